#include <catch2/catch.hpp>
#include <cmath>

#include "calibration/methods/moments.h"
#include "calibration/methods/tempered_smc.h"
#include "tests/calibration/methods/exact_problem.h"

// The whole way, from the prior through ensemble inversion and the tempered sampler to the posterior and the evidence,
// on a problem whose answers are known.
using namespace ccsim;
using namespace ccsim::methods;
using namespace ccsim::tests;

namespace {

struct Settings {
    double curvature = 0;
    InversionSettings inversion;
    SmcSettings smc;
};

struct Figures {
    std::uint64_t seed = 0;
    double log_evidence_error = 0;
    double mean_error = 0;    ///< root mean square over the unknowns, in posterior standard deviations
    double spread_ratio = 0;  ///< mean over the unknowns of the posterior standard deviations, found over exact
    double memory = 0;        ///< of the stage with the most
    std::int64_t evaluations = 0;
};

Figures figures(const Settings& settings, std::uint64_t seed) {
    const ExactProblem problem = exact_problem(settings.curvature, seed);
    const Inversion start = invert(problem.forward(), problem.observations, 25, settings.inversion, seed);
    const Model model(problem.forward(), problem.observations);
    const SmcState state = run_smc(model, start.reference, settings.smc, seed);
    // What is known exactly is known of observations in units of their errors.
    const double units = Frame::of(problem.observations.observed, problem.observations.covariance).log_determinant();
    const Moments found = moments(problem.linear(state.particles));
    const Eigen::ArrayXd spread = problem.posterior_covariance().diagonal().cwiseSqrt();
    Figures result{.seed = seed, .log_evidence_error = state.log_evidence + units - problem.log_evidence()};
    result.mean_error = std::sqrt(((found.mean - problem.posterior_mean()).array() / spread).square().mean());
    result.spread_ratio = (found.covariance.diagonal().array().sqrt() / spread).mean();
    for (const SmcStage& stage : state.stages) result.memory = std::max(result.memory, stage.memory);
    result.evaluations = start.evaluations + state.evaluations;
    return result;
}

const Settings nearly_normal{
    .curvature = 0.01, .inversion = {}, .smc = {.lineages = 84, .steps = 40, .tempering = {.effective_share = 0.35}}};
const Settings curved_settings{.curvature = 0.03, .inversion = {.inflation = 2}, .smc = {.lineages = 100, .steps = 60}};

/// Says each figure when the test is asked for them with -s, and gives the root mean square error of the log evidence.
double check_runs(const Settings& settings, std::uint64_t seeds, double largest_error, std::int64_t most_evaluations) {
    double squares = 0;
    for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
        const Figures run = figures(settings, seed);
        CAPTURE(run.seed, run.log_evidence_error, run.evaluations, run.mean_error, run.spread_ratio, run.memory);
        CHECK(std::abs(run.log_evidence_error) < largest_error);
        CHECK(run.evaluations <= most_evaluations);
        CHECK(run.mean_error < 0.1);
        CHECK(run.spread_ratio > 0.95);
        CHECK(run.spread_ratio < 1.05);
        CHECK(run.memory < settings.smc.largest_memory);
        squares += run.log_evidence_error * run.log_evidence_error;
    }
    return std::sqrt(squares / static_cast<double>(seeds));
}

}  // namespace

TEST_CASE("the evidence of a nearly normal problem is within 0.1 in 16 thousand evaluations") {
    check_runs(nearly_normal, 5, 0.1, 16'000);
}

TEST_CASE("the evidence of a curved_settings problem is within 0.2 in 40 thousand evaluations") {
    check_runs(curved_settings, 5, 0.2, 40'000);
}

TEST_CASE("the evidence of a nearly normal problem has no outliers", "[slow]") {
    CHECK(check_runs(nearly_normal, 40, 0.1, 16'000) < 0.05);
}

TEST_CASE("the evidence of a curved_settings problem has no outliers", "[slow]") {
    CHECK(check_runs(curved_settings, 40, 0.2, 40'000) < 0.1);
}

TEST_CASE("the exact problem is what it says") {
    // The map from unknowns to z keeps lengths and volumes, and is curved_settings; with less noise in the way, the
    // likelihood at the exact posterior mean of z is higher than elsewhere.
    const ExactProblem problem = exact_problem(0.1, 1);
    const Points points = Points::Random(25, 3);
    const Points z = problem.linear(points);
    for (Eigen::Index i = 0; i < 3; ++i) CHECK(z.col(i).norm() == Approx(points.col(i).norm()));
    Eigen::MatrixXd jacobian(25, 25);
    constexpr double h = 1e-6;
    for (Eigen::Index i = 0; i < 25; ++i) {
        const Eigen::VectorXd step = h * Eigen::VectorXd::Unit(25, i);
        jacobian.col(i) = (problem.linear(points.col(0) + step) - problem.linear(points.col(0) - step)) / (2 * h);
    }
    CHECK(std::abs(jacobian.determinant()) == Approx(1).epsilon(1e-6));
    CHECK((problem.linear(2 * points.col(0)) - 2 * z.col(0)).norm() > 0.01);
    // In one dimension less of everything the evidence is an integral; here by importance sampling from the exact
    // posterior of the linear problem, which makes every weight the evidence itself.
    const ExactProblem linear = exact_problem(0, 1);
    const Frame posterior = Frame::of(linear.posterior_mean(), linear.posterior_covariance());
    const Points x = linear.rotation.transpose() * (posterior.centre.replicate(1, 3) + 0.1 * z);
    const Eigen::VectorXd evidence =
        log_prior(x) + linear.log_likelihood()(x) - log_normal_density(posterior, linear.linear(x));
    for (Eigen::Index i = 0; i < 3; ++i) CHECK(evidence(i) == Approx(linear.log_evidence()).epsilon(1e-9));
}
