#include "sim/engine/sampled.h"

#include <algorithm>

#include "sim/engine/block.h"

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
    q.select = thresholds_of(path.selection[static_cast<std::size_t>(index)]);
    return q;
}

/// Part of a range that runs through all quarters before the next.
struct Stretch {
    const SampledRun& run;
    const World& world;
    const Cohort& cohort;
    std::uint32_t first, end;

    std::uint16_t arrived() const { return static_cast<std::uint16_t>(cohort.arrived()); }
    std::size_t first_quarter() const { return std::max<std::size_t>(arrived(), 1); }
};

/// Case by case: the reference.
void run_one_by_one(const Stretch& part, RangeTotals& totals) {
    NoRecorder nobody;
    for (std::uint32_t place = part.first; place < part.end; ++place) {
        Newcomer c = part.cohort.draw(part.world, place);
        const SampledQuarter& opening = part.run.quarters.front();
        if (part.arrived() == 0)
            count_stocks(c, false, opening.tables.liabilities, opening.direct_segment, totals.quarters.front());
        totals.quarters[part.arrived()][tally::arrivals()] += 1;
        for (std::size_t index = part.first_quarter(); index < part.run.quarters.size(); ++index) {
            ++totals.case_quarters;
            CaseStep(c, part.world, {part.arrived(), place}, part.run.quarters[index], totals.quarters[index], nobody)
                .run();
            if (is_gone(c.state)) break;
        }
    }
}

/// Many cases at a time: a block through all quarters.
void run_together(const Stretch& part, Block& block, std::vector<QuarterStocks>& stocks, RangeTotals& totals) {
    block.arrive(part.cohort, part.first, part.end, totals.quarters[part.arrived()], stocks[part.arrived()]);
    for (std::size_t index = part.first_quarter(); index < part.run.quarters.size() && block.size() > 0; ++index) {
        totals.case_quarters += block.size();
        block.step(part.run.quarters[index], part.run.quiet[index], totals.quarters[index], stocks[index]);
    }
    block.clear();
}

/// Calls `visit` with the borders of stretches of at most `cases` from `first` to `end`.
template <class Visit>
void for_each_stretch(std::uint32_t first, std::uint32_t end, std::uint32_t cases, const Visit& visit) {
    for (std::uint32_t next = first; first < end; first = next) {
        next = first + std::min(cases, end - first);
        visit(first, next);
    }
}

}  // namespace

SampledRun prepare_sampled(const Scenario& scenario, const MacroPath& path, int scale) {
    SampledRun run;
    const QuarterTableMaker maker(scenario);
    run.cohorts.push_back(Cohort::opening(scenario, scale));
    for (int index = 0; index <= scenario.quarters(); ++index) {
        run.quarters.push_back(sampled_quarter(scenario, maker, path, index));
        run.quiet.push_back(quiet_tables(run.quarters.back()));
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
                     const std::atomic<bool>* stop, InstructionSet set) {
    RangeTotals totals;
    totals.quarters.resize(run.quarters.size());
    const Cohort& cohort = run.cohorts[range.cohort];
    const std::uint32_t at_once = std::min(block_cases, most_cases_counted);
    Block block(set, world, static_cast<std::uint16_t>(cohort.arrived()),
                set == InstructionSet::scalar ? 0 : std::min(at_once, range.end - range.first));
    for_each_stretch(range.first, range.end, most_cases_counted, [&](std::uint32_t first, std::uint32_t end) {
        std::vector<QuarterStocks> stocks(set == InstructionSet::scalar ? 0 : run.quarters.size());
        for_each_stretch(first, end, at_once, [&](std::uint32_t block_first, std::uint32_t block_end) {
            if (stop != nullptr && stop->load(std::memory_order_relaxed)) return;
            const Stretch part{run, world, cohort, block_first, block_end};
            if (set == InstructionSet::scalar) run_one_by_one(part, totals);
            else run_together(part, block, stocks, totals);
        });
        if (set != InstructionSet::scalar) add_stocks(stocks, run.quarters, totals.quarters);
    });
    return totals;
}

}  // namespace ccsim
