#include <catch2/catch.hpp>
#include <cmath>
#include <string>
#include <vector>

#include "calibration/methods/moments.h"
#include "calibration/methods/preconditioned_move.h"
#include "calibration/methods/rank_checks.h"
#include "calibration/methods/tempered_smc.h"
#include "calibration/methods/tempering.h"
#include "tests/calibration/methods/exact_problem.h"

// Simulation-based calibration passes the method and fails what looks like it: on the exact problem, each of five
// deliberate mistakes is made, and has to be seen.
using namespace ccsim;
using namespace ccsim::methods;
using namespace ccsim::tests;

namespace {

constexpr Eigen::Index unknowns = 25, draws = 99;

/// What a fit is told: observations, and the likelihood of a normal error with that covariance.
struct Told {
    ForwardMap forward;
    Observations observations;

    LogLikelihood log_likelihood() const {
        const Frame error = Frame::of(Eigen::VectorXd::Zero(observations.observed.size()), observations.covariance);
        return [*this, error](const Points& points) -> Eigen::VectorXd {
            return log_normal_density(error, forward(points).colwise() - observations.observed);
        };
    }
};

/// The truth's ranks: each unknown, then the log likelihood.
using Ranks = std::vector<int>;

Ranks ranks(const ExactProblem& problem, const Points& posterior, const LogLikelihood& log_likelihood) {
    const Eigen::VectorXd at_truth = log_likelihood(problem.truth), at_draws = log_likelihood(posterior);
    Ranks out;
    const auto rank = [](double truth, const Eigen::VectorXd& of) {
        return rank_of(truth, {of.data(), static_cast<std::size_t>(of.size())}, 0.5);
    };
    for (Eigen::Index i = 0; i < unknowns; ++i) out.push_back(rank(problem.truth(i), posterior.row(i)));
    out.push_back(rank(at_truth(0), at_draws));
    return out;
}

/// A fit as it is shipped, with few steps as the problem is nearly normal.
Ranks fitted(const ExactProblem& problem, const Told& told, std::uint64_t seed) {
    const LogLikelihood log_likelihood = told.log_likelihood();
    const Inversion start = invert(told.forward, told.observations, unknowns, {.members = 200}, seed);
    const SmcState end =
        run_smc(Model(told.forward, told.observations), start.reference, {.lineages = 100, .steps = 10}, seed);
    return ranks(problem, last_states(end).leftCols(draws), log_likelihood);
}

Ranks ensemble(const ExactProblem& problem, const Told& told, std::uint64_t seed) {
    const Inversion found = invert(told.forward, told.observations, unknowns, {.members = 50}, seed);
    return ranks(problem, found.members.leftCols(39), told.log_likelihood());
}

/// Moves that start at exact draws of the posterior, so that the right ones leave it as it is. `noise`: of every
/// output each time it is asked for, in standard deviations of its error; the current point is asked again, too.
Ranks moved(const ExactProblem& problem, std::uint64_t seed, double noise, bool with_ratio) {
    const LogLikelihood log_likelihood = problem.log_likelihood();
    const Frame exact = Frame::of(problem.rotation.transpose() * problem.posterior_mean(),
                                  problem.rotation.transpose() * problem.posterior_covariance() * problem.rotation);
    // Wider than the posterior, as a fit to a stage before is: the accept-reject step has to tell them apart.
    const StudentT fit{{exact.centre, 1.5 * exact.factor}, 8};
    Points now(unknowns, draws);
    for (Eigen::Index i = 0; i < draws; ++i) {
        NamedEngine engine({.seed = seed, .purpose = 110, .lineage = static_cast<std::uint32_t>(i)});
        now.col(i) = exact.centre + exact.stretched(standard_normals(engine, unknowns));
        const auto target = [&](const Eigen::VectorXd& point) {
            Eigen::VectorXd errors = problem.whitened_map * problem.linear(point) - problem.whitened_observed;
            if (noise > 0) errors += noise * standard_normals(engine, errors.size());
            return log_prior(point)(0) + log_prior(errors)(0);
        };
        for (int step = 0; step < 40; ++step) {
            const MoveNumbers numbers = draw_move(engine, fit);
            const Eigen::VectorXd to = proposal(fit, now.col(i), 0.5, numbers);
            const double here = target(now.col(i)), there = target(to);
            const double ratio = with_ratio ? log_acceptance(fit, now.col(i), here, to, there) : there - here;
            if (std::log(numbers.uniform) < ratio) now.col(i) = to;
        }
    }
    return ranks(problem, now, log_likelihood);
}

struct Findings {
    double covered_50 = 0, covered_90 = 0;  ///< shares over all unknowns and data sets
    double score_50 = 0, score_90 = 0;      ///< how far from 0.5 and 0.9, in standard errors over data sets
    double unknowns_chi_square = 0;         ///< the largest of any unknown
    ChiSquare log_likelihood;

    bool passed() const {
        return std::abs(score_50) < 3.5 && std::abs(score_90) < 3.5 && log_likelihood.chance > 0.001;
    }
};

template <class Fit>
Findings findings(int datasets, int of_draws, Fit fit) {
    std::vector<std::vector<int>> by_quantity(unknowns + 1);
    Eigen::VectorXd inside_50(datasets), inside_90(datasets);
    for (int k = 0; k < datasets; ++k) {
        const Ranks found = fit(static_cast<std::uint64_t>(k + 1));
        const std::span<const int> of_unknowns(found.data(), unknowns);
        inside_50(k) = covered(of_unknowns, of_draws, 0.5) / static_cast<double>(unknowns);
        inside_90(k) = covered(of_unknowns, of_draws, 0.9) / static_cast<double>(unknowns);
        for (std::size_t q = 0; q < found.size(); ++q) by_quantity[q].push_back(found[q]);
    }
    const auto score = [&](const Eigen::VectorXd& inside, double nominal) {
        const double variance = (inside.array() - inside.mean()).square().sum() / (datasets - 1);
        return (inside.mean() - nominal) / std::sqrt(variance / datasets);
    };
    Findings out{inside_50.mean(),
                 inside_90.mean(),
                 score(inside_50, 0.5),
                 score(inside_90, 0.9),
                 0,
                 rank_chi_square(by_quantity.back(), of_draws, 5)};
    for (std::size_t q = 0; q < unknowns; ++q)
        out.unknowns_chi_square = std::max(out.unknowns_chi_square, rank_chi_square(by_quantity[q], of_draws, 5).value);
    return out;
}

void say(const std::string& what, const Findings& f) {
    UNSCOPED_INFO(what << ": 50% " << f.covered_50 << " (" << f.score_50 << " se), 90% " << f.covered_90 << " ("
                       << f.score_90 << " se), log likelihood chi-square " << f.log_likelihood.value
                       << ", largest of an unknown " << f.unknowns_chi_square);
}

Told told(const ExactProblem& problem) { return {problem.forward(), problem.observations}; }

/// Observations printed to a step of three standard deviations of their errors.
Told printed(const ExactProblem& problem, bool rounding_known) {
    constexpr double step = 3;
    Told out = told(problem);
    out.observations.observed = (out.observations.observed / step).array().round() * step;
    if (rounding_known) out.observations.covariance.diagonal().array() += step * step / 12;
    return out;
}

Told without_correlation(const ExactProblem& problem) {
    Told out = told(problem);
    out.observations.covariance = Eigen::MatrixXd(out.observations.covariance.diagonal().asDiagonal());
    return out;
}

void check_all(int datasets, double curvature) {
    const auto check = [&](const std::string& what, bool should_pass, int of_draws, auto fit) {
        const Findings f =
            findings(datasets, of_draws, [&](std::uint64_t seed) { return fit(exact_problem(curvature, seed), seed); });
        say(what, f);
        CHECK(f.passed() == should_pass);
    };
    using P = const ExactProblem&;
    check("good", true, draws, [](P p, std::uint64_t s) { return fitted(p, told(p), s); });
    check("correlation ignored", false, draws,
          [](P p, std::uint64_t s) { return fitted(p, without_correlation(p), s); });
    check("rounding known", true, draws, [](P p, std::uint64_t s) { return fitted(p, printed(p, true), s); });
    check("rounding ignored", false, draws, [](P p, std::uint64_t s) { return fitted(p, printed(p, false), s); });
    check("ensemble of 50 reported", false, 39, [](P p, std::uint64_t s) { return ensemble(p, told(p), s); });
    check("moves", true, draws, [](P, std::uint64_t s) { return moved(exact_problem(0, s), s, 0, true); });
    check("current point asked again with noise", false, draws,
          [](P, std::uint64_t s) { return moved(exact_problem(0, s), s, 0.3, true); });
    check("ratio of the t distribution left out", false, draws,
          [](P, std::uint64_t s) { return moved(exact_problem(0, s), s, 0, false); });
}

}  // namespace

TEST_CASE("twenty data sets pass the method and fail each of its mutants") { check_all(20, 0); }

TEST_CASE("two hundred data sets of a curved problem pass the method and fail each of its mutants", "[slow]") {
    check_all(200, 0.01);
}

TEST_CASE("an increment of the evidence that leaves out the weights misses the evidence") {
    // Particles of the standard normal prior and a normal likelihood with standard deviation 0.5 at 1: the evidence is
    // the density of a normal distribution with variance 1.25. Without weights, the mean of the logarithms comes out.
    constexpr Eigen::Index particles = 100'000;
    NamedEngine engine({.seed = 1, .purpose = 111});
    const Eigen::VectorXd x = standard_normals(engine, particles);
    const Eigen::VectorXd log_likelihood = (-2 * (x.array() - 1).square() - 0.5 * std::log(2 * M_PI * 0.25)).matrix();
    const double exact = -0.5 * (1 / 1.25 + std::log(2 * M_PI * 1.25));
    CHECK(log_evidence_increment(log_likelihood, 1) == Approx(exact).margin(0.02));
    CHECK(std::abs(log_likelihood.mean() - exact) > 1);
}
