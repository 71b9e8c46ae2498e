#include <catch2/catch.hpp>
#include <cmath>
#include <string>
#include <string_view>
#include <vector>

#include "calibration/published_history.h"
#include "sim/engine/run.h"
#include "sim/measures/measure.h"
#include "sim/measures/projection.h"
#include "sim/model/tally.h"
#include "sim/scenario/read_scenario.h"
#include "tests/support/paths.h"

using namespace ccsim;

// The baseline's parameters were set by hand so that the simulated history is recognisably the published one. How near
// is near enough was fixed before they were set.
namespace {

struct Near {
    std::string_view measure, breakdown;
    std::vector<Quarter> quarters;
    double tolerance = 0;  ///< percent of the published figure; for percentages, points
};

const std::vector<Quarter> key_dates{{2013, 1}, {2014, 1}, {2015, 1}, {2016, 1}, {2016, 2}, {2016, 3}};
const std::vector<Quarter> summer_2016{{2016, 2}, {2016, 3}};
const Quarter end_of_2015{2015, 4}, september_2016{2016, 3};

const std::vector<Near> rows{
    {"cases_with_current_liability", "all", key_dates, 10},
    {"cases_contributing", "all", key_dates, 10},
    {"children_benefiting", "all", key_dates, 10},
    {"outstanding_arrears", "all", key_dates, 10},
    {"maintenance_collected_and_arranged_12m", "total", key_dates, 10},
    {"pct_cases_contributing", "all", key_dates, 3},
    {"pct_cases_paying_full_liability", "collection service (90% or more of liability)", key_dates, 3},
    {"live_caseload", "total", summer_2016, 10},
    {"cases_with_arrears", "all", {{2012, 1}, {2013, 1}, {2014, 1}, {2015, 1}, {2016, 2}, {2016, 3}}, 10},
    {"cases_selected_proactive_cumulative", "segment 1", {end_of_2015}, 20},
    {"cases_selected_proactive_cumulative", "segment 2", {end_of_2015}, 20},
    {"cases_selected_proactive_cumulative", "segment 3", {end_of_2015}, 20},
    {"cases_selected_proactive_cumulative", "segment 4", {end_of_2015}, 20},
    {"cases_final_letter_proactive_cumulative", "segment 1", {end_of_2015}, 20},
    {"cases_final_letter_proactive_cumulative", "segment 2", {end_of_2015}, 20},
    {"cases_final_letter_proactive_cumulative", "segment 3", {end_of_2015}, 20},
    {"cases_final_letter_proactive_cumulative", "segment 4", {end_of_2015}, 20},
    {"share_of_live_caseload_liability_30_or_less_or_nil", "all", {september_2016}, 5},
    {"share_with_weekly_liability_20.01_to_100", "Maintenance Direct", {september_2016}, 5},
    {"share_with_weekly_liability_20.01_to_100", "collection service", {september_2016}, 5},
    {"share_of_live_caseload_2_or_fewer_children", "all", {september_2016}, 5},
    {"share_of_arrears_cases_no_payment_since_jan_2012", "cases", summer_2016, 5},
    {"share_of_arrears_owed_by_nrps_assessed_nil_or_5_or_under", "value", {september_2016}, 5},
    {"share_of_arrears_caseload_owing_less_than_1000", "cases", {september_2016}, 5},
    {"share_of_arrears_value_on_cases_owing_less_than_1000", "value", {september_2016}, 5},
    {"share_of_arrears_value_on_cases_owing_10000_and_over", "value", {september_2016}, 5},
    {"share_of_arrears_cases_owing_over_20000", "non-resident parents", {september_2016}, 5},
    {"share_of_arrears_value_owing_over_20000", "value", {september_2016}, 5},
};

}  // namespace

TEST_CASE("the simulated history of the baseline is recognisably the published one", "[statistical]") {
    const Scenario baseline = read_scenario(tests::source_dir / "scenarios" / "baseline.yaml");
    const RunResult result = run(baseline, {.replicates = 8, .scale = 10});
    const Projection projection = project(baseline.start, result.replicates);
    const History history = published_history();
    for (const Near& row : rows) {
        const Measure* const measure = find_measure(row.measure, row.breakdown);
        REQUIRE(measure != nullptr);
        for (const Quarter quarter : row.quarters) {
            INFO(row.measure << ", " << row.breakdown << ", " << quarter.words());
            const auto published = history.published(*measure, quarter);
            const auto simulated = projection.of(*measure, quarter);
            REQUIRE(published);
            REQUIRE(simulated);
            const double off = measure->unit == "percent" ? simulated->mean - published->value
                                                          : 100 * (simulated->mean / published->value - 1);
            INFO("published " << published->value << ", simulated " << simulated->mean);
            CHECK(std::abs(off) <= row.tolerance);
        }
    }
}
