#include "sim/explain/rivals.h"

#include <algorithm>
#include <utility>

namespace ccsim {
namespace {

constexpr std::array<std::string_view, 3> behaviour_paths{
    "payment.odds_pays_trend_percent_a_year", "payment.odds_full_trend_percent_a_year", "payment.odds_pays_in_notice"};

constexpr Switches bit(Mechanism m) { return 1U << static_cast<unsigned>(m); }

}  // namespace

Switches switches_of(Rival rival) {
    Switches on = all_on;
    if (rival == Rival::no_selection_effect || rival == Rival::neither) on &= ~bit(Mechanism::published_order);
    if (!behaviour_may_change(rival)) on &= ~bit(Mechanism::behaviour);
    return on;
}

Parameters as_rival(Parameters parameters, Rival rival, const Scenario& scenario) {
    return in_world(std::move(parameters), switches_of(rival), scenario, scenario.start);
}

ParameterChange change_of(Rival rival, const Scenario& scenario) {
    if (rival == Rival::both) return {};
    return [rival, &scenario](Parameters p) { return as_rival(std::move(p), rival, scenario); };
}

std::vector<Eigen::Index> behaviour_unknowns(std::span<const Unknown> unknowns) {
    std::vector<Eigen::Index> out;
    for (std::size_t k = 0; k < unknowns.size(); ++k)
        if (std::ranges::all_of(unknowns[k].moved, [](const MovedParameter& moved) {
                return std::ranges::find(behaviour_paths, moved.path) != behaviour_paths.end();
            }))
            out.push_back(static_cast<Eigen::Index>(k));
    return out;
}

}  // namespace ccsim
