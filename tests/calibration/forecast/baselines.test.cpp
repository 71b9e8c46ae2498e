#include "calibration/forecast/baselines.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "calibration/forecast/arima.h"
#include "calibration/forecast/exponential_smoothing.h"
#include "calibration/forecast/random_walk.h"
#include "calibration/forecast/theta.h"
#include "sim/core/problems.h"

using namespace ccsim;
using namespace ccsim::forecast;

namespace {

const Quarter start(2013, 1);

Series series(const std::vector<std::pair<int, double>>& figures) {
    Series out;
    for (const auto& [quarter, value] : figures) out.push_back({start + quarter, value});
    return out;
}

const BaselineForecast& of(const std::vector<BaselineForecast>& all, Baseline which) {
    return all[static_cast<std::size_t>(which)];
}

/// Cases with a liability as published: once a year, then each quarter.
const Series published = series({{0, 772600}, {4, 738500}, {8, 634900}, {12, 411700}, {13, 344100}, {14, 272500}});

}  // namespace

TEST_CASE("a step over a gap has the variance of its quarters") {
    // Steps 2, 4 over 4 quarters, -2: squares over quarters are 4, 4, 4, so the variance of a quarter is 4.
    const auto fit = fit_last_value(series({{0, 1}, {1, 3}, {5, 7}, {6, 5}}), {1, 9});
    REQUIRE(fit);
    CHECK(fit->variance == Approx(4));
    CHECK(fit->ahead[0].centre == 5);
    CHECK(fit->ahead[0].width == Approx(2));
    CHECK(fit->ahead[1].width == Approx(6));
    CHECK(fit->ahead[0].freedom == 3);
}

TEST_CASE("drift over gaps is the change from first to last over the quarters between") {
    // From 0 to 12 in 6 quarters: 2 a quarter. Off it: 1 over 1, 2 over 4, -3 over 1: 1 + 1 + 9, over 2 of freedom.
    const auto fit = fit_drift(series({{0, 0}, {1, 3}, {5, 13}, {6, 12}}), {3});
    REQUIRE(fit);
    CHECK(fit->values[0] == Approx(2));
    CHECK(fit->ahead[0].centre == Approx(18));
    CHECK(fit->ahead[0].width == Approx(std::sqrt(5.5 * (3 + 9 / 6.0))));
}

TEST_CASE("models in state-space form over gaps agree with those that need no filter") {
    const Series gaps = series({{0, 5}, {1, 9}, {4, 8}, {9, 14}, {10, 11}, {12, 15}});
    const std::vector<int> ahead{1, 5};
    const auto walk = fit_last_value(gaps, ahead), arima = fit_arima(gaps, {0, 1, 0, false}, ahead);
    const auto drift = fit_drift(gaps, ahead), with_drift = fit_arima(gaps, {0, 1, 0, true}, ahead);
    REQUIRE((arima && with_drift));
    CHECK(arima->variance == Approx(walk->variance));
    CHECK(arima->ahead[1].centre == Approx(walk->ahead[1].centre));
    CHECK(arima->ahead[1].width == Approx(walk->ahead[1].width));
    CHECK(with_drift->values[0] == Approx(drift->values[0]));
    CHECK(with_drift->ahead[1].centre == Approx(drift->ahead[1].centre));
    CHECK(with_drift->variance == Approx(drift->variance));
}

TEST_CASE("quarters that are not there are not quarters without change") {
    // The same line with gaps and without: every method with a trend goes on along it.
    Series full, gaps;
    for (int q = 0; q < 24; ++q) {
        const SeriesPoint p{start + q, 100 + 3.0 * q + (q % 2 == 0 ? 0.5 : -0.5)};
        full.push_back(p);
        if (q % 5 != 2 && (q < 12 || q > 17)) gaps.push_back(p);
    }
    const double next = 100 + 3.0 * 27;
    for (const Series& s : {full, gaps}) {
        CHECK(fit_drift(s, {4})->ahead[0].centre == Approx(next).margin(1));
        CHECK(fit_line(s, {4})->ahead[0].centre == Approx(next).margin(1));
        CHECK(fit_smoothing(s, Trend::additive, {4})->ahead[0].centre == Approx(next).margin(1));
        CHECK(fit_arima(s, {0, 1, 1, true}, {4})->ahead[0].centre == Approx(next).margin(1));
    }
}

TEST_CASE("the Theta method is the mean of the line and of smoothing twice the figures less the line") {
    const Series gaps = series({{0, 5}, {1, 9}, {4, 8}, {9, 14}, {10, 11}, {12, 15}, {13, 18}, {15, 16}});
    const std::vector<int> ahead{1, 6};
    const auto theta = fit_theta(gaps, ahead), line = fit_line(gaps, ahead);
    REQUIRE(theta);
    const StateSpace model = smoothing_model(Trend::none, {.alpha = theta->values[0]});
    // The line smoothed with the same gains from its own first value; then 2 y - line is smoothed by subtraction.
    const auto y = filtered(model, gaps);
    double level = line->values[0] + line->values[1] * (gaps.front().quarter - gaps.back().quarter);
    for (std::size_t i = 0; i < gaps.size(); ++i) {
        const double on_line = line->values[0] + line->values[1] * (gaps[i].quarter - gaps.back().quarter);
        level += y->gains[i] * (on_line - level);
    }
    for (std::size_t i = 0; i < ahead.size(); ++i)
        CHECK(theta->ahead[i].centre == Approx(0.5 * line->ahead[i].centre + 0.5 * (2 * y->state(0) - level)));
}

TEST_CASE("every baseline has a forecast of the published series or says why not") {
    const std::vector<Quarter> quarters{start + 15, start + 18, start + 23};
    const auto all =
        baseline_forecasts({.series = published, .scale = Scale::log, .quarters = quarters, .caseload = published});
    REQUIRE(all.size() == named_baselines.size());
    for (std::size_t i = 0; i < all.size(); ++i) {
        CAPTURE(named_baselines[i].name, all[i].cannot);
        CHECK(all[i].baseline == named_baselines[i].baseline);
        CHECK(all[i].cannot.empty() != all[i].quarters.empty());
        for (const Predictive& p : all[i].quarters) {
            CHECK(p.quantile(0.05) > 0);
            CHECK(p.quantile(0.05) < p.median());
            CHECK(p.median() < p.quantile(0.95));
        }
        if (all[i].quarters.empty()) continue;
        REQUIRE(all[i].quarters.size() == 3);
        const auto width = [&](std::size_t q) {
            return std::log(all[i].quarters[q].quantile(0.9) / all[i].quarters[q].quantile(0.1));
        };
        CHECK(width(0) <= width(2));
    }
    for (const Baseline able : {Baseline::last_value, Baseline::drift, Baseline::exponential_smoothing, Baseline::arima,
                                Baseline::straight_line, Baseline::structural_naive, Baseline::equal_mix})
        CHECK(of(all, able).cannot.empty());
    CHECK(of(all, Baseline::last_value).quarters[2].median() == Approx(272500));
}

TEST_CASE("the structural naive closes at the last year's rate and leaves percentages as they were") {
    // From 634,900 in March 2015 to 272,500 in September 2016: the last figure a year or more back is of March 2015.
    const double hazard = std::log(634900.0 / 272500) / 6;
    const Series contributing =
        series({{0, 646500}, {4, 632000}, {8, 558200}, {12, 379100}, {13, 317500}, {14, 252700}});
    const auto all = baseline_forecasts(
        {.series = contributing, .scale = Scale::log, .quarters = {start + 17}, .caseload = published});
    CHECK(of(all, Baseline::structural_naive).quarters[0].median() == Approx(252700 * std::exp(-3 * hazard)));
    const auto none = baseline_forecasts({.series = contributing, .scale = Scale::log, .quarters = {start + 17}});
    CHECK_FALSE(of(none, Baseline::structural_naive).cannot.empty());
    const Series rate = series({{0, 83.7}, {4, 85.6}, {8, 87.9}, {12, 92.1}});
    const auto of_rate =
        baseline_forecasts({.series = rate, .scale = Scale::logit, .quarters = {start + 17}, .caseload = published});
    CHECK(of(of_rate, Baseline::structural_naive).quarters[0].median() == Approx(92.1));
    CHECK(of(of_rate, Baseline::drift).quarters[0].quantile(0.999) < 100);
}

TEST_CASE("the hazard is not taken from figures later than the series") {
    Series early = published;
    early.resize(4);
    const auto all =
        baseline_forecasts({.series = early, .scale = Scale::log, .quarters = {start + 13}, .caseload = published});
    CHECK(of(all, Baseline::structural_naive).quarters[0].median() ==
          Approx(411700 * std::exp(-std::log(634900.0 / 411700) / 4)));
}

TEST_CASE("a method whose parameters are as many as the figures says that it cannot") {
    const auto four =
        baseline_forecasts({.series = series({{0, 5}, {4, 7}, {8, 6}, {9, 8}}), .quarters = {start + 10}});
    CHECK(of(four, Baseline::exponential_smoothing).cannot ==
          "too few figures for its parameters, or they are on its line without error");
    CHECK(of(four, Baseline::theta).quarters.empty());
    CHECK(of(four, Baseline::drift).cannot.empty());
    CHECK(of(four, Baseline::equal_mix).cannot.empty());
    const auto two = baseline_forecasts({.series = series({{0, 5}, {4, 7}}), .quarters = {start + 10}});
    for (const BaselineForecast& f : two) CHECK(f.cannot == "fewer than three figures by then");
    const auto flat =
        baseline_forecasts({.series = series({{0, 5}, {4, 5}, {8, 5}, {9, 5}}), .quarters = {start + 10}});
    for (const BaselineForecast& f : flat) CHECK(f.cannot == "the figures do not vary");
    CHECK_THROWS_AS(baseline_forecasts({.series = published, .quarters = {start + 14}}), Fault);
    const auto zero = baseline_forecasts({.series = series({{0, 5}, {4, 0}, {8, 5}}), .quarters = {start + 10}});
    for (const BaselineForecast& f : zero) CHECK(f.cannot.find("scale") != std::string::npos);
}

TEST_CASE("the even mix has the mean of its parts' chances") {
    const Predictive a(Scale::log, {{3, 0.5, 4}}), b(Scale::log, {{4, 0.1, INFINITY}});
    const Predictive mix = Predictive::mix_of({a, b});
    for (const double value : {10.0, 30.0, 50.0, 70.0})
        CHECK(mix.below(value) == Approx(0.5 * (a.below(value) + b.below(value))));
    for (const double share : {0.01, 0.3, 0.5, 0.9}) CHECK(mix.below(mix.quantile(share)) == Approx(share));
    CHECK_THROWS_AS(Predictive(Scale::log, {{3, 0, 4}}), Fault);
    CHECK_THROWS_AS(Predictive::mix_of({a, Predictive(Scale::logit, {{3, 1, 4}})}), Fault);
}
