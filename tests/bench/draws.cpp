#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include "sim/model/decision_table.h"
#include "tests/bench/caseload.h"
#include "tests/bench/draw_blocks.h"
#include "tests/bench/job.h"

// Random words and nothing else: the generator alone, its words by name, and as many as a full-size replicate needs.
namespace ccsim::bench {
namespace {

constexpr std::uint32_t blocks = 1U << 20U;

struct Blocks {
    InstructionSet set;
    Work operator()() const {
        benchmark::DoNotOptimize(draw_blocks(set, World{}, blocks, 1, 0, 1));
        return {.amount = blocks, .unit = "blocks", .blocks = blocks};
    }
};

/// The words that the rules of a full-size replicate need, and no rules: three blocks for a family's quarter, one for
/// any other case's, four for an arrival.
class RooflineOfAReplicate {
public:
    explicit RooflineOfAReplicate(InstructionSet set) : set_(set) {
        const Caseload caseload(baseline());
        world_ = caseload.world();
        const RangeTotals totals = caseload.simulate_all();
        needs_ = needs_of(totals.quarters);
        work_ = work_of(totals);
    }

    Work operator()() const {
        for (std::size_t q = 0; q < needs_.size(); ++q) {
            const auto quarter = static_cast<std::uint16_t>(q);
            benchmark::DoNotOptimize(draw_blocks(set_, world_, needs_[q].families, quarter, 0, int{blocks_in_use()}));
            benchmark::DoNotOptimize(draw_blocks(set_, world_, needs_[q].others, quarter, 0, 1));
            benchmark::DoNotOptimize(
                draw_blocks(set_, world_, needs_[q].arrivals, quarter, arrival_block, arrival_blocks));
        }
        return work_;
    }

private:
    InstructionSet set_;
    World world_;
    std::vector<QuarterNeeds> needs_;
    Work work_;
};

}  // namespace

void add_draws() {
    for (const InstructionSet set : available_instruction_sets())
        add<Blocks>(fmt::format("draws/blocks, {}", name_of(set)), Calls::many, set);
    for (const InstructionSet set : available_instruction_sets())
        add<RooflineOfAReplicate>(fmt::format("draws/roofline of a full-size replicate, {}", name_of(set)), Calls::one,
                                  set);
}

}  // namespace ccsim::bench
