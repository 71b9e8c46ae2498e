#include <catch2/catch.hpp>
#include <cmath>
#include <map>

#include "sim/model/cohort.h"
#include "sim/model/expected_arrivals.h"
#include "tests/model/random_parameters.h"
#include "tests/support/z_score.h"

using namespace ccsim;
using tests::Estimate;
using tests::z_score;

namespace {

constexpr World world{.seed = 2012, .draw = 0, .replicate = 3};
constexpr int scale = 10;  ///< 140,000 simulated cases at the opening

double z_of_count(double drawn, double expected, double of) {
    return std::abs(z_score(Estimate{drawn, std::sqrt(expected * (1 - expected / of))}, expected));
}

/// Counts and sums of a drawn cohort by whatever a key says.
struct Drawn {
    std::map<int, double> cases;
    double arrears = 0, arrears_squared = 0, secretary_of_state = 0, not_paid = 0;
};

template <class Key>
Drawn draw_all(const Cohort& cohort, const Key& key) {
    Drawn d;
    for (std::uint32_t place = 0; place < cohort.size(); ++place) {
        const Newcomer c = cohort.draw(world, place);
        d.cases[key(c)] += 1;
        d.arrears += c.arrears_pence;
        d.arrears_squared += static_cast<double>(c.arrears_pence) * c.arrears_pence;
        d.secretary_of_state += c.secretary_of_state_pence;
        d.not_paid += !c.paid_since_january_2012;
    }
    return d;
}

/// The largest distance of drawn counts from expected ones, over what a key tells apart. Rare kinds are put together.
template <class Expected, class Key>
double worst_z(const Cohort& cohort, const std::vector<Expected>& expected, const Key& key) {
    std::map<int, double> means;
    for (const Expected& e : expected) means[key(e)] += e.cases;
    const Drawn drawn = draw_all(cohort, key);
    double worst = 0, rare = 0, rare_drawn = 0;
    for (const auto& [k, mean] : means) {
        const auto found = drawn.cases.find(k);
        const double n = found == drawn.cases.end() ? 0 : found->second;
        if (mean < 50) rare += mean, rare_drawn += n;
        else worst = std::max(worst, z_of_count(n, mean, cohort.size()));
    }
    for (const auto& [k, n] : drawn.cases) REQUIRE(means.count(k) == 1);
    return rare < 50 ? worst : std::max(worst, z_of_count(rare_drawn, rare, cohort.size()));
}

bool same(const Newcomer& a, const Newcomer& b) {
    return a.scheme == b.scheme && a.clerical == b.clerical && a.profile == b.profile && a.state == b.state &&
           a.rank == b.rank && a.children == b.children && a.quarters_to_go == b.quarters_to_go &&
           a.paid_since_january_2012 == b.paid_since_january_2012 && a.arrears_pence == b.arrears_pence &&
           a.secretary_of_state_pence == b.secretary_of_state_pence;
}

Scenario with_intake(int most_children = 4) {
    Scenario scenario;
    scenario.parameters.intake.quarters = {{Quarter(2012, 2), 400'000, most_children}};
    return scenario;
}

constexpr auto by_situation_and_debt = [](const auto& c) { return static_cast<int>(code_of(c.state)); };
/// The cases of each scheme apart.
struct OfScheme : ExpectedArrivals {
    Scheme scheme = Scheme::of_2003;
};
std::vector<OfScheme> by_scheme(const std::vector<ExpectedArrivals>& expected) {
    std::vector<OfScheme> out;
    for (const ExpectedArrivals& e : expected)
        for (const Scheme scheme : {Scheme::of_1993, Scheme::of_2003}) {
            OfScheme part{e, scheme};
            part.cases *= scheme == Scheme::of_1993 ? e.of_1993 : 1 - e.of_1993;
            if (part.cases > 0) out.push_back(part);
        }
    return out;
}

constexpr auto by_traits = [](const auto& c) {
    return c.profile * 4 + (c.clerical ? 2 : 0) + static_cast<int>(c.scheme);
};

}  // namespace

TEST_CASE("an opening caseload is drawn with the shares that the expected engine uses") {
    const Scenario scenario;
    const Cohort cohort = Cohort::opening(scenario, scale);
    const auto expected = by_scheme(expected_opening(scenario, scale).cases);
    CHECK(worst_z(cohort, expected, by_situation_and_debt) < 5);
    CHECK(worst_z(cohort, expected, by_traits) < 5);
    CHECK(worst_z(cohort, expected,
                  [](const auto& c) { return static_cast<int>(code_of(c.state)) * profiles + c.profile; }) < 5);
}

TEST_CASE("a share that is a point off is seen") {
    Scenario scenario;
    const Cohort cohort = Cohort::opening(scenario, scale);
    scenario.parameters.opening.share_clerical += 0.01;
    CHECK(worst_z(cohort, by_scheme(expected_opening(scenario, scale).cases), by_traits) > 5);
}

TEST_CASE("the opening arrears are drawn with the mean that the expected engine uses") {
    const Scenario scenario;
    const Cohort cohort = Cohort::opening(scenario, scale);
    const double share = scenario.parameters.opening.arrears.share_owed_to_secretary_of_state;
    double arrears = 0, secretary_of_state = 0, not_paid = 0, cases = 0;
    for (const ExpectedArrivals& e : expected_opening(scenario, scale).cases) {
        cases += e.cases, arrears += e.arrears_pence, secretary_of_state += e.secretary_of_state_pence;
        not_paid += e.not_paid_since_january_2012;
    }
    const Drawn d = draw_all(cohort, [](const auto&) { return 0; });
    const double n = cohort.size(), spread = std::sqrt(d.arrears_squared - d.arrears * d.arrears / n);
    CHECK(cases == Approx(n));
    CHECK(std::abs(z_score(Estimate{d.arrears, spread}, arrears)) < 5);
    CHECK(std::abs(z_score(Estimate{d.secretary_of_state, share * spread}, secretary_of_state)) < 5);
    CHECK(secretary_of_state == Approx(share * arrears).epsilon(1e-6));
    CHECK(z_of_count(d.not_paid, not_paid, n) < 5);
}

TEST_CASE("families are drawn with the shares that the expected engine uses") {
    const Scenario scenario;
    const Cohort cohort = Cohort::opening(scenario, scale);
    const FamilyAges family = expected_opening(scenario, scale).families.front();
    std::map<int, double> children, to_go;
    double with_child = 0;
    for (std::uint32_t place = 0; place < cohort.size(); ++place) {
        const Newcomer c = cohort.draw(world, place);
        if (!has_qualifying_child(c.state.situation)) continue;
        with_child += 1, children[c.children] += 1, to_go[c.quarters_to_go] += 1;
    }
    double children_sum = 0, to_go_sum = 0;
    for (std::size_t k = 0; k < child_counts; ++k) {
        children_sum += family.children[k];
        if (family.children[k] > 0)
            CHECK(z_of_count(children[static_cast<int>(k)], with_child * family.children[k], with_child) < 5);
    }
    for (std::size_t q = 0; q < family.quarters_to_go.size(); ++q) {
        to_go_sum += family.quarters_to_go[q];
        CHECK(z_of_count(to_go[static_cast<int>(q)], with_child * family.quarters_to_go[q], with_child) < 5);
    }
    CHECK(children[0] == 0);
    CHECK(children_sum == Approx(1));
    CHECK(to_go_sum == Approx(1));
    CHECK(to_go.rbegin()->first < 80);
}

TEST_CASE("children stop qualifying evenly within each band of years") {
    Scenario scenario;
    scenario.parameters.opening.children = {
        .share_under_2_years_to_go = 0.08, .share_2_to_5_years_to_go = 0.24, .share_5_to_9_years_to_go = 0.24};
    const FamilyAges family = opening_shares(scenario).family;
    REQUIRE(family.quarters_to_go.size() == 80);
    for (std::size_t q = 0; q < 80; ++q) {
        const double even = q < 8 ? 0.01 : q < 20 ? 0.02 : q < 36 ? 0.015 : 0.01;  // 8, 12, 16 and 44 quarters
        CHECK(family.quarters_to_go[q] == Approx(even));
    }
}

TEST_CASE("liability ranks are even") {
    const Scenario scenario;
    const Cohort cohort = Cohort::opening(scenario, scale);
    std::array<double, liability_ranks> ranks{};
    for (std::uint32_t place = 0; place < cohort.size(); ++place) ranks[cohort.draw(world, place).rank] += 1;
    for (const double n : ranks) CHECK(z_of_count(n, cohort.size() / 256.0, cohort.size()) < 5);
}

TEST_CASE("every opening case is whole") {
    for (const std::uint64_t seed : {0U, 1U, 2U, 3U, 4U, 5U}) {
        Scenario scenario = seed == 0 ? Scenario{} : tests::random_scenario(seed);
        scenario.parameters.opening.cases_nil = 3'000;
        for (double* cases :
             {&scenario.parameters.opening.cases_collected, &scenario.parameters.opening.cases_enforced,
              &scenario.parameters.opening.cases_direct, &scenario.parameters.opening.cases_no_liability})
            *cases = 3'000;
        const Cohort cohort = Cohort::opening(scenario, 1);
        for (std::uint32_t place = 0; place < cohort.size(); ++place) {
            const Newcomer c = cohort.draw(world, place);
            REQUIRE((c.arrears_pence > 0) == (c.state.debt != Debt::none));
            REQUIRE((c.state.debt == Debt::large) == (c.arrears_pence >= 100'000));
            REQUIRE(c.secretary_of_state_pence >= 0);
            REQUIRE(c.secretary_of_state_pence <= c.arrears_pence);
            REQUIRE((c.children > 0) == has_qualifying_child(c.state.situation));
            REQUIRE(c.state.stage == 0);
            REQUIRE_FALSE(is_gone(c.state));
        }
    }
}

TEST_CASE("opening outcomes stand still under the first quarter's chances of paying") {
    const Scenario scenario;
    const CohortShares shares = opening_shares(scenario);
    const auto t = quarter_tables(scenario, 1).chances;
    for (std::size_t profile = 0; profile < profiles; ++profile) {
        const auto& now = shares.outcome[0][profile];
        CHECK(now[0] == 0);
        for (std::size_t to = 1; to < 5; ++to) {
            double next = 0;
            for (std::size_t from = 1; from < 5; ++from)
                next += now[from] *
                        t.pays[noticed_row({collected(static_cast<Outcome>(from)), Debt::none, 0})][profile][to];
            CHECK(next == Approx(now[to]));
        }
    }
}

TEST_CASE("payment since January 2012 follows the outcome in the collection service") {
    const Scenario scenario;
    const Cohort cohort = Cohort::opening(scenario, 100);
    for (std::uint32_t place = 0; place < cohort.size(); ++place) {
        const Newcomer c = cohort.draw(world, place);
        if (in_collection_service(c.state.situation))
            REQUIRE(c.paid_since_january_2012 == is_contributing(c.state.situation));
        else if (c.state.debt == Debt::none) REQUIRE_FALSE(c.paid_since_january_2012);
    }
}

TEST_CASE("a case is the same when its cohort is larger or the scale is another") {
    Scenario scenario = with_intake();
    const Cohort small = Cohort::opening(scenario, 100);
    const auto few = Cohort::intake(scenario, 1, 100);
    scenario.parameters.intake.quarters[0].cases *= 2;
    const Cohort large = Cohort::opening(scenario, 10);
    const auto many = Cohort::intake(scenario, 1, 10);
    REQUIRE(few.has_value());
    REQUIRE(many.has_value());
    CHECK(large.size() == 10 * small.size());
    CHECK(many->size() == 20 * few->size());
    for (const std::uint32_t place : {0U, 17U, 3'999U}) {
        CHECK(same(small.draw(world, place), large.draw(world, place)));
        CHECK(same(few->draw(world, place), many->draw(world, place)));
        CHECK_FALSE(same(small.draw(world, place), few->draw(world, place)));
        CHECK_FALSE(same(small.draw(world, place), small.draw({world.seed, world.draw, world.replicate + 1}, place)));
    }
}

TEST_CASE("new cases are drawn with the shares that the expected engine uses") {
    const Scenario scenario = with_intake();
    const auto cohort = Cohort::intake(scenario, 1, scale);
    REQUIRE(cohort.has_value());
    CHECK(cohort->size() == 40'000);
    CHECK(cohort->arrived() == 1);
    CHECK(worst_z(*cohort, expected_intake(scenario, 1, scale)->cases, by_situation_and_debt) < 5);
    CHECK(worst_z(*cohort, by_scheme(expected_intake(scenario, 1, scale)->cases), by_traits) < 5);
}

TEST_CASE("new cases are on the 2003 scheme and owe nothing and have no outcome yet") {
    const Scenario scenario = with_intake();
    const auto cohort = Cohort::intake(scenario, 1, 100);
    for (std::uint32_t place = 0; place < cohort->size(); ++place) {
        const Newcomer c = cohort->draw(world, place);
        REQUIRE(c.scheme == Scheme::of_2003);
        REQUIRE(c.state.debt == Debt::none);
        REQUIRE(c.arrears_pence == 0);
        REQUIRE((c.state.situation == collected(Outcome::none_yet) || c.state.situation == Situation::direct ||
                 c.state.situation == Situation::nil));
        REQUIRE(c.children > 0);
    }
}

TEST_CASE("larger families do not come any more once they apply to the 2012 scheme") {
    for (const int most : {1, 2, 3, 4}) {
        const Scenario scenario = with_intake(most);
        const FamilyAges family = expected_intake(scenario, 1, 100)->families.front();
        for (int k = 1; k <= 4; ++k) CHECK((family.children[static_cast<std::size_t>(k)] > 0) == (k <= most));
        CHECK(family.children[1] + family.children[2] + family.children[3] + family.children[4] == Approx(1));
    }
}

TEST_CASE("when no family is as small as the limit those that come have one child") {
    Scenario scenario = with_intake(1);
    Intake& in = scenario.parameters.intake;
    in.share_two_children = 1, in.share_three_children = in.share_four_or_more_children = 0;
    CHECK(expected_intake(scenario, 1, 100)->families.front().children[1] == 1);
}

TEST_CASE("there is no intake in a quarter that lists none") {
    const Scenario scenario = with_intake();
    CHECK_FALSE(Cohort::intake(scenario, 2, 1).has_value());
    CHECK_FALSE(Cohort::intake(scenario, 1, 1'000'000).has_value());
}
