#include <algorithm>

#include "sim/engine/expected_profile.h"
#include "sim/engine/expected_rows.h"

namespace ccsim {

void ExpectedProfile::count_stocks(const ExpectedQuarter& quarter, ExpectedFlows& flows, ExpectedTally& tally) {
    count_families(quarter, flows);
    count_open(quarter, tally);
    count_former(over_, Situation::over_recently, flows);
    count_former(ended_, Situation::ended_recently, flows);
    for (std::size_t route = 0; route < closure_routes; ++route)
        for (const auto& debt : waiting_[route])
            for (const double cases : debt) tally[tally::waiting(route)] += cases;
    for (const auto& debt : ended_)
        for (const double* const row : debt) flows.add(tally::waiting_pence(), row + q_arrears * lanes_, 1);
}

[[gnu::flatten, gnu::target_clones("avx2", "default")]] void ExpectedProfile::count_families(
    const ExpectedQuarter& quarter, ExpectedFlows& flows) {
    double* const row = scratch_;
    std::array<double*, 6> sums{};
    for (std::size_t i = 0; i < sums.size(); ++i) rows::clear(sums[i] = scratch_ + open_.row_size + i * lanes_, lanes_);
    const auto [live, contributing, collected, collected_arrears, direct, direct_arrears] = sums;
    rows::add(live, paid_and_nil_, lanes_);
    rows::add(flows.paid_and_nil(), paid_and_nil_, lanes_);
    for (std::size_t debt = 0; debt < debts; ++debt)
        for (std::size_t s = 0; s < family_situations; ++s) {
            const auto situation = static_cast<Situation>(s);
            std::copy_n(open_.row(debt, s), open_.row_size, row);
            if (anybody_in_notice())
                for (const FamilyBlock& block : notice_) rows::add(row, block.row(debt, s), open_.row_size);
            count_row(debt, situation, row, flows);
            if (has_current_liability(situation)) {
                rows::add(situation == Situation::direct ? direct : collected, row, lanes_);
                rows::add(situation == Situation::direct ? direct_arrears : collected_arrears, row + q_arrears * lanes_,
                          lanes_);
            }
            if (has_current_liability(situation) || debt > 0) rows::add(live, row, lanes_);
            if (is_contributing(situation)) rows::add(contributing, row, lanes_);
        }
    count_service(quarter, collection_service, collected, collected_arrears, flows);
    count_service(quarter, maintenance_direct, direct, direct_arrears, flows);
    for (std::size_t lane = 0; lane < lanes_; ++lane) {
        const FamilyKind& family = quarter.plan.family(profile_, lane);
        for (std::size_t k = 0; k < child_counts; ++k)
            flows.of(tally::live_children(k))[lane] += live[lane] * family.children()[k];
        flows.of(tally::children_benefiting())[lane] += contributing[lane] * family.mean_children();
    }
}

void ExpectedProfile::count_row(std::size_t debt, Situation situation, const double* row, ExpectedFlows& flows) const {
    const auto s = static_cast<std::size_t>(situation);
    flows.add(tally::cases(0, s, debt), row, 1);
    if (debt == 0) return;
    flows.add(tally::arrears_pence(s, debt), row + q_arrears * lanes_, 1);
    flows.add(tally::secretary_of_state_pence(), row + q_secretary_of_state * lanes_, 1);
    flows.add(tally::not_paid_since_january_2012(), row + q_not_paid * lanes_, 1);
}

void ExpectedProfile::count_service(const ExpectedQuarter& quarter, std::size_t service, const double* cases,
                                    const double* arrears, ExpectedFlows& flows) const {
    const std::size_t liability = profile_ % 3;
    flows.add(tally::arrears_by_class_pence(service, liability), arrears, 1);
    flows.add(tally::weekly_liability_pence(service), cases, quarter.means.weekly[service][liability]);
    for (std::size_t band = 0; band < liability_bands; ++band)
        if (const double share = quarter.means.bands[service][liability][band]; share > 0)
            flows.add(tally::liability_band(service, band), cases, share);
}

void ExpectedProfile::count_open(const ExpectedQuarter& quarter, ExpectedTally& tally) const {
    for (std::size_t s = 0; s < family_situations; ++s)
        for (std::size_t lane = 0; lane < lanes_; ++lane) {
            double cases = 0;
            for (std::size_t debt = 0; debt < debts; ++debt) cases += open_.row(debt, s)[lane];
            const int segment =
                segment_of(static_cast<Situation>(s), quarter.plan.lanes()[lane].clerical, quarter.direct_segment);
            tally[tally::open_by_segment(static_cast<std::size_t>(segment))] += cases;
        }
}

void ExpectedProfile::count_former(const DebtRows& former, Situation recent, ExpectedFlows& flows) const {
    for (std::size_t debt = 0; debt < 2; ++debt)
        for (std::size_t recency = 0; recency < recencies; ++recency) {
            const double* const row = former[debt][recency];
            count_row(debt + 1, static_cast<Situation>(static_cast<std::size_t>(recent) + recency), row, flows);
            flows.add(tally::live_children(0), row, 1);
        }
}

}  // namespace ccsim
