#include "sim/model/redrawn_types.h"

#include <catch2/catch.hpp>

#include "sim/model/quarter_tables.h"
#include "tests/support/scenarios.h"

using namespace ccsim;
using namespace ccsim::tests;

namespace {

/// The place of a class's irregular payers in a row.
constexpr std::size_t irregular_over_20 = 5, reliable_over_20 = 2, unlikely_over_20 = 8;

}  // namespace

TEST_CASE("types that are redrawn pay with the mean chance of their standing") {
    const Scenario scenario = baseline();
    ChanceTables<double> typed = quarter_tables(scenario, 1).chances, mean = typed;
    average_over_types(scenario.parameters.opening, mean);
    const PayerTypeShares& shares = scenario.parameters.opening.payer_types_enforced;
    const std::size_t row = noticed_row({enforced(Outcome::full), Debt::none, 0});
    for (std::size_t outcome = 0; outcome < 5; ++outcome) {
        const double expected = shares.reliable * typed.pays[row][reliable_over_20][outcome] +
                                (1 - shares.reliable - shares.unlikely) * typed.pays[row][irregular_over_20][outcome] +
                                shares.unlikely * typed.pays[row][unlikely_over_20][outcome];
        for (const std::size_t profile : {reliable_over_20, irregular_over_20, unlikely_over_20})
            CHECK(mean.pays[row][profile][outcome] == Approx(expected));
    }
}

TEST_CASE("averaging twice is averaging once") {
    const Scenario scenario = baseline();
    ChanceTables<double> once = quarter_tables(scenario, 9).chances;
    average_over_types(scenario.parameters.opening, once);
    ChanceTables<double> twice = once;
    average_over_types(scenario.parameters.opening, twice);
    for (std::size_t row = 0; row < noticed_rows; ++row)
        for (std::size_t profile = 0; profile < profiles; ++profile)
            CHECK(twice.leaves[row][profile][0] == Approx(once.leaves[row][profile][0]).epsilon(1e-12));
}

TEST_CASE("a scenario whose types are redrawn does not remember them") {
    Scenario scenario = baseline();
    scenario.parameters.payer_types = PayerTypes::redrawn;
    const QuarterTables tables = quarter_tables(scenario, 3);
    CHECK(tables.chances.pays[4][reliable_over_20] == tables.chances.pays[4][unlikely_over_20]);
    CHECK(quarter_tables(baseline(), 3).chances.pays[4][reliable_over_20][4] >
          quarter_tables(baseline(), 3).chances.pays[4][unlikely_over_20][4]);
}
