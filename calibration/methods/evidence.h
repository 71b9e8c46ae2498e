#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "calibration/methods/laplace.h"
#include "calibration/methods/tempered_smc.h"

// The evidence of rival models of the same observations, its numerical error, and what it would be under other priors.
namespace ccsim::methods {

struct EvidenceSettings {
    LaplaceSettings laplace = {};
    SmcSettings smc = {.lineages = 100, .steps = 20};
    double inflation = 1.5;  ///< of the standard deviations of the sampler's start over those of the approximation
    double freedom = 8;      ///< of the start
};

/// A model as its evidence is asked for.
struct EvidenceProblem {
    ForwardMap forward;
    Observations observations;
    Eigen::VectorXd start;  ///< a point at which the model does not fail
    int threads = 1;        ///< for the methods' own work; 0: one a core
};

/// One estimate of the log evidence, with the posterior behind it: a climb from the start, and a tempered sampler from
/// the approximation at the top. Throws MethodFailed.
SmcState evidence_fit(const EvidenceProblem& problem, const EvidenceSettings& settings, std::uint64_t seed,
                      const SmcListener& listener = {});

/// The largest memory of any stage of a sampler.
double worst_memory(const SmcState& state);

/// A log evidence, or a log Bayes factor, and the standard error of the calculation.
struct LogEvidence {
    double value = 0;
    std::optional<double> error = {};  ///< empty when there is one estimate and no way to tell
};

/// Of replicated fits: the log of the mean evidence, as each estimate of it (not of its logarithm) is unbiased. The
/// error is the standard deviation of the logarithms over the root of their number. At least one.
LogEvidence combined(std::span<const double> log_evidences);

/// The first less the second.
LogEvidence difference(const LogEvidence& a, const LogEvidence& b);

/// Of models that are equally likely beforehand.
Eigen::VectorXd posterior_probabilities(const Eigen::VectorXd& log_evidences);

/// Log of the ratio of two priors at some points: of one `width` times as wide in some coordinates, about the same
/// middle, over the standard normal one.
Eigen::VectorXd log_ratio_of_widths(const Points& points, std::span<const Eigen::Index> coordinates, double width);

/// What draws of a posterior say of one under another prior or likelihood.
struct Reweighted {
    double log_ratio = 0;         ///< of the evidences: the other's less this one's
    double shape = 0;             ///< k-hat: above 0.7 it is not to be used
    Eigen::VectorXd log_weights;  ///< of the draws, not normalised
};

/// `log_ratios`: at each draw, of the other prior times likelihood over this one's.
Reweighted reweighted(const Eigen::VectorXd& log_ratios);

/// k-hat from which re-weighting is not to be used.
inline constexpr double largest_shape = 0.7;

}  // namespace ccsim::methods
