#include <catch2/catch.hpp>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>

#include "tests/support/paths.h"
#include "tests/support/run_program.h"
#include "tests/support/temporary_folder.h"

using namespace ccsim::tests;

namespace {

/// Draws in p.csv that know the scenario of the built-in posterior by its values but for one.
void write_posterior_without(const TemporaryFolder& folder, const std::string& path) {
    auto diagnostics = nlohmann::json::parse(read_file(source_dir / "calibration" / "posterior" / "diagnostics.json"));
    REQUIRE(diagnostics["fitted_to"].erase(path) == 1);
    folder.write("p.csv", "opening.cases_nil,log_likelihood\n140000,-1\n150000,-2\n");
    folder.write("diagnostics.json", diagnostics.dump());
}

/// The manifest of a quick run, over p.csv, of the baseline with some of its text replaced.
nlohmann::json manifest_over_draws(const TemporaryFolder& folder, const std::string& from, const std::string& to) {
    std::string text = read_file(baseline_file);
    text.replace(text.find(from), from.size(), to);
    folder.write("base.yaml", text);
    const Ran ran = run_program(
        {"run", "base.yaml", "--posterior", "p.csv", "--engine", "expected", "--out", "a", "--force", "--quiet"},
        folder.path());
    INFO(ran.err);
    REQUIRE(ran.exit_code == 0);
    return nlohmann::json::parse(read_file(folder.path() / "a" / "manifest.json"));
}

}  // namespace

TEST_CASE("a posterior stays in use when a number is added that changes nothing and the manifest names it") {
    const TemporaryFolder folder;
    write_posterior_without(folder, "closure.phases[2016-12-31].order");
    const std::string last = "segments: [4, 5], capacity_cases_a_week: 7900";
    const auto listed = manifest_over_draws(folder, last, last);
    CHECK_THAT(listed["warnings"].dump(), !Catch::Contains("was not fitted to"));
    CHECK(listed["run"]["not_in_the_fit"] == nlohmann::json::array({"closure.phases[2016-12-31].order=listed"}));
    const auto random = manifest_over_draws(folder, last, last + ", order: random");
    CHECK_THAT(random["warnings"].dump(),
               Catch::Contains("p.csv was not fitted to base.yaml or what it extends "
                               "(closure.phases[2016-12-31].order is random and was unknown to the fit, where "
                               "only listed changes nothing)"));
    CHECK_FALSE(random["run"].contains("not_in_the_fit"));
}

TEST_CASE("a posterior whose fit knew all numbers says nothing of them and names one that is another") {
    const TemporaryFolder folder;
    write_posterior_without(folder, "closure.phases[2016-12-31].order");
    auto diagnostics = nlohmann::json::parse(read_file(folder.path() / "diagnostics.json"));
    diagnostics["fitted_to"]["closure.phases[2016-12-31].order"] = "listed";
    folder.write("diagnostics.json", diagnostics.dump());
    const auto same = manifest_over_draws(folder, "chance_finalised: 0.2", "chance_finalised: 20%");
    CHECK_FALSE(same["run"].contains("not_in_the_fit"));
    CHECK_THAT(same["warnings"].dump(), !Catch::Contains("was not fitted to"));
    CHECK_THAT(manifest_over_draws(folder, "chance_finalised: 0.2", "chance_finalised: 0.3")["warnings"].dump(),
               Catch::Contains("(closure.chance_finalised is 0.3 and was 0.2 in the fit)"));
}

TEST_CASE("a posterior that records only a digest of another scenario cannot name what differs") {
    const TemporaryFolder folder;
    write_posterior_without(folder, "start");
    folder.write("diagnostics.json", "{\"fitted_to_sha256\": \"abc\"}");
    CHECK_THAT(manifest_over_draws(folder, "name", "name")["warnings"].dump(),
               Catch::Contains("was not fitted to base.yaml or what it extends (it records only a digest"));
    folder.write("diagnostics.json", "{}");
    CHECK_THAT(manifest_over_draws(folder, "name", "name")["warnings"].dump(),
               Catch::Contains("was not fitted to base.yaml or what it extends (it does not record the scenario"));
}
