#include "sim/report/trace_text.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "sim/model/decision_table.h"
#include "sim/report/case_words.h"

namespace ccsim {
namespace {

constexpr double words = 4294967296.0;

std::string id_text(const Scenario& scenario, CaseId id) {
    return fmt::format("{}/{}", (scenario.start + id.arrived).last_day(), id.place);
}

std::string draw_line(const TracedDraw& draw) {
    std::string chances;
    for (std::size_t i = 0; i < draw.thresholds.size(); ++i) {
        const double chance = chance_of(draw, i);
        if (chance > 0)
            chances += fmt::format("{}{} {:.2f}%", chances.empty() ? "" : ", ", outcome_name(draw, static_cast<int>(i)),
                                   100 * chance);
    }
    if (chances.empty()) chances = "no chance of anything";
    return fmt::format("  {:<18} drew {:.6f} of: {} -> {}\n", row_of(draw.decision).name, draw.word / words, chances,
                       outcome_name(draw, draw.outcome));
}

std::string change_line(const TracedChange& change) {
    const Newcomer& c = change.after;
    const std::string closure = closure_words(c.state);
    return fmt::format("  {:<18} {}: now {}{}{}, owes {}\n", "", change.why, words_of(c.state),
                       closure.empty() ? "" : ", ", closure, pounds(c.arrears_pence));
}

std::string money_line(const TracedQuarter& q) {
    std::string out = fmt::format("  {:<18} owed {}", "money", pounds(q.before.arrears_pence));
    const auto add = [&out](std::string_view sign, std::string_view what, std::int64_t pence) {
        if (pence != 0) out += fmt::format(" {} {} {}", sign, what, pounds(pence));
    };
    add("+", "due", q.due);
    add("-", "paid", q.paid);
    add("-", "paid towards arrears", q.repaid);
    add("-", "adjusted", q.adjusted);
    add("-", "moved", q.moved);
    add("-", "written off", q.written_off);
    out += fmt::format(" = {}", pounds(q.after.arrears_pence));
    if (q.credit != 0) out += fmt::format("; paid {} more than was due", pounds(q.credit));
    return out + '\n';
}

std::string arrival_text(const Scenario& scenario, const Trace& trace) {
    const Newcomer& c = trace.arrival;
    std::string out = fmt::format("Case {} of {}: seed {}, draw {}, replicate {}\n\n", id_text(scenario, trace.id),
                                  scenario.name, trace.world.seed, trace.world.draw, trace.world.replicate);
    out += fmt::format("{} {}: {} scheme, {}; payer {}; liability class {}, rank {} of 256\n",
                       trace.id.arrived == 0 ? "In the caseload at" : "Arrives in the quarter to",
                       (scenario.start + trace.id.arrived).last_day(), c.scheme == Scheme::of_1993 ? "1993" : "2003",
                       c.clerical ? "managed off system" : "on the computer system",
                       word_of(type_of_profile(c.profile)), word_of(class_of_profile(c.profile)), c.rank + 1);
    out += fmt::format("  {}; owes {}, of it {} to the Secretary of State\n", words_of(c.state),
                       pounds(c.arrears_pence), pounds(c.secretary_of_state_pence));
    if (has_qualifying_child(c.state.situation))
        out += fmt::format("  {} qualifying {}; the youngest stops qualifying in quarter {} from now\n", c.children,
                           c.children == 1 ? "child" : "children", c.quarters_to_go + 1);
    return out;
}

nlohmann::json case_json(const Newcomer& c) {
    return {{"state", words_of(c.state)},
            {"closure", closure_words(c.state)},
            {"qualifying_children", c.children},
            {"arrears_pounds", static_cast<double>(c.arrears_pence) / 100},
            {"owed_to_secretary_of_state_pounds", static_cast<double>(c.secretary_of_state_pence) / 100}};
}

nlohmann::json event_json(const TracedDraw& draw) {
    nlohmann::json chances = nlohmann::json::object();
    for (std::size_t i = 0; i < draw.thresholds.size(); ++i)
        chances[std::string(outcome_name(draw, static_cast<int>(i)))] = chance_of(draw, i);
    return {{"decision", row_of(draw.decision).name},
            {"drew", draw.word / words},
            {"chances", chances},
            {"outcome", outcome_name(draw, draw.outcome)}};
}

nlohmann::json event_json(const TracedChange& change) {
    return {{"change", change.why}, {"case", case_json(change.after)}};
}

}  // namespace

std::string trace_text(const Scenario& scenario, const Trace& trace) {
    std::string out = arrival_text(scenario, trace);
    for (const TracedQuarter& q : trace.quarters) {
        out += fmt::format("\nQuarter to {}\n", (scenario.start + q.index).last_day());
        for (const auto& event : q.events)
            out += std::holds_alternative<TracedDraw>(event) ? draw_line(std::get<TracedDraw>(event))
                                                             : change_line(std::get<TracedChange>(event));
        out += money_line(q);
        if (q.weekly_liability_pence > 0)
            out += fmt::format("  {:<18} {} a week\n", "liability", pounds(q.weekly_liability_pence));
    }
    const bool is_gone_now = trace.quarters.empty() || is_gone(trace.quarters.back().after.state);
    out += is_gone_now ? "\nThe case is gone.\n" : "\nThe scenario ends here.\n";
    return out;
}

nlohmann::json trace_json(const Scenario& scenario, const Trace& trace) {
    nlohmann::json quarters = nlohmann::json::array();
    for (const TracedQuarter& q : trace.quarters) {
        nlohmann::json events = nlohmann::json::array();
        for (const auto& event : q.events)
            events.push_back(std::visit([](const auto& e) { return event_json(e); }, event));
        quarters.push_back({{"period_end", (scenario.start + q.index).last_day()},
                            {"events", events},
                            {"due_pounds", static_cast<double>(q.due) / 100},
                            {"paid_pounds", static_cast<double>(q.paid) / 100},
                            {"paid_towards_arrears_pounds", static_cast<double>(q.repaid) / 100},
                            {"adjusted_pounds", static_cast<double>(q.adjusted) / 100},
                            {"moved_pounds", static_cast<double>(q.moved) / 100},
                            {"written_off_pounds", static_cast<double>(q.written_off) / 100},
                            {"after", case_json(q.after)}});
    }
    return {{"case", id_text(scenario, trace.id)},
            {"scenario", scenario.name},
            {"seed", trace.world.seed},
            {"draw", trace.world.draw},
            {"replicate", trace.world.replicate},
            {"arrival", case_json(trace.arrival)},
            {"quarters", quarters}};
}

}  // namespace ccsim
