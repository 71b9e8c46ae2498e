#pragma once

#include <Eigen/Core>
#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "calibration/observation.h"

namespace ccsim {

/// What the two engines say about some figures at draws of the unknowns, in the units of their measures: one row a
/// figure, one column a draw. Not a number where an engine has no figure.
struct BothEngines {
    Eigen::MatrixXd expected, sampled;
};

/// Runs both engines at each draw of the parameters, the sampled one once, whatever replicates the plan has. Draws have
/// random numbers of their own, so the differences of a figure over draws are independent. Throws Interrupted.
BothEngines both_engines(const Scenario& past, std::span<const Observation> figures, std::span<const Parameters> draws,
                         RunPlan plan, const RunContext& context = {});

/// A fitted figure by both engines, in the unit of its measure. Differences are sampled less expected. All of it is not
/// a number where one of the engines has no figure at some draw.
struct ConfirmedFigure {
    Observation observation;
    double expected = 0, sampled = 0;  ///< means over the draws
    double difference = 0;             ///< its mean over the draws
    double standard_error = 0;         ///< of that mean: the spread of the differences over the root of their number
    double z = 0;                      ///< of the two; 0 or infinite where the differences have no spread
    double of_sd = 0;  ///< the difference on the scale of the observation, to first order, over its standard deviation
};

/// The figures of a series together: for each draw the mean of their differences, each over the standard deviation of
/// its observation; of these the mean over the draws.
struct ConfirmedSeries {
    std::string series;
    std::size_t figures = 0;     ///< that were compared
    double z = 0;                ///< that mean over its standard error
    double of_sd = 0;            ///< that mean
    double largest_of_sd = 0;    ///< of the figures, by size
    double seen_from_of_sd = 0;  ///< a difference of a figure above it would have been beyond the limit, in all of them
};

/// Whether the expected engine, which is fitted, says the same as the sampled one, which is run.
struct Confirmation {
    std::size_t draws = 0;
    double limit = 0;  ///< see chance_of_false_alarm
    std::vector<ConfirmedFigure> figures;
    std::vector<ConfirmedSeries> series;  ///< by name

    /// The largest |z| of all figures and series; 0 when there are none.
    double largest_z() const;
    std::size_t not_compared() const;
};

/// Of any |z|, of all figures and series, beyond the limit when the engines agree: Student's t, shared out evenly.
inline constexpr double chance_of_false_alarm = 0.001;

/// Compares the engines at two or more draws. `sds` are the standard deviations of the observations on their scales, as
/// the likelihood has them: misfit, rounding and own error.
Confirmation confirmation_of(std::span<const Observation> figures, const Eigen::VectorXd& sds, const BothEngines& both);

/// One line about a series, and one about all.
std::string words_of(const ConfirmedSeries& series);
std::string words_of(const Confirmation& confirmation);

}  // namespace ccsim
