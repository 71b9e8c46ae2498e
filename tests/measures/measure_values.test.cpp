#include <catch2/catch.hpp>
#include <string_view>

#include "sim/measures/measure.h"
#include "sim/model/tally.h"
#include "tests/support/tallies.h"

using namespace ccsim;

namespace {

constexpr auto at(Situation s) { return static_cast<std::size_t>(s); }
constexpr auto at(Debt d) { return static_cast<std::size_t>(d); }

std::optional<double> value(const Series& series, std::size_t quarter, Quarter when, std::string_view id,
                            std::string_view breakdown) {
    const Measure* const measure = find_measure(id, breakdown);
    REQUIRE(measure != nullptr);
    return measure->value(series, quarter, when);
}

/// Ten collected in full and five paying nothing, with small debts; four on Maintenance Direct and three nil, owing
/// nothing; two of no liability with large debts. All of the 2003 scheme.
ExpectedTally small_caseload() {
    ExpectedTally t;
    t[tally::cases(1, at(Situation::collected_full), at(Debt::small))] = 10;
    t[tally::cases(1, at(Situation::collected_nothing), at(Debt::small))] = 5;
    t[tally::cases(1, at(Situation::direct), at(Debt::none))] = 4;
    t[tally::cases(1, at(Situation::nil), at(Debt::none))] = 3;
    t[tally::cases(1, at(Situation::over_long_ago), at(Debt::large))] = 2;
    return t;
}

}  // namespace

TEST_CASE("a nil case that owes nothing is in the total caseload only") {
    const Series s{small_caseload()};
    CHECK(value(s, 0, {2016, 3}, "live_caseload", "total") == 21);
    CHECK(value(s, 0, {2016, 3}, "total_caseload", "all") == 24);
}

TEST_CASE("a case with neither liability nor arrears is live in the quarter of a payment") {
    Series s{small_caseload()};
    s[0][tally::live_without_liability_or_arrears(0, 1)] = 7;
    CHECK(value(s, 0, {2016, 3}, "live_caseload", "total") == 28);
    CHECK(value(s, 0, {2016, 3}, "live_caseload", "1993 scheme") == 7);
    CHECK(value(s, 0, {2016, 3}, "cases_off_system_clerical", "Clerical Case Database") == 7);
}

TEST_CASE("compliance is contributing cases over cases with a current liability") {
    const Series s{small_caseload()};
    CHECK(value(s, 0, {2016, 3}, "pct_cases_contributing", "all").value() == Approx(100 * 14.0 / 19));
    CHECK(value(s, 0, {2016, 3}, "pct_cases_contributing", "collection service").value() == Approx(100 * 10.0 / 15));
    CHECK(value(s, 0, {2016, 3}, "illustrative_compliance_reduction_if_md_as_collection_service", "all").value() ==
          Approx(100 * 14.0 / 19 - 100 * 10.0 / 15));
}

TEST_CASE("a share of nothing is empty") {
    const Series s{ExpectedTally{}};
    CHECK_FALSE(value(s, 0, {2016, 3}, "pct_cases_contributing", "all"));
    CHECK_FALSE(value(s, 0, {2016, 3}, "avg_weekly_liability", "excluding nil"));
}

TEST_CASE("the opening has stocks and no flows") {
    const Series s = tests::made_up_series(1, 6);
    CHECK(value(s, 0, {2012, 1}, "outstanding_arrears", "all"));
    CHECK_FALSE(value(s, 0, {2012, 1}, "maintenance_collected_and_arranged_quarter", "total"));
    CHECK_FALSE(value(s, 3, {2012, 4}, "maintenance_collected_and_arranged_12m", "total"));
    CHECK(value(s, 4, {2013, 1}, "maintenance_collected_and_arranged_12m", "total"));
}

TEST_CASE("twelve months are the last four quarters") {
    Series s(6);
    for (std::size_t q = 0; q < 6; ++q) s[q][tally::repaid_pence(0)] = 1e8 * static_cast<double>(1 << q);
    CHECK(value(s, 5, {2016, 3}, "maintenance_collected_and_arranged_12m", "arrears part") == 4 + 8 + 16 + 32);
}

TEST_CASE("paying towards arrears is over the previous quarter's cases from 2016 and over the same before") {
    Series s(2);
    s[0][tally::cases(0, at(Situation::nil), at(Debt::small))] = 200;
    s[1][tally::cases(0, at(Situation::nil), at(Debt::small))] = 100;
    s[1][tally::repaying(0)] = 30;
    CHECK(value(s, 1, {2016, 1}, "pct_arrears_cases_paying_towards_arrears", "all") == 15);
    CHECK(value(s, 1, {2015, 4}, "pct_arrears_cases_paying_towards_arrears", "all") == 30);
}

TEST_CASE("cumulative figures count from the start of closure and are empty in runs that start later") {
    Series s(3);
    s[1][tally::selected(0)] = 5;
    s[2][tally::selected(0)] = 7;
    CHECK(value(s, 2, {2014, 4}, "cases_selected_proactive_cumulative", "segment 1") == 12);
    CHECK_FALSE(value(s, 2, {2015, 1}, "cases_selected_proactive_cumulative", "segment 1"));
}

TEST_CASE("arrears bands are empty where the engine fills none") {
    Series s{small_caseload()};
    CHECK_FALSE(value(s, 0, {2016, 3}, "arrears_caseload_by_amount_owed", "under 100"));
    CHECK_FALSE(value(s, 0, {2016, 3}, "share_of_arrears_caseload_owing_less_than_1000", "cases"));
    s[0][tally::arrears_band_cases(2)] = 40;
    s[0][tally::arrears_band_cases(3)] = 60;
    CHECK(value(s, 0, {2016, 3}, "arrears_caseload_by_amount_owed", "under 100") == 0);
    CHECK(value(s, 0, {2016, 3}, "share_of_arrears_caseload_owing_less_than_1000", "cases") == 40);
}

TEST_CASE("money is in million pounds and weekly liability in pounds") {
    Series s{small_caseload()};
    s[0][tally::arrears_pence(at(Situation::nil), at(Debt::large))] = 347'580'000'000;
    s[0][tally::weekly_liability_pence(0)] = 19 * 4100;
    CHECK(value(s, 0, {2016, 3}, "outstanding_arrears", "all").value() == Approx(3475.8));
    CHECK(value(s, 0, {2016, 3}, "avg_weekly_liability", "excluding nil") == 41);
    CHECK(value(s, 0, {2016, 3}, "avg_weekly_liability", "including nil").value() == Approx(41.0 * 19 / 21));
}
