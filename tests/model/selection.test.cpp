#include <catch2/catch.hpp>

#include "sim/model/quarter_tables.h"

using namespace ccsim;

namespace {

using Eligible = std::array<double, segments>;

/// 100 cases a week, so 1,300 a quarter.
Scenario with_phases(std::vector<ClosurePhase> phases) {
    Scenario scenario;
    scenario.parameters.closure.phases = std::move(phases);
    return scenario;
}

ClosurePhase phase(int year, int quarter, std::vector<int> segments_in_order, double a_week = 100) {
    return {Quarter(year, quarter), std::move(segments_in_order), a_week};
}

Eligible chances(const Scenario& scenario, Quarter q, const Eligible& eligible) {
    return selection_chances(scenario, scenario.index_of(q), {.direct = {}, .others = eligible}).others;
}

constexpr Quarter autumn_2015{2015, 4};

}  // namespace

TEST_CASE("nobody is selected before the first phase or when there is none") {
    const Eligible many{1e5, 1e5, 1e5, 1e5, 1e5};
    CHECK(chances(with_phases({phase(2014, 3, {1, 2, 3, 4, 5})}), Quarter(2014, 2), many) == Eligible{});
    CHECK(chances(with_phases({}), autumn_2015, many) == Eligible{});
}

TEST_CASE("a phase begins with its first quarter") {
    const auto scenario = with_phases({phase(2014, 3, {1})});
    CHECK(chances(scenario, Quarter(2014, 3), {13'000, 0, 0, 0, 0}) == Eligible{0.1, 0, 0, 0, 0});
}

TEST_CASE("the chance is thirteen weeks of capacity over the cases eligible") {
    const auto selected = chances(with_phases({phase(2014, 3, {2})}), autumn_2015, {500, 5'200, 500, 500, 500});
    CHECK(selected == Eligible{0, 0.25, 0, 0, 0});
}

TEST_CASE("capacity left over goes to the next segment of the phase in its order") {
    const auto scenario = with_phases({phase(2014, 3, {4, 3})});
    CHECK(chances(scenario, autumn_2015, {0, 0, 600, 1'000, 0}) == Eligible{0, 0, 0.5, 1, 0});
    const auto other_order = with_phases({phase(2014, 3, {3, 4})});
    CHECK(chances(other_order, autumn_2015, {0, 0, 600, 1'000, 0}) == Eligible{0, 0, 1, 0.7, 0});
}

TEST_CASE("cases that drift into segments worked through go first") {
    const auto scenario = with_phases({phase(2014, 3, {1}), phase(2015, 1, {2}), phase(2015, 2, {4})});
    CHECK(chances(scenario, autumn_2015, {200, 100, 900, 2'000, 900}) == Eligible{1, 1, 0, 0.5, 0});
}

TEST_CASE("drift takes all the capacity when there is no more than that") {
    const auto scenario = with_phases({phase(2014, 3, {1, 2}), phase(2015, 2, {4})});
    CHECK(chances(scenario, autumn_2015, {1'000, 600, 0, 5'000, 0}) == Eligible{1, 0.5, 0, 0, 0});
}

TEST_CASE("segments 4 and 5 of earlier phases do not count as drift") {
    const auto scenario = with_phases({phase(2014, 3, {4}), phase(2015, 2, {5})});
    CHECK(chances(scenario, autumn_2015, {0, 0, 0, 1'000, 2'600}) == Eligible{0, 0, 0, 0, 0.5});
}

TEST_CASE("later phases do not count as worked through") {
    const auto scenario = with_phases({phase(2014, 3, {4}), phase(2016, 1, {1})});
    CHECK(chances(scenario, autumn_2015, {500, 0, 0, 1'000, 0}) == Eligible{0, 0, 0, 1, 0});
}

TEST_CASE("a segment listed again takes the place that the phase gives it") {
    const auto scenario = with_phases({phase(2014, 3, {1}), phase(2015, 2, {4, 1})});
    CHECK(chances(scenario, autumn_2015, {600, 0, 0, 1'000, 0}) == Eligible{0.5, 0, 0, 1, 0});
}

TEST_CASE("capacity without eligible cases is lost and a capacity of nothing selects nobody") {
    CHECK(chances(with_phases({phase(2014, 3, {1, 2, 3, 4, 5})}), autumn_2015, {}) == Eligible{});
    CHECK(chances(with_phases({phase(2014, 3, {1}), phase(2015, 1, {2}, 0)}), autumn_2015, {50, 50, 0, 0, 0}) ==
          Eligible{});
}

TEST_CASE("a phase that selects at random gives every case of its segments the same chance") {
    ClosurePhase pool = phase(2014, 3, {4, 1, 2});
    pool.order = SelectionOrder::random;
    const auto selected = chances(with_phases({pool}), autumn_2015, {500, 1'500, 700, 600, 900});
    CHECK(selected == Eligible{0.5, 0.5, 0, 0.5, 0});  // 1,300 of 2,600
    CHECK(chances(with_phases({pool}), autumn_2015, {100, 0, 700, 200, 900}) == Eligible{1, 0, 0, 1, 0});
}

TEST_CASE("drift comes before a phase that selects at random") {
    ClosurePhase pool = phase(2015, 2, {4, 5});
    pool.order = SelectionOrder::random;
    const auto selected = chances(with_phases({phase(2014, 3, {1}), pool}), autumn_2015, {300, 50, 50, 1'500, 500});
    CHECK(selected == Eligible{1, 0, 0, 0.5, 0.5});
}

TEST_CASE("cases of Maintenance Direct are selected at other odds and capacity is met all the same") {
    auto scenario = with_phases({phase(2014, 3, {4, 5})});  // 1,300 in a quarter
    const SegmentParts<double> eligible{.direct = {0, 0, 0, 4'000, 500}, .others = {0, 0, 0, 6'000, 2'000}};
    for (const double odds : {0.0, 0.3, 1.0, 2.5, 40.0}) {
        scenario.parameters.closure.odds_selected_direct = odds;
        CAPTURE(odds);
        const auto chances = selection_chances(scenario, scenario.index_of(autumn_2015), eligible);
        const double direct = chances.direct[3], others = chances.others[3];
        CHECK(direct * 4'000 + others * 6'000 == Approx(1'300));
        CHECK(direct / (1 - direct) == Approx(odds * others / (1 - others)));
        CHECK(chances.others[4] == 0);
    }
}

TEST_CASE("where capacity is enough for a segment all of it are selected at any odds but nought") {
    auto scenario = with_phases({phase(2014, 3, {4, 5})});
    const SegmentParts<double> eligible{.direct = {0, 0, 0, 300, 100}, .others = {0, 0, 0, 500, 2'000}};
    scenario.parameters.closure.odds_selected_direct = 0.2;
    const auto chances = selection_chances(scenario, scenario.index_of(autumn_2015), eligible);
    CHECK(chances.direct[3] == 1);
    CHECK(chances.others[3] == 1);
    CHECK(chances.direct[4] * 100 + chances.others[4] * 2'000 == Approx(500));
    scenario.parameters.closure.odds_selected_direct = 0;
    const auto without = selection_chances(scenario, scenario.index_of(autumn_2015), eligible);
    CHECK(without.direct[3] == 0);
    CHECK(without.others[3] == 1);
    CHECK(without.others[4] == Approx(0.4));
}
