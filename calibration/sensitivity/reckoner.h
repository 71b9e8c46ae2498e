#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "calibration/sensitivity/answers.h"
#include "calibration/sensitivity/programme_steps.h"
#include "calibration/sensitivity/unit_steps.h"

namespace ccsim::sensitivity {

/// What one step of something does to a question's answer.
struct StepEffect {
    double mean = 0;
    std::optional<double> p5 = {}, p95 = {};  ///< over draws; empty when there is one only
    std::size_t draws = 0;                    ///< that the mean is of
    std::size_t dropped = 0;                  ///< in which the step cannot be taken or a figure is lacking
};

/// One step of an unknown or of the programme.
struct ReckonedStep {
    enum class Kind { unknown, programme } kind = Kind::unknown;
    std::string name;
    std::string path;   ///< of the number that an unknown is told by; empty of the programme
    std::string words;  ///< of a step of an unknown its size; of the programme what is done
    std::vector<std::optional<StepEffect>> effects;  ///< by question; empty when no draw has a figure
};

/// One step of every unknown of the subject and of every setting of the programme, by central differences: half a step
/// up less half a step down; where one of them cannot be taken a whole step on the other side. About each of the first
/// `draws` draws, in which all other numbers stay. A step of the programme is taken on top of all that the scenario
/// says.
std::vector<ReckonedStep> ready_reckoner(const Subject& subject, std::size_t draws, Answers& answers);

}  // namespace ccsim::sensitivity
