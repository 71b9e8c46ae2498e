#include "calibration/sensitivity/programme_steps.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "sim/core/money.h"

namespace ccsim::sensitivity {
namespace {

constexpr double cases_a_week = 1'000.0 / weeks_per_quarter;
constexpr double segment_of_paying_directly = 5;

/// The phase in force in a quarter; the end when there is none.
auto in_force(std::vector<ClosurePhase>& phases, Quarter quarter) {
    const auto after = std::ranges::find_if(phases, [quarter](const ClosurePhase& p) { return p.from > quarter; });
    return after == phases.begin() ? phases.end() : after - 1;
}

/// Lets a phase begin in the quarter, like the one in force in it, unless one does. Nothing else changes.
void begin_phase(std::vector<ClosurePhase>& phases, Quarter quarter) {
    const auto phase = in_force(phases, quarter);
    if (phase == phases.end() || phase->from == quarter) return;
    ClosurePhase like = *phase;
    like.from = quarter;
    phases.insert(phase + 1, like);
}

std::optional<Parameters> with_more_capacity(Parameters p, Quarter from, double more) {
    begin_phase(p.closure.phases, from);
    for (ClosurePhase& phase : p.closure.phases) {
        if (phase.from < from || phase.capacity_cases_a_week == 0) continue;
        phase.capacity_cases_a_week += more;
        if (phase.capacity_cases_a_week < 0) return {};
    }
    return p;
}

/// With so many weeks more from notice to the end of the liability, on average, of those that do not drop out: a
/// quarter and then (1 - first) / later quarters.
std::optional<Parameters> with_longer_notice(Parameters p, double weeks) {
    double& later = p.closure.chance_ends_later_quarter;
    const double waiting = 1 - p.closure.chance_ends_first_quarter_after_notice;
    if (!(later > 0) || !(waiting > 0)) return {};
    const double quarters = waiting / later + weeks / weeks_per_quarter;
    if (quarters < waiting) return {};
    later = waiting / quarters;
    return p;
}

Parameters with_pause(Parameters p, Quarter quarter) {
    begin_phase(p.closure.phases, quarter);
    begin_phase(p.closure.phases, quarter + 1);
    in_force(p.closure.phases, quarter)->capacity_cases_a_week = 0;
    return p;
}

Parameters with_order(Parameters p, Quarter from, const std::function<void(ClosurePhase&)>& reorder) {
    begin_phase(p.closure.phases, from);
    for (ClosurePhase& phase : p.closure.phases)
        if (phase.from >= from) reorder(phase);
    return p;
}

/// The first of the quarter's months, such as "October 2016".
std::string begins(Quarter quarter) {
    constexpr std::array<std::string_view, 4> months{"January", "April", "July", "October"};
    return fmt::format("{} {}", months[static_cast<std::size_t>(quarter.of_year() - 1)], quarter.year());
}

ProgrammeStep capacity_step(std::string name, std::string when, Quarter from) {
    return {
        std::move(name), "1,000 more cases selected in each quarter " + std::move(when),
        [from](Parameters p, double share) { return with_more_capacity(std::move(p), from, share * cases_a_week); }};
}

/// A switch that does this to the parameters.
ProgrammeStep switched(std::string name, std::string words, std::function<Parameters(Parameters)> on) {
    return {std::move(name), std::move(words),
            [on = std::move(on)](Parameters p, double share) {
                return std::optional(share == 0 ? std::move(p) : on(std::move(p)));
            },
            true};
}

void add_what_is_ahead(const Scenario& scenario, std::vector<ProgrammeStep>& out) {
    const Quarter next = scenario.last_outturn + 1;
    std::vector<ClosurePhase> phases = scenario.parameters.closure.phases;
    if (next > scenario.last_quarter || in_force(phases, next) == phases.end()) return;
    const std::string from = "from " + begins(next);
    out.push_back(capacity_step("capacity_ahead", from + " on", next));
    out.push_back(switched("pause_ahead", "nobody selected for a quarter, " + from,
                           [next](Parameters p) { return with_pause(std::move(p), next); }));
    out.push_back(switched("random_order_ahead", "cases selected at random from the listed segments " + from + " on",
                           [next](Parameters p) {
                               return with_order(std::move(p), next,
                                                 [](ClosurePhase& f) { f.order = SelectionOrder::random; });
                           }));
    out.push_back(switched(
        "reverse_order_ahead", "the listed segments selected in reverse order " + from + " on", [next](Parameters p) {
            return with_order(std::move(p), next, [](ClosurePhase& f) { std::ranges::reverse(f.segments); });
        }));
}

}  // namespace

std::vector<ProgrammeStep> programme_steps(const Scenario& scenario) {
    const Closure& closure = scenario.parameters.closure;
    std::vector<ProgrammeStep> out;
    if (closure.phases.empty()) return out;
    add_what_is_ahead(scenario, out);
    const Quarter first = closure.phases.front().from;
    out.push_back(capacity_step("capacity", fmt::format("of the whole programme, from {} on", begins(first)), first));
    out.push_back({"notice",
                   "a week longer from notice to the end of the liability, on average, in the whole programme",
                   [](Parameters p, double share) { return with_longer_notice(std::move(p), share); }});
    out.push_back(switched("random_order", "cases selected at random from the listed segments in the whole programme",
                           [first](Parameters p) {
                               return with_order(std::move(p), first,
                                                 [](ClosurePhase& f) { f.order = SelectionOrder::random; });
                           }));
    if (closure.maintenance_direct_segment != segment_of_paying_directly)
        out.push_back(switched("direct_in_segment_5",
                               "Maintenance Direct cases selected with segment 5 in the whole programme",
                               [](Parameters p) {
                                   p.closure.maintenance_direct_segment = segment_of_paying_directly;
                                   return p;
                               }));
    return out;
}

}  // namespace ccsim::sensitivity
