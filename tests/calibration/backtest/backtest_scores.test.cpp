#include "calibration/backtest/backtest_scores.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <string>

using namespace ccsim;
using namespace ccsim::backtest;

namespace {

const Measure& liability() { return *find_measure("cases_with_current_liability", "all"); }

/// Figures that fall by 5% a quarter, of which those to an origin are known, and a model that is `off` of them on the
/// logarithm with 101 draws spread evenly over `width` either way.
struct Made {
    std::vector<Questions> questions;
    std::vector<OriginForecasts> made;

    Made(int origins, double off, double width) {
        for (int o = 0; o < origins; ++o) {
            Questions q{.origin = Quarter{2014, 1} + o};
            AskedSeries series{.measure = &liability()};
            for (int back = 5; back >= 1; --back) series.known.push_back({q.origin - back, value(q.origin - back)});
            OriginForecasts answer{.origin = q.origin};
            for (int ahead = 0; ahead < 2; ++ahead) {
                const Quarter quarter = q.origin + ahead;
                series.asked.push_back({quarter, {.value = value(quarter), .step = 100}});
                ModelForecast f{.measure = &liability(), .quarter = quarter};
                for (int i = -50; i <= 50; ++i) f.draws.push_back(value(quarter) * std::exp(off + width * i / 50));
                answer.forecasts.push_back(f);
            }
            series.caseload = series.known;
            q.series.push_back(series);
            questions.push_back(q);
            made.push_back(answer);
        }
    }
    static double value(Quarter quarter) {
        const int since = quarter - Quarter{2012, 4};
        return std::round(8000 * std::exp(-0.05 * since + 0.02 * (since % 3))) * 100;
    }
    BacktestScores scores() const { return scores_of(questions, made, History{}, 2); }
};

}  // namespace

TEST_CASE("a backtest scores the model and every baseline at every origin") {
    const BacktestScores scores = Made(6, 0, 0.01).scores();
    CHECK(scores.origins.size() == 6);
    const forecast::Held held = held_by(scores.rows, forecast::model_name);
    CHECK(held.figures == 12);
    CHECK(held.in_90 == 12);
    CHECK(held_by(scores.rows, "last_value").figures == 12);
    CHECK(held_by(scores.rows, "structural_naive").figures == 12);
    CHECK(scores.by_horizon.size() == 2);
    for (const ForecastRow& row : scores.forecasts) {
        CHECK(row.known == 5);
        CHECK(row.quantiles.size() == 23);
    }
    const auto& first = scores.rows.front();
    CHECK(first.horizon() == 1);  // the quarter that has just ended is the first whose Summary is not out
    // Even draws on the logarithm from -w to w: the fair CRPS at their middle is w/6, but for 101 draws and rounding.
    CHECK(first.scores.crps == Approx(0.01 / 6).epsilon(0.03));
}

TEST_CASE("with fewer than six origins no skill is claimed however good the forecasts are") {
    CHECK(Made(5, 0, 0.01).scores().skill->claim == forecast::SkillClaim::too_few_origins);
    CHECK_FALSE(skill_is_claimed(Made(5, 0, 0.01).scores()));
    CHECK_FALSE(no_worse(Made(5, 0, 0.01).scores()));
    CHECK(Made(6, 0, 0.01).scores().skill->origins == 6);
}

TEST_CASE("skill is claimed only where the intervals hold what they should") {
    Made made(8, 0.001, 0.01);
    const BacktestScores wide = made.scores();  // far better than any baseline, and every figure is inside
    CHECK(wide.skill->ratio < 0.5);
    CHECK(wide.skill->high < 1);
    CHECK(wide.skill->claim == forecast::SkillClaim::unreliable);
    CHECK_FALSE(skill_is_claimed(wide));
    // Now one in eight figures is outside the 90% interval, half are inside the 50% one.
    for (std::size_t i = 0; i < made.made.size(); ++i)
        for (std::size_t ahead = 0; ahead < 2; ++ahead)
            for (double& draw : made.made[i].forecasts[ahead].draws)
                draw *= std::exp(i == 0 ? 0.012 : i < 4 ? 0.0065 : 0);
    const BacktestScores honest = made.scores();
    CHECK(intervals_hold(honest));
    CHECK(honest.skill->claim == forecast::SkillClaim::better);
    CHECK(skill_is_claimed(honest));
}

TEST_CASE("requirements are met by what they say and not by its contrary") {
    const BacktestScores wide = Made(6, 0, 1).scores();      // holds all: more than 97%
    const BacktestScores off = Made(6, 0.5, 0.01).scores();  // holds none
    CHECK_FALSE(intervals_hold(wide));
    CHECK_FALSE(intervals_hold(off));
    CHECK_FALSE(no_worse(off));
    CHECK_FALSE(skill_is_claimed(off));
    CHECK(off.skill->ratio > 5);
    BacktestScores mixed;  // half of the figures in the middle of the intervals, most of the rest inside
    for (int i = 0; i < 10; ++i) {
        forecast::ScoreRow row{.forecaster = forecast::model_name, .scale = Scale::identity};
        row.figure.measure = &liability();
        row.scores.in_50 = i < 5;
        row.scores.in_90 = i < 9;
        mixed.rows.push_back(row);
    }
    CHECK(intervals_hold(mixed));
    mixed.rows.back().scores.in_90 = true;  // all of them: the 90% intervals alone are too wide
    CHECK_FALSE(intervals_hold(mixed));
}

TEST_CASE("a fit that failed is named and its origin is not scored") {
    Made made(2, 0, 0.01);
    made.made[1].failed = "no point";
    made.made[1].forecasts.clear();
    const BacktestScores scores = made.scores();
    CHECK(scores.origins.size() == 1);
    REQUIRE(scores.no_forecast.size() >= 1);
    CHECK_THAT(scores.no_forecast.back().why + scores.no_forecast.front().why, Catch::Contains("no point"));
}
