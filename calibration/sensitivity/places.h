#pragma once

#include <optional>
#include <span>
#include <vector>

#include "calibration/unknowns.h"

namespace ccsim::sensitivity {

/// Where the numbers of a set of parameters lie on the priors of the unknowns, so that one unknown can be moved and all
/// others stay: those that are a share of what the moved ones leave keep their share.
class Places {
public:
    /// Of unknowns all of whose numbers the parameters have; Fault when they lack one.
    Places(const Parameters& base, std::span<const Unknown> unknowns);

    /// The value of an unknown: of its first number, as a share of the rest where it is one.
    double value(std::size_t unknown) const { return numbers_.at(unknown).front().share; }
    /// Its standard normal number; empty where the prior does not reach the value.
    std::optional<double> z(std::size_t unknown) const { return numbers_.at(unknown).front().z; }

    /// The parameters with an unknown this much further up its prior: each of its numbers that its prior reaches, from
    /// where it is. With 0 they are the base, but for rounding in the last digit.
    Parameters moved(std::size_t unknown, double by) const;

private:
    struct Number {
        double share = 0;         ///< of what `rest_of` leaves; else the number itself
        std::optional<double> z;  ///< on the prior of its own
    };
    Parameters base_;
    std::span<const Unknown> unknowns_;
    std::vector<std::vector<Number>> numbers_;  ///< by unknown, then in its order
};

/// Whether the parameters have every number that the unknown moves.
bool has_numbers_of(const Parameters& parameters, const Unknown& unknown);

}  // namespace ccsim::sensitivity
