#include <catch2/catch.hpp>
#include <cmath>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "sim/measures/rate.h"
#include "tests/support/paths.h"
#include "tests/support/run_program.h"
#include "tests/support/temporary_folder.h"

using namespace ccsim;
using namespace ccsim::tests;
using Catch::Contains;

namespace {

const std::string empty_scenario = (source_dir / "tests/field/scenarios/empty.yaml").string();

}  // namespace

TEST_CASE("a change to the end of 2018 is explained as far as there are rates and that is said") {
    const TemporaryFolder folder;
    const Ran ran = run_program({"explain", baseline_file, "--draws", "40", "--from", "2017-03", "--to", "2018-12",
                                 "--engine", "expected", "--json"},
                                folder.path());
    INFO(ran.err);
    REQUIRE(ran.exit_code == 0);
    CHECK_THAT(ran.err, Contains("is explained up to") && Contains("instead of December 2018"));
    const auto said = nlohmann::json::parse(ran.out);
    CHECK(said["to"] < "2018-12-31");
    double sum = 0;
    for (const auto& [name, term] : said["terms"].items()) sum += term.get<double>();
    CHECK(sum == Approx(said["change"].get<double>()).margin(1e-9));
    // With cases that are all gone counted as paying nothing it was -60 points and more in many a draw.
    CHECK(std::abs(sum) < 15);
}

TEST_CASE("a scenario without a single case has no rates to explain and no figure of any rate") {
    const TemporaryFolder folder;
    const Ran explained = run_program({"explain", empty_scenario, "--from", "2013-03", "--draws", "5"}, folder.path());
    INFO(explained.err);
    CHECK(explained.exit_code == 3);
    CHECK_THAT(explained.err, Contains("has no rates to explain from March 2013"));

    for (const std::string engine : {"sampled", "expected"}) {
        INFO(engine);
        REQUIRE(run_program({"run", empty_scenario, "--engine", engine, "--posterior", "none", "--replicates", "2",
                             "--out", engine, "--quiet"},
                            folder.path())
                    .exit_code == 0);
        std::istringstream rows(read_file(folder.path() / engine / "measures.csv"));
        for (std::string row; std::getline(rows, row);) {
            if (row.find(",percent,") == std::string::npos || row.find(",outturn,") != std::string::npos) continue;
            FAIL_CHECK(row);
        }
        REQUIRE(run_program({"report", engine}, folder.path()).exit_code == 0);
        CHECK_THAT(read_file(folder.path() / engine / "report.html"), Contains(std::string(no_rate_words)));
    }
}
