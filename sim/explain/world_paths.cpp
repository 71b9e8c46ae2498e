#include "sim/explain/world_paths.h"

#include <algorithm>
#include <mutex>

#include "sim/engine/expected.h"
#include "sim/engine/parallel.h"

namespace ccsim {
namespace {

/// Few enough to share among cores, enough for an engine that keeps what it has gathered.
constexpr std::size_t draws_a_task = 4;

WorldPath path_of(const ExpectedRun& run, const Scenario& scenario, const ExplainedSpan& span) {
    WorldPath path;
    for (const Rate rate : both_rates)
        for (Quarter q = span.from; q <= span.to; q = q + 1)
            path.counts[static_cast<std::size_t>(rate)].push_back(
                service_counts(run.quarters[static_cast<std::size_t>(scenario.index_of(q))], rate));
    for (const ExpectedTally& tally : run.quarters) path.selected += tally.total(tally::selected);
    return path;
}

/// One engine for all worlds: they share the calendar and the case file.
class Traveller {
public:
    Traveller(const Scenario& scenario, const ExplainedSpan& span)
        : scenario_(scenario), span_(span), engine_(scenario, 1) {}

    DrawWorlds through(const Parameters& drawn) {
        DrawWorlds worlds;
        for (Switches on = 0; on < worlds.by_switches.size(); ++on)
            worlds.by_switches[on] = live(in_world(drawn, on, scenario_, span_.from));
        for (std::size_t i = 0; i < worlds.others.size(); ++i)
            worlds.others[i] = live(in_world(drawn, static_cast<OtherWorld>(i), span_.from));
        return worlds;
    }

private:
    WorldPath live(const Parameters& parameters) { return path_of(engine_.evaluate(parameters), scenario_, span_); }

    const Scenario& scenario_;
    const ExplainedSpan& span_;
    ExpectedEngine engine_;
};

}  // namespace

std::vector<DrawWorlds> live_through_worlds(const Scenario& scenario, std::span<const Parameters> draws,
                                            const ExplainedSpan& span, const RunContext& context) {
    Scenario until_to = scenario;
    until_to.last_quarter = span.to;
    std::vector<DrawWorlds> out(draws.size());
    std::mutex telling;
    std::size_t done = 0;
    const std::size_t tasks = (draws.size() + draws_a_task - 1) / draws_a_task;
    for_each_index(tasks, context.threads, [&](std::size_t task) {
        Traveller traveller(until_to, span);
        for (std::size_t d = task * draws_a_task; d < std::min(draws.size(), (task + 1) * draws_a_task); ++d) {
            context.check_not_stopped();
            out[d] = traveller.through(draws[d]);
            const std::lock_guard lock(telling);
            context.report_progress(static_cast<double>(++done) / static_cast<double>(draws.size()));
        }
    });
    return out;
}

}  // namespace ccsim
