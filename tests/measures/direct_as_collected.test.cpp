#include "sim/measures/direct_as_collected.h"

#include <catch2/catch.hpp>
#include <set>
#include <string>
#include <string_view>

#include "sim/measures/figures.h"
#include "sim/model/tally.h"
#include "tests/support/tallies.h"

using namespace ccsim;
using tests::made_up_series;

namespace {

constexpr Quarter start{2013, 1};
constexpr std::size_t quarters = 8;

std::optional<double> counted(const Series& series, std::string_view id, std::string_view breakdown,
                              DirectCounted as = DirectCounted::as_collected) {
    INFO(id << ", " << breakdown);
    const Measure* const measure = find_measure(id, breakdown);
    REQUIRE(measure != nullptr);
    const std::size_t last = series.size() - 1;
    return value_of(*measure, as)(series, last, start + static_cast<int>(last));
}

double figure(const Series& series, std::string_view id, std::string_view breakdown,
              DirectCounted as = DirectCounted::as_collected) {
    const auto value = counted(series, id, breakdown, as);
    REQUIRE(value);
    return *value;
}

constexpr auto at(Situation s) { return static_cast<std::size_t>(s); }
constexpr auto at(Debt d) { return static_cast<std::size_t>(d); }

/// Of the collection service six cases pay in full, two half, one nothing, and one is not due; four are on Maintenance
/// Direct, one of them of the 1993 scheme and with arrears. £400 fell due and £300 was paid; £200 was due directly.
ExpectedTally small_caseload() {
    ExpectedTally t;
    t[tally::cases(1, at(Situation::collected_full), at(Debt::none))] = 6;
    t[tally::cases(1, at(Situation::enforced_half_to_90), at(Debt::small))] = 2;
    t[tally::cases(1, at(Situation::collected_nothing), at(Debt::large))] = 1;
    t[tally::cases(1, at(Situation::collected_none_yet), at(Debt::none))] = 1;
    t[tally::cases(1, at(Situation::direct), at(Debt::none))] = 3;
    t[tally::cases(0, at(Situation::direct), at(Debt::small))] = 1;
    t[tally::arrears_pence(at(Situation::enforced_half_to_90), at(Debt::small))] = 7e8;
    t[tally::arrears_pence(at(Situation::direct), at(Debt::small))] = 5e8;
    t[tally::children_benefiting()] = 18;
    t[tally::due_pence(0)] = 3e8;
    t[tally::due_pence(1)] = 1e8;
    t[tally::paid_pence(0)] = 2.5e8;
    t[tally::paid_pence(1)] = 0.5e8;
    t[tally::due_pence(2)] = 2e8;
    t[tally::repaid_pence(0)] = 0.4e8;
    return t;
}

const Series five_quarters(5, small_caseload());

}  // namespace

TEST_CASE("Maintenance Direct counted as the collection service contributes as much as that") {
    const Series& s = five_quarters;
    CHECK(figure(s, "cases_contributing", "Maintenance Direct") == Approx(4 * 0.8));
    CHECK(figure(s, "cases_contributing", "all") == Approx(8 + 4 * 0.8));
    CHECK(figure(s, "pct_cases_contributing", "all") == Approx(80));
    CHECK(figure(s, "cases_paying_nothing", "caseload status") == Approx(2 + 4 * 0.2));
    CHECK(figure(s, "children_benefiting", "all") == Approx(18 * 11.2 / 12));
    CHECK(figure(s, "arrears_cases_money_flowing", "value") == Approx(7 + 5 * 0.8));
    CHECK(figure(s, "illustrative_compliance_reduction_if_md_as_collection_service", "all") == 0);
}

TEST_CASE("Maintenance Direct counted as the collection service pays as much in each payment status") {
    const Series& s = five_quarters;
    CHECK(figure(s, "cases_by_status", "paying in full, without arrears") == Approx(6 + 3 * 0.6));
    CHECK(figure(s, "cases_by_status", "paying in full, with arrears") == Approx(1 * 0.6));
    CHECK(figure(s, "cases_by_status", "paying under the liability, with arrears") == Approx(2 + 1 * 0.2));
    CHECK(figure(s, "cases_by_status", "paying nothing, with arrears") == Approx(1 + 1 * 0.1));
    CHECK(figure(s, "cases_by_status", "not due to pay yet, without arrears") == Approx(1 + 3 * 0.1));
    CHECK(figure(s, "cases_by_status_1993", "paying nothing, with arrears") == Approx(1 * 0.1));
    CHECK(figure(s, "cases_by_status_2003", "paying nothing, with arrears") == 1);
}

TEST_CASE("Maintenance Direct money counted as the collection service is what that pays of what is due") {
    const Series& s = five_quarters;
    CHECK(figure(s, "maintenance_collected_and_arranged_quarter", "Maintenance Direct part") == Approx(2 * 0.75));
    CHECK(figure(s, "maintenance_collected_and_arranged_quarter", "total") == Approx(3 + 0.4 + 1.5));
    CHECK(figure(s, "maintenance_collected_and_arranged_12m", "Maintenance Direct part") == Approx(4 * 1.5));
    CHECK(figure(s, "maintenance_collected_and_arranged_12m", "total") == Approx(4 * 4.9));
    CHECK(figure(s, "pct_of_liability_collected", "collection service and Maintenance Direct") == Approx(75));
    const Series opening(1, small_caseload());
    CHECK_FALSE(counted(opening, "maintenance_collected_and_arranged_quarter", "total"));
    CHECK_FALSE(counted(Series(4, small_caseload()), "maintenance_collected_and_arranged_12m", "total"));
}

TEST_CASE("without a collection service there is no compliance to count Maintenance Direct at") {
    Series s(5);
    for (ExpectedTally& t : s) t[tally::cases(1, at(Situation::direct), at(Debt::none))] = 4;
    CHECK_FALSE(counted(s, "pct_cases_contributing", "all"));
    CHECK_FALSE(counted(s, "cases_contributing", "all"));
    CHECK(figure(s, "maintenance_collected_and_arranged_12m", "total") == 0);
    s[2][tally::due_pence(2)] = 1;
    CHECK_FALSE(counted(s, "maintenance_collected_and_arranged_12m", "total"));
    CHECK(figure(Series(5), "cases_contributing", "all") == 0);
}

TEST_CASE("the tables still add up when Maintenance Direct is counted as the collection service") {
    for (std::uint32_t n = 0; n < 20; ++n) {
        const Series s = made_up_series(n, quarters);
        const double liable = figure(s, "cases_with_current_liability", "all");
        double statuses = 0;
        for (const Measure& m : measures())
            if (m.id == "cases_by_status") {
                statuses += figure(s, m.id, m.breakdown);
                CHECK(figure(s, "cases_by_status_1993", m.breakdown) + figure(s, "cases_by_status_2003", m.breakdown) ==
                      Approx(figure(s, m.id, m.breakdown)));
            }
        CHECK(statuses == Approx(figure(s, "total_caseload", "all")));
        CHECK(figure(s, "cases_contributing", "all") + figure(s, "cases_paying_nothing", "caseload status") ==
              Approx(liable));
        CHECK(figure(s, "cases_contributing", "collection service") +
                  figure(s, "cases_contributing", "Maintenance Direct") ==
              Approx(figure(s, "cases_contributing", "all")));
        for (const char* of : {"maintenance_collected_and_arranged_quarter", "maintenance_collected_and_arranged_12m"})
            CHECK(figure(s, of, "collection service part") + figure(s, of, "Maintenance Direct part") ==
                  Approx(figure(s, of, "total")));
        // What every run says of the other way of counting is the difference that it makes.
        const auto published = DirectCounted::as_paying;
        CHECK(figure(s, "pct_cases_contributing", "all", published) - figure(s, "pct_cases_contributing", "all") ==
              Approx(figure(s, "illustrative_compliance_reduction_if_md_as_collection_service", "all", published)));
    }
}

TEST_CASE("counting Maintenance Direct otherwise changes these measures and no other") {
    std::set<std::string> wanted{"children_benefiting",
                                 "cases_contributing",
                                 "pct_cases_contributing",
                                 "cases_paying_nothing",
                                 "pct_of_liability_collected",
                                 "illustrative_compliance_reduction_if_md_as_collection_service",
                                 "maintenance_collected_and_arranged_quarter",
                                 "maintenance_collected_and_arranged_12m",
                                 "arrears_cases_money_flowing",
                                 "cases_by_status",
                                 "cases_by_status_2003",
                                 "cases_by_status_1993"},
        seen;
    const Series s = made_up_series(3, quarters, 1000);
    const Figures as_published = figures_of(start, s, quarters),
                  otherwise = figures_of(start, s, quarters, DirectCounted::as_collected);
    std::size_t rows = 0;
    for (std::size_t m = 0; m < measures().size(); ++m) {
        const std::size_t last = m * quarters + quarters - 1;
        if (as_published[last] == otherwise[last] || (as_published[last] != as_published[last])) continue;
        seen.insert(std::string(measures()[m].id));
        ++rows;
    }
    CHECK(seen == wanted);
    CHECK(rows == 12 + 3 * 8);
}
