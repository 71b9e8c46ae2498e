#include "calibration/fitted_scenario.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "calibration/shipped_posterior.h"
#include "sim/scenario/read_scenario.h"
#include "sim/scenario/scenario_numbers.h"
#include "tests/support/paths.h"

using namespace ccsim;

namespace {

const FittedValues fit{{"leaving.odds", "0.7"}, {"closure.phases[2014-09-30].segments", "1 2"}};

std::vector<ParameterValue> as_in_the_fit() {
    return {{.path = "leaving.odds", .value = 0.7},
            {.path = "closure.phases[2014-09-30].segments", .value = std::vector{1, 2}}};
}

std::string difference(const std::vector<ParameterValue>& here) {
    return words_of(compared_with_fit(fit, here).mismatches);
}

}  // namespace

TEST_CASE("a scenario with the values of the fit is the scenario of the fit") {
    CHECK(compared_with_fit(fit, as_in_the_fit()).is_same());
    CHECK(compared_with_fit(fit, as_in_the_fit()).not_in_fit.empty());
    CHECK(difference(as_in_the_fit()).empty());
}

TEST_CASE("a value that is another than in the fit is named with both") {
    auto here = as_in_the_fit();
    here[0].value = 0.8;
    CHECK(difference(here) == "leaving.odds is 0.8 and was 0.7 in the fit");
}

TEST_CASE("a value that the fit did not know is as it was where it changes nothing") {
    auto here = as_in_the_fit();
    here.push_back({.path = "payment.odds_new", .value = 1.0, .neutral = 1.0});
    const FitComparison with_new = compared_with_fit(fit, here);
    CHECK(with_new.is_same());
    REQUIRE(with_new.not_in_fit.size() == 1);
    CHECK(with_new.not_in_fit[0].path == "payment.odds_new");
    here.back().value = 1.5;
    CHECK(difference(here) == "payment.odds_new is 1.5 and was unknown to the fit, where only 1 changes nothing");
    here.back().neutral = {};
    CHECK(difference(here) == "payment.odds_new is 1.5 and was unknown to the fit");
}

TEST_CASE("a value of the fit that the scenario lacks is named") {
    auto here = as_in_the_fit();
    here.pop_back();
    CHECK(difference(here) == "closure.phases[2014-09-30].segments was 1 2 in the fit and is missing here");
}

TEST_CASE("of many differences the first are named and the rest counted") {
    std::vector<ParameterValue> here;
    for (const char* const path : {"a", "b", "c", "d", "e"}) here.push_back({.path = path, .value = 1});
    CHECK_THAT(difference(here), Catch::StartsWith("a is 1 and") && Catch::Contains("; c is 1") &&
                                     !Catch::Contains("; d is") && Catch::EndsWith("; and 4 more"));
}

TEST_CASE("the posterior that comes with ccsim stays in use when a number is added that changes nothing") {
    const Scenario baseline = read_scenario(tests::source_dir / "scenarios" / "baseline.yaml");
    FittedValues before = shipped_posterior().fitted_to;
    // As if the order of selection and the odds in notice had come later.
    REQUIRE(before.erase("closure.phases[2016-12-31].order") == 1);
    REQUIRE(before.erase("payment.odds_pays_in_notice") == 1);
    std::vector<ParameterValue> here = past_values(baseline);
    const auto odds = std::ranges::find(here, "payment.odds_pays_in_notice", &ParameterValue::path);
    CHECK_FALSE(compared_with_fit(before, here).is_same());  // its row does not say where it changes nothing
    odds->neutral = 1.0;
    CHECK(compared_with_fit(before, here).is_same());
    CHECK(compared_with_fit(before, here).not_in_fit.size() == 2);
    odds->value = 1.1;
    CHECK(words_of(compared_with_fit(before, here).mismatches) ==
          "payment.odds_pays_in_notice is 1.1 and was unknown to the fit, where only 1 changes nothing");
}
