#include "sim/explain/standardisation.h"

#include <cstddef>

#include "sim/core/problems.h"
#include "sim/explain/shapley.h"

namespace ccsim {

std::vector<double> factor_effects(std::span<const double> before, std::span<const double> after,
                                   const RateOfFactors& rate) {
    if (before.size() != after.size()) throw Fault("rates of different factors");
    std::vector<double> worth(std::size_t{1} << before.size()), factors(before.size());
    for (std::size_t changed = 0; changed < worth.size(); ++changed) {
        for (std::size_t i = 0; i < factors.size(); ++i) factors[i] = (changed >> i & 1U) != 0 ? after[i] : before[i];
        worth[changed] = rate(factors);
    }
    return shapley_values(worth);
}

std::vector<GroupEffect> kitagawa_effects(std::span<const RateGroup> before, std::span<const RateGroup> after) {
    if (before.size() != after.size()) throw Fault("populations of different groups");
    std::vector<GroupEffect> effects;
    for (std::size_t i = 0; i < before.size(); ++i)
        effects.push_back({(after[i].share - before[i].share) * (before[i].rate + after[i].rate) / 2,
                           (after[i].rate - before[i].rate) * (before[i].share + after[i].share) / 2});
    return effects;
}

}  // namespace ccsim
