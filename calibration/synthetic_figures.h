#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "calibration/fit_problem.h"

namespace ccsim {

/// Figures that the model made up, and the point of the unknowns that they are of.
struct SyntheticFigures {
    Eigen::VectorXd truth;                  ///< drawn from the prior
    std::vector<Observation> observations;  ///< the pattern's, with values of their own
    int redrawn = 0;                        ///< points before it that had no figure for some observation
};

/// A value as it would have been printed.
double printed(double value, double step);

/// The figures of a point drawn from the prior, with the observations of `pattern` for what is published, when, how
/// finely and with which errors: the model's, moved by a misfit of each quarter as the model's own mechanism moves
/// them, with own errors, and printed. With a change they are of the changed model. The figures of a seed and number
/// are always the same. Throws MethodFailed when no point of many has all figures.
SyntheticFigures synthetic_figures(const Scenario& past, std::span<const Unknown> unknowns,
                                   std::span<const Observation> pattern, const DiscrepancyScales& scales,
                                   std::uint64_t seed, std::uint32_t number, const ParameterChange& change = {});

}  // namespace ccsim
