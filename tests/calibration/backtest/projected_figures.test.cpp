#include "calibration/backtest/projected_figures.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "calibration/backtest/saved_origin.h"
#include "calibration/discrepancy.h"
#include "calibration/discrepancy_draws.h"
#include "calibration/published_history.h"
#include "calibration/published_unknowns.h"
#include "sim/model/tally.h"
#include "tests/support/scenarios.h"

using namespace ccsim;
using namespace ccsim::backtest;

namespace {

/// A fit to what is published to the end of 2014, at the baseline, and a scenario that goes on to September 2016.
struct Fitted {
    Scenario future = tests::baseline();
    std::vector<Observation> figures = observations(published_history(), fitted_rows(), {2014, 4});
    Scenario past = fitted_past(future, figures);
    FitProblem problem{past, published_unknowns(), figures, DiscrepancyScales::declared(), 1};

    Fitted() { future.last_quarter = {2016, 3}; }
    methods::Points points(Eigen::Index count) const {
        methods::Points out(static_cast<Eigen::Index>(problem.unknowns().size()), count);
        for (Eigen::Index i = 0; i < count; ++i)
            out.col(i) = Eigen::VectorXd::Constant(out.rows(), 0.05 * static_cast<double>(i));
        return out;
    }
};

std::vector<WantedFigure> wanted(double own_error) {
    return {{.measure = find_measure("cases_with_current_liability", "all"),
             .quarter = {2015, 3},
             .scale = Scale::log,
             .own_error = own_error},
            {.measure = find_measure("pct_cases_contributing", "all"),
             .quarter = {2016, 3},
             .scale = Scale::logit,
             .own_error = own_error},
            {.measure = find_measure("maintenance_collected_and_arranged_quarter", "total"),
             .quarter = {2015, 1},
             .scale = Scale::log,
             .own_error = own_error}};
}

double sd(const Eigen::VectorXd& values) {
    return std::sqrt((values.array() - values.mean()).square().sum() / static_cast<double>(values.size() - 1));
}

}  // namespace

TEST_CASE("a projected figure is the run with its misfit and then chance") {
    const Fitted fitted;
    const methods::Points points = fitted.points(3);
    const ProjectionSettings settings{.seed = 7, .chance = {.runs = 2, .scale = 100}, .threads = 1};
    const auto figures = wanted(0);
    const Eigen::MatrixXd values = projected_figures(fitted.future, fitted.problem, points, figures, settings);
    const Eigen::MatrixXd chance = chance_of_runs(fitted.future, fitted.problem, points, figures, settings);
    for (Eigen::Index i = 0; i < 3; ++i) {
        Scenario one = fitted.future;
        one.parameters = fitted.problem.parameters_at(points.col(i));
        const Series run = run_expected(one, 1);
        const Likelihood& likelihood = fitted.problem.likelihood();
        const Series moved = with_discrepancy(
            run, draw_discrepancy(likelihood, likelihood.predicted(run), run.size(), 7, static_cast<std::uint32_t>(i)));
        for (Eigen::Index f = 0; f < 3; ++f) {
            const WantedFigure& figure = figures[static_cast<std::size_t>(f)];
            const double place = on_scale(figure.scale, *simulated(figure, moved, one.start)) + chance(f, i % 2);
            CHECK(on_scale(figure.scale, values(f, i)) == Approx(place).epsilon(1e-12));
        }
    }
}

TEST_CASE("own errors add their variance") {
    const Fitted fitted;
    const methods::Points same = methods::Points::Zero(fitted.points(1).rows(), 400);
    const ProjectionSettings settings{.seed = 7, .chance = {.runs = 2, .scale = 1000}, .threads = 0};
    const Eigen::MatrixXd without = projected_figures(fitted.future, fitted.problem, same, wanted(0), settings);
    const Eigen::MatrixXd with = projected_figures(fitted.future, fitted.problem, same, wanted(0.2), settings);
    const Eigen::VectorXd by = (with.row(0).array() / without.row(0).array()).log();
    CHECK(sd(by) == Approx(0.2).margin(5 * 0.2 / std::sqrt(2.0 * 400)));
    CHECK(std::abs(by.mean()) < 5 * 0.2 / std::sqrt(400.0));
}

TEST_CASE("projected figures do not depend on the number of threads") {
    const Fitted fitted;
    const methods::Points points = fitted.points(5);
    const auto with = [&](int threads) {
        return projected_figures(fitted.future, fitted.problem, points, wanted(0.01),
                                 {.chance = {.runs = 3, .scale = 200}, .threads = threads});
    };
    CHECK(with(1) == with(2));
}

TEST_CASE("chance is as large at whatever scale the runs are made") {
    const Fitted fitted;
    const auto figures = wanted(0);
    const auto at = [&](int scale) {
        return chance_of_runs(fitted.future, fitted.problem, methods::Points::Zero(fitted.points(1).rows(), 1), figures,
                              {.seed = 11, .chance = {.runs = 60, .scale = scale}});
    };
    const Eigen::MatrixXd fine = at(100), coarse = at(800);
    const double least_misfit = std::ranges::min(base_series, {}, &BaseSeries::sd).sd;
    for (Eigen::Index f = 0; f < fine.rows(); ++f) {
        // Of the logarithm of a ratio of two standard deviations of 60 runs the standard error is 1 / sqrt(59).
        CHECK(std::abs(std::log(sd(fine.row(f)) / sd(coarse.row(f)))) < 5 / std::sqrt(59.0));
        CHECK(sd(fine.row(f)) < least_misfit);  // so that an approximation of it will do
    }
}

TEST_CASE("finished origins come back from text to the last bit and half of one does not") {
    const std::vector<OriginForecasts> origins{
        {.origin = {2015, 1},
         .figures = 12,
         .unknowns = 3,
         .evaluations = 123'456,
         .forecasts = {{.measure = find_measure("live_caseload", "total"),
                        .quarter = {2015, 2},
                        .draws = {1.0 / 3, 1e-7 / 3, 1'234'567.1}},
                       {.measure = find_measure("pct_cases_contributing", "all"), .quarter = {2016, 1}}}},
        {.origin = {2015, 2}, .figures = 4'000, .unknowns = 600, .failed = "the \"sampler\" cannot go on"}};
    const std::string text = saved(origins);
    const auto back = restored_origins(text);
    REQUIRE(back.size() == 2);
    CHECK(saved(back) == text);
    CHECK(back[0].forecasts[0].draws == origins[0].forecasts[0].draws);
    CHECK(back[0].forecasts[0].measure == origins[0].forecasts[0].measure);
    CHECK(back[0].evaluations == 123'456);
    CHECK(back[1].failed == origins[1].failed);
    CHECK_THROWS(restored_origins(text.substr(0, text.size() / 2)));
    CHECK_THROWS(restored_origins("nothing of the kind"));
    CHECK_THROWS(restored_origins("origins 1000 end"));
    CHECK_NOTHROW(restored_origins("origins 1 origin 2015-03-31 12 3 7 \"\" 0 end"));
    CHECK_THROWS(restored_origins("origins 1 origin 2015-03-31 12 3 1e300 \"\" 0 end"));
    CHECK_THROWS(restored_origins("origins 1 origin 2015-03-31 1.5 3 7 \"\" 0 end"));
}
