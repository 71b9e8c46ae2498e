#include "sim/engine/trace.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "sim/core/problems.h"
#include "sim/engine/expected.h"
#include "sim/engine/sampled.h"

namespace ccsim {
namespace {

/// Writes down what a case decides.
struct QuarterRecorder {
    TracedQuarter& quarter;

    void drew(Decision decision, std::uint32_t word, std::span<const std::uint32_t> thresholds, int outcome) {
        quarter.events.emplace_back(TracedDraw{decision, word, {thresholds.begin(), thresholds.end()}, outcome});
    }
    void changed(std::string_view why, const Newcomer& c) {
        quarter.events.emplace_back(TracedChange{std::string(why), c});
    }
};

[[noreturn]] void refuse(const Scenario& scenario, CaseId id, const std::string& why) {
    throw InputError({{.file = "--case",
                       .what = fmt::format("there is no case {} of {} in {} ({})", id.place,
                                           (scenario.start + id.arrived).last_day(), scenario.name, why),
                       .hint = "a case is named by the quarter it arrived and its place in that quarter's queue, "
                               "counting from 0, such as 2012-03-31/118"}});
}

const Cohort& cohort_of(const Scenario& scenario, const SampledRun& run, CaseId id) {
    const auto found = std::find_if(run.cohorts.begin(), run.cohorts.end(),
                                    [&](const Cohort& c) { return c.arrived() == static_cast<int>(id.arrived); });
    if (found == run.cohorts.end()) refuse(scenario, id, "no case arrives in that quarter");
    if (id.place >= found->size())
        refuse(scenario, id, fmt::format("{} cases arrive in that quarter at this scale", found->size()));
    return *found;
}

void take_flows(const SampledTally& tally, TracedQuarter& quarter) {
    quarter.due = tally[tally::due_pence(0)] + tally[tally::due_pence(1)];
    quarter.paid = tally.total(tally::paid_pence);
    quarter.repaid = tally.total(tally::repaid_pence);
    quarter.adjusted = tally.total(tally::adjusted_pence);
    quarter.moved = tally.total(tally::moved_pence);
    quarter.written_off = tally.total(tally::written_off_pence);
    quarter.credit = tally.total(tally::credit_pence);
    quarter.weekly_liability_pence = static_cast<std::int32_t>(tally.total(tally::weekly_liability_pence));
}

}  // namespace

Trace trace_case(const Scenario& scenario, const World& world, CaseId id, int scale) {
    const SampledRun run = prepare_sampled(scenario, expect(scenario, scale).path, scale);
    Trace trace{
        .id = id, .world = world, .arrival = cohort_of(scenario, run, id).draw(world, id.place), .quarters = {}};
    Newcomer c = trace.arrival;
    for (std::size_t index = std::max<std::size_t>(id.arrived, 1); index < run.quarters.size() && !is_gone(c.state);
         ++index) {
        TracedQuarter& quarter = trace.quarters.emplace_back();
        quarter.index = static_cast<int>(index);
        quarter.before = c;
        QuarterRecorder recorder{quarter};
        SampledTally tally;
        CaseStep(c, world, id, run.quarters[index], tally, recorder).run();
        quarter.after = c;
        take_flows(tally, quarter);
    }
    return trace;
}

}  // namespace ccsim
