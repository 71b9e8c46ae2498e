#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "tests/support/paths.h"
#include "tests/support/run_program.h"
#include "tests/support/temporary_folder.h"

using namespace ccsim::tests;
namespace fs = std::filesystem;

namespace {

/// The rows of a file that begin in one of these ways or, with `anywhere`, have one of these words.
std::string rows(const fs::path& file, const std::vector<std::string>& words, bool anywhere = false) {
    std::istringstream lines(read_file(file));
    std::string line, out;
    std::getline(lines, line);
    out.append(line).append(1, '\n');
    while (std::getline(lines, line))
        for (const std::string& word : words)
            if (anywhere ? line.find(word) != std::string::npos : line.rfind(word, 0) == 0)
                out.append(line).append(1, '\n');
    return out;
}

/// A folder with few unknowns and few published figures.
struct SmallCalibration {
    TemporaryFolder folder;
    int members = 40, steps = 10;

    SmallCalibration() {
        folder.write("unknowns.csv", rows(source_dir / "calibration/data/unknowns.csv",
                                          {"collected_cases,", "direct_cases,", "nil_cases,", "liability_growth,"}));
        folder.write("history.csv",
                     rows(source_dir / "calibration/data/history.csv", {",cases_with_current_liability,all,"}, true));
    }
    Ran calibrate(const std::vector<std::string>& more) const { return run_program(words(more), folder.path()); }
    Ran interrupted_calibrate(const std::vector<std::string>& more, const std::string& once_there) const {
        return run_program_until(once_there, words(more), folder.path());
    }
    std::vector<std::string> words(const std::vector<std::string>& more) const {
        std::vector<std::string> words{"calibrate",  (source_dir / "scenarios/baseline.yaml").string(),
                                       "--history",  "history.csv",
                                       "--unknowns", "unknowns.csv",
                                       "--members",  std::to_string(members),
                                       "--lineages", "40",
                                       "--steps",    std::to_string(steps),
                                       "--confirm",  "2"};
        words.insert(words.end(), more.begin(), more.end());
        return words;
    }
    bool exists(const std::string& name) const { return fs::exists(folder.path() / name); }
    std::string read(const std::string& name) const { return read_file(folder.path() / name); }
};

}  // namespace

TEST_CASE("a calibration to the user's own history is the same on any number of threads and when verified") {
    const SmallCalibration small;
    for (const std::string threads : {"1", "2"}) {
        const Ran ran = small.calibrate({"--without-chains", "--threads", threads, "--out", threads});
        INFO(ran.err);
        REQUIRE(ran.exit_code == 0);
    }
    for (const std::string file : {"posterior.csv", "unknowns.csv", "unknowns.svg", "fit.csv", "fit.svg",
                                   "confirmation.csv", "diagnostics.json"})
        CHECK(small.read("1/" + file) == small.read("2/" + file));
    const auto diagnostics = nlohmann::json::parse(small.read("1/diagnostics.json"));
    CHECK(diagnostics.at("confirmation").at("draws") == 2);
    CHECK(diagnostics.at("confirmation").at("series").size() == 1);
    const auto& settings = diagnostics.at("settings");
    CHECK(settings.at("members") == 40);
    CHECK(settings.at("lineages") == 40);
    CHECK(settings.at("steps") == 10);
    CHECK(small.read("1/history.csv") == small.read("history.csv"));
    fs::remove(small.folder.path() / "history.csv");
    CHECK(run_program({"verify", "1"}, small.folder.path()).exit_code == 0);
    CHECK_FALSE(small.exists(".1.checkpoint"));
}

TEST_CASE("a calibration that was interrupted is kept and goes on only as it was begun") {
    SmallCalibration small;
    const Ran ran = small.interrupted_calibrate({"--out", "a"}, ".a.checkpoint");
    INFO(ran.err);
    REQUIRE(ran.exit_code == 130);
    CHECK_THAT(ran.err, Catch::Contains("--resume"));
    REQUIRE(small.exists(".a.checkpoint"));
    CHECK_FALSE(small.exists("a"));
    const std::string kept = small.read(".a.checkpoint");

    const auto refused = [&](const std::vector<std::string>& more, const std::string& why) {
        const Ran again = small.calibrate(more);
        INFO(again.err);
        CHECK(again.exit_code == 3);
        CHECK_THAT(again.err, Catch::Contains(why));
        CHECK_FALSE(small.exists("a"));
    };
    refused({"--out", "a"}, "an interrupted calibration is kept here");
    refused({"--out", "a", "--resume", "--seed", "5"}, "belongs to a calibration of another");
    small.steps = 11;
    refused({"--out", "a", "--resume"}, "belongs to a calibration of another");
    small.steps = 10;
    refused({"--out", "a", "--resume", "--set", "closure.chance_finalised=0.3"}, "belongs to a calibration of another");
    CHECK(small.read(".a.checkpoint") == kept);
    std::string one_digit = kept;  // in the middle of the particles: still a state, and another one
    const std::size_t digit = one_digit.find_first_of("0123456789", kept.size() / 2);
    one_digit[digit] = one_digit[digit] == '1' ? '2' : '1';
    for (const std::string& damaged : {kept.substr(0, kept.size() / 2), kept.substr(0, 20), std::string(), one_digit}) {
        small.folder.write(".a.checkpoint", damaged);
        refused({"--out", "a", "--resume"}, "--force");
    }
    const Ran anew = small.calibrate({"--out", "a", "--force", "--without-chains"});
    INFO(anew.err);
    CHECK(anew.exit_code == 0);
    CHECK(small.exists("a/posterior.csv"));
    CHECK_FALSE(small.exists(".a.checkpoint"));
}

TEST_CASE("what cannot be calibrated is refused and nothing is written") {
    SmallCalibration small;
    const auto refused = [&](const std::vector<std::string>& more, const std::string& why) {
        std::vector<std::string> words{"--out", "a", "--without-chains"};
        words.insert(words.end(), more.begin(), more.end());
        const Ran ran = small.calibrate(words);
        INFO(ran.err);
        CHECK(ran.exit_code == 3);
        CHECK_THAT(ran.err, Catch::Contains(why));
        CHECK_FALSE(small.exists("a"));
        CHECK_FALSE(small.exists(".a.checkpoint"));
    };
    small.members = 6;
    refused({}, "too few for 4 unknowns");
    small.members = 40;
    small.folder.write("history.csv", "period_end,measure,breakdown,value,unit,rounding,source_id,note\n");
    refused({}, "no figure");
    small.folder.write("history.csv", "period_end,measure\n2013-03-31,cases\n");
    refused({}, "history.csv");
    small.folder.write("history.csv",
                       rows(source_dir / "calibration/data/history.csv", {",cases_with_current_liability,all,"}, true));
    small.folder.write("unknowns.csv", "unknown,path\nx,opening.cases_nil\n");
    refused({}, "unknowns.csv");
}
