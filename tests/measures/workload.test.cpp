#include <catch2/catch.hpp>

#include "sim/measures/measure.h"
#include "sim/measures/workload_rates.h"
#include "tests/support/tallies.h"

using namespace ccsim;
using tests::made_up_series;

namespace {

std::optional<double> value(const Series& series, std::string_view id, std::string_view breakdown, Quarter when) {
    const Measure* const measure = find_measure(id, breakdown);
    REQUIRE(measure != nullptr);
    return measure->value(series, series.size() - 1, when);
}

double stock(const Series& series, std::size_t at, std::string_view id, std::string_view breakdown) {
    return *find_measure(id, breakdown)->value(series, at, {2016, 4});
}

}  // namespace

TEST_CASE("work goes with the mean of the caseload at the two ends of the quarter at the published rate") {
    const Series s = made_up_series(3, 2);
    const auto mean = [&](std::string_view id, std::string_view part) {
        return (stock(s, 0, id, part) + stock(s, 1, id, part)) / 2;
    };
    const Quarter when{2016, 4};
    CHECK(*value(s, "complaints_received_quarter", "all", when) ==
          Approx(760 * mean("live_caseload", "total") / 1113550));
    CHECK(*value(s, "calls_answered_quarter", "all", when) ==
          Approx(172150 * mean("live_caseload", "total") / 1113550));
    CHECK(*value(s, "appeals_received_quarter", "all", when) ==
          Approx(253.75 * mean("live_caseload", "total") / 1145000));
    CHECK(*value(s, "deo_requests_issued_quarter", "all", when) ==
          Approx(4617 * mean("cases_with_current_liability", "all") / 344100));
    CHECK(*value(s, "lump_sum_and_regular_deduction_orders_authorised_quarter", "all", when) ==
          Approx(852 * mean("cases_with_arrears", "all") / 1059100));
    CHECK(*value(s, "staff_fte", "CSA and CMS", when) ==
          Approx(6470 * stock(s, 1, "live_caseload", "total") / 1082100));
}

TEST_CASE("a rate says nothing of quarters before the one it was seen in") {
    const Series s = made_up_series(3, 2);
    for (const Measure& m : measures()) {
        if (m.basis != Measure::Basis::rate) continue;
        INFO(m.id);
        CHECK(m.value(s, 1, {2016, 3}));
        CHECK_FALSE(m.value(s, 1, {2016, 2}));
    }
}

TEST_CASE("what is not modelled has no figure and the share of men is carried") {
    const Series s = made_up_series(3, 2);
    int rows = 0;
    for (const Measure& m : measures()) {
        if (m.basis == Measure::Basis::not_modelled) {
            ++rows;
            CHECK_FALSE(m.value(s, 1, {2016, 4}));
        }
        if (m.basis == Measure::Basis::carried) CHECK(*m.value(s, 1, {2013, 1}) == 90);
    }
    CHECK(rows == 4);
}
