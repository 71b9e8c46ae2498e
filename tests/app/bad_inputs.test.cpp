#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "tests/support/bad_inputs.h"
#include "tests/support/paths.h"
#include "tests/support/run_program.h"
#include "tests/support/temporary_folder.h"

using namespace ccsim::tests;

TEST_CASE("every bad input is refused by the program and leaves an earlier results folder as it was") {
    const TemporaryFolder results;
    const std::string out = (results.path() / "kept").string();
    const std::string good = (source_dir / "scenarios" / "baseline.yaml").string();
    REQUIRE(run_program({"run", good, "--out", out, "--engine", "expected", "--posterior", "none", "--quiet"},
                        results.path())
                .exit_code == 0);
    const std::string manifest = read_file(out + "/manifest.json"), measures = read_file(out + "/measures.csv");
    for (const BadInput& input : bad_inputs()) {
        const TemporaryFolder folder;
        write_files(input, folder.path());
        std::vector<std::string> words{"run", "main.yaml", "--out", out, "--force"};
        for (const std::string& setting : input.settings) words.insert(words.end(), {"--set", setting});
        const Ran ran = run_program(words, folder.path());
        INFO(input.name << "\n" << ran.err);
        CHECK(ran.exit_code == input.exit_code);
        for (const ExpectedProblem& problem : input.problems)
            CHECK_THAT(ran.err, Catch::Contains(problem.place + ": "));
        CHECK(ran.out.empty());
        CHECK(read_file(out + "/manifest.json") == manifest);
        CHECK(read_file(out + "/measures.csv") == measures);
    }
}
