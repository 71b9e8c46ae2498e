#include "sim/core/money.h"

#include <catch2/catch.hpp>

using namespace ccsim;

TEST_CASE("pence add, subtract and compare as whole numbers") {
    STATIC_REQUIRE(Pence{1'250} + Pence{50} == Pence{1'300});
    STATIC_REQUIRE(Pence{1'250} - Pence{1'300} == Pence{-50});
    STATIC_REQUIRE(Pence{-50} < Pence{0});
    Pence owed{100};
    owed += Pence{25};
    owed -= Pence{5};
    CHECK(owed == Pence{120});
}

TEST_CASE("pence hold the arrears of more than a million cases") {
    // 1.5 million cases that each owe a hundred thousand pounds: far above anything published.
    STATIC_REQUIRE(Pence{1'500'000 * std::int64_t{10'000'000}}.count == 15'000'000'000'000);
}

TEST_CASE("a quarter has thirteen weeks") { STATIC_REQUIRE(weeks_per_quarter == 13); }
