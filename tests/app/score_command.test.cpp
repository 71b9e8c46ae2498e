#include <catch2/catch.hpp>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/support/paths.h"
#include "tests/support/run_program.h"
#include "tests/support/temporary_folder.h"

using namespace ccsim::tests;
namespace fs = std::filesystem;

namespace {

const std::string header = "period_end,measure,breakdown,value,unit,rounding,source_id,note\n";

/// A small measures.csv: a run that knew four figures and projects one quarter with a 90% interval from 95 to 105
/// thousand.
std::string scored_measures() {
    std::string out =
        "scenario,measure,table,breakdown,period_end,status,statistic,value,value_rounded,unit,rounding\n";
    const std::string of = "invented,cases_with_current_liability,9,all,";
    for (const auto& [day, value] : {std::pair{"2015-12-31", "150000"},
                                     {"2016-03-31", "138000"},
                                     {"2016-06-30", "128000"},
                                     {"2016-09-30", "112000"}})
        out += of + day + ",outturn,published," + value + ',' + value + ",cases,100\n";
    out += of + "2016-09-30,fitted,mean,112100,112100,cases,100\n" + of +
           "2016-12-31,projection,mean,100000,100000,cases,100\n";
    for (const auto& [name, value] : {std::pair{"median", "100000"},
                                      {"p2.5", "94000"},
                                      {"p5", "95000"},
                                      {"p10", "96000"},
                                      {"p25", "98000"},
                                      {"p75", "102000"},
                                      {"p90", "104000"},
                                      {"p95", "105000"},
                                      {"p97.5", "106000"}})
        out += of + "2016-12-31,projection," + name + ',' + value + ',' + value + ",cases,100\n";
    return out;
}

std::string outturn(const std::string& value) {
    return header + "2016-12-31,cases_with_current_liability,all," + value + ",cases,100,invented,\n";
}

}  // namespace

TEST_CASE("the verdict on a forecast that went wrong begins with what went wrong") {
    const TemporaryFolder folder;
    folder.write("run/measures.csv", scored_measures());
    folder.write("later.csv", outturn("120000"));
    const Ran ran = run_program({"score", "run", "--outturn", "later.csv"}, folder.path());
    REQUIRE(ran.exit_code == 0);
    const auto bad = ran.out.find("What went wrong"), not_said = ran.out.find("What cannot be said");
    CHECK(bad < not_said);
    CHECK(bad != std::string::npos);
    CHECK_THAT(ran.out, Catch::Contains("the simple methods did better") && Catch::Contains("held 0 of 1 (0%)") &&
                            Catch::Contains("too few to judge") && Catch::Contains("Nothing is claimed about skill"));
    const fs::path scored = folder.path() / "results" / "invented-scored";
    CHECK(read_file(scored / "verdict.md") == ran.out);
    CHECK_THAT(read_file(scored / "scores.csv"),
               Catch::StartsWith("forecaster,method,measure,breakdown,origin,period_end,horizon,scale,") &&
                   Catch::Contains(
                       "\ndrift,random walk with drift,cases_with_current_liability,all,2016-09-30,2016-12-31,1,log,"));
    CHECK(run_program({"score", "run", "--outturn", "later.csv"}, folder.path()).exit_code == 4);
    CHECK(run_program({"score", "run", "--outturn", "later.csv", "--force"}, folder.path()).exit_code == 0);
}

TEST_CASE("a forecast of one figure that went well is told and nothing is claimed of its skill") {
    const TemporaryFolder folder;
    folder.write("run/measures.csv", scored_measures());
    folder.write("later.csv", outturn("100300"));
    const Ran ran = run_program({"score", "run", "--outturn", "later.csv", "--json"}, folder.path());
    REQUIRE(ran.exit_code == 0);
    const auto json = nlohmann::json::parse(ran.out);
    CHECK(json.at("in_90") == 1);
    CHECK(json.at("figures") == 1);
    CHECK(json.at("skill").at("ratio_to_best_baseline") < 1);
    CHECK(json.at("skill").at("claimed") == false);
}

TEST_CASE("what cannot be scored is refused with the exit code that says why") {
    const TemporaryFolder folder;
    folder.write("run/measures.csv", scored_measures());
    folder.write("no-columns/measures.csv", "a,b\n1,2\n");
    folder.write("no-median/measures.csv", [] {
        std::string text = scored_measures();
        return text.erase(
            text.find("invented,cases_with_current_liability,9,all,2016-12-31,projection,median"),
            std::string(
                "invented,cases_with_current_liability,9,all,2016-12-31,projection,median,100000,100000,cases,100\n")
                .size());
    }());
    folder.write("later.csv", outturn("80000"));
    folder.write("bad.csv", header + "2016-12-31,cases_with_current_liability,all,many,cases,100,invented,\n");
    const auto code = [&](const std::vector<std::string>& words) {
        return run_program(words, folder.path()).exit_code;
    };
    CHECK(code({"score", "run"}) == 2);
    CHECK(code({"score", "nowhere", "--outturn", "later.csv"}) == 4);
    CHECK(code({"score", "run", "--outturn", "nowhere.csv"}) == 4);
    CHECK(code({"score", "no-columns", "--outturn", "later.csv"}) == 3);
    CHECK(code({"score", "no-median", "--outturn", "later.csv"}) == 3);
    CHECK(code({"score", "run", "--outturn", "bad.csv"}) == 3);
    CHECK_FALSE(fs::exists(folder.path() / "results"));
    folder.write("early.csv", header + "2016-06-30,cases_with_current_liability,all,128000,cases,100,invented,\n");
    const Ran early = run_program({"score", "run", "--outturn", "early.csv"}, folder.path());
    CHECK(early.exit_code == 0);
    CHECK_THAT(early.out, Catch::Contains("No forecast could be scored"));
}

TEST_CASE("a projection of the program is scored from its own folder") {
    const TemporaryFolder folder;
    REQUIRE(run_program({"run", baseline_file, "--posterior", "none", "--scale", "1000", "--replicates", "4", "--out",
                         "run", "--quiet"},
                        folder.path())
                .exit_code == 0);
    folder.write("later.csv", outturn("200000"));
    const Ran ran = run_program({"score", "run", "--outturn", "later.csv"}, folder.path());
    REQUIRE(ran.exit_code == 0);
    CHECK_THAT(ran.out, Catch::Contains("known up to September 2016") && Catch::Contains("exponential smoothing"));
}
