#include "calibration/posterior.h"

#include <catch2/catch.hpp>

#include "calibration/gates.h"
#include "calibration/published_history.h"
#include "sim/core/problems.h"
#include "tests/support/temporary_folder.h"

using namespace ccsim;
using namespace ccsim::tests;

namespace {

const std::string one_draw = "opening.cases_nil,log_likelihood\n150000,-1\n";

}  // namespace

TEST_CASE("a posterior knows the scenario it was fitted to from the diagnostics beside it") {
    const TemporaryFolder folder;
    folder.write("diagnostics.json",
                 "{\"fitted_to\": {\"start\": \"2012-03-31\", \"closure.chance_finalised\": 0.20, \"x\": [1]}, "
                 "\"inputs\": [{\"path\": \"h.csv\", \"sha256\": \"def\"}], "
                 "\"last_figure\": \"2016-09-30\", \"reference\": {\"opening.cases_nil\": 160000.5}}");
    const Posterior posterior = read_posterior(folder.write("mine.csv", one_draw));
    CHECK(posterior.fitted_to == FittedValues{{"start", "2012-03-31"}, {"closure.chance_finalised", "0.2"}});
    CHECK(posterior.last_figure == Quarter(2016, 3));
    CHECK(posterior.fit_inputs == std::vector<std::string>{"def"});
    CHECK(posterior.reference == std::vector<std::pair<std::string, double>>{{"opening.cases_nil", 160000.5}});
    CHECK(posterior.draws.size() == 1);
    CHECK(posterior.read.size() == 2);
}

TEST_CASE("an older posterior knows its scenario by a digest") {
    const TemporaryFolder folder;
    folder.write("diagnostics.json", "{\"fitted_to_sha256\": \"abc\"}");
    const Posterior posterior = read_posterior(folder.write("mine.csv", one_draw));
    CHECK(posterior.fitted_to.empty());
    CHECK(posterior.fitted_to_sha256 == "abc");
}

TEST_CASE("a posterior without diagnostics belongs to no scenario") {
    const TemporaryFolder folder;
    const Posterior posterior = read_posterior(folder.write("mine.csv", one_draw));
    CHECK(posterior.fitted_to.empty());
    CHECK(posterior.read.size() == 1);
    CHECK(posterior.reference.empty());
    CHECK_FALSE(posterior.last_figure);
}

TEST_CASE("the history of a posterior is the one beside it or else the one that is built in") {
    const TemporaryFolder folder;
    const auto file = folder.write("mine.csv", one_draw);
    CHECK(read_posterior(file).history.text == published_history_text());
    folder.write("history.csv", "period_end,measure\n");
    CHECK(read_posterior(file).history.text == "period_end,measure\n");
}

TEST_CASE("diagnostics that are not JSON are told with their file") {
    const TemporaryFolder folder;
    folder.write("diagnostics.json", "verdict: good");
    const auto file = folder.write("mine.csv", one_draw);
    CHECK_THROWS_WITH(read_posterior(file), Catch::Contains("diagnostics.json: is not the JSON that ccsim calibrate"));
}

TEST_CASE("a posterior says which of its checks it did not pass") {
    const auto read = [](const std::string& verdict) {
        const TemporaryFolder folder;
        folder.write("diagnostics.json", "{\"verdict\": \"" + verdict + "\"}");
        return read_posterior(folder.write("mine.csv", one_draw)).not_passed;
    };
    CHECK(read(verdict({{.name = "R-hat", .value = 1.2, .wanted = "below 1.01", .passed = false}})) ==
          "R-hat is 1.2 (wanted: below 1.01)");
    CHECK(read(verdict({{.name = "R-hat", .value = 1, .wanted = "below 1.01", .passed = true}})).empty());
}
