#include "calibration/methods/evidence.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "calibration/methods/distributions.h"
#include "calibration/methods/importance.h"
#include "calibration/methods/moments.h"
#include "sim/core/problems.h"

namespace ccsim::methods {

SmcState evidence_fit(const EvidenceProblem& problem, const EvidenceSettings& settings, std::uint64_t seed,
                      const SmcListener& listener) {
    const Laplace start = laplace(problem.forward, problem.observations, problem.start, settings.laplace);
    // Of Student's t distribution the covariance is freedom over freedom - 2 of the scale matrix.
    const double freedom = settings.freedom, scale = settings.inflation * settings.inflation * (freedom - 2) / freedom;
    const StudentT reference{Frame::of(start.mode, scale * start.covariance), freedom};
    SmcState end =
        run_smc(Model(problem.forward, problem.observations, problem.threads), reference, settings.smc, seed, listener);
    end.evaluations += start.evaluations;
    return end;
}

double worst_memory(const SmcState& state) {
    double worst = 0;
    for (const SmcStage& stage : state.stages) worst = std::max(worst, stage.memory);
    return worst;
}

LogEvidence combined(std::span<const double> log_evidences) {
    if (log_evidences.empty()) throw Fault("no estimate of an evidence to combine");
    const Eigen::Map<const Eigen::VectorXd> logs(log_evidences.data(), static_cast<Eigen::Index>(log_evidences.size()));
    const auto count = static_cast<double>(logs.size());
    LogEvidence out{.value = log_sum_exp(logs) - std::log(count)};
    if (logs.size() > 1) out.error = std::sqrt((logs.array() - logs.mean()).square().sum() / (count - 1) / count);
    return out;
}

LogEvidence difference(const LogEvidence& a, const LogEvidence& b) {
    LogEvidence out{.value = a.value - b.value};
    if (a.error && b.error) out.error = std::hypot(*a.error, *b.error);
    return out;
}

Eigen::VectorXd posterior_probabilities(const Eigen::VectorXd& log_evidences) {
    return normalised_weights(log_evidences);
}

Eigen::VectorXd log_ratio_of_widths(const Points& points, std::span<const Eigen::Index> coordinates, double width) {
    Eigen::VectorXd out = Eigen::VectorXd::Zero(points.cols());
    for (const Eigen::Index k : coordinates)
        out.array() += 0.5 * (1 - 1 / (width * width)) * points.row(k).transpose().array().square() - std::log(width);
    return out;
}

Reweighted reweighted(const Eigen::VectorXd& log_ratios) {
    if (log_ratios.minCoeff() == log_ratios.maxCoeff())  // the other is this one but for a constant
        return {log_ratios[0], 0, Eigen::VectorXd::Zero(log_ratios.size())};
    SmoothedWeights smoothed = smoothed_weights(log_ratios);
    const double log_mean =
        log_sum_exp(smoothed.log_weights) - std::log(static_cast<double>(smoothed.log_weights.size()));
    return {log_mean, smoothed.shape, std::move(smoothed.log_weights)};
}

}  // namespace ccsim::methods
