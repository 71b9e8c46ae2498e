#include "calibration/methods/tempered_smc.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <thread>

#include "calibration/methods/moments.h"
#include "calibration/methods/smc_saved_state.h"
#include "sim/core/problems.h"

using namespace ccsim;
using namespace ccsim::methods;

namespace {

constexpr double impossible = std::numeric_limits<double>::infinity();
constexpr Eigen::Index dim = 3;

/// A distribution that is neither the prior nor any posterior here.
StudentT reference(double centre = 0.5, double scale = 2) {
    return {Frame::of(Eigen::VectorXd::Constant(dim, centre), scale * Eigen::MatrixXd::Identity(dim, dim)), 5};
}

/// A curved ridge, one point at a time, so that its bits do not depend on the batch.
double ridge(const Eigen::VectorXd& x) {
    const double across = (x(1) - 0.3 * x(0) * x(0)) / 0.2;
    return -0.5 * (across * across + (x(2) - 1) * (x(2) - 1) / 0.25);
}

LogLikelihood one_by_one(double (*log_likelihood)(const Eigen::VectorXd&)) {
    return [log_likelihood](const Points& points) {
        Eigen::VectorXd values(points.cols());
        for (Eigen::Index i = 0; i < points.cols(); ++i) values(i) = log_likelihood(points.col(i));
        return values;
    };
}

/// The same ridge as residuals, one point at a time.
Model ridge_of_residuals(int threads = 1) {
    return {[](const Points& points) -> Eigen::MatrixXd {
                Eigen::MatrixXd out(2, points.cols());
                for (Eigen::Index i = 0; i < points.cols(); ++i) {
                    const Eigen::VectorXd x = points.col(i);
                    out.col(i) << x(1) - 0.3 * x(0) * x(0), x(2) - 1;
                }
                return out;
            },
            {Eigen::Vector2d::Zero(), Eigen::Vector2d(0.04, 0.25).asDiagonal()},
            threads};
}

const LogLikelihood nothing_known = one_by_one([](const Eigen::VectorXd&) { return 0.0; });
const LogLikelihood curved = one_by_one(ridge);

}  // namespace

TEST_CASE("without data the tempered sampler returns the prior and an evidence of 1") {
    for (std::uint64_t seed = 1; seed <= 5; ++seed) {
        const SmcState state = run_smc(nothing_known, reference(), {.lineages = 100, .steps = 40}, seed);
        CAPTURE(seed);
        CHECK(state.temperature == 1);
        CHECK(std::abs(state.log_evidence) < 0.1);
        const Moments found = moments(state.particles);
        // 8000 draws in lineages that forget in a few steps are worth 1000 and more.
        CHECK(found.mean.cwiseAbs().maxCoeff() < 5 / std::sqrt(1000.0));
        CHECK((found.covariance - Eigen::MatrixXd::Identity(dim, dim)).cwiseAbs().maxCoeff() <
              5 * std::sqrt(2 / 1000.0));
    }
}

TEST_CASE("the tempered sampler finds the evidence and posterior of a known half") {
    // The likelihood is 1 where the first coordinate is above 0.5 and 0 elsewhere.
    const auto above = one_by_one([](const Eigen::VectorXd& x) { return x(0) > 0.5 ? 0.0 : -impossible; });
    const double evidence = 0.5 * std::erfc(0.5 / std::sqrt(2.0));
    const double density = std::exp(-0.125) / std::sqrt(2 * std::acos(-1.0));
    const SmcState state = run_smc(above, reference(1), {.lineages = 100, .steps = 40}, 1);
    CHECK(state.log_evidence == Approx(std::log(evidence)).margin(0.1));
    CHECK(state.particles.row(0).minCoeff() > 0.5);
    CHECK(state.particles.row(0).mean() == Approx(density / evidence).margin(0.07));
    CHECK(std::abs(state.particles.row(1).mean()) < 0.16);
}

TEST_CASE("an interrupted run goes on from any stage to the same bits") {
    const SmcSettings settings{.lineages = 20, .steps = 15};
    std::vector<std::string> texts;
    const auto save = [&texts](const SmcState& state) { texts.push_back(saved(state)); };
    const SmcState whole = run_smc(curved, reference(), settings, 7, {}, save);
    REQUIRE(texts.size() >= 3);
    for (const std::string& text : texts) {
        SmcState state = restored(text);
        while (!finished(state)) {
            state = advance(state, Model(curved));
            // Stopped in the middle of a stage and begun again from its start.
            if (finished(state)) break;
            int left = 3;
            const LogLikelihood stopping = [&left](const Points& points) {
                if (--left == 0) throw std::runtime_error("stopped");
                return curved(points);
            };
            CHECK_THROWS_AS(advance(state, Model(stopping)), std::runtime_error);
        }
        CHECK(saved(state) == texts.back());
        CHECK(state.particles == whole.particles);
        CHECK(state.log_evidence == whole.log_evidence);
    }
}

TEST_CASE("a saved sampler keeps every bit and a damaged one is refused") {
    SmcState state = begin_smc(curved, reference(), {.lineages = 5, .steps = 4}, 0xffffffffffffffffU);
    state.log_likelihood(3) = -impossible;
    state.log_evidence = 0.1 + 0.2;
    state.particles(0, 0) = 5e-324;
    const SmcState back = restored(saved(state));
    CHECK(back.seed == state.seed);
    CHECK(back.particles == state.particles);
    CHECK(back.log_likelihood == state.log_likelihood);
    CHECK(back.reference.frame.factor == state.reference.frame.factor);
    CHECK(back.log_evidence == state.log_evidence);
    const std::string text = saved(state);
    CHECK(saved(back) == text);
    CHECK_THROWS_AS(restored(text.substr(0, text.size() / 2)), MethodFailed);
    CHECK_THROWS_AS(restored("{}"), MethodFailed);
    CHECK_THROWS_AS(restored(""), MethodFailed);
    std::string misfit = text;
    misfit.replace(misfit.find("\"lineages\":5"), 12, "\"lineages\":3");
    CHECK_THROWS_WITH(restored(misfit), Catch::Contains("do not fit"));
    for (const char* lineages : {"5.0", "true", "4294967301", "5000000000000000000000000000000", "-5e300"}) {
        INFO(lineages);
        std::string other = text;
        CHECK_THROWS_WITH(restored(other.replace(other.find("\"lineages\":5") + 11, 1, lineages)),
                          Catch::Contains("whole number"));
    }
    std::string shorter = text;
    const auto list = shorter.find("\"factor\":[") + 10;
    shorter.erase(list, shorter.find(',', list) + 1 - list);
    CHECK_THROWS_WITH(restored(shorter), Catch::Contains("wrong length"));
    CHECK_THROWS_WITH(restored(text.substr(0, text.size() - 1)), Catch::Contains("too few numbers"));
    CHECK_THROWS_WITH(restored(text + '0'), Catch::Contains("too many numbers"));
}

TEST_CASE("a guided sampler goes on from any stage to the same bits whatever the threads") {
    const SmcSettings settings{.lineages = 40, .steps = 15, .surface_points = 500};
    std::vector<std::string> texts;
    const auto save = [&texts](const SmcState& state) { texts.push_back(saved(state)); };
    const SmcState whole = run_smc(ridge_of_residuals(), reference(), settings, 7, {}, save);
    REQUIRE(texts.size() >= 3);
    CHECK(whole.stages.front().guided_acceptance > 0.3);
    CHECK(whole.asked.cols() == 500);
    for (const std::string& text : texts) {
        SmcState state = restored(text);
        while (!finished(state)) state = advance(state, ridge_of_residuals(2));
        CHECK(saved(state) == texts.back());
    }
}

TEST_CASE("a guided sampler keeps the evidence and the posterior of an unguided one") {
    // The residuals are polynomials of the second degree, so that all that is tried is the moves.
    const SmcSettings guided{.lineages = 100, .steps = 60};
    SmcSettings plain = guided;
    plain.trajectories = 0;
    const double constant = -std::log(2 * std::acos(-1.0) * 0.2 * 0.5);
    std::vector<double> differences;
    Eigen::MatrixXd means(3, 8), squares(3, 8);
    for (std::uint64_t seed = 1; seed <= 4; ++seed) {
        const SmcState with = run_smc(ridge_of_residuals(), reference(), guided, seed);
        const SmcState without = run_smc(curved, reference(), plain, seed);
        for (const SmcStage& stage : with.stages) CHECK(stage.guided_acceptance > 0.8);
        for (const SmcStage& stage : without.stages) CHECK(stage.guided_acceptance == 0);
        differences.push_back(with.log_evidence - without.log_evidence - constant);
        for (const auto& [place, state] : {std::pair(0, &with), std::pair(4, &without)}) {
            means.col(place + static_cast<Eigen::Index>(seed) - 1) = state->particles.rowwise().mean();
            squares.col(place + static_cast<Eigen::Index>(seed) - 1) =
                state->particles.array().square().rowwise().mean();
        }
    }
    double mean = 0;
    for (const double difference : differences) mean += difference / 4;
    CHECK(std::abs(mean) < 0.1);
    CHECK((means.leftCols(4).rowwise().mean() - means.rightCols(4).rowwise().mean()).cwiseAbs().maxCoeff() < 0.06);
    CHECK((squares.leftCols(4).rowwise().mean() - squares.rightCols(4).rowwise().mean()).cwiseAbs().maxCoeff() < 0.1);
}

TEST_CASE("results do not depend on the order or the threads of evaluations") {
    const SmcSettings settings{.lineages = 16, .steps = 12};
    const LogLikelihood backwards = [](const Points& points) {
        Eigen::VectorXd values(points.cols());
        for (Eigen::Index i = points.cols(); i-- > 0;) values(i) = ridge(points.col(i));
        return values;
    };
    const LogLikelihood threaded = [](const Points& points) {
        Eigen::VectorXd values(points.cols());
        std::vector<std::thread> threads;
        for (Eigen::Index first = 0; first < 3; ++first)
            threads.emplace_back([&, first] {
                for (Eigen::Index i = first; i < points.cols(); i += 3) values(i) = ridge(points.col(i));
            });
        for (std::thread& thread : threads) thread.join();
        return values;
    };
    const std::string plain = saved(run_smc(curved, reference(), settings, 3));
    CHECK(saved(run_smc(backwards, reference(), settings, 3)) == plain);
    CHECK(saved(run_smc(threaded, reference(), settings, 3)) == plain);
    CHECK(run_smc(curved, reference(), settings, 4).log_evidence != restored(plain).log_evidence);
}

TEST_CASE("the tempered sampler counts and reports what it does") {
    std::int64_t asked = 0;
    const LogLikelihood counting = [&asked](const Points& points) {
        asked += points.cols();
        return curved(points);
    };
    std::vector<SmcProgress> heard;
    const SmcSettings settings{.lineages = 40, .steps = 20};
    const SmcState state =
        run_smc(counting, reference(), settings, 2, [&heard](const SmcProgress& now) { heard.push_back(now); });
    CHECK(state.evaluations == asked);
    CHECK(heard.back().evaluations == asked);
    for (std::size_t i = 0; i < heard.size(); ++i) {
        CHECK(heard[i].evaluations == 40 * static_cast<std::int64_t>(i + 1));
        if (i > 0) CHECK(heard[i].temperature >= heard[i - 1].temperature);
        if (heard[i].stage > 0)
            CHECK(heard[i].temperature == state.stages[static_cast<std::size_t>(heard[i].stage) - 1].temperature);
    }
    std::int64_t moves = 0;
    for (const SmcStage& stage : state.stages) {
        moves += stage.steps - 1;
        CHECK(stage.step_sizes.size() == static_cast<std::size_t>(stage.steps) - 1);
        CHECK(stage.acceptance > 0.1);
        CHECK(stage.acceptance <= 1);
        CHECK(stage.distinct_ancestors > 24);
        CHECK(stage.distinct_ancestors <= 40);
        CHECK(stage.distinct_lineages <= stage.distinct_ancestors);
    }
    CHECK(asked == 40 * (20 + moves));
    CHECK(state.stages.back().temperature == 1);
    CHECK(last_states(state) == state.particles.rightCols(40));
    CHECK(state.log_likelihood(5) == ridge(state.particles.col(5)));
}

TEST_CASE("a stage takes in just what its temperature says and the sampler is finished at 1 only") {
    const auto gentle = one_by_one([](const Eigen::VectorXd& x) { return -x.squaredNorm(); });
    int nearly_there = 0;
    for (double share = 0.05; share < 0.96; share += 0.01) {
        const SmcSettings settings{.lineages = 20, .steps = 5, .tempering = {.effective_share = share}};
        const SmcState before = begin_smc(gentle, reference(), settings, 1);
        const SmcState after = advance(before, Model(gentle));
        const Eigen::VectorXd increments =
            log_prior(before.particles) + before.log_likelihood - before.reference.log_density(before.particles);
        CHECK(after.temperature == next_temperature(increments, 0, settings.tempering));
        CHECK(after.log_evidence == log_evidence_increment(increments, after.temperature));
        CHECK(finished(after) == (after.temperature == 1));
        nearly_there += after.temperature > 0.9 && after.temperature < 1;
    }
    CHECK(nearly_there > 0);
}

TEST_CASE("step sizes learn in the first fifth of a stage and the last stage is twice as long") {
    // A ridge so narrow and bent that the best steps are small ones.
    const auto narrow =
        one_by_one([](const Eigen::VectorXd& x) { return -0.5 * std::pow((x(1) - x(0) * x(0)) / 0.02, 2); });
    const SmcState state = run_smc(narrow, reference(), {.lineages = 50, .steps = 30, .largest_memory = 2}, 5);
    REQUIRE(state.stages.size() >= 2);
    for (const SmcStage& stage : state.stages) {
        CHECK(stage.steps == (stage.temperature == 1 ? 60 : 30));
        const auto learnt = static_cast<std::size_t>(stage.steps / 5 - 1);  // the first move is step 1
        for (std::size_t i = learnt; i < stage.step_sizes.size(); ++i)
            CHECK(stage.step_sizes[i] == stage.step_sizes[learnt]);
    }
    CHECK(state.stages.front().step_sizes[0] == 0.5);
    CHECK(state.stages.front().step_sizes.back() != 0.5);
    CHECK(state.stages.back().step_sizes.back() > 0.05);
    CHECK(state.stages.back().step_sizes.back() < 0.9);
}

TEST_CASE("a stage that remembers its start goes on and later ones are as long") {
    // No memory is small enough, so that each stage takes all it may.
    const SmcSettings settings{.lineages = 30, .steps = 10, .longest_stage = 40, .largest_memory = -2};
    const SmcState state = run_smc(curved, reference(), settings, 1);
    for (const SmcStage& stage : state.stages) CHECK(stage.steps == (stage.temperature == 1 ? 80 : 40));
    CHECK(state.particles.cols() == 30 * 80);
    // Any is small enough, so that none goes on.
    const SmcState short_one = run_smc(curved, reference(), {.lineages = 30, .steps = 10, .largest_memory = 2}, 1);
    for (const SmcStage& stage : short_one.stages) CHECK(stage.steps == (stage.temperature == 1 ? 20 : 10));
}

TEST_CASE("the tempered sampler says in words why it gives up") {
    const auto needle = one_by_one([](const Eigen::VectorXd& x) { return -1e12 * x.squaredNorm(); });
    CHECK_THROWS_WITH(run_smc(needle, reference(), {}, 1), Catch::Contains("smallest step"));
    CHECK_THROWS_WITH(run_smc(curved, reference(4, 0.5), {.most_stages = 2}, 1),
                      Catch::Contains("had not reached the posterior after 2 stages"));
    int batches = 0;
    const LogLikelihood vanishing = [&batches](const Points& points) -> Eigen::VectorXd {
        return Eigen::VectorXd::Constant(points.cols(), ++batches <= 40 ? 0 : -impossible);
    };
    CHECK_THROWS_WITH(run_smc(vanishing, reference(), {}, 1), Catch::Contains("no move was accepted"));
    const SmcState done = run_smc(nothing_known, reference(), {.lineages = 10, .steps = 10}, 1);
    CHECK_THROWS_AS(advance(done, Model(nothing_known)), Fault);
    CHECK_THROWS_AS(begin_smc(nothing_known, reference(), {.lineages = 1}, 1), Fault);
}
