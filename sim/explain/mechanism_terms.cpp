#include "sim/explain/mechanism_terms.h"

#include "sim/explain/shapley.h"

namespace ccsim {

MechanismTerms mechanism_terms(const DrawWorlds& worlds, Rate rate, std::size_t later) {
    constexpr std::size_t coalitions = std::size_t{1} << mechanism_count;
    std::array<std::array<double, coalitions>, channel_count> worth{};
    for (std::size_t on = 0; on < coalitions; ++on) {
        const auto& counts = worlds.by_switches[on].of(rate);
        const ByChannel change = change_by_channel(counts.front(), counts.at(later));
        for (std::size_t channel = 0; channel < channel_count; ++channel) worth[channel][on] = change[channel];
    }
    const auto& actual = worlds.by_switches[all_on].of(rate);
    MechanismTerms out{
        .change = actual.at(later).percent() - actual.front().percent(), .mechanisms = {}, .everything_off = {}};
    for (std::size_t channel = 0; channel < channel_count; ++channel) {
        const auto values = shapley_values(worth[channel]);
        for (std::size_t m = 0; m < mechanism_count; ++m) out.mechanisms[m].by_channel[channel] = values[m];
        out.everything_off.by_channel[channel] = worth[channel][0];
    }
    return out;
}

}  // namespace ccsim
