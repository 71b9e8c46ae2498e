#include "tests/support/realised_totals.h"

#include <algorithm>

#include "sim/model/eligible_cases.h"

namespace ccsim::tests {
WholeCaseload::WholeCaseload(const Scenario& scenario, int scale)
    : scenario_(&scenario), scale_(scale), expected_(expect(scenario, scale)) {
    const QuarterTableMaker maker(scenario);
    cohorts_.push_back(Cohort::opening(scenario, scale));
    for (int index = 0; index <= scenario.quarters(); ++index) {
        SampledQuarter& q = quarters_.emplace_back();
        q.index = static_cast<std::uint16_t>(index);
        q.direct_segment = static_cast<int>(scenario.parameters.closure.maintenance_direct_segment) - 1;
        q.tables = maker.tables(index);
        if (index == 0) continue;
        q.thresholds = thresholds_of(q.tables.chances);
        q.select = thresholds_of(expected_.path.selection[q.index]);
        if (auto cohort = Cohort::intake(scenario, index, scale)) cohorts_.push_back(std::move(*cohort));
    }
}

double WholeCaseload::cases() const {
    double sum = 0;
    for (const Cohort& cohort : cohorts_) sum += cohort.size();
    return sum;
}

void WholeCaseload::arrive(const World& world, std::size_t index, std::vector<Case>& cases, SampledTally& tally) const {
    const SampledQuarter& q = quarters_[index];
    for (const Cohort& cohort : cohorts_) {
        if (cohort.arrived() != q.index) continue;
        for (std::uint32_t place = 0; place < cohort.size(); ++place)
            cases.push_back({cohort.draw(world, place), {q.index, place}});
        tally[tally::arrivals()] += cohort.size();
    }
    if (index > 0) return;
    for (const Case& c : cases) count_stocks(c.now, false, q.tables.liabilities, q.direct_segment, tally);
}

void WholeCaseload::pass(const World& world, const SampledQuarter& quarter, std::vector<Case>& cases,
                         SampledTally& tally) const {
    arrive(world, quarter.index, cases, tally);
    NoRecorder nobody;
    for (Case& c : cases) CaseStep(c.now, world, c.id, quarter, tally, nobody).run();
    std::erase_if(cases, [](const Case& c) { return is_gone(c.now.state); });
}

/// The quarter with the selection chances that these totals give.
SampledQuarter WholeCaseload::reselecting(std::size_t index, const SampledTally& before) const {
    SampledQuarter quarter = quarters_[index];
    quarter.select = thresholds_of(selection_chances(*scenario_, quarter.index, eligible_cases(before, scale_)));
    return quarter;
}

TwoLives WholeCaseload::live(const World& world) const {
    const auto selects = [](const SampledQuarter& q) { return q.select.any(); };
    const auto first = static_cast<std::size_t>(std::ranges::find_if(quarters_, selects) - quarters_.begin());
    TwoLives lives;
    std::vector<SampledTally>& totals = lives.by_expected;
    totals.resize(quarters_.size());
    std::vector<Case> cases;
    arrive(world, 0, cases, totals[0]);
    for (std::size_t index = 1; index < first; ++index) pass(world, quarters_[index], cases, totals[index]);
    lives.by_realised = totals;
    std::vector<Case> again = cases;
    for (std::size_t index = first; index < quarters_.size(); ++index) {
        pass(world, quarters_[index], cases, totals[index]);
        pass(world, reselecting(index, lives.by_realised[index - 1]), again, lives.by_realised[index]);
    }
    return lives;
}

}  // namespace ccsim::tests
