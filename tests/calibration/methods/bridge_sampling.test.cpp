#include "calibration/methods/bridge_sampling.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

#include "tests/calibration/methods/exact_problem.h"
#include "tests/calibration/methods/fixtures.h"

using namespace ccsim;
using namespace ccsim::methods;
using namespace ccsim::tests;

namespace {

/// Four chains of independent draws of the exact posterior.
Chains exact_draws(const ExactProblem& problem, Eigen::Index iterations, std::uint64_t seed) {
    const Frame posterior = Frame::of(problem.posterior_mean(), problem.posterior_covariance());
    Chains chains(4, Points(posterior.dimensions(), iterations));
    for (std::size_t chain = 0; chain < chains.size(); ++chain) {
        NamedEngine engine({.seed = seed, .purpose = 201, .lineage = static_cast<std::uint32_t>(chain)});
        for (Eigen::Index i = 0; i < iterations; ++i) {
            const Eigen::VectorXd z = standard_normals(engine, posterior.dimensions());
            chains[chain].col(i) = problem.rotation.transpose() * (posterior.centre + posterior.stretched(z));
        }
    }
    return chains;
}

}  // namespace

TEST_CASE("the optimal bridge is that of R's bridgesampling package") {
    const Fixture posterior = read_fixture("bridge_posterior.csv"), proposal = read_fixture("bridge_proposal.csv");
    const Fixture expected = read_fixture("bridge_expected.csv");
    const BridgeDensities densities{posterior.column("target"), posterior.column("proposal"), proposal.column("target"),
                                    proposal.column("proposal")};
    REQUIRE(expected.rows() == 2);
    for (Eigen::Index i = 0; i < 2; ++i) {
        const BridgeEstimate estimate = bridge(densities, expected.column("posterior_size")(i));
        CHECK(estimate.log_evidence == Approx(expected.column("log_evidence")(i)).epsilon(1e-11));
        CHECK(estimate.relative_error == Approx(expected.column("relative_error")(i)).epsilon(1e-7));
        CHECK(std::abs(estimate.log_evidence - (2 * std::lgamma(5) - 800)) < 4 * estimate.relative_error);
    }
}

TEST_CASE("bridge sampling finds the exact evidence within its own error") {
    double squares = 0, errors = 0;
    constexpr int runs = 10;
    for (std::uint64_t seed = 1; seed <= runs; ++seed) {
        const ExactProblem problem = exact_problem(0, seed);
        const BridgeEstimate estimate =
            bridge(exact_draws(problem, 800, seed), problem.log_likelihood(), {.most_draws = 1600}, seed);
        CHECK(estimate.evaluations == 4 * 1600);
        CHECK(estimate.relative_error < 0.1);
        CHECK(std::abs(estimate.log_evidence - problem.log_evidence()) < 0.1);
        squares += std::pow((estimate.log_evidence - problem.log_evidence()) / estimate.relative_error, 2);
        errors += estimate.relative_error / runs;
    }
    CAPTURE(errors);
    // Chi-square with 10 degrees of freedom, one in a thousand on either side; the proposal's own misfit adds a little.
    CHECK(squares > 1.5);
    CHECK(squares < 29.6);
}

TEST_CASE("bridge sampling from a skewed posterior") {
    // One dimension: the likelihood is the cumulative normal at 3x, so that the posterior is skew normal, drawn as
    // (3 |u| + v) / sqrt 10, and the evidence is a half.
    const LogLikelihood log_likelihood = [](const Points& points) -> Eigen::VectorXd {
        return points.row(0).transpose().unaryExpr(
            [](double x) { return std::log(0.5 * std::erfc(-3 * x / std::sqrt(2))); });
    };
    Chains chains(4, Points(1, 2000));
    for (std::size_t chain = 0; chain < 4; ++chain) {
        NamedEngine engine({.seed = 8, .purpose = 202, .lineage = static_cast<std::uint32_t>(chain)});
        for (double& x : chains[chain].reshaped()) {
            const double u = std::abs(standard_normal(engine));
            x = (3 * u + standard_normal(engine)) / std::sqrt(10);
        }
    }
    const BridgeEstimate estimate = bridge(chains, log_likelihood, {}, 1);
    CHECK(estimate.relative_error < 0.02);
    CHECK(std::abs(estimate.log_evidence - std::log(0.5)) < 4 * estimate.relative_error);
}

TEST_CASE("bridge sampling fails loudly when the proposal finds nothing") {
    const Eigen::VectorXd ones = Eigen::VectorXd::Ones(50);
    const Eigen::VectorXd impossible = -std::numeric_limits<double>::infinity() * ones;
    CHECK_THROWS_AS(bridge({ones, ones, impossible, ones}, 50), MethodFailed);
}
