#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "calibration/history.h"
#include "calibration/unknowns.h"
#include "sim/scenario/scenario.h"

namespace ccsim {

/// A published figure beside what the priors let the model say.
struct PredictedFigure {
    const Measure* measure = nullptr;
    Quarter quarter;
    PublishedFigure published;
    double low = 0, median = 0, high = 0;  ///< 99% of the points are between low and high

    /// True when some value that the figure may have been printed from is within the 99%.
    bool is_inside() const {
        return published.value + published.step / 2 >= low && published.value - published.step / 2 <= high;
    }
};

struct PriorPredictive {
    std::vector<PredictedFigure> figures;  ///< by measure, then quarter

    /// Of the figures, 0 to 1. 0 when there are none.
    double share_outside() const;
};

/// How many points of the priors are looked at, and which.
struct PriorPredictivePlan {
    std::size_t points = 1000;
    std::uint64_t seed = 2012;
    int threads = 0;  ///< 0: one per core; touches no result
};

/// Evaluates the expected engine at points of the priors, from the scenario's start to its last outturn quarter, and
/// compares every published figure that stands beside one of its measures. A figure outside says that the model, the
/// prior or the reading of the figure is wrong; one inside does not say that they are right.
PriorPredictive prior_predictive(const Scenario& base, std::span<const Unknown> unknowns, const History& history,
                                 const PriorPredictivePlan& plan = {});

/// A row a figure: measure, breakdown, quarter, published, low, median, high, inside; in the unit of the measure.
std::string csv_of(const PriorPredictive& check);

}  // namespace ccsim
