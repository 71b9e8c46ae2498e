#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

#include "sim/explain/mechanism_terms.h"
#include "tests/support/scenarios.h"

using namespace ccsim;
using namespace ccsim::tests;

namespace {

constexpr ExplainedSpan span{{2013, 1}, {2016, 3}};

DrawWorlds worlds_of(const Scenario& scenario) {
    return live_through_worlds(scenario, {&scenario.parameters, 1}, span)[0];
}

MechanismTerms terms_of(const Scenario& scenario) {
    return mechanism_terms(worlds_of(scenario), Rate::contributing, span.quarters() - 1);
}

double term(const MechanismTerms& terms, Mechanism m) { return terms.mechanisms[static_cast<std::size_t>(m)].total(); }

double sum(const MechanismTerms& terms) {
    double out = terms.everything_off.total();
    for (const Contribution& c : terms.mechanisms) out += c.total();
    return out;
}

double last_percent(const WorldPath& path) { return path.of(Rate::contributing).back().percent(); }

/// Draws that differ in what the mechanisms work on.
std::vector<Parameters> some_draws(std::size_t count) {
    std::vector<Parameters> draws(count, baseline().parameters);
    for (std::size_t d = 0; d < count; ++d) {
        const auto step = static_cast<double>(d);
        draws[d].payment.odds_pays_trend_percent_a_year += step;
        draws[d].leaving.odds_withdraws_unlikely += step / 10;
        draws[d].closure.phases[1].capacity_cases_a_week -= 100 * step;
    }
    return draws;
}

}  // namespace

TEST_CASE("terms and the change with everything off add up to the change in every draw and quarter and rate") {
    const Scenario scenario = baseline();
    const auto draws = live_through_worlds(scenario, some_draws(3), span);
    for (const DrawWorlds& draw : draws)
        for (const Rate rate : both_rates)
            for (std::size_t later = 0; later < span.quarters(); ++later) {
                const MechanismTerms terms = mechanism_terms(draw, rate, later);
                CHECK(std::abs(sum(terms) - terms.change) < 1e-9);
            }
}

TEST_CASE("the channels of the terms add up to the change by channel") {
    const DrawWorlds worlds = worlds_of(baseline());
    const auto& counts = worlds.by_switches[all_on].of(Rate::contributing);
    const MechanismTerms terms = mechanism_terms(worlds, Rate::contributing, span.quarters() - 1);
    const ByChannel change = change_by_channel(counts.front(), counts.back());
    for (std::size_t channel = 0; channel < channel_count; ++channel) {
        double of_terms = terms.everything_off.by_channel[channel];
        for (const Contribution& c : terms.mechanisms) of_terms += c.by_channel[channel];
        CHECK(std::abs(of_terms - change[channel]) < 1e-9);
    }
}

TEST_CASE("without a change of behaviour its term is nothing") {
    Scenario scenario = baseline();
    scenario.parameters.payment.odds_pays_trend_percent_a_year = 0;
    scenario.parameters.payment.odds_full_trend_percent_a_year = 0;
    scenario.parameters.payment.odds_pays_in_notice = 1;
    const MechanismTerms terms = terms_of(scenario);
    CHECK(std::abs(term(terms, Mechanism::behaviour)) < 0.05);
    CHECK(std::abs(term(terms, Mechanism::published_order)) > 1);
    CHECK(std::abs(term(terms_of(baseline()), Mechanism::behaviour)) > 1);
}

TEST_CASE("under random order the term of the order is nothing") {
    Scenario scenario = baseline();
    for (ClosurePhase& phase : scenario.parameters.closure.phases) {
        phase.segments = {5, 3, 1, 2, 4};
        phase.order = SelectionOrder::random;
    }
    const MechanismTerms terms = terms_of(scenario);
    CHECK(std::abs(term(terms, Mechanism::published_order)) < 0.05);
    CHECK(std::abs(term(terms, Mechanism::behaviour)) > 1);
}

TEST_CASE("reverse order and compliant first lower compliance against random order") {
    const DrawWorlds worlds = worlds_of(baseline());
    const double random = last_percent(worlds.by_switches[all_on & ~1U]);
    CHECK(last_percent(worlds.others[static_cast<std::size_t>(OtherWorld::reverse_order)]) < random - 1);
    CHECK(last_percent(worlds.others[static_cast<std::size_t>(OtherWorld::compliant_first)]) < random - 1);
    CHECK(last_percent(worlds.by_switches[all_on]) > random + 1);
}

TEST_CASE("a random order selects as many cases as the published one while all capacity is used") {
    const DrawWorlds worlds = worlds_of(baseline());
    const double published = worlds.by_switches[all_on].selected;
    CHECK(published > 500'000);
    CHECK(worlds.by_switches[all_on & ~1U].selected == Approx(published).epsilon(0.001));
}

TEST_CASE("exits alike by type have no term and the frailty that is off changes nothing then") {
    Scenario scenario = baseline();
    Parameters& p = scenario.parameters;
    p.leaving.odds_withdraws_reliable = p.leaving.odds_withdraws_unlikely = 1;
    p.leaving.odds_reactive_reliable = p.leaving.odds_reactive_unlikely = 1;
    p.reassessment.odds_to_nil_reliable = p.reassessment.odds_to_nil_unlikely = 1;
    CHECK(term(terms_of(scenario), Mechanism::unequal_exit) == Approx(0).margin(1e-6));

    p.payment.chance_pays = {0.8, 0.8, 0.8};
    p.payment.chance_full_if_pays = {0.6, 0.6, 0.6};
    p.maintenance_direct.odds_leaves_unlikely = 1;
    p.arrears.odds_repays_reliable = p.arrears.odds_repays_unlikely = 1;
    const DrawWorlds worlds = worlds_of(scenario);
    CHECK(last_percent(worlds.others[static_cast<std::size_t>(OtherWorld::no_frailty)]) ==
          Approx(last_percent(worlds.by_switches[all_on])).epsilon(1e-9));
}

TEST_CASE("the worlds of a draw do not depend on the other draws or on threads") {
    const Scenario scenario = baseline();
    const auto draws = some_draws(6);
    const auto many = live_through_worlds(scenario, draws, span, {.threads = 3});
    const auto one = live_through_worlds(scenario, {&draws[5], 1}, span, {.threads = 1});
    for (Switches on = 0; on <= all_on; ++on)
        for (std::size_t q = 0; q < span.quarters(); ++q)
            CHECK(many[5].by_switches[on].counts[0][q].paying == one[0].by_switches[on].counts[0][q].paying);
}
