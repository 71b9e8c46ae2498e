#include <catch2/catch.hpp>

#include "sim/model/quarter_tables.h"
#include "tests/model/random_parameters.h"
#include "tests/model/scripted.h"

using namespace ccsim;
using namespace ccsim::tests;

namespace {

constexpr std::size_t irregular_over_20 = 5, reliable_over_20 = 2, unlikely_flat_rate = 6;
static_assert(profile_of(PayerType::irregular, LiabilityClass::over_20_pounds) == irregular_over_20);
static_assert(profile_of(PayerType::reliable, LiabilityClass::over_20_pounds) == reliable_over_20);
static_assert(profile_of(PayerType::unlikely, LiabilityClass::flat_rate) == unlikely_flat_rate);

constexpr State open(Situation s) { return {s, Debt::none, 0}; }
constexpr State given_notice(Situation s) { return {s, Debt::none, notice(0, 0)}; }

/// Numbers of the tests' own and no trend: what a chance is then follows from the numbers here alone.
Scenario without_trends() {
    Scenario scenario = quiet_scenario();
    Parameters& p = scenario.parameters;
    p.payment = {.chance_pays = {.reliable = 0.95, .irregular = 0.75, .unlikely = 0.30},
                 .chance_full_if_pays = {.reliable = 0.85, .irregular = 0.55, .unlikely = 0.35},
                 .odds_pays_after_nothing = 0.25,
                 .odds_pays_after_full = 2,
                 .odds_full_after_nothing = 0.5,
                 .odds_full_after_full = 2.5,
                 .odds_pays_flat_rate = 0.8,
                 .odds_pays_enforced = 2,
                 .odds_pays_trend_percent_a_year = 0,
                 .odds_full_trend_percent_a_year = 0,
                 .share_of_part_payers_over_half = 0.55,
                 .chance_not_due_yet = 0.35,
                 .odds_pays_first_quarter = 0.8};
    p.leaving.chance_withdraws_collected = 0.008, p.leaving.chance_reactive_collected = 0.007;
    p.leaving.chance_withdraws_enforced = 0.006;
    p.leaving.chance_withdraws_direct = 0.006, p.leaving.chance_reactive_direct = 0.003;
    p.leaving.chance_withdraws_nil = 0.010;
    ArrearsPayment& a = p.arrears;
    a.chance_repays_collected = 0.55, a.chance_repays_enforced = 0.75;
    a.chance_repays_ended_recently = 0.12, a.chance_repays_ended_long_ago = 0.03;
    a.chance_clears_if_repays_small = 0.12, a.chance_adjusted_small = 0.006, a.chance_adjusted_large = 0.02;
    a.chance_overpays = 0.05;
    Closure& c = p.closure;
    c.chance_ends_first_quarter_after_notice = 0.10, c.chance_ends_later_quarter = 0.80, c.chance_drops_out = 0.01;
    c.chance_finalised = 0.20;
    c.share_of_arrears_leaving_at_finalisation = 0.97, c.share_of_leaving_arrears_moved = 0.45;
    return scenario;
}

/// Calls check(chances) for every set of competing outcomes.
template <class Number, class Check>
void for_each_choice(const ChanceTables<Number>& t, const Check& check) {
    const auto profiled = [&](const auto& rows) {
        for (const auto& row : rows)
            for (const auto& choice : row) check(choice);
    };
    const auto plain = [&](const auto& rows) {
        for (const auto& choice : rows) check(choice);
    };
    profiled(t.leaves), profiled(t.reassessed), profiled(t.enforcement), profiled(t.direct), profiled(t.pays);
    profiled(t.settles), plain(t.progresses), plain(t.applies), plain(t.child_stops);
    check(t.finalised), check(t.lapses);
}

}  // namespace

TEST_CASE("odds multiply chance over one less chance") {
    CHECK(with_odds(0.5, 3) == Approx(0.75));
    CHECK(with_odds(0.2, 1) == Approx(0.2));
    CHECK(with_odds(0.75, 1.0 / 3) == Approx(0.5));
}

TEST_CASE("odds leave a chance of nothing and of one as they are and none leaves the range") {
    for (const double odds : {0.0, 1e-300, 1.0, 1000.0, 1e300}) {
        CHECK(with_odds(0, odds) == 0);
        CHECK(with_odds(1, odds) == 1);
        CHECK(with_odds(0.3, odds) >= 0);
        CHECK(with_odds(0.3, odds) <= 1);
    }
    CHECK(with_odds(0.3, 0) == 0);
}

TEST_CASE("the chance of paying follows from type and persistence") {
    const auto t = quarter_tables(without_trends(), 1).chances;
    const auto& after_full = t.pays[noticed_row(open(collected(Outcome::full)))][reliable_over_20];
    // Odds 0.95 / 0.05 = 19, twice that after full payment: 38 / 39. In full: 0.85 / 0.15 times 2.5.
    const double pays = 38.0 / 39, full_odds = 0.85 / 0.15 * 2.5, full = pays * full_odds / (1 + full_odds);
    CHECK(after_full[0] == 0);
    CHECK(after_full[1] == Approx(1 - pays));
    CHECK(after_full[2] == Approx((pays - full) * 0.45));
    CHECK(after_full[3] == Approx((pays - full) * 0.55));
    CHECK(after_full[4] == Approx(full));
}

TEST_CASE("enforcement and the class multiply the odds of paying") {
    const auto t = quarter_tables(without_trends(), 1).chances;
    // Unlikely payer, £5 a week, after nothing, enforced: odds 0.3 / 0.7 times 0.25, 0.8 and 2.
    const double odds = 0.3 / 0.7 * 0.25 * 0.8 * 2.0;
    CHECK(t.pays[noticed_row(open(enforced(Outcome::nothing)))][unlikely_flat_rate][1] == Approx(1 / (1 + odds)));
}

TEST_CASE("a case without an outcome may have nothing due and pays less readily") {
    const auto t = quarter_tables(without_trends(), 1).chances;
    const auto& first = t.pays[noticed_row(open(collected(Outcome::none_yet)))][irregular_over_20];
    const double odds = 3 * 0.8;  // 0.75 / 0.25, and 0.8 while there is no outcome
    CHECK(first[0] == Approx(0.35));
    CHECK(first[1] == Approx(0.65 / (1 + odds)));
}

TEST_CASE("being in notice multiplies the odds of paying something and no other chance of paying") {
    Scenario scenario = without_trends();
    scenario.parameters.payment.odds_pays_in_notice = 3;
    const auto t = quarter_tables(scenario, 1).chances;
    const auto& now = t.pays[noticed_row(given_notice(collected(Outcome::under_half)))][irregular_over_20];
    CHECK(now[1] == Approx(0.1));                                // odds 3 times 3
    CHECK(now[4] / (now[2] + now[3] + now[4]) == Approx(0.55));  // in full when something is paid
}

TEST_CASE("withdrawal goes before reactive closure and closure by notice rules the latter out") {
    const auto t = quarter_tables(without_trends(), 20).chances;
    const auto& leaves = t.leaves[noticed_row(open(collected(Outcome::full)))][irregular_over_20];
    CHECK(leaves[outcome::withdraws] == Approx(0.008));
    CHECK(leaves[outcome::closes_reactively] == Approx(0.992 * 0.007));
    const auto& noticed = t.leaves[noticed_row(given_notice(collected(Outcome::full)))][irregular_over_20];
    CHECK(noticed[outcome::withdraws] == Approx(0.008));
    CHECK(noticed[outcome::closes_reactively] == 0);
}

TEST_CASE("chances of leaving are each standing's own") {
    const auto t = quarter_tables(without_trends(), 20).chances;
    const auto chances = [&](Situation s) { return t.leaves[noticed_row(open(s))][irregular_over_20]; };
    CHECK(chances(enforced(Outcome::nothing))[0] == Approx(0.006));
    CHECK(chances(Situation::direct)[1] == Approx(0.994 * 0.003));
    CHECK(chances(Situation::nil)[0] == Approx(0.010));
    CHECK(chances(Situation::over_recently)[0] == 0);
}

TEST_CASE("only full payers of the collection service pay towards arrears") {
    const auto t = quarter_tables(without_trends(), 1).chances;
    const auto settles = [&](Situation s, Debt d) { return t.settles[debt_row({s, d, 0})][irregular_over_20]; };
    const auto full = settles(collected(Outcome::full), Debt::small);
    CHECK(full[outcome::clears] == Approx(0.55 * 0.12));
    CHECK(full[outcome::repays] == Approx(0.55 * 0.88));
    CHECK(full[outcome::adjusted] == Approx(0.45 * 0.006));
    CHECK(settles(enforced(Outcome::full), Debt::large)[outcome::repays] == Approx(0.75));
    CHECK(settles(enforced(Outcome::full), Debt::large)[outcome::clears] == 0);
    for (const Outcome short_of_full : {Outcome::none_yet, Outcome::nothing, Outcome::half_to_90}) {
        CHECK(settles(collected(short_of_full), Debt::small)[outcome::repays] == 0);
        CHECK(settles(collected(short_of_full), Debt::large)[outcome::adjusted] == Approx(0.02));
    }
    CHECK(settles(Situation::ended_recently, Debt::large)[outcome::repays] == Approx(0.12));
    CHECK(settles(Situation::over_long_ago, Debt::large)[outcome::repays] == Approx(0.03));
}

TEST_CASE("only full payers without arrears pay more than is due") {
    const auto t = quarter_tables(without_trends(), 1).chances;
    for (int s = 0; s < situations; ++s)
        for (int d = 0; d < debts; ++d) {
            const State state{static_cast<Situation>(s), static_cast<Debt>(d), 0};
            const bool may = state.debt == Debt::none && (state.situation == collected(Outcome::full) ||
                                                          state.situation == enforced(Outcome::full));
            CHECK(t.settles[debt_row(state)][0][outcome::overpays] == (may ? 0.05 : 0));
        }
}

TEST_CASE("a notice given this quarter does not progress and an older one has its own chance") {
    const auto t = quarter_tables(without_trends(), 20).chances;
    CHECK(t.progresses[0] == std::array{0.0, 0.0});
    CHECK(t.progresses[1][outcome::ends] == Approx(0.10));
    CHECK(t.progresses[1][outcome::drops_out] == Approx(0.90 * 0.01));
    CHECK(t.progresses[2][outcome::ends] == Approx(0.80));
    CHECK(t.finalised[outcome::moved] == Approx(0.20 * 0.97 * 0.45));
    CHECK(t.finalised[outcome::written_off] == Approx(0.20 * 0.97 * 0.55));
    CHECK(t.finalised[outcome::stays] == Approx(0.20 * 0.03));
}

TEST_CASE("competing chances stay between nothing and one whatever the parameters in range") {
    for (std::uint64_t seed = 1; seed <= 40; ++seed)
        for (const int index : {1, 9, 27}) {
            bool in_range = true;
            for_each_choice(quarter_tables(random_scenario(seed), index).chances, [&](const auto& choice) {
                double sum = 0;
                for (const double chance : choice) {
                    in_range = in_range && chance >= 0 && chance <= 1;
                    sum += chance;
                }
                in_range = in_range && sum <= 1 + 1e-12;
            });
            CAPTURE(seed, index);
            REQUIRE(in_range);
        }
}

TEST_CASE("the five outcomes of paying add up to one whatever the parameters in range") {
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        const auto t = quarter_tables(random_scenario(seed), 5).chances;
        for (int s = 0; in_collection_service(static_cast<Situation>(s)); ++s)
            for (const State state : {open(static_cast<Situation>(s)), given_notice(static_cast<Situation>(s))})
                for (const auto& chances : t.pays[noticed_row(state)])
                    REQUIRE(chances[0] + chances[1] + chances[2] + chances[3] + chances[4] == Approx(1).epsilon(1e-12));
    }
}

TEST_CASE("thresholds never fall from one outcome to the next") {
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        bool cumulative = true;
        for_each_choice(thresholds_of(quarter_tables(random_scenario(seed), 12).chances), [&](const auto& choice) {
            for (std::size_t i = 1; i < choice.size(); ++i) cumulative = cumulative && choice[i] >= choice[i - 1];
        });
        CAPTURE(seed);
        REQUIRE(cumulative);
    }
}

TEST_CASE("a case of the collection service always has an outcome") {
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        const auto thresholds = thresholds_of(quarter_tables(random_scenario(seed), 3).chances);
        for (int s = 0; in_collection_service(static_cast<Situation>(s)); ++s)
            for (const auto& choice : thresholds.pays[noticed_row(open(static_cast<Situation>(s)))])
                REQUIRE(choice[4] == 0xffffffffU);
    }
}

TEST_CASE("a threshold is that of the sum of the chances up to it") {
    const auto chances = quarter_tables(Scenario{}, 14).chances;
    const auto thresholds = thresholds_of(chances);
    CHECK(thresholds.finalised[0] == threshold(chances.finalised[0]));
    CHECK(thresholds.finalised[1] == threshold(chances.finalised[0] + chances.finalised[1]));
    CHECK(thresholds.lapses[0] == threshold(chances.lapses[0]));
    CHECK(thresholds.child_stops[2][0] == threshold(chances.child_stops[2][0]));
    CHECK(thresholds.applies[reactive_route][0] == threshold(chances.applies[reactive_route][0]));
    CHECK(thresholds.settles[debt_row({Situation::nil, Debt::large, 0})][0][1] ==
          threshold(chances.settles[debt_row({Situation::nil, Debt::large, 0})][0][1]));
}

TEST_CASE("no chance looks at which part was paid last") {
    constexpr auto part = Outcome::under_half, other = Outcome::half_to_90;
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        const auto t = quarter_tables(random_scenario(seed), 5).chances;
        const auto alike = [&](Situation a, Situation b) {
            const auto s = static_cast<std::size_t>(a), r = static_cast<std::size_t>(b);
            bool same = t.reassessed[s] == t.reassessed[r] && t.enforcement[s] == t.enforcement[r] &&
                        t.direct[s] == t.direct[r];
            for (const Stage stage : {Stage{0}, notice(0, 0)}) {
                const std::size_t row = noticed_row({a, Debt::none, stage}), as = noticed_row({b, Debt::none, stage});
                same = same && t.leaves[row] == t.leaves[as] && t.pays[row] == t.pays[as];
            }
            return same;
        };
        CAPTURE(seed);
        REQUIRE(alike(collected(part), collected(other)));
        REQUIRE(alike(enforced(part), enforced(other)));
        REQUIRE_FALSE(alike(collected(part), collected(Outcome::full)));
    }
}
