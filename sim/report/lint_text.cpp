#include "sim/report/lint_text.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <string_view>

namespace ccsim {
namespace {

constexpr std::string_view word_of(Verdict verdict) {
    switch (verdict) {
        case Verdict::as_printed:
            return "as printed";
        case Verdict::within_rounding:
            return "within rounding";
        case Verdict::contradicts:
            return "contradicts itself";
        case Verdict::known_contradiction:
            break;
    }
    return "contradicts itself, as is known";
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
    nlohmann::ordered_json checks = nlohmann::json::array(), remarks = nlohmann::json::array();
    for (const LintCheck& c : lint.checks)
        checks.push_back({{"period_end", c.period_end},
                          {"measure", c.measure},
                          {"breakdown", c.breakdown},
                          {"unit", c.unit},
                          {"line", c.line},
                          {"printed", c.printed},
                          {"formula", c.formula},
                          {"computed", c.computed.printed},
                          {"low", c.computed.low},
                          {"high", c.computed.high},
                          {"verdict", word_of(c.verdict)},
                          {"reason", c.reason}});
    for (const LintRemark& remark : lint.does_not_follow)
        remarks.push_back({{"period_end", remark.period_end},
                           {"measure", remark.measure},
                           {"breakdown", remark.breakdown},
                           {"unit", remark.unit},
                           {"line", remark.line},
                           {"printed", remark.printed},
                           {"reason", remark.reason}});
    const nlohmann::ordered_json out{{"history", history.file()},
                                     {"figures", history.rows().size()},
                                     {"contradictions", lint.count(Verdict::contradicts)},
                                     {"known_contradictions", lint.count(Verdict::known_contradiction)},
                                     {"checks", checks},
                                     {"do_not_follow", remarks},
                                     {"without_relation", lint.without_relation}};
    return out.dump(2) + '\n';
}

}  // namespace ccsim
