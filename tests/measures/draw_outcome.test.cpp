#include "sim/measures/draw_outcome.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

using namespace ccsim;

namespace {

std::optional<DrawOutcome> decoded(const std::vector<double>& numbers) {
    return decode(numbers, std::type_identity<DrawOutcome>());
}

const DrawOutcome with_all{.model = {.expected = Figures{1, 2}, .replicates = {{3, 4}, {5}}},
                           .with_misfit = DrawFigures{.expected = {}, .replicates = {{6}}},
                           .case_quarters = 123'456'789'012};

}  // namespace

TEST_CASE("what a draw comes to is the same after it went as numbers") {
    const auto sent = decoded(encode(with_all));
    REQUIRE(sent);
    const DrawOutcome& out = *sent;
    CHECK(out.model.expected == with_all.model.expected);
    CHECK(out.model.replicates == with_all.model.replicates);
    REQUIRE(out.with_misfit);
    CHECK_FALSE(out.with_misfit->expected);
    CHECK(out.with_misfit->replicates == with_all.with_misfit->replicates);
    CHECK(out.case_quarters == with_all.case_quarters);
}

TEST_CASE("a draw without misfit and with a measure that has no value goes as numbers too") {
    const double none = std::numeric_limits<double>::quiet_NaN();
    const auto sent = decoded(encode({.model = {.expected = Figures{none, 7}, .replicates = {}}, .with_misfit = {}}));
    REQUIRE(sent);
    const DrawOutcome& out = *sent;
    REQUIRE(out.model.expected);
    CHECK(std::isnan(out.model.expected->front()));
    CHECK(out.model.expected->back() == 7);
    CHECK(out.model.replicates.empty());
    CHECK_FALSE(out.with_misfit);
}

TEST_CASE("numbers that end early or go on are no draw") {
    const std::vector<double> numbers = encode(with_all);
    for (std::size_t length = 0; length < numbers.size(); ++length)
        CHECK_FALSE(decoded({numbers.begin(), numbers.begin() + static_cast<std::ptrdiff_t>(length)}));
    std::vector<double> more = numbers;
    more.push_back(0);
    CHECK_FALSE(decoded(more));
}

TEST_CASE("a length that is no whole number is no draw") {
    for (const double length : {-1.0, 2.5, 1e300, std::numeric_limits<double>::quiet_NaN()}) {
        std::vector<double> numbers = encode(with_all);
        numbers[1] = length;
        CHECK_FALSE(decoded(numbers));
    }
}
