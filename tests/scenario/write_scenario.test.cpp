#include "sim/scenario/write_scenario.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <random>
#include <sstream>

#include "sim/core/problems.h"
#include "sim/scenario/check_scenario.h"
#include "sim/scenario/parameter_table.h"
#include "sim/scenario/read_scenario.h"
#include "tests/support/same_scenario.h"
#include "tests/support/temporary_folder.h"

using namespace ccsim;
using namespace ccsim::tests;

namespace {

Scenario read_back(const std::string& yaml) {
    const TemporaryFolder folder;
    return read_scenario(folder.write("main.yaml", yaml));
}

std::vector<std::string> lines_of(const std::string& text) {
    std::istringstream in(text);
    std::vector<std::string> lines;
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

/// Any scenario the reader would take: every number anywhere in its range, but for those that must go together.
class RandomScenarios {
public:
    Scenario next() {
        while (true) {
            Layered layered{scenario(), Origins("x"), {}};
            check_together(layered);
            if (layered.problems.empty()) return layered.scenario;
        }
    }

private:
    double uniform(double low, double high) { return std::uniform_real_distribution<double>(low, high)(random_); }
    int whole(int low, int high) { return std::uniform_int_distribution<int>(low, high)(random_); }
    Quarter quarter() { return Quarter(whole(2000, 2030), whole(1, 4)); }

    double number(const ParameterRow& row) {
        const Range range = range_of(row);
        if (row.kind == Kind::share && row.path.find("share_applying") == std::string_view::npos)
            return uniform(0, 0.33);  // three of them still make at most one
        if (row.kind == Kind::segment) return whole(3, 5);
        if (row.kind == Kind::cases) return uniform(0, range.high / 10);
        if (row.kind == Kind::log_sd) return uniform(range.low, 0.5);
        return whole(0, 9) == 0 ? range.low : uniform(range.low, range.high);
    }

    std::string text() {
        const std::vector<std::string> letters{"a",        "Z",
                                               "0",        " ",
                                               "  ",       "#",
                                               ":",        "\"",
                                               "'",        "\\",
                                               "{",        "}",
                                               "[",        "]",
                                               "&",        "*",
                                               "!",        "|",
                                               ">",        "%",
                                               "@",        "`",
                                               ",",        "-",
                                               "\n",       "\t",
                                               "~",        "é",
                                               "£",        "\xE2\x80\xA8",
                                               "\xC2\x85", "\xEF\xBB\xBF",
                                               "😀"};
        std::string out = "a";
        for (int i = whole(0, 40); i > 0; --i)
            out += letters[static_cast<std::size_t>(whole(0, static_cast<int>(letters.size()) - 1))];
        return out;
    }

    Scenario scenario() {
        Scenario s;
        s.name = "scenario " + std::to_string(whole(0, 1'000'000)) + "'s #1";
        s.description = text();
        s.seed = static_cast<std::uint64_t>(uniform(0, 9e15));
        s.start = quarter();
        s.last_quarter = s.start + whole(1, 100);
        s.last_outturn = quarter();
        s.maintenance_direct_counted_as = whole(0, 1) == 0 ? DirectCounted::as_paying : DirectCounted::as_collected;
        for (const ParameterRow& row : parameter_table())
            if (row.is_quarter()) quarter_of(row, s.parameters) = quarter();
            else number_of(row, s.parameters) = number(row);
        s.parameters.intake.quarters.clear();
        for (int i = whole(0, 5); i > 0; --i)
            s.parameters.intake.quarters.push_back(
                {quarter_after(s.parameters.intake.quarters.size()), uniform(0, 1e5), whole(2, 4)});
        s.parameters.closure.phases.clear();
        for (int i = whole(0, 5); i > 0; --i) {
            std::vector<int> segments{1, 2, 3, 4, 5};
            std::shuffle(segments.begin(), segments.end(), random_);
            segments.resize(static_cast<std::size_t>(whole(0, 5)));
            s.parameters.closure.phases.push_back({quarter_after(s.parameters.closure.phases.size()), segments,
                                                   uniform(0, 1e4),
                                                   whole(0, 1) == 0 ? SelectionOrder::listed : SelectionOrder::random});
        }
        return s;
    }
    Quarter quarter_after(std::size_t items) { return Quarter(2012, 1) + static_cast<int>(3 * items) + whole(0, 2); }

    std::mt19937_64 random_{2012};
};

}  // namespace

TEST_CASE("a scenario written and read is the same scenario") {
    const Scenario scenario;
    CHECK(first_difference(read_back(yaml_of(scenario)), scenario) == "");
    CHECK(first_difference(read_back(commented_scenario(scenario)), scenario) == "");
}

TEST_CASE("any scenario written and read is the same scenario") {
    RandomScenarios scenarios;
    for (int i = 0; i < 150; ++i) {
        const Scenario scenario = scenarios.next();
        INFO(yaml_of(scenario));
        CHECK(first_difference(read_back(yaml_of(scenario)), scenario) == "");
        CHECK(first_difference(read_back(commented_scenario(scenario)), scenario) == "");
    }
}

TEST_CASE("a scenario without a description or lists is the same scenario") {
    Scenario scenario;
    scenario.description = "";
    scenario.parameters.intake.quarters.clear();
    scenario.parameters.closure.phases.clear();
    CHECK(first_difference(read_back(yaml_of(scenario)), scenario) == "");
}

TEST_CASE("the name of a case file is written relative to where the scenario is saved") {
    Scenario scenario;
    scenario.parameters.opening.case_file = "scenarios/case-file/cases.csv";
    CHECK_THAT(yaml_of(scenario), Catch::Contains("  case_file: \"scenarios/case-file/cases.csv\"\n"));
    CHECK_THAT(yaml_of(scenario, "results/x"),
               Catch::Contains("  case_file: \"../../scenarios/case-file/cases.csv\"\n"));
}

TEST_CASE("each number is on a line of its own") {
    const auto lines = lines_of(yaml_of(Scenario{}));
    for (const ParameterRow& row : parameter_table()) {
        const std::string key = std::string(row.path.substr(row.path.rfind('.') + 1)) + ": ";
        const auto depth = static_cast<std::size_t>(std::count(row.path.begin(), row.path.end(), '.'));
        INFO(row.path);
        CHECK(std::any_of(lines.begin(), lines.end(), [&](const std::string& line) {
            return line.starts_with(std::string(2 * depth, ' ') + key);
        }));
    }
}

TEST_CASE("a commented scenario explains each number within 110 columns") {
    const std::string text = commented_scenario(Scenario{});
    CHECK(lines_of(text)[0] == "# yaml-language-server: $schema=ccsim.schema.json");
    for (const std::string& line : lines_of(text)) {
        const auto characters = std::count_if(line.begin(), line.end(), [](char c) { return (c & 0xC0) != 0x80; });
        INFO(line);
        CHECK(characters <= 110);
    }
    CHECK_THAT(text, Catch::Contains("\n# The closure programme.\nclosure:\n"));
    CHECK_THAT(text,
               Catch::Contains("  # That a case in notice drops out of the programme and is open again. A chance a "
                               "quarter is from 0 to 1.\n  # Assumption: rare; recorded nowhere.\n"
                               "  chance_drops_out: 0.01\n"));
}
