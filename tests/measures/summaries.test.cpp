#include "sim/measures/summaries.h"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace ccsim;

TEST_CASE("quantiles are of type 7") {
    // As R's quantile(c(1, 2, 4, 8, 16), p): place = 4 p from the first.
    const std::vector<double> rising{1, 2, 4, 8, 16};
    CHECK(quantile(rising, 0) == 1);
    CHECK(quantile(rising, 0.05) == Approx(1.2));
    CHECK(quantile(rising, 0.25) == 2);
    CHECK(quantile(rising, 0.5) == 4);
    CHECK(quantile(rising, 0.6) == Approx(5.6));
    CHECK(quantile(rising, 0.975) == Approx(15.2));
    CHECK(quantile(rising, 1) == 16);
    CHECK(quantile({3}, 0.975) == 3);
    CHECK(quantile({1, 2}, 0.5) == 1.5);
}

TEST_CASE("a summary holds mean and spread and quantiles worked out by hand") {
    const auto summary = summary_of({4, 1, 16, 2, 7});
    REQUIRE(summary);
    REQUIRE(summary->spread);
    CHECK(summary->mean == 6);
    CHECK(summary->spread->sd == Approx(6.0415229868));     // sqrt((4 + 25 + 100 + 16 + 1) / 4)
    CHECK(summary->spread->mc_se == Approx(2.7018512172));  // over sqrt(5)
    CHECK(summary->spread->median() == 4);
    CHECK(summary->spread->p5() == Approx(1.2));
    CHECK(summary->spread->p95() == Approx(14.2));
    CHECK(summary->central() == 4);
}

TEST_CASE("the order of the values does not touch a summary") {
    std::vector<double> values{0.1, 1e9, 0.3, 7e-5, 123456.789, 0.7};
    const auto first = summary_of(values);
    std::reverse(values.begin(), values.end());
    const auto second = summary_of(values);
    CHECK(first->mean == second->mean);
    CHECK(first->spread->sd == second->spread->sd);
    CHECK(first->spread->quantiles == second->spread->quantiles);
}

TEST_CASE("one value has a mean and no spread and none has no summary") {
    const auto one = summary_of({5});
    REQUIRE(one);
    CHECK(one->mean == 5);
    CHECK(one->central() == 5);
    CHECK_FALSE(one->spread);
    CHECK_FALSE(summary_of({}));
}

TEST_CASE("equal values have no spread at all") {
    const auto summary = summary_of({0.1, 0.1, 0.1});
    CHECK(summary->mean == 0.1);
    CHECK(summary->spread->sd == 0);
    CHECK(summary->spread->p95() == 0.1);
}

TEST_CASE("the points of a distribution are named after their shares") {
    CHECK(quantile_points[point_p5].name == "p5");
    CHECK(quantile_points[point_median].name == "median");
    CHECK(quantile_points[point_p95].name == "p95");
    CHECK(std::is_sorted(quantile_points.begin(), quantile_points.end(),
                         [](const QuantilePoint& a, const QuantilePoint& b) { return a.share < b.share; }));
}
