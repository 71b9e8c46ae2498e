#include "sim/report/run_record.h"

#include <fmt/format.h>

#include <cmath>
#include <set>
#include <utility>

namespace ccsim {
namespace {

/// The measures in which no misfit is put, by name; with the breakdown where it is in others of the same name.
std::vector<std::string> measures_without_discrepancy(const RunRecord& record) {
    std::set<std::string_view> with;
    for (const Measure& m : measures())
        if (record.projection.has_misfit(m)) with.insert(m.id);
    std::vector<std::string> out;
    for (const Measure& m : measures()) {
        const auto figure = record.projection.of(m, record.scenario.last_outturn + 1);
        if (record.projection.has_misfit(m) || !figure || figure->mean == 0) continue;
        std::string name(m.id);
        if (with.contains(m.id)) name += fmt::format(" ({})", m.breakdown);
        if (out.empty() || out.back() != name) out.push_back(std::move(name));
    }
    return out;
}

/// Of a run over several draws.
std::string on_draws(const RunRecord& record, Intervals held) {
    std::string out = fmt::format(
        "Intervals are over {}{} draws of the unknowns: they hold what the published history leaves open about the "
        "parameters{}.",
        held.chance ? "" : "the expected values of ", record.design.draws,
        held.chance ? ", and run-to-run chance" : "; run-to-run chance is not in them");
    if (!held.discrepancy) return out + " What the model leaves out is not in them.";
    out +=
        " After the last outturn they also hold what the model itself misses (model discrepancy): it goes on from what "
        "each draw misses in the published figures, and fades within two years. Earlier quarters show the model alone.";
    if (const auto without = measures_without_discrepancy(record); !without.empty())
        out += fmt::format(" It is not in: {}.", fmt::join(without, ", "));
    return out;
}

}  // namespace

Intervals intervals_of(const RunRecord& record, Quarter quarter) {
    if (record.projection.replicates() < 2) return {};
    if (record.design.draws < 2) return {.chance = true};
    return {.unknowns = true,
            .discrepancy = record.design.discrepancy && quarter > record.scenario.last_outturn,
            .chance = record.design.engine == Engine::sampled};
}

Intervals intervals_of(const RunRecord& record) { return intervals_of(record, record.projection.last()); }

std::string words_of(Intervals intervals) {
    std::vector<std::string> held;
    if (intervals.unknowns) held.emplace_back("unknowns");
    if (intervals.discrepancy) held.emplace_back("model discrepancy");
    if (intervals.chance) held.emplace_back("run-to-run chance");
    if (held.empty()) return "none";
    if (held.size() == 1) return held.front() + " only";
    const std::string last = std::move(held.back());
    held.pop_back();
    return fmt::format("{} and {}", fmt::join(held, ", "), last);
}

std::string sentence_on_intervals(const RunRecord& record) {
    const RunDesign& design = record.design;
    const Intervals held = intervals_of(record);
    std::string out;
    if (!held.any())
        out = design.engine == Engine::expected
                  ? "Expected values of one set of parameter values; there are no intervals."
                  : "One run of one set of parameter values; there are no intervals.";
    else if (!held.unknowns)
        out = fmt::format(
            "Intervals are over {} runs of one set of parameter values: they hold run-to-run chance only. What is not "
            "known about the parameters, the programme's pace and the model itself is not in them, so the future is "
            "far less certain than they are wide.",
            record.projection.replicates());
    else out = on_draws(record, held);
    if (design.discrepancy && !held.discrepancy && record.projection.last() > record.scenario.last_outturn)
        out += " Projected figures have one course of what the model misses put in.";
    if (held.chance && design.scale > 1)
        out += fmt::format(
            " One simulated case stands for {}, so run-to-run chance is about {:.1f} times as wide as in the whole "
            "caseload.",
            design.scale, std::sqrt(design.scale));
    return out;
}

std::string_view word_of(Engine engine) { return engine == Engine::sampled ? "sampled" : "expected"; }

std::string_view status_of(const Scenario& scenario, Quarter quarter) {
    return quarter <= scenario.last_outturn ? "fitted" : "projection";
}

}  // namespace ccsim
