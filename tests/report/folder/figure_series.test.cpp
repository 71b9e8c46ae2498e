#include "sim/report/folder/figure_series.h"

#include <catch2/catch.hpp>
#include <string>

#include "calibration/measure_named.h"
#include "sim/core/problems.h"

using namespace ccsim;
using Catch::Contains;
using Catch::Matchers::Message;

namespace {

const std::string head =
    "scenario,measure,table,breakdown,period_end,status,statistic,value,value_rounded,unit,rounding\n";

const Measure& live() { return measure_named("live_caseload", "total"); }

/// A row of the live caseload.
std::string row(const std::string& quarter, const std::string& status, const std::string& statistic,
                const std::string& value, const std::string& rounded) {
    return "base,live_caseload,1,total," + quarter + ',' + status + ',' + statistic + ',' + value + ',' + rounded +
           ",cases,100\n";
}

}  // namespace

TEST_CASE("every measure of the program can be asked of a results folder whatever charts name") {
    std::string text = head;
    for (const Measure& m : measures())
        text += "s," + std::string(m.id) + ",,\"" + std::string(m.breakdown) +
                "\",2016-12-31,projection,median,7,7,cases,100\n";
    const MeasuresFile file = parse_measures(text, "measures.csv");
    for (const Measure& m : measures()) {
        INFO(m.id << ", " << m.breakdown);
        const FigureSeries* const series = file.figures.find("s", m);
        REQUIRE(series != nullptr);
        CHECK(series->central({2016, 4})->value == 7);
    }
}

TEST_CASE("the median stands before the mean and a figure that was not rounded is shown as it is") {
    const MeasuresFile file = parse_measures(
        head + row("2016-09-30", "outturn", "published", "90", "90") +
            row("2016-09-30", "fitted", "mean", "149.5", "100") + row("2016-09-30", "fitted", "median", "150", "200") +
            row("2016-12-31", "projection", "mean", "7", "0") + row("2016-12-31", "projection", "mc_se", "3", ""),
        "measures.csv");
    const FigureSeries& series = *file.figures.find("base", live());
    CHECK(series.central({2016, 3})->value == 150);
    CHECK(series.central({2016, 3})->shown() == 200);
    CHECK(series.at({2016, 3}, Statistic::published)->value == 90);
    CHECK(series.central({2016, 4})->value == 7);
    CHECK(series.at({2016, 4}, Statistic::mc_se)->shown() == 3);
    CHECK_FALSE(series.at({2016, 4}, Statistic::p5));
    CHECK_FALSE(series.central({2017, 1}));
    CHECK((series.has(Statistic::mc_se) && !series.has(Statistic::p5)));
    CHECK(series.unit == "cases");
}

TEST_CASE("the quarters that are fitted and projected are those of simulated figures") {
    const MeasuresFile file = parse_measures(
        head + row("2015-12-31", "outturn", "published", "1", "1") + row("2016-06-30", "fitted", "mean", "1", "1") +
            row("2016-09-30", "fitted", "mean", "1", "1") + row("2016-12-31", "projection", "mean", "1", "1"),
        "measures.csv");
    CHECK(file.first == Quarter(2016, 2));
    CHECK(file.last_fitted == Quarter(2016, 3));
    CHECK(file.last == Quarter(2016, 4));
    const FigureSeries& series = *file.figures.find("base", live());
    CHECK(series.quarters.at({2015, 4}).simulated == QuarterFigures::Simulated::no);
    CHECK(series.quarters.at({2016, 4}).simulated == QuarterFigures::Simulated::projection);
}

TEST_CASE("scenarios of one table are kept apart and the first is the base of a name that is not there") {
    std::string other = row("2016-12-31", "projection", "mean", "2", "2");
    other.replace(0, 4, "slow");
    const SeriesTable table =
        parse_measures(head + row("2016-12-31", "projection", "mean", "1", "1") + other, "measures.csv").figures;
    CHECK(table.scenarios() == std::vector<std::string>{"base", "slow"});
    CHECK(table.find("base", live())->central({2016, 4})->value == 1);
    CHECK(table.find("slow", live())->central({2016, 4})->value == 2);
    CHECK(table.find("third", live()) == nullptr);
    CHECK(table.base("slow") == "slow");
    CHECK(table.base("third") == "base");
}

TEST_CASE("measures and statistics that the program does not have are left out") {
    std::string text = head + row("2016-12-31", "projection", "mean", "1", "1") +
                       row("2016-12-31", "projection", "p1", "not read", "");
    text += "base,of_a_later_version,1,all,2016-12-31,projection,mean,5,5,cases,100\n";
    const MeasuresFile file = parse_measures(text, "measures.csv");
    CHECK(file.figures.find("base", live())->quarters.size() == 1);
}

TEST_CASE("all that is wrong in a table of figures is told with its line and column") {
    try {
        parse_measures(
            head + row("2016-11-30", "fitted", "mean", "1", "1") + row("2016-12-31", "fitted", "mean", "many", "1") +
                row("2016-12-31", "known", "median", "1", "1") +
                row("2016-12-31", "projection", "published", "1", "1") + row("2016-12-31", "outturn", "p5", "1", "1") +
                row("2016-12-31", "fitted", "mean", "1", "1") + "base,live_caseload\n",
            "m.csv");
        FAIL("it was read");
    } catch (const InputError& error) {
        REQUIRE(error.problems().size() == 7);
        CHECK_THAT(text_of(error.problems()[0]), Contains("m.csv:2:28: period_end: '2016-11-30' is not a quarter"));
        CHECK_THAT(text_of(error.problems()[1]), Contains("m.csv:3:51: value: 'many' is not a number"));
        for (const std::size_t i : {2U, 3U, 4U})
            CHECK_THAT(text_of(error.problems()[i]),
                       Contains("m.csv:" + std::to_string(i + 2) + ":39: status:") && Contains("is not the status"));
        CHECK_THAT(text_of(error.problems()[5]), Contains("m.csv:7:46: statistic: 'mean' is there twice"));
        CHECK_THAT(text_of(error.problems()[6]), Contains("m.csv:8: has another number of fields"));
    }
}

TEST_CASE("a table without its columns is refused with those that are missing") {
    CHECK_THROWS_WITH(parse_measures("scenario,measure\n", "m.csv"),
                      Contains("m.csv:1: breakdown: is not among the columns") && Contains("m.csv:1: unit"));
    CHECK_THROWS_WITH(parse_measures("", "m.csv"), Contains("m.csv: is empty"));
    CHECK_THROWS_WITH(parse_differences("variant,measure\n", "d.csv"), Contains("d.csv:1: statistic"));
}

TEST_CASE("differences are read by variant and how much pairing won is no figure of the measure") {
    const std::string text =
        "variant,measure,breakdown,period_end,statistic,value,unit\n"
        "slow,live_caseload,total,2016-12-31,median,5240,cases\n"
        "slow,live_caseload,total,2016-12-31,variance_reduction,31,times\n";
    const SeriesTable table = parse_differences(text, "d.csv");
    const FigureSeries& series = *table.find("slow", live());
    CHECK(series.central({2016, 4})->shown() == 5240);
    CHECK(series.unit == "cases");
    CHECK_THROWS_WITH(parse_differences(text + "slow,live_caseload,total,2016-12-31,median,1,cases\n", "d.csv"),
                      Contains("d.csv:4:37: statistic: 'median' is there twice"));
}
