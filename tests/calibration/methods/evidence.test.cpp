#include "calibration/methods/evidence.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <numbers>

#include "sim/random/named_engine.h"

using namespace ccsim;
using namespace ccsim::methods;

namespace {

constexpr Eigen::Index unknowns = 6, figure_count = 14;

/// A linear model of six unknowns with correlated errors; a rival has no use for some of them. All evidences are known.
struct LinearProblem {
    Eigen::MatrixXd slopes = Eigen::MatrixXd(figure_count, unknowns),
                    errors = Eigen::MatrixXd(figure_count, figure_count);
    Eigen::VectorXd observed;

    explicit LinearProblem(double error_scale = 1) {
        NamedEngine engine({.seed = 5, .purpose = 60});
        for (Eigen::Index i = 0; i < figure_count; ++i)
            for (Eigen::Index k = 0; k < unknowns; ++k) slopes(i, k) = standard_normal(engine);
        for (Eigen::Index i = 0; i < figure_count; ++i)
            for (Eigen::Index j = 0; j < figure_count; ++j)
                errors(i, j) = error_scale * std::pow(0.6, std::abs(static_cast<double>(i - j)));
        observed = slopes * standard_normals(engine, unknowns) + standard_normals(engine, figure_count);
    }
    /// Unknowns 4 and 5 are what a rival may lack; `width` is of the prior of number 4.
    Eigen::MatrixXd slopes_of(bool has_4, bool has_5, double width = 1) const {
        Eigen::MatrixXd out = slopes;
        out.col(4) *= has_4 ? width : 0;
        if (!has_5) out.col(5).setZero();
        return out;
    }
    double density(const Eigen::MatrixXd& covariance, const Eigen::VectorXd& difference) const {
        const Eigen::LLT<Eigen::MatrixXd> factor(covariance);
        return -0.5 *
               (figure_count * std::log(2 * std::numbers::pi) + 2 * factor.matrixLLT().diagonal().array().log().sum() +
                factor.matrixL().solve(difference).squaredNorm());
    }
    double log_evidence(const Eigen::MatrixXd& a) const { return density(a * a.transpose() + errors, observed); }
    EvidenceProblem asking(const Eigen::MatrixXd& a) const {
        return {.forward = [a](const Points& p) -> Eigen::MatrixXd { return a * p; },
                .observations = {observed, errors},
                .start = Eigen::VectorXd::Zero(unknowns)};
    }
    Model model(const Eigen::MatrixXd& a) const { return {asking(a).forward, {observed, errors}}; }
};

const EvidenceSettings settings{};

SmcState fit(const LinearProblem& problem, const Eigen::MatrixXd& a, std::uint64_t seed = 3) {
    return evidence_fit(problem.asking(a), settings, seed);
}

}  // namespace

TEST_CASE("Laplace's approximation of a linear model is its posterior") {
    const LinearProblem problem;
    const EvidenceProblem asked = problem.asking(problem.slopes);
    const Laplace found =
        laplace(asked.forward, asked.observations, Eigen::VectorXd::Constant(unknowns, 3.0), LaplaceSettings{});
    const Eigen::MatrixXd weighted = problem.errors.llt().solve(problem.slopes);
    const Eigen::MatrixXd covariance =
        (problem.slopes.transpose() * weighted + Eigen::MatrixXd::Identity(unknowns, unknowns)).inverse();
    CHECK((found.covariance - covariance).norm() < 1e-9 * covariance.norm());
    CHECK((found.mode - covariance * weighted.transpose() * problem.observed).norm() < 1e-9);
    CHECK(found.iterations <= 3);
}

TEST_CASE("a climb that fails on one side goes on by the other and one that cannot start says so") {
    const LinearProblem problem;
    const EvidenceProblem asked = problem.asking(problem.slopes);
    const ForwardMap fails_beyond = [&](const Points& p) {
        Eigen::MatrixXd out = asked.forward(p);
        for (Eigen::Index i = 0; i < p.cols(); ++i)
            if (p(2, i) > 0) out.col(i).setConstant(std::nan(""));
        return out;
    };
    const Laplace found = laplace(fails_beyond, asked.observations, Eigen::VectorXd::Zero(unknowns), LaplaceSettings{});
    CHECK(found.mode[2] <= 0);
    CHECK(found.log_posterior > -0.5 * problem.errors.llt().matrixL().solve(problem.observed).squaredNorm());
    CHECK_THROWS_AS(
        laplace(fails_beyond, asked.observations, Eigen::VectorXd::Constant(unknowns, 1.0), LaplaceSettings{}),
        MethodFailed);
}

TEST_CASE("evidences and Bayes factors of linear corners are the exact ones") {
    const LinearProblem problem;
    double both = 0, exact_both = 0;
    for (const auto& [has_4, has_5] :
         {std::pair(true, true), std::pair(false, true), std::pair(true, false), std::pair(false, false)}) {
        const Eigen::MatrixXd a = problem.slopes_of(has_4, has_5);
        std::vector<double> logs;
        for (std::uint64_t seed = 3; seed < 7; ++seed) logs.push_back(fit(problem, a, seed).log_evidence);
        const LogEvidence found = combined(logs);
        REQUIRE(found.error);
        CHECK(*found.error < 0.06);
        CHECK(found.value == Approx(problem.log_evidence(a)).margin(0.1));
        if (has_4 && has_5) both = found.value, exact_both = problem.log_evidence(a);
        CHECK(found.value - both == Approx(problem.log_evidence(a) - exact_both).margin(0.15));
    }
}

TEST_CASE("re-weighting gives the evidence under a prior of another width") {
    const LinearProblem problem;
    const SmcState declared = fit(problem, problem.slopes);
    const std::vector<Eigen::Index> coordinates{4};
    for (const double width : {0.5, 1.0, 2.0}) {
        const Reweighted other = reweighted(log_ratio_of_widths(declared.particles, coordinates, width));
        CHECK(other.shape < largest_shape);
        CHECK(other.log_ratio ==
              Approx(problem.log_evidence(problem.slopes_of(true, true, width)) - problem.log_evidence(problem.slopes))
                  .margin(width == 1 ? 1e-12 : 0.1));
    }
}

TEST_CASE("re-weighting to a far likelihood is seen not to work") {
    const LinearProblem problem;
    const SmcState declared = fit(problem, problem.slopes);
    const LinearProblem finer(0.005);
    const Reweighted other =
        reweighted(finer.model(finer.slopes).at(declared.particles).log_likelihood - declared.log_likelihood);
    CHECK(other.shape > largest_shape);
}

TEST_CASE("replicates are combined as evidences and not as logarithms") {
    const LogEvidence two = combined(std::vector<double>{-1000, -1000 + std::log(3.0)});
    CHECK(two.value == Approx(-1000 + std::log(2.0)));
    CHECK(*two.error == Approx(std::log(3.0) / 2));
    CHECK_FALSE(combined(std::vector<double>{5}).error);
    const LogEvidence factor = difference({5, 0.3}, {2, 0.4});
    CHECK(factor.value == 3);
    CHECK(*factor.error == Approx(0.5));
    const Eigen::VectorXd p = posterior_probabilities(Eigen::Vector3d(1000, 1000 + std::log(2.0), -1e6));
    CHECK(p[0] == Approx(1.0 / 3));
    CHECK(p[1] == Approx(2.0 / 3));
    CHECK(p[2] == 0);
}
