#include <catch2/catch.hpp>
#include <filesystem>
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

/// The first row of a file of the program's data, and those that have one of these words.
std::string rows(const char* file, const std::vector<std::string>& words) {
    std::istringstream lines(read_file(source_dir / "calibration" / "data" / file));
    std::string line, out;
    std::getline(lines, line);
    out = line + '\n';
    while (std::getline(lines, line))
        for (const std::string& word : words)
            if (line.find(word) != std::string::npos) out += line + '\n';
    return out;
}

/// A folder with few unknowns and few published figures, letters among them.
struct SmallWeighing {
    TemporaryFolder folder;

    SmallWeighing() {
        folder.write("unknowns.csv", rows("unknowns.csv", {"collected_cases,", "behaviour_trend,", "notice_effect,"}));
        folder.write("history.csv",
                     rows("history.csv", {",cases_with_current_liability,all,", ",cases_contributing,all,",
                                          ",cases_selected_proactive_cumulative,segment 1,"}));
    }
    Ran weigh(const std::vector<std::string>& more, double interrupt_after = 0) const {
        std::vector<std::string> words{
            "evidence", baseline_file, "--history", "history.csv",  "--unknowns", "unknowns.csv", "--lineages",
            "20",       "--steps",     "5",         "--replicates", "2",          "--draws",      "4"};
        words.insert(words.end(), more.begin(), more.end());
        return run_program(words, folder.path(), interrupt_after);
    }
    std::string read(const std::string& name) const { return read_file(folder.path() / name); }
};

}  // namespace

TEST_CASE("a weighing leaves its files and prints the answer") {
    const SmallWeighing small;
    const Ran ran = small.weigh({"--without-grid"});
    INFO(ran.err);
    REQUIRE(ran.exit_code == 0);
    CHECK_THAT(ran.out, Catch::Contains("Share of the rise owed to the order of selection:") &&
                            Catch::Contains("no_selection_effect") && Catch::Contains("neither"));
    CHECK_THAT(ran.err, Catch::Contains("12 figures of the Quarterly Summary, 3 unknowns"));
    const std::string text = small.read("results/baseline-evidence/evidence.md");
    CHECK_THAT(text, Catch::Contains("Left out") && Catch::Contains("programme, selected"));
    CHECK_THAT(small.read("results/baseline-evidence/evidence.csv"),
               Catch::StartsWith("rival,quantity,prior_width,discrepancy_scale,statistic,value,unit\n") &&
                   Catch::Contains("both,share_of_rise.published_order,1,1,p95,") &&
                   Catch::Contains("neither,log_bayes_factor_over_both,1,1,error,") &&
                   Catch::Contains("prior,rise.published_order,1,1,mean,"));
    const auto manifest = nlohmann::json::parse(small.read("results/baseline-evidence/manifest.json"));
    CHECK(manifest.at("outputs").size() == 4);
    CHECK(manifest.at("result_digest_of") == nlohmann::json({"evidence.csv"}));

    CHECK(small.weigh({"--without-grid"}).exit_code == 4);
    CHECK(small.weigh({"--without-grid", "--force", "--quiet"}).exit_code == 0);
}

TEST_CASE("a weighing has the same bytes for any number of threads") {
    const SmallWeighing small;
    for (const std::string threads : {"1", "2"}) {
        const Ran ran = small.weigh({"--grid-replicates", "1", "--json", "--threads", threads, "--out", threads});
        INFO(ran.err);
        REQUIRE(ran.exit_code == 0);
        const auto json = nlohmann::json::parse(ran.out);
        double sum = 0;
        for (const auto& [name, rival] : json.at("rivals").items()) sum += rival.at("probability").get<double>();
        CHECK(sum == Approx(1));
        CHECK(json.at("figures") == 12);
    }
    for (const char* name : {"evidence.md", "evidence.csv"})
        CHECK(small.read(std::string("1/") + name) == small.read(std::string("2/") + name));
    CHECK_THAT(small.read("1/evidence.csv"), Catch::Contains("no_selection_effect,log_evidence,0.5,2,estimate,"));
    CHECK_THAT(small.read("1/evidence.md"), Catch::Contains("If other things had been assumed"));
}

TEST_CASE("what cannot be weighed is refused and nothing is written") {
    const SmallWeighing small;
    const auto refused = [&](const std::vector<std::string>& more, int exit_code, const char* why) {
        std::vector<std::string> words{"--out", "a"};
        words.insert(words.end(), more.begin(), more.end());
        const Ran ran = small.weigh(words);
        INFO(ran.err);
        CHECK(ran.exit_code == exit_code);
        CHECK_THAT(ran.err, Catch::Contains(why));
        CHECK_FALSE(fs::exists(small.folder.path() / "a"));
    };
    refused({"--from", "then"}, 3, "'then' is not a quarter");
    refused({"--to", "2013-03"}, 3, "is not after 2013-03-31");
    refused({"--replicates", "0"}, 2, "--replicates");
    refused({"--replicats", "2"}, 2, "did you mean --replicates?");
    refused({"--set", "nonsense=1"}, 3, "nonsense");
    small.folder.write("history.csv", rows("history.csv", {",cases_selected_proactive_cumulative,"}));
    refused({}, 3, "has no figure of the Quarterly Summary");
    small.folder.write("history.csv", "period_end,measure\n2013-03-31,cases\n");
    refused({}, 3, "history.csv");
    fs::remove(small.folder.path() / "history.csv");
    refused({}, 4, "history.csv");
}

TEST_CASE("a weighing that is interrupted writes nothing") {
    const SmallWeighing small;
    const Ran ran = small.weigh({"--out", "a", "--grid-replicates", "1000"}, 2);
    INFO(ran.err);
    CHECK(ran.exit_code == 130);
    CHECK_FALSE(fs::exists(small.folder.path() / "a"));
}
