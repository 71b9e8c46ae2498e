#include <benchmark/benchmark.h>

#include "tests/bench/caseload.h"
#include "tests/bench/draw_blocks.h"
#include "tests/bench/job.h"

// Random words and nothing else: the generator alone, its words by name, and as many as a full-size replicate needs.
namespace ccsim::bench {
namespace {

constexpr std::uint32_t blocks = 1U << 20U;

struct PhiloxBlocks {
    Work operator()() const {
        benchmark::DoNotOptimize(draw_philox_blocks({0, 1, 2, 3}, blocks));
        return {.amount = blocks, .unit = "blocks", .blocks = blocks};
    }
};

struct NamedBlocks {
    Work operator()() const {
        benchmark::DoNotOptimize(draw_named_blocks(World{}, blocks, 1, 0, 1));
        return {.amount = blocks, .unit = "blocks", .blocks = blocks};
    }
};

/// The words that the rules of a full-size replicate need, and no rules: three blocks for a family's quarter, one for
/// any other case's, four for an arrival.
class RooflineOfAReplicate {
public:
    RooflineOfAReplicate() {
        const Caseload caseload(baseline());
        world_ = caseload.world();
        const RangeTotals totals = caseload.simulate_all();
        needs_ = needs_of(totals.quarters);
        work_ = work_of(totals);
    }

    Work operator()() const {
        for (std::size_t q = 0; q < needs_.size(); ++q) {
            const auto quarter = static_cast<std::uint16_t>(q);
            benchmark::DoNotOptimize(draw_named_blocks(world_, needs_[q].families, quarter, 0, quarter_blocks));
            benchmark::DoNotOptimize(draw_named_blocks(world_, needs_[q].others, quarter, 0, 1));
            benchmark::DoNotOptimize(
                draw_named_blocks(world_, needs_[q].arrivals, quarter, arrival_block, arrival_blocks));
        }
        return work_;
    }

private:
    World world_;
    std::vector<QuarterNeeds> needs_;
    Work work_;
};

}  // namespace

void add_draws() {
    add<PhiloxBlocks>("draws/Philox blocks", Calls::many);
    add<NamedBlocks>("draws/named words", Calls::many);
    add<RooflineOfAReplicate>("draws/roofline of a full-size replicate", Calls::one);
}

}  // namespace ccsim::bench
