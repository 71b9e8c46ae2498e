#include "tests/sbc/kept_backtests.h"

#include <catch2/catch.hpp>

#include "calibration/published_unknowns.h"
#include "tests/sbc/made_up_histories.h"
#include "tests/support/run_program.h"
#include "tests/support/scenarios.h"
#include "tests/support/temporary_folder.h"

using namespace ccsim;
using namespace ccsim::tests;

namespace {

BacktestOfOne one(Maker maker, std::uint32_t dataset, std::size_t in_90, double ratio, bool better) {
    BacktestOfOne out{.maker = maker, .dataset = dataset, .origins = 10, .ratio = ratio, .better = better};
    out.held = {.figures = 100, .in_50 = 50, .in_80 = 80, .in_90 = in_90};
    return out;
}

std::vector<BacktestOfOne> all_of(std::size_t in_90, double ratio, int claims_on_walks) {
    std::vector<BacktestOfOne> out;
    for (std::uint32_t k = 0; k < 50; ++k) {
        out.push_back(one(Maker::model, k, in_90 + k % 2, ratio * (k % 2 == 0 ? 1.1 : 0.9), true));
        out.push_back(one(Maker::walk, k, 50, 1, static_cast<int>(k) < claims_on_walks));
    }
    return out;
}

}  // namespace

TEST_CASE("backtests of made-up histories pass when they hold what they should and claim what they may") {
    const BacktestReport good = report_of(all_of(89, 0.8, 2));
    CHECK(good.held_90 == Approx(0.895));
    CHECK(good.coverage_passed());
    CHECK(good.skill_passed());
    CHECK(good.walk_passed());
    CHECK(good.most_better_on_walk == 7);  // of 50 at one in twenty, 99% of such counts are at most 7
    CHECK_FALSE(report_of(all_of(80, 0.8, 2)).coverage_passed());
    CHECK_FALSE(report_of(all_of(97, 0.8, 2)).coverage_passed());
    CHECK_FALSE(report_of(all_of(89, 0.99, 2)).skill_passed());
    CHECK_FALSE(report_of(all_of(89, 0.8, 8)).walk_passed());
    CHECK_FALSE(report_of({}).walk_passed());
}

TEST_CASE("backtests of made-up histories are kept and one that was cut off is made again") {
    const TemporaryFolder folder;
    {
        KeptBacktests kept(folder.path(), "seed 1\n");
        kept.add(one(Maker::model, 0, 90, 0.75, true));
        kept.add(one(Maker::walk, 0, 60, 1.25, false));
    }
    const std::string text = read_file(folder.path() / "backtest-calibration.csv");
    folder.write("backtest-calibration.csv", text + "model,1,10,100,5");
    const KeptBacktests kept(folder.path(), "seed 1\n");
    CHECK(kept.all().size() == 2);
    CHECK(kept.has(Maker::walk, 0));
    CHECK_FALSE(kept.has(Maker::model, 1));
    CHECK(kept.all()[0].better);
    CHECK(kept.all()[1].ratio == 1.25);
    CHECK(read_file(folder.path() / "backtest-calibration.csv") == text);
    CHECK_THROWS_WITH(KeptBacktests(folder.path(), "seed 2\n"), Catch::Contains("other settings"));
}

TEST_CASE("a made-up history has every key figure in every quarter and is the same again") {
    const auto unknowns = published_unknowns();
    const History made = history_by_the_model(baseline(), unknowns, 5, 3);
    const auto figures = quarterly_figures();
    CHECK(figures.size() == 9 * 15);
    CHECK(observations(made).size() == figures.size());
    const History again = history_by_the_model(baseline(), unknowns, 5, 3);
    const History walk = history_by_a_walk(baseline(), unknowns, 5, 3);
    const Measure& liability = *find_measure("cases_with_current_liability", "all");
    for (Quarter q{2013, 1}; q <= Quarter{2016, 3}; q = q + 1)
        CHECK(made.published(liability, q)->value == again.published(liability, q)->value);
    CHECK(walk.published(liability, {2013, 1})->value == made.published(liability, {2013, 1})->value);
    CHECK(walk.published(liability, {2016, 3})->value != made.published(liability, {2016, 3})->value);
}
