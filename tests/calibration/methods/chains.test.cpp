#include "calibration/methods/chains.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "calibration/methods/bridge_sampling.h"
#include "calibration/methods/moments.h"
#include "sim/core/problems.h"
#include "tests/calibration/methods/exact_problem.h"
#include "tests/calibration/methods/normal_points.h"

using namespace ccsim;
using namespace ccsim::methods;
using namespace ccsim::tests;

namespace {

const LogLikelihood flat_likelihood = [](const Points& points) -> Eigen::VectorXd {
    return Eigen::VectorXd::Zero(points.cols());
};

/// The largest distance of a mean from 0 and of a variance from 1, over the quantities, in their standard errors.
double distance_from_prior(const ChainState& state) {
    double worst = 0;
    const auto all = quantities(state);
    for (std::size_t i = 0; i + 1 < all.size(); ++i) {  // the last is the log likelihood
        const Draws& draws = all[i];
        const Draws squares = draws.array().square();
        worst = std::max(worst, std::abs(draws.mean()) * std::sqrt(mean_effective_size(draws)));
        worst = std::max(worst, std::abs(squares.mean() - 1) * std::sqrt(mean_effective_size(squares) / 2));
    }
    return worst;
}

}  // namespace

TEST_CASE("without data the chains return the prior by each of their moves") {
    // An ensemble that is off and too narrow, so that the moves have something to put right.
    const Points ensemble = (0.7 * normal_points(4, 100, 1)).array() + 0.5;
    const ChainSettings all{.refits = {100, 250}, .settling = 50};
    ChainSettings differences = all, snookers = all;
    differences.preconditioned_share = 0;
    snookers.preconditioned_share = 0;
    snookers.snooker_share = 0.5;
    for (const ChainSettings& settings : {all, differences, snookers}) {
        ChainState state = begin_chains(flat_likelihood, ensemble, settings, 2);
        state = advance(state, flat_likelihood, 300 + 8000);
        CAPTURE(settings.preconditioned_share, settings.snooker_share);
        CHECK(distance_from_prior(state) < 4.5);
        CHECK(convergence(quantities(state)).largest_r_hat > 1);  // the log likelihood is constant and says nothing
        for (std::size_t move = 0; move < 3; ++move) {
            if (state.tried[move] > 0) CHECK(20 * state.accepted[move] > state.tried[move]);
            CHECK((state.tried[move] > 0) == (move > 0 || settings.preconditioned_share > 0));
        }
    }
}

TEST_CASE("chains agree with the exact posterior and bridge sampling with the exact evidence") {
    const ExactProblem problem = exact_problem(0.01, 1);
    const Inversion start = invert(problem.forward(), problem.observations, 25, {}, 1);
    const ChainSettings settings{.refits = {100, 300, 900}, .settling = 100};
    const ChainState state = run_chains(problem.log_likelihood(), start.members, settings, 1, 12'000);
    const Convergence reached = convergence(quantities(state));
    CAPTURE(state.generation, reached.largest_r_hat, reached.smallest_bulk, reached.smallest_tail);
    CHECK(reached.reached());
    const Eigen::ArrayXd spread = problem.posterior_covariance().diagonal().cwiseSqrt();
    Points all(25, 0);
    for (const Points& draws : state.draws) {
        all.conservativeResize(Eigen::NoChange, all.cols() + draws.cols());
        all.rightCols(draws.cols()) = draws;
    }
    const Moments found = moments(problem.linear(all));
    CHECK(std::sqrt(((found.mean - problem.posterior_mean()).array() / spread).square().mean()) < 0.06);
    CHECK((found.covariance.diagonal().array().sqrt() / spread).mean() == Approx(1).margin(0.04));

    const BridgeEstimate evidence = bridge(state.draws, problem.log_likelihood(), {}, 1);
    CAPTURE(evidence.log_evidence, evidence.relative_error);
    CHECK(evidence.relative_error < 0.1);
    CHECK(std::abs(evidence.log_evidence - problem.log_evidence()) < 0.1);
}

TEST_CASE("what the chains have learnt is frozen before draws count") {
    const ChainSettings settings{.archive_every = 5, .refits = {20, 40}, .settling = 10};
    const ExactProblem problem = exact_problem(0.01, 1);
    const auto log_likelihood = problem.log_likelihood();
    ChainState state = begin_chains(log_likelihood, normal_points(25, 60, 3), settings, 1);
    const ChainState at_20 = advance(state, log_likelihood, 20);
    CHECK(at_20.archive.cols() == 60 + 8 * 4);
    CHECK(at_20.fit.frame.factor != state.fit.frame.factor);
    CHECK(at_20.log_likelihoods.rows() == 0);
    const ChainState at_40 = advance(at_20, log_likelihood, 20), at_50 = advance(at_40, log_likelihood, 10);
    CHECK(at_40.fit.frame.factor != at_20.fit.frame.factor);
    // After the last fit the step size still finds itself.
    CHECK(at_50.fit.frame.factor == at_40.fit.frame.factor);
    CHECK(at_50.step_size != at_40.step_size);
    CHECK(at_50.log_likelihoods.rows() == 0);
    const ChainState at_90 = advance(at_50, log_likelihood, 40);
    CHECK(at_90.archive == at_50.archive);
    CHECK(at_90.fit.frame.factor == at_50.fit.frame.factor);
    CHECK(at_90.step_size == at_50.step_size);
    CHECK(at_90.log_likelihoods.rows() == 40);
    CHECK(at_90.draws[3].cols() == 40);
    CHECK(at_90.draws[3].col(39) == at_90.now.col(3));
    CHECK(at_90.evaluations == 8 * 91);
    CHECK(at_90.tried[0] + at_90.tried[1] + at_90.tried[2] == 8 * 40);
}

TEST_CASE("chains in several goes are the chains in one") {
    const ChainSettings settings{.refits = {20, 30}, .settling = 10};
    const auto log_likelihood = exact_problem(0.01, 1).log_likelihood();
    const ChainState start = begin_chains(log_likelihood, normal_points(25, 60, 3), settings, 9);
    const ChainState one_go = advance(start, log_likelihood, 70);
    const ChainState goes =
        advance(advance(advance(start, log_likelihood, 33), log_likelihood, 17), log_likelihood, 20);
    CHECK(goes.now == one_go.now);
    CHECK(goes.log_likelihoods == one_go.log_likelihoods);
    CHECK(goes.draws.back() == one_go.draws.back());
    const ChainState other = begin_chains(log_likelihood, normal_points(25, 60, 3), settings, 10);
    CHECK(other.now != start.now);
}

TEST_CASE("the chains start wider than the ensemble") {
    const Points ensemble = normal_points(3, 400, 5);
    const ChainState state = begin_chains(flat_likelihood, ensemble, {.chains = 500, .spread = 2}, 1);
    CHECK(moments(state.archive).covariance.trace() == Approx(4 * moments(ensemble).covariance.trace()));
    CHECK(moments(state.now).covariance.trace() == Approx(12).epsilon(0.2));
    CHECK_THROWS_AS(begin_chains(flat_likelihood, normal_points(3, 3, 1), {}, 1), Fault);
    CHECK_THROWS_AS(begin_chains(flat_likelihood, ensemble, {.refits = {5, 2}}, 1), Fault);
}
