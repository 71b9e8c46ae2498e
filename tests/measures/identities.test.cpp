#include <catch2/catch.hpp>
#include <initializer_list>
#include <string>
#include <string_view>

#include "sim/measures/measure.h"
#include "sim/model/tally.h"
#include "tests/support/tallies.h"

using namespace ccsim;
using tests::made_up_series;

namespace {

constexpr Quarter identities_start{2013, 1};
constexpr std::size_t identities_quarters = 8;

/// A measure in the last quarter of a made-up series.
double value(const Series& series, std::string_view id, std::string_view breakdown) {
    INFO(id << ", " << breakdown);
    const Measure* const measure = find_measure(id, breakdown);
    REQUIRE(measure != nullptr);
    const auto result =
        measure->value(series, series.size() - 1, identities_start + static_cast<int>(series.size()) - 1);
    REQUIRE(result);
    return *result;
}

double sum(const Series& series, std::string_view id, std::initializer_list<std::string_view> breakdowns) {
    double total = 0;
    for (const std::string_view breakdown : breakdowns) total += value(series, id, breakdown);
    return total;
}

const std::initializer_list<std::string_view> segments_1_to_5{"segment 1", "segment 2", "segment 3", "segment 4",
                                                              "segment 5"};

}  // namespace

TEST_CASE("the live caseload is the sum of its schemes and of its services and of its liabilities") {
    for (std::uint32_t n = 0; n < 20; ++n) {
        const Series s = made_up_series(n, identities_quarters);
        const double live = value(s, "live_caseload", "total");
        CHECK(sum(s, "live_caseload", {"1993 scheme", "2003 scheme"}) == Approx(live));
        CHECK(sum(s, "live_caseload", {"collection service", "Maintenance Direct"}) == Approx(live));
        CHECK(sum(s, "live_caseload", {"with a current liability", "without a current liability"}) == Approx(live));
    }
}

TEST_CASE("paying nothing is having a liability and not contributing") {
    for (std::uint32_t n = 0; n < 20; ++n) {
        const Series s = made_up_series(n, identities_quarters);
        const double nothing = value(s, "cases_paying_nothing", "caseload status");
        CHECK(nothing ==
              Approx(value(s, "cases_with_current_liability", "all") - value(s, "cases_contributing", "all")));
        CHECK(sum(s, "cases_by_status",
                  {"paying nothing, with arrears", "paying nothing, without arrears",
                   "not due to pay yet, with arrears", "not due to pay yet, without arrears"}) == Approx(nothing));
    }
}

TEST_CASE("cases with a liability and contributing ones are sums of their services") {
    for (std::uint32_t n = 0; n < 20; ++n) {
        const Series s = made_up_series(n, identities_quarters);
        for (const auto id : {"cases_with_current_liability", "cases_contributing"}) {
            CHECK(sum(s, id, {"collection service", "Maintenance Direct"}) == Approx(value(s, id, "all")));
            CHECK(sum(s, id, {"collection service, enforced", "collection service, not enforced"}) ==
                  Approx(value(s, id, "collection service")));
        }
        CHECK(value(s, "pct_cases_contributing", "all") ==
              Approx(100 * value(s, "cases_contributing", "all") / value(s, "cases_with_current_liability", "all")));
    }
}

TEST_CASE("each status of table 3 is the sum of tables 4 and 5 and all statuses are the total caseload") {
    for (std::uint32_t n = 0; n < 20; ++n) {
        const Series s = made_up_series(n, identities_quarters);
        double all = 0;
        int rows = 0;
        for (const Measure& m : measures())
            if (m.id == "cases_by_status") {
                const double both = value(s, m.id, m.breakdown);
                CHECK(value(s, "cases_by_status_2003", m.breakdown) + value(s, "cases_by_status_1993", m.breakdown) ==
                      Approx(both));
                all += both;
                ++rows;
            }
        CHECK(rows == 11);
        CHECK(all == Approx(value(s, "total_caseload", "all")));
        CHECK(sum(s, "cases_paying_more_than_liability_no_arrears", {"2003 scheme", "1993 scheme"}) ==
              Approx(value(s, "cases_paying_more_than_liability_no_arrears", "caseload status")));
    }
}

TEST_CASE("what was paid of the liability adds up to all that were due to pay") {
    for (std::uint32_t n = 0; n < 20; ++n) {
        const Series s = made_up_series(n, identities_quarters);
        CHECK(value(s, "pct_cases_paying_full_liability", "collection service (90% or more of liability)") +
                  value(s, "pct_cases_paying_50_to_90pct_of_liability", "collection service") +
                  value(s, "pct_cases_paying_less_than_50pct_of_liability", "collection service") ==
              Approx(100));
        CHECK(value(s, "pct_cases_paying_nothing", "collection service") <
              value(s, "pct_cases_paying_less_than_50pct_of_liability", "collection service"));
    }
}

TEST_CASE("the parts of the money collected and arranged add to its total") {
    for (std::uint32_t n = 0; n < 20; ++n) {
        const Series s = made_up_series(n, identities_quarters);
        for (const auto id : {"maintenance_collected_and_arranged_quarter", "maintenance_collected_and_arranged_12m"}) {
            CHECK(sum(s, id, {"collection service part", "Maintenance Direct part"}) == Approx(value(s, id, "total")));
            CHECK(value(s, id, "arrears part") < value(s, id, "collection service part"));
        }
    }
}

TEST_CASE("liability and credits agree with each other and with the money collected") {
    for (std::uint32_t n = 0; n < 20; ++n) {
        const Series s = made_up_series(n, identities_quarters, 1000);
        const double credits = value(s, "credits_quarter", "total");
        const double accrued = value(s, "liability_accrued_quarter", "collection service");
        CHECK(sum(s, "credits_quarter", {"regular", "arrears", "adjustments"}) == Approx(credits));
        CHECK(sum(s, "credits_quarter", {"regular", "arrears"}) ==
              Approx(value(s, "maintenance_collected_and_arranged_quarter", "collection service part")));
        const double difference = value(s, "liability_minus_credits_in_quarter", "liability and credits");
        CHECK(difference == Approx(accrued - credits));
        CHECK(value(s, "credits_as_pct_of_liabilities", "liability and credits") == Approx(100 * credits / accrued));
        CHECK(value(s, "liability_and_credits_balance", "closing") -
                  value(s, "liability_and_credits_balance", "opening") ==
              Approx(difference));
    }
}

TEST_CASE("bands add to their wholes") {
    for (std::uint32_t n = 0; n < 20; ++n) {
        const Series s = made_up_series(n, identities_quarters);
        const ExpectedTally& t = s.back();
        CHECK(sum(s, "cases_by_weekly_liability",
                  {"up to 5", "5.01 to 10", "10.01 to 20", "20.01 to 30", "30.01 to 40", "40.01 to 50", "50.01 to 100",
                   "over 100"}) == Approx(t.total(tally::liability_band)));
        CHECK(sum(s, "live_caseload_by_children", {"none", "1", "2", "3", "4 or more"}) ==
              Approx(t.total(tally::live_children)));
        const auto owed = {std::string_view("under 100"),       std::string_view("100 to 499.99"),
                           std::string_view("500 to 999.99"),   std::string_view("1000 to 4999.99"),
                           std::string_view("5000 to 9999.99"), std::string_view("10000 to 19999.99"),
                           std::string_view("20000 and over")};
        CHECK(sum(s, "arrears_caseload_by_amount_owed", owed) == Approx(t.total(tally::arrears_band_cases)));
        CHECK(sum(s, "arrears_by_amount_owed", owed) == Approx(t.total(tally::arrears_band_pence) / 1e8));
    }
}

TEST_CASE("closures are the sum of their reasons") {
    for (std::uint32_t n = 0; n < 20; ++n) {
        const Series s = made_up_series(n, identities_quarters);
        double all = 0;
        for (const std::string scheme : {"1993 scheme", "2003 scheme"}) {
            const double of_scheme = value(s, "closures_quarter", scheme + ", all reasons");
            CHECK(value(s, "closures_quarter", scheme + ", application not eligible / no longer valid / not pursued") +
                      value(s, "closures_quarter", scheme + ", other categories") ==
                  Approx(of_scheme));
            all += of_scheme;
        }
        CHECK(value(s, "liabilities_ended_quarter", "all") == Approx(all));
        CHECK(sum(s, "liabilities_ended_quarter", {"programme", "reactive closure", "withdrawal", "ageing out"}) ==
              Approx(all));
    }
}

TEST_CASE("the segments of the closure programme add to the whole") {
    for (std::uint32_t n = 0; n < 20; ++n) {
        const Series s = made_up_series(n, identities_quarters);
        for (const auto id : {"cases_open", "cases_selected_quarter", "cases_in_notice", "cases_dropped_out_quarter",
                              "contributing_by_segment"})
            CHECK(sum(s, id, segments_1_to_5) == Approx(value(s, id, "all")));
        CHECK(sum(s, "liabilities_ended_quarter", segments_1_to_5) ==
              Approx(value(s, "liabilities_ended_quarter", "programme")));
        for (const auto id : {"cases_moved_quarter", "families_applied_quarter"})
            CHECK(sum(s, id, segments_1_to_5) + value(s, id, "reactive closure") == Approx(value(s, id, "all")));
        CHECK(sum(s, "cases_awaiting_arrears_finalisation", segments_1_to_5) +
                  value(s, "cases_awaiting_arrears_finalisation", "reactive closure") ==
              Approx(value(s, "cases_awaiting_arrears_finalisation", "case closure")));
        CHECK(sum(s, "cases_finalised_quarter", {"arrears moved", "arrears written off", "arrears stay"}) ==
              Approx(value(s, "cases_finalised_quarter", "all")));
        CHECK(sum(s, "cases_selected_proactive_cumulative", {"segment 1", "segment 2", "segment 3", "segment 4"}) ==
              Approx(value(s, "cases_selected_proactive_cumulative", "segments 1 to 4")));
    }
}

TEST_CASE("paying towards arrears is the sum of its groups") {
    for (std::uint32_t n = 0; n < 20; ++n) {
        const Series s = made_up_series(n, identities_quarters);
        CHECK(sum(s, "cases_paying_towards_arrears",
                  {"collection service", "Maintenance Direct", "nil", "awaiting finalisation",
                   "no ongoing liability"}) == Approx(value(s, "cases_paying_towards_arrears", "all")));
    }
}
