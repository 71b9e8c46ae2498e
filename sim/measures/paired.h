#pragma once

#include <optional>
#include <vector>

#include "sim/core/quarter.h"
#include "sim/measures/projection.h"

// Two scenarios run by run: the same draw, the same replicate, the same luck of every case.
namespace ccsim {

/// What a scenario comes to in each of its draws.
struct RunFigures {
    Quarter start;
    std::vector<DrawFigures> model;
    std::vector<DrawFigures> with_misfit = {};  ///< the same with what the model misses; empty when it is not known
    Quarter misfit_from{};                      ///< the first quarter that shows them so
};

Projection project(const RunFigures& figures);

/// The variant less the base in every run, in the quarters that both have. Both start in the same quarter and have the
/// same draws and replicates, with or without misfit alike. Not a number where one of them has no value.
RunFigures paired_differences(const RunFigures& base, const RunFigures& variant);

/// How many times larger the variance of the mean difference would be between independent runs, as many of each: the
/// sum of the variances of both over the variance of the paired difference. Empty when one has no spread, or the
/// difference none.
std::optional<double> variance_reduction(const std::optional<Summary>& base, const std::optional<Summary>& variant,
                                         const std::optional<Summary>& difference);

}  // namespace ccsim
