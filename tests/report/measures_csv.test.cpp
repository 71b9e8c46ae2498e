#include "sim/report/measures_csv.h"

#include <catch2/catch.hpp>
#include <set>

#include "sim/core/number.h"
#include "sim/measures/rounding.h"
#include "tests/report/example_run.h"

using namespace ccsim;
using tests::ExampleRun;
using tests::rows_of;

namespace {

using Row = std::map<std::string, std::string>;

std::vector<Row> rows_where(const std::vector<Row>& rows, const Row& wanted) {
    std::vector<Row> out;
    for (const Row& row : rows) {
        bool same = true;
        for (const auto& [column, text] : wanted) same = same && row.at(column) == text;
        if (same) out.push_back(row);
    }
    return out;
}

}  // namespace

TEST_CASE("measures.csv has the published columns") {
    const CsvTable table = measures_csv(ExampleRun().record());
    CHECK(table.text.substr(0, table.text.find('\n')) ==
          "scenario,measure,table,breakdown,period_end,status,statistic,value,value_rounded,unit,rounding");
    CHECK(table.file == "measures.csv");
}

TEST_CASE("a quarter of a measure has its published figure first and every statistic once") {
    const auto rows = rows_where(rows_of(measures_csv(ExampleRun().record()).text),
                                 {{"measure", "live_caseload"}, {"breakdown", "total"}, {"period_end", "2016-09-30"}});
    std::vector<std::string> statistics;
    for (const Row& row : rows) statistics.push_back(row.at("statistic"));
    CHECK(statistics == std::vector<std::string>{"published", "mean", "median", "mc_se", "sd_process", "p2.5", "p5",
                                                 "p10", "p25", "p75", "p90", "p95", "p97.5"});
    REQUIRE_FALSE(rows.empty());
    CHECK(rows[0].at("status") == "outturn");
    CHECK(rows[0].at("value") == "40000");
    CHECK(rows[0].at("table") == "1");
    CHECK(rows[0].at("unit") == "cases");
    CHECK(rows[0].at("scenario") == "example, \"odd\"");
    CHECK(rows[1].at("status") == "fitted");
}

TEST_CASE("quarters up to the last outturn are fitted and later ones are a projection") {
    for (const Row& row : rows_of(measures_csv(ExampleRun().record()).text)) {
        if (row.at("statistic") == "published") CHECK(row.at("status") == "outturn");
        else CHECK(row.at("status") == (row.at("period_end") <= "2016-09-30" ? "fitted" : "projection"));
    }
}

TEST_CASE("values are those of the projection and the rounded ones are worked out from them") {
    const ExampleRun run;
    std::size_t compared = 0;
    for (const Row& row : rows_of(measures_csv(run.record()).text)) {
        if (row.at("statistic") == "published") continue;
        const Measure* const measure = find_measure(row.at("measure"), row.at("breakdown"));
        REQUIRE(measure != nullptr);
        const auto summary = run.projection.of(*measure, *parse_quarter(row.at("period_end")));
        REQUIRE(summary);
        const double value = *parse_number(row.at("value"));
        if (row.at("statistic") == "mean") CHECK(value == summary->mean);
        if (row.at("statistic") == "p95") CHECK(value == summary->spread->p95());
        if (row.at("statistic") == "sd_process") CHECK(value == summary->spread->sd);
        const bool is_error = row.at("statistic") == "mc_se" || row.at("statistic") == "sd_process";
        if (is_error) CHECK(row.at("value_rounded").empty());
        else CHECK(parse_number(row.at("value_rounded")) == rounded(value, measure->rounding));
        CHECK(parse_number(row.at("rounding")) == measure->rounding);
        ++compared;
    }
    CHECK(compared > 30'000);
}

TEST_CASE("one value has a mean and nothing else") {
    std::set<std::string> statistics;
    for (const Row& row : rows_of(measures_csv(ExampleRun(1, Engine::expected).record()).text))
        statistics.insert(row.at("statistic"));
    CHECK(statistics == std::set<std::string>{"mean", "published"});
}

TEST_CASE("over several draws the parts of the spread are told and are not rounded") {
    ExampleRun run;
    std::vector<DrawFigures> draws;
    for (const Series& series : run.series)
        draws.push_back(figures_of_draw(run.scenario.start, {.expected = series, .replicates = {series}}));
    run.projection = project(run.scenario.start, draws);
    run.design.draws = static_cast<int>(draws.size());
    const auto rows = rows_of(measures_csv(run.record()).text);
    const auto of = [&](const std::string& statistic) {
        return rows_where(rows, {{"measure", "live_caseload"},
                                 {"breakdown", "total"},
                                 {"period_end", "2016-09-30"},
                                 {"statistic", statistic}});
    };
    REQUIRE(of("sd_parameters").size() == 1);
    CHECK(parse_number(of("sd_parameters")[0].at("value")) > 0);
    CHECK(of("sd_parameters")[0].at("value_rounded").empty());
    REQUIRE(of("sd_process").size() == 1);
    CHECK(parse_number(of("sd_process")[0].at("value")) == 0.0);
}

TEST_CASE("the part of the spread that is what the model misses is told in the projection alone") {
    std::set<std::string> statuses;
    for (const Row& row : rows_where(rows_of(measures_csv(ExampleRun::with_misfit().record()).text),
                                     {{"statistic", "sd_discrepancy"}})) {
        statuses.insert(row.at("status"));
        CHECK(row.at("value_rounded").empty());
        const bool missed = row.at("measure").find("child") != std::string::npos;
        if (!missed) CHECK(row.at("value") == "0");
    }
    CHECK(statuses == std::set<std::string>{"projection"});
    CHECK(rows_where(rows_of(measures_csv(ExampleRun().record()).text), {{"statistic", "sd_discrepancy"}}).empty());
}

TEST_CASE("measures.csv has stocks and no flows at the opening") {
    const auto rows = rows_of(measures_csv(ExampleRun().record()).text);
    CHECK_FALSE(rows_where(rows, {{"measure", "outstanding_arrears"}, {"period_end", "2015-03-31"}}).empty());
    CHECK(rows_where(rows, {{"measure", "credits_quarter"}, {"period_end", "2015-03-31"}}).empty());
    CHECK_FALSE(rows_where(rows, {{"measure", "credits_quarter"}, {"period_end", "2015-06-30"}}).empty());
}

TEST_CASE("published figures from before the run are kept with the rounding they were printed in") {
    const auto rows = rows_where(rows_of(measures_csv(ExampleRun().record()).text), {{"period_end", "2014-03-31"}});
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].at("value") == "1400000");
    CHECK(rows[0].at("value_rounded") == "1400000");
    CHECK(rows[0].at("rounding") == "100000");
}

TEST_CASE("no two rows share the key") {
    const CsvTable table = measures_csv(ExampleRun().record());
    std::set<std::vector<std::string>> seen;
    for (const Row& row : rows_of(table.text)) {
        std::vector<std::string> key;
        for (const std::string& column : table.key) key.push_back(row.at(column));
        CHECK(seen.insert(key).second);
    }
    CHECK(seen.size() > 30'000);
}

TEST_CASE("the same record gives the same bytes") {
    CHECK(measures_csv(ExampleRun().record()).text == measures_csv(ExampleRun().record()).text);
}
