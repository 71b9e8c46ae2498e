#include "calibration/methods/probability_checks.h"

#include <cmath>

#include "sim/core/problems.h"

namespace ccsim::methods {
namespace {

/// Slope of what was true on the probabilities, and its error from data set to data set: the models of one are not
/// independent.
void add_slope(const std::vector<JudgedData>& judged, ProbabilityReport& out) {
    const auto models = static_cast<double>(out.mean.size());
    double xx = 0, xy = 0, noise = 0;
    const auto centred = [&](const JudgedData& d) { return (d.probabilities.array() - 1 / models).matrix().eval(); };
    const auto truth_of = [&](const JudgedData& d) {
        Eigen::VectorXd y = Eigen::VectorXd::Constant(d.probabilities.size(), -1 / models);
        y[d.truth] += 1;
        return y;
    };
    for (const JudgedData& d : judged) {
        xx += centred(d).squaredNorm();
        xy += centred(d).dot(truth_of(d));
    }
    out.slope = xx > 0 ? xy / xx : 0;
    for (const JudgedData& d : judged) {
        const double score = centred(d).dot(truth_of(d) - out.slope * centred(d));
        noise += score * score;
    }
    out.slope_error = xx > 0 ? std::sqrt(noise) / xx : 0;
}

/// If the probabilities p were right, a squared error of 1 - 2 p[truth] + sum of p^2 would on average be 1 - sum of
/// p^2.
void add_brier(const std::vector<JudgedData>& judged, ProbabilityReport& out) {
    const auto count = static_cast<double>(judged.size());
    double squares = 0;
    for (const JudgedData& d : judged) {
        const double own = d.probabilities.squaredNorm();
        const double score = 1 - 2 * d.probabilities[d.truth] + own;
        out.brier += score / count;
        out.brier_expected += (1 - own) / count;
        squares += (score - (1 - own)) * (score - (1 - own));
    }
    const double mean = out.brier - out.brier_expected;
    if (judged.size() > 1) out.brier_error = std::sqrt((squares / count - mean * mean) / (count - 1));
}

}  // namespace

bool ProbabilityReport::means_passed() const {
    const double right = 1 / static_cast<double>(mean.size());
    return ((mean.array() - right).abs() <= 3 * mean_error.array()).all();
}

bool ProbabilityReport::slope_passed() const { return std::abs(slope - 1) <= 0.15; }

bool ProbabilityReport::brier_passed() const { return brier <= brier_expected + 2 * brier_error; }

ProbabilityReport probability_report(const std::vector<JudgedData>& judged) {
    if (judged.empty()) throw Fault("no data sets to report on");
    const Eigen::Index models = judged.front().probabilities.size();
    const auto count = static_cast<double>(judged.size());
    ProbabilityReport out{.datasets = static_cast<int>(judged.size()),
                          .mean = Eigen::VectorXd::Zero(models),
                          .mean_error = Eigen::VectorXd::Zero(models),
                          .mean_by_truth = Eigen::MatrixXd::Zero(models, models),
                          .most_likely = Eigen::MatrixXi::Zero(models, models)};
    Eigen::VectorXd made = Eigen::VectorXd::Zero(models);
    for (const JudgedData& d : judged) {
        if (d.probabilities.size() != models || d.truth < 0 || d.truth >= models)
            throw Fault("data sets judged by different models");
        out.mean += d.probabilities / count;
        out.mean_by_truth.row(d.truth) += d.probabilities;
        made[d.truth] += 1;
        Eigen::Index best = 0;
        d.probabilities.maxCoeff(&best);
        ++out.most_likely(d.truth, best);
    }
    for (Eigen::Index t = 0; t < models; ++t)
        if (made[t] > 0) out.mean_by_truth.row(t) /= made[t];
    // The truths are dealt out in equal parts, so only what is left within those of one truth is chance.
    for (const JudgedData& d : judged)
        out.mean_error.array() +=
            (d.probabilities - out.mean_by_truth.row(d.truth).transpose()).array().square() / (count * count);
    for (Eigen::Index m = 0; m < models; ++m)
        out.mean_error[m] = std::sqrt(out.mean_error[m] * count / std::max(1.0, count - static_cast<double>(models)));
    add_slope(judged, out);
    add_brier(judged, out);
    return out;
}

}  // namespace ccsim::methods
