#include "calibration/forecast/scores.h"

#include <array>
#include <catch2/catch.hpp>
#include <cmath>

#include "calibration/forecast/scored_forecast.h"
#include "sim/core/problems.h"
#include "sim/random/named_engine.h"
#include "tests/calibration/forecast/r_forecasts.h"

using namespace ccsim;
using namespace ccsim::forecast;
using namespace ccsim::tests;

namespace {

constexpr double as_by_hand = 1e-6;

bool is_close(double ours, double theirs) { return std::abs(ours - theirs) < as_by_hand; }

}  // namespace

TEST_CASE("scores are those worked out by hand") {
    const Fixture quantiles = read_forecast_fixture("score_quantiles.csv"),
                  draws = read_forecast_fixture("score_draws.csv"),
                  expected = read_forecast_fixture("score_expected.csv");
    REQUIRE(expected.rows() == 40);
    for (std::size_t i = 0; i < expected.rows(); ++i) {
        const auto wanted = [&](const char* name) { return expected.column(name)(static_cast<Eigen::Index>(i)); };
        const double came = wanted("came");
        std::vector<ForecastQuantile> q;
        const Fixture its_quantiles = quantiles.of_case(static_cast<int>(i));
        for (std::size_t k = 0; k < its_quantiles.rows(); ++k)
            q.push_back({its_quantiles.columns[1][k], its_quantiles.columns[2][k]});
        const std::vector<double> d = draws.of_case(static_cast<int>(i)).columns[1];
        CAPTURE(i);
        CHECK(is_close(crps_of_normal(wanted("mean"), wanted("sd"), came), wanted("crps_normal")));
        CHECK(is_close(fair_crps_of_draws(d, came), wanted("crps_fair")));
        CHECK(is_close(crps_of_values(d, came), wanted("crps_values")));
        const IntervalScore s = weighted_interval_score(q, came);
        CHECK(is_close(s.score, wanted("wis")));
        CHECK(is_close(s.dispersion, wanted("dispersion")));
        CHECK(is_close(s.too_high, wanted("overprediction")));
        CHECK(is_close(s.too_low, wanted("underprediction")));
        for (const int share : {50, 80, 90})
            CHECK(covers(q, share / 100.0, came) == (wanted(("in_" + std::to_string(share)).c_str()) == 1));
    }
}

TEST_CASE("an interval score by hand") {
    // 80% interval 10 to 20, median 14; 23 came. Over 1 + 1/2: 0.1 x 10 wide; 3 too low and half of 9 from the median.
    const std::vector<ForecastQuantile> q{{0.1, 10}, {0.5, 14}, {0.9, 20}};
    const IntervalScore s = weighted_interval_score(q, 23);
    CHECK(s.dispersion == Approx(1 / 1.5));
    CHECK(s.too_high == 0);
    CHECK(s.too_low == Approx(7.5 / 1.5));
    CHECK(s.score == Approx(8.5 / 1.5));
    CHECK(covers(q, 0.8, 20));
    CHECK_FALSE(covers(q, 0.8, 20.01));
    CHECK_THROWS_AS(covers(q, 0.5, 14), Fault);
    CHECK_THROWS_AS(weighted_interval_score(std::vector<ForecastQuantile>{{0.1, 10}, {0.9, 20}}, 14), Fault);
    CHECK_THROWS_AS(weighted_interval_score(std::vector<ForecastQuantile>{{0.1, 10}, {0.5, 14}, {0.8, 20}}, 14), Fault);
}

TEST_CASE("the fair score of few draws has the mean of the score of the whole distribution") {
    // Five standard normal draws against 0.3: the fair score is unbiased, that of the five values alone is too high.
    constexpr int repetitions = 20'000;
    double fair = 0, squares = 0, values = 0;
    for (int i = 0; i < repetitions; ++i) {
        NamedEngine engine({.seed = 5, .purpose = 200, .step = static_cast<std::uint32_t>(i)});
        std::vector<double> draws;
        for (int k = 0; k < 5; ++k)
            draws.push_back(Predictive(Scale::identity, {{0, 1, INFINITY}}).quantile(uniform_between(engine)));
        const double score = fair_crps_of_draws(draws, 0.3);
        fair += score / repetitions;
        squares += score * score / repetitions;
        values += crps_of_values(draws, 0.3) / repetitions;
    }
    const double error = std::sqrt((squares - fair * fair) / repetitions), exact = crps_of_normal(0, 1, 0.3);
    CHECK(std::abs(fair - exact) < 5 * error);
    CHECK(values - exact > 10 * error);
}

TEST_CASE("the forecast of a published figure is rounded as the figure is") {
    // To the next 100, 949 and 1049 are 900 and 1000: the 90% interval holds 1000 but not 1100.
    const FigureForecast forecast = forecast_of_quantiles(
        {{0.05, 949}, {0.1, 960}, {0.25, 980}, {0.5, 1000}, {0.75, 1020}, {0.9, 1040}, {0.95, 1049}});
    const auto exact = scores_of(forecast, {1049, 0}, Scale::identity, 0.5);
    const auto inside = scores_of(forecast, {1000, 100}, Scale::identity, 0.5);
    const auto outside = scores_of(forecast, {1100, 100}, Scale::identity, 0.5);
    CHECK(exact->in_90);
    CHECK(exact->absolute_error == Approx(49));
    CHECK(exact->pit == Approx(0.95).margin(0.002));
    CHECK(inside->in_50);
    CHECK(inside->absolute_error == 0);
    CHECK(inside->crps < 5);
    CHECK_FALSE(outside->in_90);
    CHECK(outside->absolute_error == Approx(100));
    // 1000 was published, so between 950 and 1050 it may have been anything: the PIT is spread over nearly all of it.
    const double from = scores_of(forecast, {1000, 100}, Scale::identity, 0)->pit;
    const double to = scores_of(forecast, {1000, 100}, Scale::identity, 1)->pit;
    CHECK(from == Approx(0.05).margin(0.005));
    CHECK(to == Approx(0.95).margin(0.01));
}

TEST_CASE("a forecast of nobody has a place on the logarithm") {
    const FigureForecast forecast =
        forecast_of_quantiles({{0.05, 0}, {0.1, 10}, {0.25, 20}, {0.5, 40}, {0.75, 80}, {0.9, 200}, {0.95, 400}});
    const auto scores = scores_of(forecast, {100, 100}, Scale::log, 0.5);
    REQUIRE(scores);
    CHECK(scores->absolute_error == Approx(std::log(2)));  // rounded to 0, which stands at 50
    CHECK(std::isfinite(scores->crps));
    const auto none_came = scores_of(forecast, {0, 100}, Scale::log, 0.5);
    REQUIRE(none_came);
    CHECK(none_came->absolute_error == 0);  // both stand at 50
    CHECK_FALSE(scores_of(forecast, {0, 0}, Scale::log, 0.5));
    CHECK(scores_of(forecast, {0, 100}, Scale::identity, 0.5));
}

TEST_CASE("the randomised PIT of right forecasts is even with rounding and without") {
    for (const double step : {0.0, 2.0}) {
        std::array<int, 10> tenths{};
        constexpr int figures = 5'000;
        const FigureForecast forecast = forecast_of(Predictive(Scale::identity, {{0, 1.5, INFINITY}}));
        for (int i = 0; i < figures; ++i) {
            NamedEngine engine({.seed = 6, .purpose = 201, .step = static_cast<std::uint32_t>(i)});
            const double came = Predictive(Scale::identity, {{0, 1.5, INFINITY}}).quantile(uniform_between(engine));
            const double published = step > 0 ? step * std::round(came / step) : came;
            const double pit = scores_of(forecast, {published, step}, Scale::identity, uniform_between(engine))->pit;
            ++tenths[std::min<std::size_t>(9, static_cast<std::size_t>(10 * pit))];
        }
        double chi_square = 0;
        for (const int n : tenths) chi_square += (n - figures / 10.0) * (n - figures / 10.0) / (figures / 10.0);
        CAPTURE(step);
        CHECK(chi_square < 44.8);  // nine degrees of freedom: one false alarm in a million
    }
}
