#include <catch2/catch.hpp>

#include "tests/model/random_parameters.h"
#include "tests/model/scripted.h"

using namespace ccsim;
using namespace ccsim::tests;

namespace {

std::int64_t change_of_arrears(const SampledTally& t) {
    return t[tally::due_pence(0)] + t[tally::due_pence(1)] - t.total(tally::paid_pence) - t.total(tally::repaid_pence) -
           t.total(tally::adjusted_pence) - t.total(tally::moved_pence) - t.total(tally::written_off_pence);
}

std::int64_t owed_at_the_end(const SampledTally& t) { return t.total(tally::arrears_pence); }

/// Random numbers for the rules, and milder ones for leaving, so that cases live long enough to do everything.
Scenario lively_scenario(std::uint64_t seed) {
    Scenario scenario = random_scenario(seed);
    Parameters& p = scenario.parameters;
    Opening& o = p.opening;
    for (double* cases : {&o.cases_collected, &o.cases_enforced, &o.cases_direct, &o.cases_nil, &o.cases_no_liability})
        *cases = 1'000;
    if (seed % 2 == 0) p.leaving = Leaving{};
    if (seed % 3 == 0) p.closure = Closure{};
    if (seed % 5 == 0) p.arrears = ArrearsPayment{};
    return scenario;
}

}  // namespace

TEST_CASE("opening arrears and what falls due less what is paid and repaid and taken off are the closing arrears") {
    std::int64_t quarters = 0, finalised = 0, repaid = 0, adjusted = 0;
    for (std::uint64_t seed = 1; seed <= 30; ++seed) {
        const Scenario scenario = lively_scenario(seed);
        const Cohort cohort = Cohort::opening(scenario, 1);
        const World world{.seed = seed, .draw = 0, .replicate = 0};
        std::vector<SampledQuarter> run;
        for (int index = 1; index <= 27; ++index)
            run.push_back(sampled_quarter(scenario, index, {0.2, 0.3, 0.2, 0.1, 0.1}));
        for (std::uint32_t place = 0; place < 200; ++place) {
            Newcomer c = cohort.draw(world, place);
            for (const SampledQuarter& q : run) {
                const std::int64_t before = c.arrears_pence;
                const Played p = play(c, q, {0, place}, world);
                c = p.c;
                REQUIRE(before + change_of_arrears(p.tally) == c.arrears_pence);
                REQUIRE(owed_at_the_end(p.tally) == c.arrears_pence);
                REQUIRE(c.arrears_pence >= 0);
                REQUIRE((c.arrears_pence == 0) == (c.state.debt == Debt::none));
                REQUIRE(c.secretary_of_state_pence >= 0);
                REQUIRE(c.secretary_of_state_pence <= c.arrears_pence);
                REQUIRE((c.children > 0) == has_qualifying_child(c.state.situation));
                quarters += 1, finalised += p.tally.total(tally::finalised);
                repaid += p.tally.total(tally::repaying), adjusted += p.tally.total(tally::adjusted);
                if (is_gone(c.state)) break;
            }
        }
    }
    // The identity was put to the test by all of it.
    CHECK(quarters > 20'000);
    CHECK(finalised > 100);
    CHECK(repaid > 1'000);
    CHECK(adjusted > 1'000);
}

TEST_CASE("cases in notice change by those selected less those that drop out or end") {
    const Scenario scenario = lively_scenario(6);
    const Cohort cohort = Cohort::opening(scenario, 1);
    std::int64_t selections = 0;
    for (std::uint32_t place = 0; place < 500; ++place) {
        Newcomer c = cohort.draw({}, place);
        for (int index = 1; index <= 20 && !is_gone(c.state); ++index) {
            const std::int64_t before = in_notice(c.state);
            const Played p = play(c, sampled_quarter(scenario, index, {0.2, 0.3, 0.2, 0.1, 0.1}), {0, place});
            const std::int64_t selected = p.tally.total(tally::selected), out = p.tally.total(tally::dropped_out),
                               ended = p.tally.total(tally::liabilities_ended);
            const std::int64_t ended_in_notice = before + selected > 0 ? ended : 0;
            REQUIRE(p.tally.total(tally::in_notice) == before + selected - out - ended_in_notice);
            selections += selected;
            c = p.c;
        }
    }
    CHECK(selections > 100);
}
