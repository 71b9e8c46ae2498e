#include "sim/report/lint_text.h"

#include <fmt/format.h>

#include <array>
#include <nlohmann/json.hpp>
#include <string_view>
#include <utility>

namespace ccsim {
namespace {

using Json = nlohmann::ordered_json;

std::string_view word_of(Verdict verdict) {
    static constexpr std::array<std::string_view, 4> words{"as printed", "within rounding", "contradicts itself",
                                                           "contradicts itself, as is known"};
    return words[static_cast<std::size_t>(verdict)];
}

/// Few enough digits to read, enough to see what rounding did.
std::string digits(double value) { return fmt::format("{:.6g}", value); }

std::string line_of(const LintCheck& c) {
    std::string out = fmt::format("  {} {} ({}): {} {}; {} gives {} ({} to {}): {}", c.period_end, c.measure,
                                  c.breakdown, c.printed, c.unit, c.formula, digits(c.computed.printed),
                                  digits(c.computed.low), digits(c.computed.high), word_of(c.verdict));
    if (!c.reason.empty()) out += ". " + c.reason;
    return out + '\n';
}

/// What a check or a remark says is printed, and where.
Json printed_json(const auto& of) {
    return {{"period_end", of.period_end},
            {"measure", of.measure},
            {"breakdown", of.breakdown},
            {"unit", of.unit},
            {"line", of.line},
            {"printed", of.printed}};
}

std::string section(std::string_view title, const HistoryLint& lint, std::initializer_list<Verdict> of) {
    std::string out;
    for (const Verdict verdict : of)
        for (const LintCheck& c : lint.checks)
            if (c.verdict == verdict) out += line_of(c);
    return out.empty() ? out : fmt::format("{}\n{}\n", title, out);
}

}  // namespace

std::string lint_text(const History& history, const HistoryLint& lint) {
    using enum Verdict;
    std::string out = section("Statements that contradict others", lint, {contradicts, known_contradiction});
    out += section("Statements that follow from other printed figures", lint, {as_printed, within_rounding});
    if (!lint.does_not_follow.empty()) out += "Statements that do not follow from other printed figures\n";
    for (const LintRemark& remark : lint.does_not_follow)
        out += fmt::format("  {} {} ({}): {} {}: {}\n", remark.period_end, remark.measure, remark.breakdown,
                           remark.printed, remark.unit, remark.reason);
    return out +
           fmt::format(
               "\n{}: {} figures; {} checks: {} as printed, {} within rounding, {} contradictions that are known, "
               "{} that are not; {} figures do not follow from others, {} have no relation to others\n",
               history.file(), history.rows().size(), lint.checks.size(), lint.count(as_printed),
               lint.count(within_rounding), lint.count(known_contradiction), lint.count(contradicts),
               lint.does_not_follow.size(), lint.without_relation);
}

std::string lint_json(const History& history, const HistoryLint& lint) {
    Json checks = Json::array(), remarks = Json::array();
    for (const LintCheck& c : lint.checks) {
        Json check = printed_json(c);
        check.update({{"formula", c.formula},
                      {"computed", c.computed.printed},
                      {"low", c.computed.low},
                      {"high", c.computed.high},
                      {"verdict", word_of(c.verdict)},
                      {"reason", c.reason}});
        checks.push_back(std::move(check));
    }
    for (const LintRemark& remark : lint.does_not_follow) {
        Json printed = printed_json(remark);
        printed["reason"] = remark.reason;
        remarks.push_back(std::move(printed));
    }
    const Json out{{"history", history.file()},
                   {"figures", history.rows().size()},
                   {"contradictions", lint.count(Verdict::contradicts)},
                   {"known_contradictions", lint.count(Verdict::known_contradiction)},
                   {"checks", checks},
                   {"do_not_follow", remarks},
                   {"without_relation", lint.without_relation}};
    return out.dump(2) + '\n';
}

}  // namespace ccsim
