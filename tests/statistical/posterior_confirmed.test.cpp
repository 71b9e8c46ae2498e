#include <catch2/catch.hpp>

#include "calibration/confirmation.h"
#include "calibration/fit_problem.h"
#include "calibration/published_history.h"
#include "calibration/shipped_posterior.h"
#include "sim/model/tally.h"
#include "sim/scenario/drawn_scenario.h"
#include "tests/support/paths.h"

using namespace ccsim;

TEST_CASE("at full size the sampled engine says what was fitted, at draws of the posterior", "[statistical][slow]") {
    constexpr std::size_t draws = 50;
    const DrawnScenario drawn = read_drawn_scenario(tests::source_dir / "scenarios" / "baseline.yaml", {},
                                                    shipped_posterior().draws, draws, [](const auto&) { return true; });
    const std::vector<Observation> figures = observations(published_history());
    Scenario past = fitted_past(drawn.scenario, figures);
    past.parameters = drawn.draws.front();
    const Likelihood likelihood(figures, run_expected(past, 1), past.start);
    const Confirmation confirmation = confirmation_of(figures, likelihood.covariance().diagonal().cwiseSqrt(),
                                                      both_engines(past, figures, drawn.draws, {.scale = 1}));
    WARN(words_of(confirmation));  // printed always: how close it was
    for (const ConfirmedSeries& series : confirmation.series) WARN(words_of(series));
    CHECK(confirmation.draws == draws);
    CHECK(confirmation.not_compared() == 0);
    CHECK(confirmation.largest_z() < confirmation.limit);
}
