#include "sim/report/headline_table.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <iterator>
#include <sstream>

#include "sim/model/tally.h"
#include "tests/report/example_run.h"

using namespace ccsim;
using tests::ExampleRun;

namespace {

std::vector<std::string> lines_of(const std::string& text) {
    std::istringstream in(text);
    std::vector<std::string> out;
    for (std::string line; std::getline(in, line);) out.push_back(line);
    return out;
}

/// The words of the line that stands so many lines below a heading.
std::vector<std::string> words_below(const std::string& text, const std::string& heading, std::size_t below) {
    const auto lines = lines_of(text);
    const auto at = std::find(lines.begin(), lines.end(), heading);
    REQUIRE(at != lines.end());
    std::istringstream in(*(at + static_cast<std::ptrdiff_t>(below)));
    return {std::istream_iterator<std::string>(in), {}};
}

/// A run over which every case is on Maintenance Direct, so many in each replicate.
void replace_by_direct(ExampleRun& run, std::initializer_list<double> cases) {
    run.series.clear();
    for (const double n : cases) {
        Series series(static_cast<std::size_t>(run.scenario.last_quarter - run.scenario.start) + 1);
        for (ExpectedTally& t : series) t[tally::cases(0, static_cast<std::size_t>(Situation::direct), 0)] = n;
        run.series.push_back(series);
    }
    run.projection = project(run.scenario.start, run.series);
}

}  // namespace

TEST_CASE("the table sets published beside simulated figures with their difference") {
    ExampleRun run;
    replace_by_direct(run, {1'230'000, 41'030, 30'000});
    const std::string text = headline_table(run.record());
    // March 2015, March, June and September 2016: the dates of the run among the six.
    CHECK(words_below(text, "Live caseload", 1) == std::vector<std::string>{"published", "-", "-", "-", "40,000"});
    CHECK(words_below(text, "Live caseload", 2) ==
          std::vector<std::string>{"simulated", "41,000", "41,000", "41,000", "41,000"});
    CHECK(words_below(text, "Live caseload", 3) == std::vector<std::string>{"difference", "+2.6%"});
    CHECK(words_below(text, "Contributing, of those with liability, %", 3) ==
          std::vector<std::string>{"difference", "+7.3", "pts"});
}

TEST_CASE("published figures are shown as finely as they were printed") {
    ExampleRun run;
    run.history = parse_history(
        "period_end,measure,breakdown,value,unit,rounding,source_id,note\n"
        "2016-03-31,outstanding_arrears,all,3708.0,GBP million,0.1m,a,\n"
        "2016-06-30,outstanding_arrears,all,3584,GBP million,1m,a,\n",
        "history.csv");
    CHECK(words_below(headline_table(run.record()), "Outstanding arrears, GBP million", 1) ==
          std::vector<std::string>{"published", "-", "3,708.0", "3,584", "-"});
}

TEST_CASE("the projection is shown at each December and in the last quarter with its interval") {
    ExampleRun run;
    replace_by_direct(run, {1'230'000, 41'030, 30'000});
    const std::string text = headline_table(run.record());
    const std::string projection = text.substr(text.find("Illustrative projection"));
    CHECK(lines_of(projection)[0] == "Illustrative projection; intervals: run-to-run chance only");
    CHECK(lines_of(projection)[1] == "                  Dec 2016    Dec 2017    Jun 2018");
    CHECK(words_below(projection, "Live caseload", 1) ==
          std::vector<std::string>{"median", "41,000", "41,000", "41,000"});
    CHECK(words_below(projection, "Live caseload", 2) ==
          std::vector<std::string>{"90%:", "from", "31,100", "31,100", "31,100"});
    CHECK(words_below(projection, "Live caseload", 3) ==
          std::vector<std::string>{"to", "1,111,100", "1,111,100", "1,111,100"});
}

TEST_CASE("the table is marked as illustrative and never wider than 110 columns") {
    ExampleRun run;
    run.scenario.last_quarter = {2035, 4};
    replace_by_direct(run, {5e7, 9e7});
    const std::string text = headline_table(run.record());
    CHECK(text.find("An illustrative projection, not official statistics.") != std::string::npos);
    CHECK(text.find("Dec 2035") != std::string::npos);
    for (const std::string& line : lines_of(text)) {
        CHECK(line.size() <= 110);
        CHECK((line.empty() || line.back() != ' '));
    }
}

TEST_CASE("a run of one value shows no intervals") {
    const std::string text = headline_table(ExampleRun(1, Engine::expected).record());
    CHECK(text.find("90%") == std::string::npos);
    CHECK(text.find("median") == std::string::npos);
    CHECK(text.find("intervals: none") != std::string::npos);
    CHECK(text.find("expected value") != std::string::npos);
}

TEST_CASE("a run without a projection shows the past only") {
    ExampleRun run;
    run.scenario.last_outturn = run.scenario.last_quarter;
    const std::string text = headline_table(run.record());
    CHECK(text.find("Illustrative projection; intervals") == std::string::npos);
    CHECK(text.find("Sep 2016") != std::string::npos);
}
