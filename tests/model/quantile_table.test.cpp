#include <catch2/catch.hpp>
#include <cmath>

#include "sim/model/quantile_table.h"

using namespace ccsim;

namespace {

constexpr std::uint32_t slice = 1U << 22, tail_slice = 1U << 12, last_word = 0xfffffffeU;

}  // namespace

TEST_CASE("the mean of small debts is the one asked for") {
    for (const double mean : {20.0, 100.0, 288.0, 450.0, 490.0})
        CHECK(small_debts(mean).mean() == Approx(100 * mean).epsilon(2e-4));
}

TEST_CASE("small debts are from a penny to a penny under 1000 pounds") {
    for (const double mean : {1.0, 288.0, 490.0}) {
        const QuantileTable table = small_debts(mean);
        CHECK(table.pence(0) >= 1);
        CHECK(table.pence(last_word) <= 99'999);
    }
}

TEST_CASE("the mean of large debts is the one asked for") {
    for (const double log_sd : {0.05, 0.5, 1.35})
        for (const double mean : {1'100.0, 7'577.0, 20'000.0})
            CHECK(large_debts(mean, log_sd).mean() == Approx(100 * mean).epsilon(1e-4));
}

TEST_CASE("large debts are from 1000 pounds to 9 million") {
    for (const double log_sd : {0.05, 1.35, 2.0}) {
        CHECK(large_debts(7'577, log_sd).pence(0) >= 100'000);
        CHECK(large_debts(50'000, log_sd).pence(last_word) <= 900'000'000);
    }
}

TEST_CASE("a higher word never gives a smaller amount") {
    for (const QuantileTable& table : {small_debts(288), large_debts(7'577, 1.35)}) {
        std::int32_t last = 0;
        for (std::uint32_t i = 0; i < 1024; ++i) {
            REQUIRE(table.pence(i * slice) >= last);
            last = table.pence(i * slice);
        }
        for (std::uint32_t i = 0; i < 1024; ++i) {
            REQUIRE(table.pence(1023 * slice + i * tail_slice) >= last);
            last = table.pence(1023 * slice + i * tail_slice);
        }
    }
}

TEST_CASE("half of large debts are under 1000 pounds plus the median excess") {
    // Mean excess 6,577 over exp(0.5) at a spread of 1: a median excess of 3,989.15.
    const QuantileTable table = large_debts(7'577, 1);
    CHECK(table.pence(512 * slice - 1) < 498'915);
    CHECK(table.pence(512 * slice) > 498'915);
}

TEST_CASE("the mean of a share of every amount is the mean of the rounded shares") {
    const QuantileTable table = large_debts(7'577, 1.35);
    double sum = 0;
    for (std::uint32_t i = 0; i < 1023; ++i) sum += std::round(0.37 * table.pence(i * slice));
    for (std::uint32_t i = 0; i < 1024; ++i)
        sum += std::round(0.37 * table.pence(1023 * slice + i * tail_slice)) / 1024;
    CHECK(table.mean(0.37) == Approx(sum / 1024).epsilon(1e-12));
}

TEST_CASE("a part of a balance is rounded to the nearest penny and never the whole") {
    constexpr std::uint32_t quarter_of = 1U << 30, all = 0xffffffffU;
    CHECK(part_of(100, quarter_of) == 25);
    CHECK(part_of(101, quarter_of) == 25);
    CHECK(part_of(102, quarter_of) == 26);
    CHECK(part_of(1, quarter_of) == 0);
    CHECK(part_of(100, all) == 99);
    CHECK(part_of(1, all) == 0);
    CHECK(part_of(0, all) == 0);
    CHECK(part_of(2'000'000'000, all) == 1'999'999'999);
}

TEST_CASE("a part owed to one never outgrows what is left of the whole") {
    for (const std::uint32_t fraction : {0U, 1U, 0x10000000U, 0x4ccccccdU, 0x80000000U, 0xffffffffU})
        for (std::int32_t whole = 0; whole <= 300; ++whole)
            for (std::int32_t owed = 0; owed <= whole; ++owed)
                REQUIRE(owed - part_of(owed, fraction) <= whole - part_of(whole, fraction));
}
