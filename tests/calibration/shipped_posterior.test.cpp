#include "calibration/shipped_posterior.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "calibration/fitted_rows.h"
#include "calibration/published_history.h"
#include "calibration/published_unknowns.h"
#include "sim/report/sha256.h"
#include "sim/scenario/drawn_scenario.h"
#include "sim/scenario/read_scenario.h"
#include "sim/scenario/scenario_numbers.h"
#include "tests/support/paths.h"
#include "tests/support/run_program.h"

using namespace ccsim;

namespace {

const std::filesystem::path folder = tests::source_dir / "calibration" / "posterior";
const std::filesystem::path baseline = tests::source_dir / "scenarios" / "baseline.yaml";

bool fit_read(const Posterior& posterior, std::string_view text) {
    const auto& digests = posterior.fit_inputs;
    return std::find(digests.begin(), digests.end(), sha256_of(text)) != digests.end();
}

}  // namespace

TEST_CASE("the posterior that is built in was fitted to the baseline and the data as they are") {
    // When one of these fails, something was changed that the posterior rests on: tools/posterior makes it anew.
    const Posterior posterior = shipped_posterior();
    const DrawnScenario drawn = read_drawn_scenario(
        baseline, {}, posterior.draws, posterior.draws.size(),
        [&](const Scenario& s) { return compared_with_fit(posterior.fitted_to, past_values(s)).is_same(); });
    CHECK(drawn.is_theirs);
    CHECK(drawn.draws.size() == 200);
    CHECK(fit_read(posterior, published_history_text()));
    CHECK(fit_read(posterior, published_unknowns_text()));
    CHECK(fit_read(posterior, fitted_rows_text()));
    CHECK(posterior.history.text == published_history_text());
}

TEST_CASE("the values that the built-in posterior was fitted to are those of the digest it was written with") {
    // It was written with a digest alone; the values were put beside it.
    const Posterior posterior = shipped_posterior();
    if (posterior.fitted_to_sha256.empty()) return;  // made anew since
    const Scenario s = read_scenario(baseline);
    CHECK(sha256_of(numbers_of(s)) == posterior.fitted_to_sha256);
    std::size_t same = 0;
    for (const ParameterValue& v : past_values(s)) same += posterior.fitted_to.contains(v.path) ? 1 : 0;
    CHECK(same == posterior.fitted_to.size());
    CHECK(compared_with_fit(posterior.fitted_to, past_values(s)).is_same());
}

TEST_CASE("the posterior that is built in is the one in the folder") {
    const Posterior posterior = shipped_posterior();
    REQUIRE(posterior.read.size() == 2);
    CHECK(posterior.read[0].text == tests::read_file(folder / "posterior.csv"));
    CHECK(posterior.read[1].text == tests::read_file(folder / "diagnostics.json"));
    const Posterior read = read_posterior(folder / "posterior.csv");
    CHECK(read.fitted_to == posterior.fitted_to);
    CHECK(read.fitted_to_sha256 == posterior.fitted_to_sha256);
    CHECK(read.reference == posterior.reference);
    CHECK(read.not_passed == posterior.not_passed);
}

TEST_CASE("every number that the posterior varies has one at which the loadings were taken") {
    const Posterior posterior = shipped_posterior();
    REQUIRE(posterior.reference.size() == posterior.draws.paths.size());
    for (const auto& [path, number] : posterior.reference)
        CHECK(std::count(posterior.draws.paths.begin(), posterior.draws.paths.end(), path) == 1);
}
