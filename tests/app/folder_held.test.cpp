#include <catch2/catch.hpp>
#include <csignal>
#include <filesystem>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "sim/report/held_folder.h"
#include "tests/support/paths.h"
#include "tests/support/run_program.h"
#include "tests/support/temporary_folder.h"

using namespace ccsim;
using namespace ccsim::tests;
using Catch::Contains;
namespace fs = std::filesystem;

namespace {

/// How each command that fills a results folder is asked to fill the folder out, apart from --out itself.
const std::map<std::string, std::vector<std::string>> words_by_command{
    {"run", {"run", baseline_file, "--posterior", "none"}},
    {"compare",
     {"compare", baseline_file, (source_dir / "scenarios/random-order.yaml").string(), "--posterior", "none"}},
    {"explain", {"explain", baseline_file, "--from", "2013-03", "--posterior", "none", "--replicates", "20"}},
    {"evidence", {"evidence", baseline_file}},
    {"calibrate", {"calibrate", baseline_file}},
    {"backtest", {"backtest", baseline_file}},
    {"sensitivity", {"sensitivity", baseline_file}},
    {"score",
     {"score", (source_dir / "results/example").string(), "--outturn",
      (source_dir / "calibration/data/history.csv").string()}}};

std::vector<std::string> into_out(const std::string& command) {
    std::vector<std::string> words = words_by_command.at(command);
    words.insert(words.end(), {"--out", "out"});
    return words;
}

/// The commands that the help lists and that fill a results folder.
std::set<std::string> commands_that_fill_folders() {
    const TemporaryFolder folder;
    std::istringstream help(run_program({"--help"}, folder.path()).out);
    std::set<std::string> out;
    bool are_commands = false;
    for (std::string line; std::getline(help, line);) {
        are_commands |= line.starts_with("Subcommands:");
        std::istringstream words(line);
        std::string name;
        if (!are_commands || !line.starts_with("  ") || !(words >> name)) continue;
        if (run_program({name, "--help"}, folder.path()).out.find("The results folder (default") != std::string::npos)
            out.insert(name);
    }
    return out;
}

}  // namespace

TEST_CASE("every command that fills a results folder is refused while another process holds the folder") {
    std::set<std::string> tried;
    for (const auto& [command, words] : words_by_command) {
        INFO(command);
        const TemporaryFolder folder;
        const HeldFolder held(folder.path() / "out");
        const Ran ran = run_program(into_out(command), folder.path());
        INFO(ran.err);
        CHECK(ran.exit_code == 4);
        CHECK_THAT(ran.err, Contains("another run is writing there"));
        tried.insert(command);
    }
    CHECK(tried == commands_that_fill_folders());
}

TEST_CASE("every long command holds its folder while it works, and leaves nothing there when it is interrupted") {
    for (const std::string command :
         {"run", "compare", "explain", "evidence", "calibrate", "backtest", "sensitivity"}) {
        INFO(command);
        const TemporaryFolder folder;
        Ran second;
        const Ran first = run_program_while(
            ".out.lock", into_out(command), folder.path(),
            [&] { second = run_program(into_out("run"), folder.path()); }, SIGINT);
        INFO(first.err << second.err);
        CHECK(second.exit_code == 4);
        CHECK_THAT(second.err, Contains("another run is writing there"));
        CHECK(first.exit_code == 130);
        CHECK_FALSE(fs::exists(folder.path() / "out"));
        CHECK_FALSE(fs::exists(folder.path() / ".out.lock"));
    }
}
