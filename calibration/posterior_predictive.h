#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "calibration/fit_problem.h"
#include "sim/measures/summaries.h"

namespace ccsim {

/// A published figure beside what the posterior says it might have been.
struct FittedFigure {
    Observation observation;
    double model = 0;  ///< the model's own figure, median over the posterior: without any misfit
    std::array<double, quantile_points.size()> predictive{};  ///< with misfit, rounding and own error drawn anew
    double score = 0;  ///< of the median prediction: observed less predicted, in standard deviations, on the scale

    bool inside_90() const { return within(1, 7); }
    bool inside_50() const { return within(3, 5); }

private:
    /// The figure as printed is between two of the quantiles, which hold rounding already.
    bool within(std::size_t low, std::size_t high) const {
        return observation.value >= predictive[low] && observation.value <= predictive[high];
    }
};

/// The published figures, each in the unit of its measure, and whether they fit all together.
struct PosteriorPredictive {
    std::vector<FittedFigure> figures;  ///< in the order of the observations
    double chi_square = 0;              ///< of observed less predicted, all together: the median over the posterior
    double chance_of_more = 0;          ///< of a larger one in figures drawn anew from the same points

    double share_inside_90() const;
    double share_inside_50() const;
};

/// Draws figures anew from points of the posterior: the model's, the misfit, rounding and own errors.
PosteriorPredictive posterior_predictive(FitProblem& problem, const methods::Points& posterior, std::uint64_t seed);

}  // namespace ccsim
