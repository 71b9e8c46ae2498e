#include <catch2/catch.hpp>
#include <cmath>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "tests/support/paths.h"
#include "tests/support/run_program.h"
#include "tests/support/some_unknowns.h"
#include "tests/support/temporary_folder.h"

using namespace ccsim::tests;
namespace fs = std::filesystem;

namespace {

/// A table by column names; its fields hold no quotes.
std::vector<std::map<std::string, std::string>> table_of(const std::string& text) {
    std::vector<std::map<std::string, std::string>> out;
    std::vector<std::string> names;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        std::vector<std::string> fields;
        std::istringstream in(line + ",");
        for (std::string field; std::getline(in, field, ',');) fields.push_back(field);
        if (names.empty()) {
            names = fields;
            continue;
        }
        for (std::size_t i = 0; i < names.size() && i < fields.size(); ++i) {
            if (i == 0) out.emplace_back();
            out.back()[names[i]] = fields[i];
        }
    }
    return out;
}

/// A folder with four unknowns and one published series, and a backtest from two origins.
struct SmallBacktest {
    TemporaryFolder folder;

    SmallBacktest() {
        folder.write("unknowns.csv", some_unknowns({"collected_cases", "direct_cases", "nil_cases", "to_nil"}));
        std::string history = "period_end,measure,breakdown,value,unit,rounding,source_id,note\n";
        for (const auto& [day, value] : {std::pair{"2013-03-31", "772600"},
                                         {"2013-06-30", "765000"},
                                         {"2013-12-31", "746100"},
                                         {"2014-03-31", "738500"},
                                         {"2014-09-30", "690000"}})
            history += std::string(day) + ",cases_with_current_liability,all," + value + ",cases,100,qss-2016-09,\n";
        folder.write("history.csv", history);
    }
    std::vector<std::string> words(const std::vector<std::string>& more) const {
        std::vector<std::string> out{"backtest",   (source_dir / "scenarios/baseline.yaml").string(),
                                     "--history",  "history.csv",
                                     "--unknowns", "unknowns.csv",
                                     "--origins",  "2014-03,2014-06",
                                     "--members",  "40",
                                     "--lineages", "20",
                                     "--steps",    "4",
                                     "--draws",    "60"};
        out.insert(out.end(), more.begin(), more.end());
        return out;
    }
    Ran backtest(const std::vector<std::string>& more) const { return run_program(words(more), folder.path()); }
    std::string read(const std::string& name) const { return read_file(folder.path() / name); }
};

}  // namespace

TEST_CASE("a backtest from two origins knows at each what was known and scores what came") {
    const SmallBacktest small;
    const Ran ran = small.backtest({"--out", "a"});
    INFO(ran.err);
    REQUIRE(ran.exit_code == 0);
    CHECK_THAT(ran.out, Catch::StartsWith("# How past forecasts did") && Catch::Contains("2 origins") &&
                            Catch::Contains("No skill is claimed: figures were scored from 2 origins"));
    CHECK(small.read("a/verdict.md") == ran.out);

    // The mean change, by hand: at the end of March 2014 the figures to December 2013 are known, so that March is one
    // quarter ahead and September three.
    const auto forecasts = table_of(small.read("a/forecasts.csv"));
    const double slope = std::log(746'100.0 / 772'600) / 3;
    int found = 0;
    for (const auto& row : forecasts)
        if (row.at("forecaster") == "drift" && row.at("origin") == "2014-03-31") {
            ++found;
            const double ahead = row.at("period_end") == "2014-03-31" ? 1 : 3;
            CHECK(std::stod(row.at("horizon")) == ahead);
            CHECK(row.at("known") == "3");
            CHECK(row.at("known_up_to") == "2013-12-31");
            CHECK(std::stod(row.at("median")) == Approx(746'100 * std::exp(slope * ahead)));
        }
    CHECK(found == 2);

    // Scores of the model by hand, from what it said.
    int scored = 0;
    for (const auto& score : table_of(small.read("a/scores.csv"))) {
        if (score.at("forecaster") != "model" || score.at("scale") != "log") continue;
        for (const auto& row : forecasts) {
            if (row.at("forecaster") != "model" || row.at("origin") != score.at("origin") ||
                row.at("period_end") != score.at("period_end"))
                continue;
            ++scored;
            const auto printed = [&](const char* name) { return std::round(std::stod(row.at(name)) / 100) * 100; };
            const double came = std::stod(row.at("published"));
            CHECK(std::stod(score.at("absolute_error")) == Approx(std::abs(std::log(printed("median") / came))));
            CHECK((score.at("in_90") == "1") == (printed("p5") <= came && came <= printed("p95")));
            CHECK((score.at("in_50") == "1") == (printed("p25") <= came && came <= printed("p75")));
        }
    }
    CHECK(scored == 3);  // March and September 2014 from March, September from June
}

TEST_CASE("a backtest is the same on any number of threads and when it was interrupted and when verified") {
    const SmallBacktest small;
    REQUIRE(small.backtest({"--out", "one", "--threads", "1", "--quiet"}).exit_code == 0);
    const Ran stopped =
        run_program_until(".two.checkpoint", small.words({"--out", "two", "--threads", "2"}), small.folder.path());
    if (stopped.exit_code == 130) {  // it may have been faster
        CHECK_THAT(stopped.err, Catch::Contains("--resume"));
        CHECK_FALSE(fs::exists(small.folder.path() / "two"));
        CHECK(small.backtest({"--out", "two"}).exit_code == 3);
        CHECK(small.backtest({"--out", "two", "--resume", "--seed", "5"}).exit_code == 3);
        REQUIRE(small.backtest({"--out", "two", "--resume", "--threads", "2", "--quiet"}).exit_code == 0);
    }
    for (const char* const file : {"verdict.md", "scores.md", "forecasts.csv", "scores.csv", "not-tested.csv"})
        CHECK(small.read(std::string("one/") + file) == small.read(std::string("two/") + file));
    CHECK_FALSE(fs::exists(small.folder.path() / ".two.checkpoint"));
    CHECK(run_program({"verify", "one"}, small.folder.path()).exit_code == 0);
}

TEST_CASE("a backtest that does not show what is required exits with 5 and is written all the same") {
    const SmallBacktest small;
    const Ran ran = small.backtest({"--out", "a", "--require", "skill", "--json"});
    CHECK(ran.exit_code == 5);
    const auto json = nlohmann::json::parse(ran.out);
    CHECK(json.at("met").at("skill") == false);
    CHECK(json.at("skill").at("claimed") == false);
    CHECK(json.at("forecasts") == 3);
    CHECK(fs::exists(small.folder.path() / "a" / "scores.csv"));
    CHECK(small.backtest({"--out", "a"}).exit_code == 4);
}

TEST_CASE("what no backtest can be made of is refused") {
    const SmallBacktest small;
    const auto code = [&](const std::vector<std::string>& more) { return small.backtest(more).exit_code; };
    CHECK(code({"--require", "luck"}) == 3);
    CHECK(code({"--horizons", "0"}) == 3);
    CHECK(code({"--horizons", "4..1"}) == 3);
    CHECK(code({"--draws", "1"}) == 2);
    CHECK(code({"--history", "nowhere.csv"}) == 2);  // named twice
    std::vector<std::string> late = small.words({});
    late[7] = "2030-01";
    CHECK(run_program(late, small.folder.path()).exit_code == 3);
    CHECK_FALSE(fs::exists(small.folder.path() / "results"));
}
