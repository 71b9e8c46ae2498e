#pragma once

#include <functional>
#include <span>
#include <vector>

// Classical ways of taking the difference of two rates apart.
namespace ccsim {

/// A rate as a function of its factors.
using RateOfFactors = std::function<double(std::span<const double>)>;

/// What each factor adds to the difference of two rates that are the same function of their factors: the mean over all
/// ways of holding the others at the one's or the other's value (Das Gupta 1993, Standardization and decomposition of
/// rates: a user's manual, chapter 2). His weights for two, three, four, ... factors are those of the Shapley value, so
/// the effects add up to the difference exactly.
std::vector<double> factor_effects(std::span<const double> before, std::span<const double> after,
                                   const RateOfFactors& rate);

/// One group of a population: its share of it, and its rate.
struct RateGroup {
    double share = 0, rate = 0;
};

/// What a group adds to the difference of two populations' rates: by the change of its share, and of its rate.
struct GroupEffect {
    double composition = 0, rate = 0;
};

/// Kitagawa (1955): each change is taken at the mean of the other's two values, so nothing is left over. As many groups
/// before as after.
std::vector<GroupEffect> kitagawa_effects(std::span<const RateGroup> before, std::span<const RateGroup> after);

}  // namespace ccsim
