#include <catch2/catch.hpp>

#include "sim/core/number.h"
#include "sim/measures/rounding.h"
#include "sim/model/tally.h"
#include "sim/report/headline_csv.h"
#include "sim/report/segments_csv.h"
#include "tests/report/example_run.h"

using namespace ccsim;
using tests::ExampleRun;
using tests::rows_of;

namespace {

Summary live_in(const ExampleRun& run, Quarter quarter) {
    const auto summary = run.projection.of(*find_measure("live_caseload", "total"), quarter);
    REQUIRE(summary);
    return *summary;
}

}  // namespace

TEST_CASE("headline.csv has one row a quarter from the opening to the last") {
    const ExampleRun run;
    const auto rows = rows_of(headline_csv(run.record()).text);
    REQUIRE(rows.size() == 14);
    CHECK(rows.front().at("period_end") == "2015-03-31");
    CHECK(rows.back().at("period_end") == "2018-06-30");
    CHECK(rows[6].at("status") == "fitted");
    CHECK(rows[7].at("status") == "projection");
}

TEST_CASE("headline.csv shows median and 90% interval and published figure of each key measure") {
    const ExampleRun run;
    const auto rows = rows_of(headline_csv(run.record()).text);
    REQUIRE(rows.size() == 14);
    const Summary live = live_in(run, {2016, 3});
    CHECK(parse_number(rows[6].at("live_caseload")) == rounded(live.spread->median(), 100));
    CHECK(parse_number(rows[6].at("live_caseload_p5")) == rounded(live.spread->p5(), 100));
    CHECK(parse_number(rows[6].at("live_caseload_p95")) == rounded(live.spread->p95(), 100));
    CHECK(rows[6].at("live_caseload_published") == "40000");
    CHECK(rows[6].at("pct_cases_contributing_published") == "92.7");
    CHECK(rows[5].at("live_caseload_published").empty());
    for (const Measure& m : measures())
        if (m.is_key())
            for (const auto suffix : {"", "_p5", "_p95", "_published"})
                CHECK(rows[0].count(std::string(m.id) + suffix) == 1);
}

TEST_CASE("every row of headline.csv says what its intervals hold") {
    for (const auto& row : rows_of(headline_csv(ExampleRun().record()).text))
        CHECK(row.at("intervals") == "run-to-run chance only");
    ExampleRun drawn;
    drawn.design.draws = 5;
    for (const auto& row : rows_of(headline_csv(drawn.record()).text))
        CHECK(row.at("intervals") == "unknowns and run-to-run chance");
}

TEST_CASE("what the model misses is in the intervals of later quarters alone") {
    const CsvTable table = headline_csv(ExampleRun::with_misfit().record());
    for (const auto& row : rows_of(table.text))
        CHECK(row.at("intervals") == (row.at("status") == "fitted"
                                          ? "unknowns and run-to-run chance"
                                          : "unknowns, model discrepancy and run-to-run chance"));
    CHECK(table.columns[3].words == std::vector<std::string>{"unknowns and run-to-run chance",
                                                             "unknowns, model discrepancy and run-to-run chance"});
    CHECK(rows_of(headline_csv(ExampleRun::with_misfit(Engine::expected).record()).text).back().at("intervals") ==
          "unknowns and model discrepancy");
}

TEST_CASE("the expected engine leaves the intervals of headline.csv empty") {
    const ExampleRun run(1, Engine::expected);
    const auto rows = rows_of(headline_csv(run.record()).text);
    REQUIRE(rows.size() == 14);
    CHECK(rows[3].at("intervals") == "none");
    CHECK(parse_number(rows[3].at("live_caseload")) == rounded(live_in(run, {2015, 4}).mean, 100));
    CHECK(rows[3].at("live_caseload_p5").empty());
    CHECK(rows[3].at("live_caseload_p95").empty());
}

TEST_CASE("segments.csv has the published columns and a row for each quarter and segment") {
    const CsvTable table = segments_csv(ExampleRun().record());
    CHECK(table.text.substr(0, table.text.find('\n')) ==
          "scenario,period_end,status,segment,stock,selected,in_notice,ended,moved,contributing");
    CHECK(rows_of(table.text).size() == 14 * 5);
}

TEST_CASE("segments.csv holds the means of the segments") {
    const ExampleRun run;
    const auto rows = rows_of(segments_csv(run.record()).text);
    REQUIRE(rows.size() == 70);
    for (std::size_t segment = 0; segment < 5; ++segment) {
        const auto mean = [&](auto family_value) {
            double sum = 0;
            for (const Series& series : run.series) sum += family_value(series[2]);
            return Approx(sum / 5);
        };
        const auto& row = rows[2 * 5 + segment];
        CHECK(row.at("segment") == std::to_string(segment + 1));
        CHECK(*parse_number(row.at("stock")) ==
              mean([&](const ExpectedTally& t) { return t[tally::open_by_segment(segment)]; }));
        CHECK(*parse_number(row.at("selected")) ==
              mean([&](const ExpectedTally& t) { return t[tally::selected(segment)]; }));
        CHECK(*parse_number(row.at("in_notice")) ==
              mean([&](const ExpectedTally& t) { return t[tally::in_notice(segment)]; }));
        CHECK(*parse_number(row.at("ended")) == mean([&](const ExpectedTally& t) {
            return t[tally::liabilities_ended(0, segment)] + t[tally::liabilities_ended(1, segment)];
        }));
        CHECK(*parse_number(row.at("moved")) ==
              mean([&](const ExpectedTally& t) { return t[tally::finalised(segment, outcome::moved)]; }));
        CHECK(*parse_number(row.at("contributing")) ==
              mean([&](const ExpectedTally& t) { return t[tally::contributing_by_segment(segment)]; }));
    }
    CHECK(rows[0].at("selected").empty());
    CHECK_FALSE(rows[0].at("stock").empty());
}
