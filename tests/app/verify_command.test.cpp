#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/support/paths.h"
#include "tests/support/run_program.h"
#include "tests/support/temporary_folder.h"

using namespace ccsim::tests;
namespace fs = std::filesystem;

namespace {

/// A folder with something that can be verified in "a".
struct Made {
    TemporaryFolder folder;

    Ran make(std::vector<std::string> words) const {
        words.insert(words.end(), {"--out", "a", "--quiet"});
        const Ran ran = run_program(words, folder.path());
        INFO(ran.err);
        REQUIRE(ran.exit_code == 0);
        return ran;
    }
    Ran verify(const std::vector<std::string>& more = {}) const {
        std::vector<std::string> words{"verify", "a"};
        words.insert(words.end(), more.begin(), more.end());
        return run_program(words, folder.path());
    }
    std::string variant() const {
        folder.write("variant.yaml", "extends: " + baseline_file +
                                         "\nclosure: {chance_finalised: {times: 0.9}, phases: {2017-12-31: {}, "
                                         "2016-12-31: {capacity_cases_a_week: 0}}}\n");
        return "variant.yaml";
    }
    void change(const std::string& name, const std::string& from, const std::string& to) const {
        std::string text = read_file(folder.path() / "a" / name);
        const auto at = text.find(from);
        REQUIRE(at != std::string::npos);
        std::ofstream(folder.path() / "a" / name) << text.replace(at, from.size(), to);
    }
};

const std::vector<std::string> few{"--draws", "3", "--scale", "500"};

std::vector<std::string> with_few(std::vector<std::string> words) {
    words.insert(words.end(), few.begin(), few.end());
    return words;
}

}  // namespace

TEST_CASE("a run of a variant over the posterior is identical when it is made again from its folder alone") {
    const Made made;
    made.make(with_few({"run", made.variant(), "--set", "closure.phases[2016-03-31].capacity_cases_a_week={times: 2}",
                        "--seed", "5"}));
    fs::remove(made.folder.path() / "variant.yaml");
    const Ran ran = made.verify();
    INFO(ran.err);
    CHECK(ran.exit_code == 0);
    CHECK_THAT(ran.out, Catch::Contains("identical: all"));
}

TEST_CASE("a run is identical with its page and tables added, which are refused when they were changed") {
    const Made made;
    made.make(with_few({"run", baseline_file}));
    for (const std::string command : {"report", "tables"})
        REQUIRE(run_program({command, "a"}, made.folder.path()).exit_code == 0);
    const Ran ran = made.verify();
    INFO(ran.err);
    CHECK(ran.exit_code == 0);
    CHECK_THAT(ran.out, Catch::Contains("as they were added later: report.html, qss-tables.xlsx"));
    made.change("report.html", "<h1", "<h2");
    const Ran changed = made.verify();
    CHECK(changed.exit_code == 3);
    CHECK_THAT(changed.err, Catch::Contains("report.html") && Catch::Contains("put into the folder"));
}

TEST_CASE("comparisons and explanations are identical when they are made again") {
    const Made comparison;
    comparison.make({"compare", baseline_file, comparison.variant(), "--engine", "expected", "--draws", "3"});
    fs::remove(comparison.folder.path() / "variant.yaml");
    CHECK(comparison.verify().exit_code == 0);
    const Made explanation;
    explanation.make({"explain", explanation.variant(), "--from", "2013-03", "--to", "2014-03", "--engine", "expected",
                      "--draws", "3"});
    CHECK(explanation.verify().exit_code == 0);
}

TEST_CASE("settings over draws of another scenario are made again as they were") {
    const Made made;
    made.folder.write("p.csv", "opening.cases_nil,log_likelihood\n140000,-1\n150000,-1\n");
    made.make({"run", baseline_file, "--engine", "expected", "--posterior", "p.csv", "--set",
               "opening.cases_nil={times: 0.5}", "--set", "closure.chance_finalised={times: 0.5}"});
    CHECK(made.verify().exit_code == 0);
    made.folder.write("p.csv", "opening.cases_nil,log_likelihood\n140000,-1\n150001,-1\n");
    const Ran other = made.verify();
    CHECK(other.exit_code == 3);
    CHECK_THAT(other.err, Catch::Contains("p.csv: is not as it was when the folder was made"));
    fs::remove(made.folder.path() / "p.csv");
    CHECK(made.verify().exit_code == 4);
}

TEST_CASE("a figure that was changed is found by file, line and column with both values") {
    const Made made;
    made.make({"run", baseline_file, "--engine", "expected", "--posterior", "none"});
    const std::string measures = read_file(made.folder.path() / "a" / "measures.csv");
    const std::string row = "baseline,live_caseload,1,total,2016-09-30,fitted,mean,";
    const std::string value = measures.substr(measures.find(row) + row.size(), 5);
    made.change("measures.csv", row + value, row + "12345");
    const Ran ran = made.verify({"--json"});
    CHECK(ran.exit_code == 5);
    const auto json = nlohmann::json::parse(ran.out);
    CHECK(json["identical"] == false);
    CHECK(json["first_difference"]["file"] == "measures.csv");
    CHECK(json["first_difference"]["column"] == "value");
    const auto line = std::count(measures.begin(), measures.begin() + static_cast<long>(measures.find(row)), '\n') + 1;
    CHECK(json["first_difference"]["row"] == line);
    CHECK_THAT(json["first_difference"]["recorded"].get<std::string>(), Catch::StartsWith("12345"));
    CHECK_THAT(json["first_difference"]["again"].get<std::string>(), Catch::StartsWith(value));
    CHECK_THAT(made.verify().out,
               Catch::Contains("different: measures.csv, line " + std::to_string(line) + ", column value: 12345"));
}

TEST_CASE("a folder that cannot be made again is refused") {
    const Made made;
    CHECK(made.verify().exit_code == 4);
    made.folder.write("a/manifest.json", "{}");
    CHECK(made.verify().exit_code == 3);
    const Made changed;
    changed.make({"run", baseline_file, "--engine", "expected", "--posterior", "none"});
    fs::remove(changed.folder.path() / "a" / "segments.csv");
    CHECK(changed.verify().exit_code == 4);
    changed.change("scenario.yaml", "cases_nil: 150000", "cases_nil: 150001");
    const Ran ran = changed.verify();
    CHECK(ran.exit_code == 3);
    CHECK_THAT(ran.err, Catch::Contains("scenario.yaml: is not as it was when the folder was made"));
}
