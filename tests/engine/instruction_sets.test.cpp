#include <catch2/catch.hpp>

#include "sim/engine/sampled.h"
#include "tests/support/scenarios.h"

using namespace ccsim;
using namespace ccsim::tests;

namespace {

constexpr World world{.seed = 20'120'331, .draw = 2, .replicate = 5};

SampledRun prepared(const Scenario& scenario, int scale) {
    return prepare_sampled(scenario, expect(scenario, scale).path, scale);
}

struct Cut {
    std::uint32_t task_cases = 65'536, block_cases = 2'048;
};

RangeTotals totals_of(const SampledRun& run, InstructionSet set, Cut cut = {}) {
    RangeTotals all;
    all.quarters.resize(run.quarters.size());
    for (const CaseRange& range : ranges_of(run, cut.task_cases)) {
        const RangeTotals part = simulate(run, world, range, cut.block_cases, nullptr, set);
        for (std::size_t q = 0; q < all.quarters.size(); ++q) all.quarters[q] += part.quarters[q];
        all.case_quarters += part.case_quarters;
    }
    return all;
}

std::vector<InstructionSet> vector_sets() {
    std::vector<InstructionSet> sets = available_instruction_sets();
    REQUIRE(sets.front() == InstructionSet::scalar);
    sets.erase(sets.begin());
    return sets;
}

void check_same(const RangeTotals& together, const RangeTotals& one_by_one) {
    CHECK(together.case_quarters == one_by_one.case_quarters);
    REQUIRE(together.quarters.size() == one_by_one.quarters.size());
    for (std::size_t q = 0; q < one_by_one.quarters.size(); ++q)
        for (std::size_t item = 0; item < tally::size; ++item) {
            INFO("quarter " << q << ", item " << item);
            REQUIRE(together.quarters[q][item] == one_by_one.quarters[q][item]);
        }
}

/// Every instruction set gives the totals of the reference, however the queues are cut.
void check_same_everywhere(const Scenario& scenario, int scale, const std::vector<Cut>& cuts) {
    const SampledRun run = prepared(scenario, scale);
    const RangeTotals one_by_one = totals_of(run, InstructionSet::scalar);
    for (const InstructionSet set : vector_sets())
        for (const Cut& cut : cuts) {
            INFO("instruction set " << static_cast<int>(set) << ", tasks of " << cut.task_cases << ", blocks of "
                                    << cut.block_cases);
            check_same(totals_of(run, set, cut), one_by_one);
        }
}

Scenario of_a_case_file() {
    Scenario scenario = short_and_eventful();
    scenario.cases.clear();
    for (int i = 0; i < 600; ++i) {
        CaseFileRow row;
        row.scheme = i % 3 == 0 ? Scheme::of_1993 : Scheme::of_2003;
        row.clerical = i % 7 == 0;
        constexpr std::array standings{Standing::collected, Standing::enforced, Standing::direct, Standing::nil,
                                       Standing::no_liability};
        row.standing = standings[static_cast<std::size_t>(i) % standings.size()];
        if (row.standing == Standing::collected || row.standing == Standing::enforced)
            row.last_outcome = static_cast<Outcome>(i / 5 % 5);
        const bool is_family = row.standing != Standing::no_liability;
        row.qualifying_children = static_cast<std::uint8_t>(is_family ? 1 + i % 4 : 0);
        row.quarters_to_go = static_cast<std::uint8_t>(is_family ? i % 30 : 0);
        if (i % 4 != 0) row.weekly_liability_pence = 300 + 17 * i;
        row.arrears_pence = i % 6 == 0 && is_family ? 0 : 1 + 777 * i;
        row.secretary_of_state_pence = row.arrears_pence / 3;
        row.paid_since_january_2012 = i % 2 == 0;
        scenario.cases.push_back(row);
    }
    return scenario;
}

}  // namespace

TEST_CASE("every instruction set gives the baseline's totals of the scalar reference") {
    check_same_everywhere(baseline(), 20, {{}});
}

TEST_CASE("every instruction set gives the reference's totals for tasks and blocks of any size") {
    check_same_everywhere(baseline(), 1'500, {{1, 1}, {7, 3}, {100, 1}, {257, 255}, {1'000, 17}, {200'000, 100'000}});
}

TEST_CASE("every instruction set gives the reference's totals in extreme scenarios") {
    for (const ExtremeScenario& extreme : extreme_scenarios()) {
        INFO(extreme.name);
        check_same_everywhere(extreme.scenario, extreme.scale, {{}, {333, 100}});
    }
}

TEST_CASE("every instruction set gives the reference's totals of a case file") {
    check_same_everywhere(of_a_case_file(), 1, {{}, {300, 299}, {64, 16}});
}

TEST_CASE("every instruction set gives the reference's totals when cases long without a liability repay more") {
    Scenario scenario = short_and_eventful();
    scenario.parameters.arrears.chance_repays_ended_recently = 0;
    scenario.parameters.arrears.chance_repays_ended_long_ago = 0.9;
    check_same_everywhere(scenario, 1, {{}, {50, 7}});
}

TEST_CASE("every instruction set gives the reference's totals when notices end in their first quarter if at all") {
    Scenario scenario = short_and_eventful();
    scenario.parameters.closure.chance_ends_first_quarter_after_notice = 0.9;
    scenario.parameters.closure.chance_ends_later_quarter = 0.01;
    check_same_everywhere(scenario, 1, {{}});
}

TEST_CASE("more cases in a range than a stock counts at once give the reference's totals") {
    check_same_everywhere(baseline(), 12, {{200'000, 4'096}, {200'000, 200'000}});
}
