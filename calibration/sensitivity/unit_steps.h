#pragma once

#include <span>
#include <string>

#include "calibration/unknowns.h"

namespace ccsim::sensitivity {

/// A step of the first number of an unknown that can be said in plain words: "one more percentage point of ...".
struct UnitStep {
    double size = 0;     ///< added to the number; of a multiplier, the factor less 1
    bool times = false;  ///< the number is multiplied by 1 + size instead
    std::string words;   ///< "one more percentage point", "10,000 more", "1,000 more a quarter", "10% more"

    /// The value half a step above (+0.5) or below (-0.5).
    double from(double value, double share) const { return times ? value * (1 + share * size) : value + share * size; }
};

/// The step of an unknown whose first number has these values, of which there is at least one: a percentage point of a
/// chance or share, or a tenth, hundredth or thousandth of one where the least value is too near to a bound for half of
/// it; a round number of cases or pounds; a tenth of a multiplier.
UnitStep unit_step(const Unknown& unknown, std::span<const double> values);

/// The description of the number in the parameter table, or of the key of a list: "Cases selected for closure in a
/// week".
std::string description_of(const std::string& path);

}  // namespace ccsim::sensitivity
