#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "sim/engine/expected.h"
#include "sim/engine/run.h"
#include "sim/measures/direct_as_collected.h"
#include "sim/measures/rate.h"
#include "tests/reference/engine_totals.h"
#include "tests/reference/reference_run.h"
#include "tests/reference/reference_scenarios.h"

using namespace ccsim;
using namespace ccsim::reference;

namespace {

/// Doubles added in another order differ by less; so does a fraction in the 32 bits that the engines keep of it.
bool agree(double a, double b, double margin) {
    return std::abs(a - b) <= 1e-9 * std::max(std::abs(a), std::abs(b)) + margin;
}

constexpr double nothing = 1e-9;

void check_same(const Totals& engine, const Totals& reference, int quarter, double pence) {
    for (const auto& [total, value] : engine) {
        INFO("quarter " << quarter << ", " << words(total));
        const double expected = of(reference, total);
        if (!agree(value, expected, is_balance(total) ? pence : nothing))
            CHECK(value == Approx(expected).epsilon(1e-9));
    }
    for (const auto& [total, value] : reference) {
        INFO("quarter " << quarter << ", " << words(total) << " is a total of the engine");
        CHECK(engine.count(total) == 1);
    }
}

/// Balances may be further apart by `pence`.
void check_expected_engine(const Scenario& scenario, double pence = nothing) {
    const ExpectedRun engine = expect(scenario, 1);
    const Run reference = follow(scenario, Rows::as_the_expected_engine_takes_them);
    REQUIRE(engine.quarters.size() == reference.quarters.size());
    for (std::size_t q = 0; q < engine.quarters.size(); ++q) {
        check_same(named(engine.quarters[q]), reference.quarters[q], static_cast<int>(q), pence);
        for (std::size_t s = 0; q > 0 && s < 5; ++s) {
            INFO("quarter " << q << ", segment " << s + 1);
            CHECK(engine.path.selection[q].others[s] ==
                  Approx(reference.path[q].others[s]).epsilon(1e-9).margin(1e-12));
            CHECK(engine.path.selection[q].direct[s] ==
                  Approx(reference.path[q].direct[s]).epsilon(1e-9).margin(1e-12));
        }
    }
}

}  // namespace

TEST_CASE("the expected engine agrees with the reference at the baseline's numbers") {
    Scenario scenario = dozen_cases(12);
    scenario.parameters.closure.phases = {
        {{2012, 3}, {1}, 1.0 / 13}, {{2012, 4}, {1, 2, 3}, 2.0 / 13}, {{2013, 3}, {4, 5}, 1.5 / 13}};
    scenario.parameters.leaving.reactive_from = {2012, 3};
    check_expected_engine(scenario);
}

TEST_CASE("the expected engine agrees with the reference when every path is travelled") {
    Scenario scenario = dozen_cases(12);
    exaggerate(scenario);
    check_expected_engine(scenario);
}

TEST_CASE("the expected engine agrees with the reference on every rule alone") {
    for (const OneRule& rule : every_rule_alone(8)) {
        INFO(rule.name);
        check_expected_engine(rule.scenario);
    }
}

TEST_CASE("the expected engine agrees with the reference wherever Maintenance Direct is among the segments") {
    for (const double segment : {3, 5}) {
        Scenario scenario = dozen_cases(6);
        exaggerate(scenario);
        scenario.parameters.closure.maintenance_direct_segment = segment;
        check_expected_engine(scenario);
    }
}

TEST_CASE("the expected engine agrees with the reference when new cases come in") {
    check_expected_engine(with_intake(7));
}

TEST_CASE("the expected engine agrees with the reference on an opening that is drawn") {
    // A slice of a table of opening balances is a mean rounded to the penny, so off by half of one; the part owed to
    // the Secretary of State is rounded once more.
    constexpr double cases = 1'000;
    check_expected_engine(drawn_cases(3), cases);
}

namespace {

/// Cases of the collection service in the reference's totals, all or those with a payment; and those on Maintenance
/// Direct.
struct ByService {
    double collected = 0, paying = 0, direct = 0;
};

ByService by_service(const Totals& totals) {
    ByService out;
    for (const auto& [total, cases] : totals) {
        if (total.name != "cases") continue;
        const auto standing = static_cast<Standing>(total.j / 10);
        if (standing == Standing::direct) out.direct += cases;
        if (standing != Standing::collected && standing != Standing::enforced) continue;
        out.collected += cases;
        if (total.j % 10 >= static_cast<int>(Outcome::under_half)) out.paying += cases;
    }
    return out;
}

}  // namespace

TEST_CASE("Maintenance Direct counts at the compliance of the collection service as the reference has it") {
    Scenario scenario = dozen_cases(12);
    exaggerate(scenario);
    const Series engine = expect(scenario, 1).quarters;
    const std::vector<Totals> reference = follow(scenario, Rows::as_the_expected_engine_takes_them).quarters;
    std::size_t with_both = 0;
    for (std::size_t q = 1; q < engine.size(); ++q) {
        INFO("quarter " << q);
        const ByService cases = by_service(reference[q]);
        if (!(cases.collected > 0) || !(cases.direct > 0)) continue;
        ++with_both;
        const auto figure = [&](const char* id, const char* breakdown) {
            const MeasureValue value = value_of(*find_measure(id, breakdown), DirectCounted::as_collected);
            return value(engine, q, scenario.start + static_cast<int>(q)).value();
        };
        const double paying = cases.direct * cases.paying / cases.collected;
        CHECK(figure("cases_contributing", "Maintenance Direct") == Approx(paying).epsilon(1e-8));
        CHECK(figure("cases_contributing", "all") == Approx(cases.paying + paying).epsilon(1e-8));
        if (cases.collected + cases.direct >= fewest_cases)
            CHECK(figure("pct_cases_contributing", "all") ==
                  Approx(100 * cases.paying / cases.collected).epsilon(1e-8));
        const Totals& t = reference[q];
        const double due = of(t, {"due", 0}) + of(t, {"due", 1});
        CHECK(figure("maintenance_collected_and_arranged_quarter", "Maintenance Direct part") ==
              Approx(of(t, {"due", 2}) * sum(t, "paid") / due / 1e8).epsilon(1e-8));
    }
    CHECK(with_both > 6);
}
