#include "sim/engine/quiet_tables.h"

#include <catch2/catch.hpp>

#include "tests/model/scripted.h"
#include "tests/support/scenarios.h"

using namespace ccsim;
using namespace ccsim::tests;

TEST_CASE("random words that only impossible decisions would ask for are not made") {
    const std::size_t block = row_of(Decision::leaves).word.block;
    Scenario scenario = quiet_scenario();
    CHECK_FALSE(quiet_tables(sampled_quarter(scenario, 1)).family_blocks[block]);
    scenario.parameters.leaving.chance_withdraws_nil = 1e-6;
    CHECK(quiet_tables(sampled_quarter(scenario, 1)).family_blocks[block]);
    CHECK_FALSE(quiet_tables(sampled_quarter(scenario, 1)).former_blocks[block]);
}

TEST_CASE("no word for which a rare decision does something is above what vectors look up") {
    const SampledQuarter q = sampled_quarter(baseline(), 9);
    const QuietTables tables = quiet_tables(q);
    const auto& rare = rare_decisions<Kin::families>;
    for (std::size_t i = 0; i < rare.size(); ++i)
        for (int code = 0; code < state_codes; ++code) {
            const State s = state_of(static_cast<StateCode>(code));
            if (!is_put_to(row_of(rare[i]), Kin::families, s)) continue;
            for (std::size_t profile = 0; profile < profiles; ++profile) {
                const std::uint32_t both = tables.rare[i / 2][noticed_row(s) * profiles + profile];
                const std::uint32_t highest = i % 2 == 0 ? both & 0xffffU : both >> 16;
                CHECK(highest >= highest_half(row_of(rare[i]).read(q.thresholds, s, profile).back()));
            }
        }
}
