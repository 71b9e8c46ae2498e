#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "calibration/methods/evidence.h"
#include "sim/engine/run_context.h"
#include "sim/explain/rivals.h"

// The evidence for each rival explanation, and how it depends on what was assumed.
namespace ccsim {

struct EvidenceSettings {
    std::uint64_t seed = 2012;
    methods::EvidenceSettings fit = {};
    int replicates = 4;                           ///< of each rival's fit, as things were declared
    int grid_replicates = 2;                      ///< at the other points of the grid
    std::vector<double> prior_widths{0.5, 1, 2};  ///< of the unknowns of behaviour; 1 is as declared
    std::vector<double> discrepancy_scales{0.5, 1, 2};
    double largest_shape = methods::largest_shape;  ///< k-hat from which fits are made instead of re-weighting
};

/// What is weighed against what.
struct EvidencePlan {
    const Scenario& past;  ///< up to the last figure, as fitted_past makes it
    std::vector<Unknown> unknowns;
    std::vector<Observation> figures;
};

/// A point of the grid.
struct GridPoint {
    double prior_width = 1, discrepancy_scale = 1;
    bool operator==(const GridPoint&) const = default;
};

/// A rival at a point of the grid.
struct RivalEvidence {
    Rival rival = Rival::both;
    GridPoint at;
    methods::LogEvidence log_evidence;
    int fits = 0;                                    ///< behind it
    double memory = 0;                               ///< the largest of any stage of them
    std::optional<double> shape = {};                ///< k-hat, when the fits are of prior width 1 and were re-weighted
    std::vector<methods::SmcState> posteriors = {};  ///< the fits
    std::vector<Eigen::VectorXd> log_weights = {};   ///< of their particles; empty when all count alike
};

struct Evidence {
    Eigen::VectorXd reference;          ///< where the discrepancy's loadings are taken from, for all rivals
    std::vector<RivalEvidence> rivals;  ///< by point of the grid, as declared first, then by rival
    std::int64_t evaluations = 0;

    const RivalEvidence& of(Rival rival, GridPoint at = {}) const;
    std::vector<GridPoint> points() const;
    /// Log Bayes factor of the rival over the encompassing model.
    methods::LogEvidence log_bayes_factor(Rival rival, GridPoint at = {}) const;
    /// In the order of all_rivals, when all are equally likely beforehand.
    Eigen::VectorXd probabilities(GridPoint at = {}) const;
};

/// Fits every rival at every point of the grid. All share the figures, the priors, the seeds and the covariance of the
/// likelihood, whose loadings are the encompassing model's at the top of its posterior. Prior widths
/// other than 1 are answered by re-weighting the fits of width 1 where k-hat allows it, and by fits of their own where
/// not. The same for any number of threads. Throws MethodFailed and Interrupted.
Evidence weigh(const EvidencePlan& plan, const EvidenceSettings& settings, const RunContext& context = {});

}  // namespace ccsim
