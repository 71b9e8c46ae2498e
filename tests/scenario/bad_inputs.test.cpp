#include <catch2/catch.hpp>

#include <set>

#include "sim/core/problems.h"
#include "sim/scenario/read_scenario.h"
#include "tests/support/bad_inputs.h"
#include "tests/support/temporary_folder.h"

using namespace ccsim;
using namespace ccsim::tests;

namespace {

struct Refusal {
    int exit_code = 0;
    std::vector<std::string> problems;  ///< one line each, with names of files as in the folder
};

std::string without(std::string text, const std::string& folder) {
    for (std::size_t at = text.find(folder); at != std::string::npos; at = text.find(folder))
        text.erase(at, folder.size());
    return text;
}

Refusal refusal_of(const BadInput& input) {
    const TemporaryFolder folder;
    write_files(input, folder.path());
    const std::string prefix = folder.path().string() + '/';
    try {
        read_scenario(folder.path() / "main.yaml", input.settings);
    } catch (const InputError& e) {
        Refusal refusal{3, {}};
        for (const Problem& problem : e.problems()) refusal.problems.push_back(without(text_of(problem), prefix));
        return refusal;
    } catch (const FileError& e) {
        return {4, {without(e.what(), prefix)}};
    }
    return {};
}

}  // namespace

TEST_CASE("every bad input is refused with all its problems at their places") {
    for (const BadInput& input : bad_inputs()) {
        const Refusal refusal = refusal_of(input);
        INFO(input.name);
        CHECK(refusal.exit_code == input.exit_code);
        CHECK(refusal.problems.size() == input.problems.size());
        for (std::size_t i = 0; i < std::min(refusal.problems.size(), input.problems.size()); ++i) {
            INFO("expected: " << input.problems[i].place << ": ..." << input.problems[i].says);
            CHECK_THAT(refusal.problems[i], Catch::StartsWith(input.problems[i].place + ": "));
            CHECK_THAT(refusal.problems[i], Catch::Contains(input.problems[i].says));
        }
    }
}

TEST_CASE("the table of bad inputs has many rows and each its own name") {
    std::set<std::string> names;
    for (const BadInput& input : bad_inputs()) names.insert(input.name);
    CHECK(names.size() == bad_inputs().size());
    CHECK(names.size() >= 100);
}
