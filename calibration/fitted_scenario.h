#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "sim/scenario/parameter_values.h"

// Whether a scenario is the one that a posterior was fitted to.
namespace ccsim {

/// The values that a fit knew, each as text_of() has it, by path: past_values() of the scenario.
using FittedValues = std::map<std::string, std::string>;

/// A value that is not as it was in the fit.
struct ValueMismatch {
    std::string path;
    std::optional<std::string> fitted, here;  ///< nothing: it is not there
    std::optional<std::string> neutral = {};  ///< of one that the fit did not know: where it would change nothing
};

/// What a scenario has in other ways than the one of a fit.
struct FitComparison {
    std::vector<ValueMismatch> mismatches;        ///< none: it is the scenario of the fit
    std::vector<ParameterValue> not_in_fit = {};  ///< values that the fit did not know and that change nothing

    bool is_same() const { return mismatches.empty(); }
};

/// Compares path by path. A value that the fit did not know is as it was where it changes nothing.
FitComparison compared_with_fit(const FittedValues& fitted, std::span<const ParameterValue> here);

/// "closure.chance_finalised is 0.3 and was 0.2 in the fit", with each value that there is; of many, the first and how
/// many more there are. Empty when there are none.
std::string words_of(std::span<const ValueMismatch> mismatches);

}  // namespace ccsim
