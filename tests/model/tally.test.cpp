#include <catch2/catch.hpp>
#include <set>

#include "sim/model/tally.h"

using namespace ccsim;

namespace {

/// The places of a family, walked by its own three indices.
void take_places(Family f, std::multiset<std::size_t>& places) {
    for (std::size_t i = 0; i < f.dims[0]; ++i)
        for (std::size_t j = 0; j < f.dims[1]; ++j)
            for (std::size_t k = 0; k < f.dims[2]; ++k) places.insert(f(i, j, k));
}

}  // namespace

TEST_CASE("a family of one or two dimensions has a place for each of its totals") {
    CHECK(tally::cases.size() == 96);
    CHECK(tally::arrears_pence.size() == 48);
    CHECK(tally::in_notice.size() == 5);
    CHECK(tally::went.size() == 1);
    CHECK(tally::in_notice(4) == tally::in_notice.first + 4);
    CHECK(tally::arrears_pence(2, 1) == tally::arrears_pence.first + 7);
}

TEST_CASE("no two totals of a tally share a place and none is left over") {
    std::multiset<std::size_t> places;
    for (const Family& f : tally::every_family) take_places(f, places);
    CHECK(places.size() == tally::size);
    CHECK(std::set<std::size_t>(places.begin(), places.end()).size() == tally::size);
    CHECK(*places.rbegin() == tally::size - 1);
}

TEST_CASE("adding tallies adds each of their totals and a family's total is the sum of its own") {
    SampledTally a, b;
    for (std::size_t i = 0; i < tally::size; ++i) {
        a[i] = 3 * static_cast<std::int64_t>(i);
        b[i] = 1;
    }
    a += b;
    for (std::size_t i = 0; i < tally::size; ++i) REQUIRE(a[i] == 3 * static_cast<std::int64_t>(i) + 1);
    CHECK(b.total(tally::due_pence) == 3);
    CHECK(b.total(tally::finalised) == 18);
}
