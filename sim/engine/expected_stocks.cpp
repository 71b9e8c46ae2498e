#include "sim/engine/expected_group.h"
#include "sim/engine/vector_clones.h"
#include "sim/model/decisions.h"

namespace ccsim {
namespace {

/// Cases with a current liability in one service.
struct Service {
    ByLane cases{}, arrears{};
};

void count_service(const ProfileQuarter& profile, std::size_t service, const Service& liable, ExpectedFlows& flows) {
    const std::size_t liability = profile.profile % liability_classes;
    flows.add(tally::arrears_by_class_pence(service, liability), liable.arrears);
    flows.add(tally::weekly_liability_pence(service), liable.cases * profile.means.weekly[service][liability]);
    for (std::size_t band = 0; band < liability_bands; ++band)
        if (const double share = profile.means.bands[service][liability][band]; share > 0)
            flows.add(tally::liability_band(service, band), liable.cases * share);
}

}  // namespace

CCSIM_VECTOR_CLONES void ExpectedGroup::count_stocks(const ProfileQuarter& profile, const LaneQuarter& lanes,
                                                     ExpectedFlows& flows) {
    count_families(profile, lanes, flows);
    count_former(over_, Situation::over_recently, flows);
    count_former(ended_, Situation::ended_recently, flows);
    for (std::size_t route = 0; route < waiting_.size(); ++route) {
        const auto& [small, large] = waiting_[route];
        flows.add(tally::waiting(route_of_waiting(route, lanes.direct_segment)),
                  (small[0] + small[1]) + (large[0] + large[1]));
    }
    for (const auto& debt : ended_) flows.add(tally::waiting_pence(), debt[0].arrears + debt[1].arrears);
    flows.add(tally::live_without_liability_or_arrears(), exits_.paid_and_gone + exits_.paid_and_nil);
    flows.add(tally::live_children(0), exits_.paid_and_gone);
}

void ExpectedGroup::count_families(const ProfileQuarter& profile, const LaneQuarter& lanes,
                                   ExpectedFlows& flows) const {
    ByLane live = exits_.paid_and_nil, contributing{}, secretary_of_state{}, not_paid{};
    std::array<Service, services> liable;
    const auto all = [this](auto of) {
        ByLane sum = of(open_);
        if (anybody_selected_) sum += of(notice_[middle()]) + of(notice_[oldest]);
        return sum;
    };
    for (std::size_t s = 0; s < family_situations; ++s) {
        const auto situation = static_cast<Situation>(s);
        ByLane without_arrears{}, with_arrears{}, open{};
        Service& service = liable[situation == Situation::direct ? maintenance_direct : collection_service];
        for (std::size_t debt = 0; debt < debts; ++debt) {
            const ByLane cases = all([&](const Families& f) { return f.cases[debt][s]; });
            flows.add(tally::cases(0, s, debt), cases);
            (debt == 0 ? without_arrears : with_arrears) += cases;
            open += open_.cases[debt][s];
            if (debt == 0) continue;
            const ByLane arrears = all([&](const Families& f) { return f.arrears[debt - 1][s]; });
            flows.add(tally::arrears_pence(s, debt), arrears);
            if (has_current_liability(situation)) service.arrears += arrears;
            if (owes_secretary_of_state_)
                secretary_of_state += all([&](const Families& f) { return f.secretary_of_state[debt - 1][s]; });
            if (may_never_have_paid(s)) not_paid += all([&](const Families& f) { return f.not_paid[debt][s]; });
        }
        const ByLane cases_in_situation = without_arrears + with_arrears;
        live += has_current_liability(situation) ? cases_in_situation : with_arrears;
        if (has_current_liability(situation)) service.cases += cases_in_situation;
        const auto segment = static_cast<std::size_t>(segment_of(situation, false, lanes.direct_segment));
        flows.add(tally::open_by_segment(segment), open);
        if (situation == Situation::direct) flows.add(tally::open_direct_by_segment(segment), open);
        if (!is_contributing(situation)) continue;
        contributing += cases_in_situation;
        flows.add(tally::contributing_by_segment(segment), cases_in_situation);
    }
    for (std::size_t service = 0; service < services; ++service)
        count_service(profile, service, liable[service], flows);
    flows.add(tally::secretary_of_state_pence(), secretary_of_state);
    flows.add(tally::not_paid_since_january_2012(), not_paid);
    for (std::size_t k = 0; k < child_counts; ++k)
        flows.add(tally::live_children(k), live * lanes.families.children[k]);
    flows.add(tally::children_benefiting(), contributing * lanes.families.mean_children);
}

void ExpectedGroup::count_former(const ByDebt<Owing>& former, Situation recent, ExpectedFlows& flows) const {
    for (std::size_t debt = 1; debt < debts; ++debt)
        for (std::size_t recency = 0; recency < recencies; ++recency) {
            const std::size_t s = static_cast<std::size_t>(recent) + recency;
            const Owing& owing = former[debt - 1][recency];
            flows.add(tally::cases(0, s, debt), owing.cases);
            flows.add(tally::arrears_pence(s, debt), owing.arrears);
            flows.add(tally::secretary_of_state_pence(), owing.secretary_of_state);
            flows.add(tally::not_paid_since_january_2012(), owing.not_paid);
            flows.add(tally::live_children(0), owing.cases);
        }
}

}  // namespace ccsim
