#include "calibration/methods/probability_checks.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "calibration/methods/distributions.h"

using namespace ccsim;
using namespace ccsim::methods;

namespace {

/// Two figures of variance 1 about (0, 0), (shift, 0), (0, shift) or both: probabilities of the four are exact, then
/// sharpened.
std::vector<JudgedData> judged(double shift, double sharpened, int datasets) {
    std::vector<JudgedData> out;
    for (int i = 0; i < datasets; ++i) {
        NamedEngine engine({.seed = 8, .purpose = 61, .lineage = static_cast<std::uint32_t>(i)});
        const int truth = i % 4;
        const auto middle = [&](int model) { return Eigen::Vector2d(model & 1 ? shift : 0, model & 2 ? shift : 0); };
        const Eigen::Vector2d y = middle(truth) + standard_normals(engine, 2);
        Eigen::Vector4d logs;
        for (int m = 0; m < 4; ++m) logs[m] = -0.5 * sharpened * (y - middle(m)).squaredNorm();
        const Eigen::Vector4d weights = (logs.array() - logs.maxCoeff()).exp();
        out.push_back({truth, weights / weights.sum()});
    }
    return out;
}

}  // namespace

TEST_CASE("right probabilities pass and those too sure of themselves do not") {
    const ProbabilityReport right = probability_report(judged(1.5, 1, 400));
    CHECK(right.means_passed());
    CHECK(right.slope_passed());
    CHECK(right.brier_passed());
    CHECK(right.datasets == 400);
    CHECK(right.most_likely.sum() == 400);
    CHECK(right.most_likely.row(2).sum() == 100);
    CHECK(right.mean.sum() == Approx(1));
    const ProbabilityReport sure = probability_report(judged(1.5, 3, 400));
    CHECK_FALSE(sure.slope_passed());
    CHECK(sure.slope < 0.85);
    CHECK_FALSE(sure.brier_passed());
}

TEST_CASE("a model that is favoured is seen in the mean probabilities") {
    std::vector<JudgedData> data = judged(1.5, 1, 400);
    for (JudgedData& d : data) {
        d.probabilities[0] *= 2.5;
        d.probabilities /= d.probabilities.sum();
    }
    CHECK_FALSE(probability_report(data).means_passed());
}

TEST_CASE("scores of one data set are those worked out by hand") {
    const ProbabilityReport r = probability_report({{1, Eigen::Vector4d(0.1, 0.6, 0.3, 0)}});
    CHECK(r.brier == Approx(0.01 + 0.16 + 0.09));
    CHECK(r.brier_expected == Approx(1 - (0.01 + 0.36 + 0.09)));
    CHECK(r.most_likely(1, 1) == 1);
    CHECK(r.mean_by_truth(1, 2) == Approx(0.3));
}
