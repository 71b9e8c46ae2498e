#include "calibration/methods/rank_checks.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "sim/core/problems.h"
#include "sim/random/named_engine.h"

using namespace ccsim;
using namespace ccsim::methods;

namespace {

/// Ranks on 0 to draws, uniform when `power` is 1 and drawn to the lower end when it is more.
std::vector<int> some_ranks(int count, int draws, double power, std::uint32_t lineage) {
    NamedEngine engine({.seed = 5, .purpose = 200, .lineage = lineage});
    std::vector<int> ranks;
    for (int i = 0; i < count; ++i)
        ranks.push_back(static_cast<int>(std::pow(uniform_between(engine), power) * (draws + 1)));
    return ranks;
}

}  // namespace

TEST_CASE("a rank is the number of draws below the truth and ties are shared out") {
    const std::vector<double> draws{1, 2, 2, 2, 5};
    CHECK(rank_of(0, draws, 0.5) == 0);
    CHECK(rank_of(3, draws, 0.5) == 4);
    CHECK(rank_of(9, draws, 0.5) == 5);
    CHECK(rank_of(2, draws, 0) == 1);
    CHECK(rank_of(2, draws, 0.3) == 2);
    CHECK(rank_of(2, draws, 0.999) == 4);
}

TEST_CASE("chi-square of ranks by hand") {
    // Bins 0-1, 2-3 and 4-5 hold 3, 2 and 1; 2 are expected.
    const ChiSquare result = rank_chi_square(std::vector<int>{0, 0, 1, 2, 3, 5}, 5, 3);
    CHECK(result.value == Approx(1));
    CHECK(result.degrees_of_freedom == 2);
    CHECK(result.chance == Approx(std::exp(-0.5)));  // with 2 degrees of freedom
    CHECK_THROWS_AS(rank_chi_square(std::vector<int>{0}, 5, 4), Fault);
}

TEST_CASE("chi-square of ranks with ten bins is surprised above 21.7 once in a hundred") {
    // 1000 ranks whose bins are 100 +- a; the chi-square is 10 a^2 / 100.
    std::vector<int> ranks;
    for (int bin = 0; bin < 10; ++bin)
        for (int i = 0; i < (bin % 2 ? 100 + 15 : 100 - 15); ++i) ranks.push_back(bin * 10);
    const ChiSquare result = rank_chi_square(ranks, 99, 10);
    CHECK(result.value == Approx(22.5));
    CHECK(result.chance == Approx(0.0074).margin(0.0001));  // chi-square tables
}

TEST_CASE("limits of coverage are the binomial quantiles of the tables") {
    const auto limits = [](int fits, double nominal, int checks) {
        const CoverageLimits of = coverage_limits(fits, nominal, 0.99, checks);
        return std::pair(of.least, of.most);
    };
    CHECK(limits(400, 0.9, 64) == std::pair(336, 381));
    CHECK(limits(400, 0.5, 64) == std::pair(162, 238));
    CHECK(limits(400, 0.9, 1) == std::pair(344, 375));
    CHECK(limits(400, 0.5, 1) == std::pair(174, 226));
    CHECK(limits(200, 0.9, 64) == std::pair(162, 194));
    CHECK(limits(200, 0.5, 64) == std::pair(73, 127));
    CHECK(limits(200, 0.9, 1) == std::pair(168, 190));
}

TEST_CASE("intervals that cover are counted by ranks") {
    std::vector<int> each_once;
    for (int rank = 0; rank <= 99; ++rank) each_once.push_back(rank);
    CHECK(covered(each_once, 99, 0.9) == 90);
    CHECK(covered(each_once, 99, 0.5) == 50);
    CHECK(covered(std::vector<int>{4, 5, 94, 95}, 99, 0.9) == 2);
    CHECK_THROWS_AS(covered(each_once, 98, 0.9), Fault);
}

TEST_CASE("a band at one inner point is a binomial interval") {
    // With two points only the first can leave the band: the number of ranks in the lower half, of 100. Binomial
    // tables: a central interval from 40 to 60 has 96.5%, one from 41 to 59 has 94.3%.
    const RankBand band = rank_band(100, 2, 0.95);
    CHECK(band.least.front() == 40);
    CHECK(band.most.front() == 60);
    CHECK(band.least.back() == 100);
    CHECK(band.most.back() == 100);
}

TEST_CASE("uniform ranks keep to the band as often as it says and others do not") {
    constexpr int fits = 100, draws = 19, tries = 2000;
    const RankBand band = rank_band(fits, 20, 0.9);
    CHECK(band.pointwise > 0.9);
    int inside = 0, pulled_inside = 0;
    for (std::uint32_t i = 0; i < tries; ++i) {
        inside += compare_with_band(some_ranks(fits, draws, 1, i), draws, band).inside;
        pulled_inside += compare_with_band(some_ranks(fits, draws, 1.6, i), draws, band).inside;
    }
    // Counts are whole, so that the chance is 0.9 or a little more; 5 standard errors are 0.034.
    CHECK(inside > (0.9 - 0.034) * tries);
    CHECK(inside < (0.93 + 0.03) * tries);
    CHECK(pulled_inside < 0.2 * tries);
}

TEST_CASE("the comparison with a band says how far off the ranks are") {
    const RankBand band = rank_band(50, 5, 0.95);
    const RankComparison low = compare_with_band(std::vector<int>(50, 0), 9, band);
    CHECK(low.difference.front() == Approx(0.8));
    CHECK(low.difference.back() == Approx(0).margin(1e-12));
    CHECK_FALSE(low.inside);
    CHECK(low.lower.front() == Approx(band.least.front() / 50.0 - 0.2));
    CHECK(low.upper.front() == Approx(band.most.front() / 50.0 - 0.2));
    CHECK_THROWS_AS(compare_with_band(std::vector<int>(50, 0), 10, band), Fault);
}
