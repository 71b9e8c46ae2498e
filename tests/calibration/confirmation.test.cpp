#include "calibration/confirmation.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <functional>
#include <limits>

#include "calibration/fit_problem.h"
#include "calibration/published_history.h"
#include "calibration/published_unknowns.h"
#include "tests/support/scenarios.h"

using namespace ccsim;

namespace {

Observation figure(const std::string& series, Scale scale) {
    return {.measure = find_measure("cases_with_current_liability", "all"),
            .quarter = {2016, 3},
            .scale = scale,
            .series = series};
}

Eigen::MatrixXd rows(std::initializer_list<std::initializer_list<double>> values) {
    Eigen::MatrixXd out(static_cast<Eigen::Index>(values.size()), static_cast<Eigen::Index>(values.begin()->size()));
    Eigen::Index r = 0;
    for (const auto& row : values) {
        Eigen::Index c = 0;
        for (const double value : row) out(r, c++) = value;
        ++r;
    }
    return out;
}

/// The fitted figures, and draws of the unknowns that differ as a posterior's do.
struct Fit {
    std::vector<Observation> figures = observations(published_history());
    Scenario past = fitted_past(tests::baseline(), figures);
    FitProblem problem{past, published_unknowns(), figures, DiscrepancyScales::declared(), 0};
    std::vector<Parameters> draws;

    Fit() {
        const auto unknowns = static_cast<Eigen::Index>(problem.unknowns().size());
        for (int i = 0; i < 50; ++i)
            draws.push_back(problem.parameters_at(0.3 * Eigen::VectorXd::NullaryExpr(unknowns, [&](Eigen::Index k) {
                                                      return std::sin(static_cast<double>(i * unknowns + k));
                                                  })));
    }
    /// The sampled engine with an error in it against the expected one without.
    Confirmation confirmed(const std::function<void(Parameters&)>& err) const {
        std::vector<Parameters> wrong = draws;
        for (Parameters& parameters : wrong) err(parameters);
        const RunPlan plan{.scale = 100};
        return confirmation_of(
            figures, problem.likelihood().covariance().diagonal().cwiseSqrt(),
            {both_engines(past, figures, draws, plan).expected, both_engines(past, figures, wrong, plan).sampled});
    }
};

}  // namespace

TEST_CASE("a figure's z is the mean difference of the engines over its standard error") {
    const std::vector<Observation> figures{figure("a", Scale::log), figure("b", Scale::logit)};
    Eigen::VectorXd sds(2);
    sds << 0.01, 0.05;
    const Confirmation c =
        confirmation_of(figures, sds, {rows({{100, 100, 100}, {20, 20, 20}}), rows({{101, 103, 102}, {20, 19, 21}})});
    // Differences 1, 3, 2: mean 2, variance 1, so the standard error is the root of 1/3.
    CHECK(c.draws == 3);
    CHECK(c.figures[0].expected == 100);
    CHECK(c.figures[0].sampled == 102);
    CHECK(c.figures[0].difference == Approx(2));
    CHECK(c.figures[0].standard_error == Approx(std::sqrt(1.0 / 3)));
    CHECK(c.figures[0].z == Approx(2 * std::sqrt(3.0)));
    CHECK(c.figures[0].of_sd == Approx(2.0 / 100 / 0.01));
    CHECK(c.figures[1].z == Approx(0).margin(1e-12));
    CHECK(c.largest_z() == c.figures[0].z);
    // A series of one figure is that figure; and four comparisons share 0.001: Student's t with 2 degrees of freedom
    // is beyond t with the chance 1 - t / sqrt(2 + t^2), both sides together.
    CHECK(c.series.size() == 2);
    CHECK(c.series[0].z == Approx(c.figures[0].z));
    CHECK(c.series[0].seen_from_of_sd == Approx(c.limit * std::sqrt(1.0 / 3)));
    CHECK(1 - c.limit / std::sqrt(2 + c.limit * c.limit) == Approx(0.001 / 4));
}

TEST_CASE("figures of a series are off together or cancel, draw by draw") {
    const std::vector<Observation> figures{figure("s", Scale::log), figure("s", Scale::log)};
    const Eigen::VectorXd sds = Eigen::VectorXd::Constant(2, 0.1);
    const Eigen::MatrixXd expected = Eigen::MatrixXd::Constant(2, 4, 100);
    const Confirmation opposite =
        confirmation_of(figures, sds, {expected, rows({{98, 103, 99, 104}, {103, 98, 102, 97}})});
    // Means of the two by draw: 0.5, 0.5, 0.5, 0.5, over 100 x 0.1. No spread, and not 0.
    CHECK(opposite.series[0].of_sd == Approx(0.05));
    CHECK(std::isinf(opposite.series[0].z));
    const Confirmation together =
        confirmation_of(figures, sds, {expected, rows({{101, 103, 101, 103}, {101, 103, 101, 103}})});
    CHECK(together.series[0].figures == 2);
    CHECK(together.series[0].z == Approx(together.figures[0].z));
}

TEST_CASE("a difference without any spread is none, or no accident") {
    const std::vector<Observation> figures{figure("a", Scale::log)};
    const Eigen::VectorXd sds = Eigen::VectorXd::Constant(1, 0.1);
    CHECK(confirmation_of(figures, sds, {rows({{5, 6, 7}}), rows({{5, 6, 7}})}).largest_z() == 0);
    const Confirmation off = confirmation_of(figures, sds, {rows({{5, 6, 7}}), rows({{4, 5, 6}})});
    CHECK(std::isinf(off.figures[0].z));
    CHECK(off.figures[0].z < 0);
    CHECK(off.largest_z() > off.limit);
}

TEST_CASE("a figure that an engine lacks at some draw is not compared and is counted") {
    const std::vector<Observation> figures{figure("a", Scale::log), figure("b", Scale::log)};
    const Eigen::VectorXd sds = Eigen::VectorXd::Constant(2, 0.1);
    const double none = std::numeric_limits<double>::quiet_NaN();
    const Confirmation c =
        confirmation_of(figures, sds, {rows({{5, 6, 7}, {5, 6, 7}}), rows({{5, none, 8}, {5, 6, 8}})});
    CHECK(std::isnan(c.figures[0].z));
    CHECK(c.not_compared() == 1);
    CHECK(c.series.size() == 1);
    CHECK(c.largest_z() == Approx(1));
    CHECK_THAT(words_of(c), Catch::Contains("1 figures are not there"));
}

TEST_CASE("at draws of the unknowns the engines agree, and a small error in one of them is seen where it is") {
    const Fit fit;
    const Confirmation right = fit.confirmed([](Parameters&) {});
    INFO(words_of(right));
    CHECK(right.not_compared() == 0);
    CHECK(right.largest_z() < right.limit);

    const Confirmation wrong = fit.confirmed([](Parameters& p) { p.payment.chance_full_if_pays.reliable *= 0.98; });
    INFO(words_of(wrong));
    CHECK(wrong.largest_z() > wrong.limit);
    for (const ConfirmedFigure& f : wrong.figures)
        if (f.observation.measure->id == std::string("cases_with_current_liability"))
            CHECK(std::abs(f.z) < wrong.limit);
}
