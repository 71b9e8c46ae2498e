#include "sim/engine/sampled.h"

#include <algorithm>

#include "sim/engine/case_columns.h"

namespace ccsim {
namespace {

int direct_segment_of(const Scenario& scenario) {
    return static_cast<int>(scenario.parameters.closure.maintenance_direct_segment) - 1;
}

SampledQuarter sampled_quarter(const Scenario& scenario, const QuarterTableMaker& maker, const MacroPath& path,
                               int index) {
    SampledQuarter q;
    q.index = static_cast<std::uint16_t>(index);
    q.direct_segment = direct_segment_of(scenario);
    q.tables = maker.tables(index);
    if (index == 0) return q;
    q.thresholds = thresholds_of(q.tables.chances);
    for (std::size_t s = 0; s < segments; ++s)
        q.select[s] = threshold(path.selection[static_cast<std::size_t>(index)][s]);
    return q;
}

/// Draws a block's cases as they come in, and counts them.
void arrive(const SampledRun& run, const World& world, const Cohort& cohort, std::uint32_t first, std::uint32_t end,
            CaseColumns& block, std::vector<SampledTally>& totals) {
    block.clear();
    const auto arrived = static_cast<std::size_t>(cohort.arrived());
    const SampledQuarter& q = run.quarters[arrived];
    for (std::uint32_t place = first; place < end; ++place) {
        const Newcomer c = cohort.draw(world, place);
        block.push(place, c);
        if (arrived == 0) count_stocks(c, false, q.tables.liabilities, q.direct_segment, totals[0]);
    }
    totals[arrived][tally::arrivals()] += end - first;
}

/// One quarter of every case still there; those gone leave the block.
void step(const SampledQuarter& q, const World& world, std::uint16_t arrived, CaseColumns& block,
          SampledTally& totals) {
    NoRecorder nobody;
    std::size_t kept = 0;
    for (std::size_t i = 0; i < block.size(); ++i) {
        Newcomer c = block.load(i);
        const std::uint32_t place = block.place(i);
        CaseStep(c, world, {arrived, place}, q, totals, nobody).run();
        if (!is_gone(c.state)) block.store(kept++, place, c);
    }
    block.resize(kept);
}

}  // namespace

SampledRun prepare_sampled(const Scenario& scenario, const MacroPath& path, int scale) {
    SampledRun run;
    const QuarterTableMaker maker(scenario);
    run.cohorts.push_back(Cohort::opening(scenario, scale));
    for (int index = 0; index <= scenario.quarters(); ++index) {
        run.quarters.push_back(sampled_quarter(scenario, maker, path, index));
        if (index == 0) continue;
        if (auto cohort = Cohort::intake(scenario, index, scale)) run.cohorts.push_back(std::move(*cohort));
    }
    return run;
}

std::vector<CaseRange> ranges_of(const SampledRun& run, std::uint32_t cases) {
    std::vector<CaseRange> ranges;
    for (std::size_t c = 0; c < run.cohorts.size(); ++c)
        for (std::uint64_t first = 0; first < run.cohorts[c].size(); first += cases)
            ranges.push_back(
                {c, static_cast<std::uint32_t>(first),
                 static_cast<std::uint32_t>(std::min<std::uint64_t>(first + cases, run.cohorts[c].size()))});
    return ranges;
}

RangeTotals simulate(const SampledRun& run, const World& world, const CaseRange& range, std::uint32_t block_cases,
                     const std::atomic<bool>* stop) {
    RangeTotals totals;
    totals.quarters.resize(run.quarters.size());
    const Cohort& cohort = run.cohorts[range.cohort];
    const auto arrived = static_cast<std::uint16_t>(cohort.arrived());
    CaseColumns block(block_cases);
    for (std::uint64_t first = range.first; first < range.end; first += block_cases) {
        if (stop != nullptr && stop->load(std::memory_order_relaxed)) break;
        const auto end = static_cast<std::uint32_t>(std::min<std::uint64_t>(first + block_cases, range.end));
        arrive(run, world, cohort, static_cast<std::uint32_t>(first), end, block, totals.quarters);
        for (std::size_t index = std::max<std::size_t>(arrived, 1); index < run.quarters.size() && block.size() > 0;
             ++index) {
            totals.case_quarters += block.size();
            step(run.quarters[index], world, arrived, block, totals.quarters[index]);
        }
    }
    return totals;
}

}  // namespace ccsim
