#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "calibration/evaluations.h"
#include "calibration/likelihood.h"
#include "calibration/methods/space.h"
#include "calibration/unknowns.h"

namespace ccsim {

/// The scenario up to the last quarter that is fitted, so that no evaluation goes on for nothing.
Scenario fitted_past(const Scenario& scenario, std::span<const Observation> observations);

/// What is done to the parameters of a point before the model is asked, such as to switch a mechanism off. Empty:
/// nothing.
using ParameterChange = std::function<Parameters(Parameters)>;

/// What a fit asks of the model: what the expected engine says about each observation, and how likely the observations
/// are, at points in whose space every unknown is standard normal. Evaluations are shared over threads and ranks, and
/// do not depend on how. For one caller at a time.
class FitProblem {
public:
    /// The loadings of the discrepancy are those at the prior's medians. The scenario, of the past only, must outlive
    /// it. Throws as Likelihood does.
    FitProblem(const Scenario& past, std::vector<Unknown> unknowns, std::vector<Observation> observations,
               const DiscrepancyScales& scales, int threads);

    std::span<const Unknown> unknowns() const { return unknowns_; }
    const Likelihood& likelihood() const { return *likelihood_; }
    const Scenario& past() const { return evaluations_.scenario(); }
    std::int64_t evaluations() const { return done_; }
    int threads() const { return evaluations_.threads(); }

    /// The scenario's parameters with the unknowns of a point.
    Parameters parameters_at(const Eigen::VectorXd& point) const;

    /// Takes the loadings of the discrepancy from the model at another point.
    void refer_to(const Eigen::VectorXd& point);

    /// On the scales of the observations: one row an observation, one column a point. Not a number where the model has
    /// no figure. With a change the unknowns are as they were and the model is another, held to the same likelihood.
    Eigen::MatrixXd predicted(const methods::Points& points, const ParameterChange& change = {});

    /// What the model says at some points about any figures, in the units of their measures: one row a figure, one
    /// column a point. Not a number where it has none.
    Eigen::MatrixXd figures(const methods::Points& points, std::span<const Observation> wanted);

    /// One element a point; minus infinity where the model has no figure.
    Eigen::VectorXd log_likelihood(const methods::Points& points, const ParameterChange& change = {});

    /// By observation and unknown, how predictions move, by central differences of 0.1 prior standard deviations.
    Eigen::MatrixXd sensitivities(const Eigen::VectorXd& point);

private:
    std::vector<Unknown> unknowns_;
    std::vector<Observation> observations_;
    DiscrepancyScales scales_;
    Evaluations evaluations_;
    std::optional<Likelihood> likelihood_;
    std::int64_t done_ = 0;
};

}  // namespace ccsim
