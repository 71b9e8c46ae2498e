#include "calibration/sensitivity/places.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "calibration/posterior_draws.h"
#include "calibration/published_unknowns.h"
#include "calibration/standard_normal_points.h"
#include "sim/core/problems.h"
#include "sim/scenario/parameter_table.h"

using namespace ccsim;
using namespace ccsim::sensitivity;

namespace {

/// The greatest difference of a number that an unknown moves, as a part of it.
double difference(const std::vector<Unknown>& unknowns, const Parameters& a, const Parameters& b) {
    double out = 0;
    for (const std::string& path : moved_paths(unknowns)) {
        const double x = *find_number(a, path), y = *find_number(b, path);
        out = std::max(out, std::abs(x - y) / std::max(std::abs(y), 1e-9));
    }
    return out;
}

}  // namespace

TEST_CASE("moving one unknown of a point is the point with that unknown elsewhere") {
    const std::vector<Unknown> unknowns = published_unknowns();
    for (std::vector<double> z : standard_normal_points(3, unknowns.size(), 11)) {
        const Parameters base = with_unknowns(Parameters{}, unknowns, z);
        const Places places(base, unknowns);
        CHECK(difference(unknowns, places.moved(0, 0), base) < 1e-12);
        for (std::size_t k = 0; k < unknowns.size(); ++k) {
            INFO(unknowns[k].name);
            REQUIRE(places.z(k));
            CHECK(*places.z(k) == Approx(z[k]).margin(1e-6));
            CHECK(places.value(k) == Approx(value_at(unknowns[k], z[k])));
            z[k] += 0.3;
            CHECK(difference(unknowns, places.moved(k, 0.3), with_unknowns(Parameters{}, unknowns, z)) < 1e-6);
            z[k] -= 0.3;
        }
    }
}

TEST_CASE("numbers set by hand each move from where they are and the others stay") {
    const std::vector<Unknown> unknowns = published_unknowns();
    Parameters base;
    const Places places(base, unknowns);
    CHECK(difference(unknowns, places.moved(0, 0), base) < 1e-12);
    const Parameters moved = places.moved(0, 0.5);
    const Unknown& first = unknowns.front();
    CHECK(*find_number(moved, first.first().path) > *find_number(base, first.first().path));
    *find_number(base, first.first().path) = *find_number(moved, first.first().path);
    CHECK(difference(unknowns, moved, base) < 1e-12);
}

TEST_CASE("a number that its prior does not reach stays and parameters without a number are known for it") {
    const std::vector<Unknown> unknowns = published_unknowns();
    Parameters base;
    double& nobody = *find_number(base, unknowns.front().first().path);
    nobody = 0;  // of a prior that is above 0 everywhere
    const Places places(base, unknowns);
    CHECK_FALSE(places.z(0));
    CHECK(*find_number(places.moved(0, 1), unknowns.front().first().path) == 0);
    CHECK(has_numbers_of(base, unknowns.back()));
    base.closure.phases.clear();
    const auto later =
        std::find_if(unknowns.begin(), unknowns.end(), [](const Unknown& u) { return u.name == "capacity_later"; });
    CHECK_FALSE(has_numbers_of(base, *later));
    CHECK_THROWS_AS(Places(base, unknowns), Fault);
}
