#include <catch2/catch.hpp>
#include <vector>

#include "sim/core/problems.h"
#include "sim/explain/shapley.h"

using namespace ccsim;

TEST_CASE("the one who owns the left glove has two thirds and each right glove a sixth") {
    // Players 0 and 1 have a right glove, player 2 a left one; a pair is worth 1. Of the six orders player 2 completes
    // a pair in four, the others in one each.
    std::vector<double> worth(8, 0);
    for (const std::size_t pair : {0b101, 0b110, 0b111}) worth[pair] = 1;
    const auto values = shapley_values(worth);
    CHECK(values[0] == Approx(1.0 / 6));
    CHECK(values[1] == Approx(1.0 / 6));
    CHECK(values[2] == Approx(2.0 / 3));
}

TEST_CASE("a player who never adds anything has no value and two alike have the same") {
    std::vector<double> worth(16);
    for (std::size_t coalition = 0; coalition < worth.size(); ++coalition) {
        const double others = static_cast<double>((coalition & 1) + (coalition >> 1 & 1) + (coalition >> 2 & 1));
        worth[coalition] = 5 + others * others;  // player 3 is not looked at
    }
    const auto values = shapley_values(worth);
    CHECK(values[3] == 0);
    CHECK(values[0] == Approx(values[1]));
    CHECK(values[0] + values[1] + values[2] == Approx(9));
}

TEST_CASE("the values of two games add") {
    std::vector<double> one, other, both;
    for (int i = 0; i < 32; ++i) {
        one.push_back(i * i % 7);
        other.push_back(i * 3 % 11);
        both.push_back(one.back() + other.back());
    }
    const auto a = shapley_values(one), b = shapley_values(other), sum = shapley_values(both);
    for (std::size_t i = 0; i < sum.size(); ++i) CHECK(sum[i] == Approx(a[i] + b[i]));
}

TEST_CASE("a game that lacks a coalition is a fault") {
    CHECK_THROWS_AS(shapley_values(std::vector<double>(3)), Fault);
}
