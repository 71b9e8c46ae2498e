#include <catch2/catch.hpp>
#include <numeric>
#include <vector>

#include "sim/explain/standardisation.h"

using namespace ccsim;

namespace {

double product(std::span<const double> factors) {
    return std::accumulate(factors.begin(), factors.end(), 1.0, std::multiplies<>());
}

using Factors = std::vector<double>;

}  // namespace

TEST_CASE("Das Gupta's mean earnings of black and white men split as by his two-factor formula") {
    // Das Gupta (1993), example 2.1: mean earnings = mean of those who earn x share who earn, United States, 1980.
    const auto effects = factor_effects(Factors{10'930, 0.717892}, Factors{16'591, 0.825974}, product);
    CHECK(effects[0] == Approx((16'591.0 - 10'930) * (0.717892 + 0.825974) / 2));
    CHECK(effects[0] == Approx(4369.912713).epsilon(1e-12));
    CHECK(effects[1] == Approx(1487.262361).epsilon(1e-12));
}

TEST_CASE("the total fertility of South Korea splits as by Das Gupta's five-factor formula") {
    // Bongaarts's factors for 1960 and 1970 (fertility 6.13 and 4.05): married, not contracepting, not aborting, not
    // infecundable after birth, total fecundity. The effects are those of the five-factor formula in exact fractions.
    const auto effects =
        factor_effects(Factors{0.72, 0.97, 0.97, 0.56, 16.158}, Factors{0.58, 0.76, 0.84, 0.66, 16.573}, product);
    const Factors expected{-1.0909784500533333, -1.22984382773, -0.7278399475966667, 0.8398706757333333,
                           0.12901865556666667};
    for (std::size_t i = 0; i < expected.size(); ++i) CHECK(effects[i] == Approx(expected[i]).epsilon(1e-12));
}

TEST_CASE("the weights are Das Gupta's for three and for four factors") {
    // Three: (bc + BC) / 3 + (bC + Bc) / 6. Four: (bcd + BCD) / 4 + (all six with one or two capitals) / 12.
    const Factors a{2, 3, 5}, b{3, 4, 7};
    CHECK(factor_effects(a, b, product)[0] == Approx((15 + 28) / 3.0 + (21 + 20) / 6.0));
    const Factors c{2, 3, 5, 7}, d{3, 4, 7, 11};
    const double ends = 105 + 308, mixed = 3 * 5 * 11 + 3 * 7 * 7 + 4 * 5 * 7 + 4 * 7 * 7 + 4 * 5 * 11 + 3 * 7 * 11;
    CHECK(factor_effects(c, d, product)[0] == Approx(ends / 4.0 + mixed / 12));
}

TEST_CASE("a rate that is not a product is split without residual") {
    const auto rate = [](std::span<const double> f) { return f[0] + (1 - f[0]) * f[1] * f[2]; };
    const Factors a{0.2, 0.5, 0.9}, b{0.6, 0.7, 0.4};
    const auto effects = factor_effects(a, b, rate);
    CHECK(effects[0] + effects[1] + effects[2] == Approx(rate(b) - rate(a)).epsilon(1e-14));
}

TEST_CASE("Kitagawa's effects of two groups are those worked out by hand") {
    // Shares 0.6 and 0.4 become 0.3 and 0.7; rates 10 and 20 become 12 and 16.
    const auto effects =
        kitagawa_effects(std::vector<RateGroup>{{0.6, 10}, {0.4, 20}}, std::vector<RateGroup>{{0.3, 12}, {0.7, 16}});
    CHECK(effects[0].composition == Approx(-0.3 * 11));
    CHECK(effects[1].composition == Approx(0.3 * 18));
    CHECK(effects[0].rate == Approx(2 * 0.45));
    CHECK(effects[1].rate == Approx(-4 * 0.55));
    const double change = (0.3 * 12 + 0.7 * 16) - (0.6 * 10 + 0.4 * 20);
    CHECK(effects[0].composition + effects[1].composition + effects[0].rate + effects[1].rate == Approx(change));
}
