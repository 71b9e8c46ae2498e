#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "calibration/calibrate.h"
#include "calibration/confirmation.h"
#include "calibration/key_figures.h"
#include "calibration/posterior_predictive.h"

namespace ccsim {

/// A condition that a calibration should meet, and whether it does.
struct Gate {
    std::string name;    ///< in plain words
    double value = 0;    ///< that it has
    std::string wanted;  ///< in plain words: "below 0.1"
    bool passed = false;
};

/// Every gate of a calibration, the most important first. A gate about key dates is left out when the history has no
/// figure for it.
std::vector<Gate> gates_of(const Calibration& calibration, const PosteriorPredictive& fit,
                           const std::vector<KeyFigure>& key_figures);

/// That the engine which is run says what the engine says which was fitted.
Gate gate_of(const Confirmation& confirmation);

/// A verdict that begins with these words goes on with the gates that were not passed.
inline constexpr std::string_view not_passed_words = "not passed: ";

/// "all 14 gates passed", or which did not and what they have.
std::string verdict(const std::vector<Gate>& gates);

}  // namespace ccsim
