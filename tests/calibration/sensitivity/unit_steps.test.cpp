#include "calibration/sensitivity/unit_steps.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <vector>

#include "calibration/published_unknowns.h"

using namespace ccsim;
using namespace ccsim::sensitivity;

namespace {

Unknown named(const char* name) {
    const std::vector<Unknown> unknowns = published_unknowns();
    return *std::find_if(unknowns.begin(), unknowns.end(), [&](const Unknown& u) { return u.name == name; });
}

UnitStep step_of(const char* name, const std::vector<double>& values) { return unit_step(named(name), values); }

}  // namespace

TEST_CASE("a step is one of its kind of number in plain words") {
    const UnitStep chance = step_of("finalisation", {0.2, 0.3});
    CHECK(chance.words == "one more percentage point");
    CHECK(chance.from(0.2, 0.5) == Approx(0.205));
    CHECK(step_of("nil_cases", {150'000}).size == 10'000);
    CHECK(step_of("nil_cases", {150'000}).words == "10,000 more");
    CHECK(step_of("intake", {20'000}).words == "1,000 more a quarter");
    CHECK(step_of("intake", {20'000}).size == 1'000);
    const UnitStep capacity = step_of("capacity_later", {5'000});
    CHECK(capacity.words == "1,000 more a quarter");
    CHECK(13 * (capacity.from(5'000, 0.5) - capacity.from(5'000, -0.5)) == Approx(1'000));
    CHECK(step_of("liability_over_20", {41}).words == "£1 more a week");
    CHECK(step_of("behaviour_trend", {5}).words == "one more percentage point a year");
    const UnitStep odds = step_of("notice_effect", {1.2});
    CHECK(odds.words == "10% more");
    CHECK(odds.from(1.2, 0.5) == Approx(1.26));
    CHECK(odds.from(1.2, -0.5) == Approx(1.14));
}

TEST_CASE("a step is smaller where half of the usual one would go beyond what can be") {
    CHECK(step_of("withdrawals", {0.01, 0.003}).size == 0.001);
    CHECK(step_of("reactive_closure", {0.01, 0.0004}).size == 0.0001);
    CHECK(step_of("leaving_at_finalisation", {0.9, 0.996}).size == 0.001);
    CHECK(step_of("leaving_at_finalisation", {0.94}).size == 0.01);
}

TEST_CASE("every unknown has a step at its median and its number a description") {
    for (const Unknown& unknown : published_unknowns()) {
        INFO(unknown.name);
        const double median = value_at(unknown, 0);
        const std::vector<double> values{value_at(unknown, -1.6), median, value_at(unknown, 1.6)};
        const UnitStep step = unit_step(unknown, values);
        CHECK(step.from(median, 0.5) > median);
        CHECK(z_at(unknown, step.from(values.front(), -0.5)) > -8);
        CHECK(z_at(unknown, step.from(values.back(), 0.5)) < 8);
        CHECK(description_of(unknown.first().path).find(' ') != std::string::npos);
    }
    CHECK(description_of("closure.phases[2016-12-31].capacity_cases_a_week").starts_with("Cases selected for closure"));
}
