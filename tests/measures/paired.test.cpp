#include "sim/measures/paired.h"

#include <catch2/catch.hpp>
#include <cmath>

using namespace ccsim;

namespace {

/// Figures that are `value` throughout, but for the first measure in the last quarter.
Figures figures(double value, double last_of_first, std::size_t quarters = 3) {
    Figures out(measures().size() * quarters, value);
    out[quarters - 1] = last_of_first;
    return out;
}

DrawFigures draw(double expected, std::vector<double> replicates, std::size_t quarters = 3) {
    DrawFigures out{.expected = figures(1, expected, quarters), .replicates = {}};
    for (const double r : replicates) out.replicates.push_back(figures(1, r, quarters));
    return out;
}

const Quarter pairs_start{2016, 1};
const Measure& first = measures().front();

Summary last_of_first(const RunFigures& of) { return *project(of).of(first, pairs_start + 2); }

}  // namespace

TEST_CASE("a paired difference is taken between runs of the same draw and replicate") {
    const RunFigures base{.start = pairs_start, .model = {draw(10, {9, 12}), draw(100, {80, 130})}};
    const RunFigures variant{.start = pairs_start, .model = {draw(11, {10, 14}), draw(103, {83, 134})}};
    const RunFigures paired = paired_differences(base, variant);
    REQUIRE(paired.model.size() == 2);
    CHECK((*paired.model[0].expected)[2] == 1);
    CHECK((*paired.model[1].expected)[2] == 3);
    CHECK(paired.model[0].replicates[1][2] == 2);
    CHECK(paired.model[1].replicates[0][2] == 3);
    CHECK(paired.model[1].replicates[1][2] == 4);
    const Summary summary = last_of_first(paired);  // of 1, 2, 3, 4
    CHECK(summary.mean == 2.5);
    CHECK(summary.spread->mc_se == Approx(std::sqrt(5.0 / 3 / 4)));
    CHECK(summary.spread->sd_parameters == Approx(std::sqrt(2.0)));
}

TEST_CASE("what the model misses is in paired differences from the quarter that shows it") {
    const auto with = [](double misfit) {
        return RunFigures{.start = pairs_start,
                          .model = {draw(10, {}), draw(20, {})},
                          .with_misfit = {draw(10 + misfit, {}), draw(20 - misfit, {})},
                          .misfit_from = pairs_start + 2};
    };
    const RunFigures paired = paired_differences(with(1), with(3));
    CHECK(paired.misfit_from == pairs_start + 2);
    CHECK(last_of_first(paired).spread->quantiles.front() < 0);
    CHECK(*last_of_first(paired).spread->sd_discrepancy == Approx(std::sqrt(8.0)));
}

TEST_CASE("scenarios of other lengths are compared in the quarters that both have") {
    const RunFigures base{.start = pairs_start, .model = {draw(10, {})}};
    const RunFigures longer{.start = pairs_start, .model = {draw(15, {}, 5)}};
    for (const Projection& p : {project(paired_differences(base, longer)), project(paired_differences(longer, base))}) {
        CHECK(p.last() == pairs_start + 2);
        CHECK(p.of(measures()[1], pairs_start + 1)->mean == 0);
    }
    CHECK(project(paired_differences(base, longer)).of(first, pairs_start + 2)->mean == -9);
}

TEST_CASE("where one of them has no value there is no difference") {
    const RunFigures base{.start = pairs_start, .model = {draw(10, {}), draw(std::nan(""), {})}};
    const RunFigures variant{.start = pairs_start, .model = {draw(11, {}), draw(12, {})}};
    CHECK_FALSE(project(paired_differences(base, variant)).of(first, pairs_start + 2));
    CHECK(project(paired_differences(base, variant)).of(first, pairs_start));
}

TEST_CASE("the variance that pairing saved is that of independent runs over that of the differences") {
    const RunFigures base{.start = pairs_start, .model = {draw(0, {}), draw(10, {}), draw(20, {})}};
    const RunFigures variant{.start = pairs_start, .model = {draw(1, {}), draw(12, {}), draw(23, {})}};
    const auto times = variance_reduction(last_of_first(base), last_of_first(variant),
                                          last_of_first(paired_differences(base, variant)));
    REQUIRE(times);
    CHECK(*times == Approx((100 + 121) / 1.0));
    const auto same = paired_differences(base, base);
    CHECK_FALSE(variance_reduction(last_of_first(base), last_of_first(base), last_of_first(same)));
    CHECK_FALSE(variance_reduction({}, last_of_first(base), last_of_first(base)));
}
