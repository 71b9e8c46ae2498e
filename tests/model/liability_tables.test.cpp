#include <catch2/catch.hpp>
#include <limits>

#include "sim/model/liability_tables.h"
#include "sim/model/quantile_table.h"
#include "tests/model/random_parameters.h"

using namespace ccsim;

namespace {

/// Numbers of the tests' own.
Parameters with_amounts() {
    Parameters p;
    p.liabilities = {.flat_rate_pounds_a_week = 5,
                     .median_over_20_collection_service_pounds_a_week = 40,
                     .median_over_20_direct_pounds_a_week = 46,
                     .log_sd_over_20 = 0.45};
    p.payment.fraction_paid_under_half_flat_rate = 0.25;
    p.payment.fraction_paid_half_to_90_flat_rate = p.payment.fraction_paid_half_to_90_to_20_pounds = 0.70;
    p.arrears.fraction_overpaid = 0.10;
    return p;
}

}  // namespace

TEST_CASE("thirteen weeks fall due in a quarter") {
    const auto tables = liability_tables(with_amounts(), 0);
    CHECK(tables.due(collection_service, 0, 17) == 6'500);
    CHECK(tables.due(maintenance_direct, 0, 17) == 6'500);
}

TEST_CASE("liabilities to 20 pounds are evenly spread above 5") {
    const auto weekly = liability_tables(with_amounts(), 0).weekly[collection_service][1];
    CHECK(weekly[0] == 503);  // 5 + 15 * 0.5 / 256
    CHECK(weekly[127] == 1'247);
    CHECK(weekly[255] == 1'997);
    CHECK(means_of(liability_tables(with_amounts(), 0)).weekly[collection_service][1] == Approx(1'250).margin(0.5));
}

TEST_CASE("liabilities over 20 pounds have the median asked for in each service") {
    const auto tables = liability_tables(with_amounts(), 0);
    CHECK(tables.weekly[collection_service][2][127] < 4'000);
    CHECK(tables.weekly[collection_service][2][128] > 4'000);
    CHECK(tables.weekly[maintenance_direct][2][127] < 4'600);
    CHECK(tables.weekly[maintenance_direct][2][128] > 4'600);
    // The excess over 20 pounds is lognormal: its mean is the median times exp(0.45^2 / 2).
    CHECK(means_of(tables).weekly[collection_service][2] == Approx(2'000 + 2'000 * 1.106552).margin(0.5));
}

TEST_CASE("part payments are rounded fractions of what is due") {
    const auto tables = liability_tables(with_amounts(), 0);
    CHECK(tables.paid_under_half[0][9] == 1'625);
    CHECK(tables.paid_half_to_90[0][9] == 4'550);
    CHECK(tables.paid_half_to_90[1][0] == 4'577);  // 0.70 of 13 weeks at 5.03: 45.773
    CHECK(tables.overpaid[0][9] == 650);
}

TEST_CASE("a part payment never covers what is due") {
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        const auto tables = liability_tables(tests::random_scenario(seed).parameters, 6.75);
        for (std::size_t c = 0; c < liability_classes; ++c)
            for (std::size_t rank = 0; rank < liability_ranks; ++rank) {
                const std::int32_t due = tables.due(collection_service, c, rank);
                REQUIRE(due > 0);
                REQUIRE(tables.paid_under_half[c][rank] < due);
                REQUIRE(tables.paid_half_to_90[c][rank] < due);
                REQUIRE(tables.paid_under_half[c][rank] >= 0);
            }
    }
}

TEST_CASE("no balance can outgrow 32 bits while a child is growing up") {
    Parameters p;
    p.liabilities = {.median_over_20_collection_service_pounds_a_week = 200,
                     .log_sd_over_20 = 1,
                     .growth_over_20_percent_a_year = 10};
    for (const char* largest :
         {"median_over_20_collection_service_pounds_a_week", "log_sd_over_20", "growth_over_20_percent_a_year"}) {
        const ParameterRow* row = find_parameter(std::string("liabilities.") + largest);
        REQUIRE(row != nullptr);
        REQUIRE(number_of(*row, p) == range_of(*row).high);
    }
    std::int64_t balance = large_debts(50'000, 2).pence(0xfffffffeU);
    for (int quarter = 1; quarter <= 80; ++quarter)
        balance += liability_tables(p, quarter / 4.0).due(collection_service, 2, 255);
    CHECK(balance <= std::numeric_limits<std::int32_t>::max());
}

TEST_CASE("an amount is in the band and the class whose upper edge it does not pass") {
    CHECK(liability_band_of(500) == 0);
    CHECK(liability_band_of(501) == 1);
    CHECK(liability_band_of(2'000) == 2);
    CHECK(liability_band_of(10'000) == 6);
    CHECK(liability_band_of(10'001) == 7);
    CHECK(class_of_amount(500) == LiabilityClass::flat_rate);
    CHECK(class_of_amount(501) == LiabilityClass::to_20_pounds);
    CHECK(class_of_amount(2'000) == LiabilityClass::to_20_pounds);
    CHECK(class_of_amount(2'001) == LiabilityClass::over_20_pounds);
}

TEST_CASE("the nearest rank is found at the ends and between") {
    const auto weekly = liability_tables(with_amounts(), 0).weekly[collection_service][1];
    CHECK(nearest_rank(weekly, 1) == 0);
    CHECK(nearest_rank(weekly, 99'999) == 255);
    for (std::size_t rank = 0; rank < liability_ranks; ++rank)
        CHECK(weekly[nearest_rank(weekly, weekly[rank])] == weekly[rank]);
    CHECK(nearest_rank(weekly, weekly[40] + 1) == 40);
    CHECK(nearest_rank(weekly, weekly[41] - 1) == 41);
}

TEST_CASE("mean amounts are means over the ranks and shares of the bands add up to one") {
    const auto tables = liability_tables(with_amounts(), 0);
    const auto means = means_of(tables);
    CHECK(means.weekly[0][0] == 500);
    CHECK(means.paid_under_half[0].whole == 1'625);
    CHECK(means.paid_under_half[0].half == 813);  // the odd penny is due
    CHECK(means.due[collection_service][0].whole == 6'500);
    CHECK(means.due[collection_service][0].half == 3'250);
    for (std::size_t c = 0; c < liability_classes; ++c) {
        double sum = 0;
        for (const double share : means.bands[maintenance_direct][c]) sum += share;
        CHECK(sum == Approx(1));
    }
    CHECK(means.bands[0][1][1] == Approx(85.0 / 256));  // ranks 0 to 84: up to £9.98
}
