#include "sim/engine/expected_quarter.h"

namespace ccsim {
namespace {

/// What one row adds to the stocks: the cases of one profile in one state.
class RowCount {
public:
    RowCount(const ExpectedCases& cases, State s, std::size_t profile, ExpectedTally& tally)
        : cases_(cases),
          s_(s),
          code_(code_of(s)),
          profile_(profile),
          sums_(cases.sums(code_, profile)),
          tally_(tally) {}

    bool empty() const { return !(sums_.cases() > 0); }

    void count(const ExpectedFamilies& families, const MeanAmounts& means, int direct_segment) {
        for (std::size_t scheme = 0; scheme < 2; ++scheme)
            tally_[tally::cases(scheme, situation(), debt())] += sums_.cases_of_scheme[scheme];
        count_by_lane(families, direct_segment);
        if (has_current_liability(s_.situation)) count_liability(means);
        if (owes()) count_arrears();
        if (in_notice(s_))
            tally_[tally::in_notice(static_cast<std::size_t>(notice_segment(s_.stage)))] += sums_.cases();
        if (is_ended(s_.situation)) {
            tally_[tally::waiting(s_.stage)] += sums_.cases();
            tally_[tally::waiting_pence(s_.stage)] += sums_.arrears;
        }
    }

private:
    std::size_t situation() const { return static_cast<std::size_t>(s_.situation); }
    std::size_t debt() const { return static_cast<std::size_t>(s_.debt); }
    bool owes() const { return s_.debt != Debt::none; }

    void count_by_lane(const ExpectedFamilies& families, int direct_segment) {
        const auto cases = cases_.row(code_, profile_, Quantity::cases);
        const auto paid = cases_.row(code_, profile_, Quantity::paid_this_quarter);
        const auto live = has_current_liability(s_.situation) || owes() ? cases : paid;
        for (std::size_t lane = 0; lane < cases.size(); ++lane) {
            const Lane& l = cases_.lanes()[lane];
            if (l.clerical) tally_[tally::clerical(situation(), owes() ? 1 : 0)] += cases[lane];
            if (!has_current_liability(s_.situation) && !owes())
                tally_[tally::live_without_liability_or_arrears(static_cast<std::size_t>(l.scheme),
                                                                l.clerical ? 1 : 0)] += paid[lane];
            count_children(families.of(profile_, lane), cases[lane], live[lane]);
            if (!has_qualifying_child(s_.situation)) continue;
            const auto segment = static_cast<std::size_t>(segment_of(s_.situation, l.clerical, direct_segment));
            if (s_.stage == 0) tally_[tally::open_by_segment(segment)] += cases[lane];
            if (is_contributing(s_.situation)) tally_[tally::contributing_by_segment(segment)] += cases[lane];
        }
    }

    void count_children(const ExpectedFamily& family, double cases, double live) {
        if (!has_qualifying_child(s_.situation)) {
            tally_[tally::live_children(0)] += live;
            return;
        }
        double children = 0;
        for (std::size_t k = 0; k < child_counts; ++k) {
            tally_[tally::live_children(k)] += live * family.children[k];
            children += static_cast<double>(k) * family.children[k];
        }
        if (is_contributing(s_.situation)) tally_[tally::children_benefiting()] += cases * children;
    }

    void count_liability(const MeanAmounts& means) {
        const std::size_t service = s_.situation == Situation::direct ? maintenance_direct : collection_service;
        const std::size_t liability = profile_ % 3;
        for (std::size_t band = 0; band < liability_bands; ++band)
            tally_[tally::liability_band(service, band)] += sums_.cases() * means.bands[service][liability][band];
        tally_[tally::weekly_liability_pence(service)] += sums_.cases() * means.weekly[service][liability];
        tally_[tally::arrears_by_class_pence(service, liability)] += sums_.arrears;
    }

    void count_arrears() {
        tally_[tally::arrears_pence(situation(), debt())] += sums_.arrears;
        for (const double pence : cases_.row(code_, profile_, Quantity::secretary_of_state))
            tally_[tally::secretary_of_state_pence()] += pence;
        for (const double cases : cases_.row(code_, profile_, Quantity::not_paid_since_january_2012))
            tally_[tally::not_paid_since_january_2012()] += cases;
    }

    const ExpectedCases& cases_;
    State s_;
    StateCode code_;
    std::size_t profile_;
    RowSums sums_;
    ExpectedTally& tally_;
};

}  // namespace

void count_expected_stocks(const ExpectedCases& cases, const ExpectedFamilies& families, const MeanAmounts& means,
                           int direct_segment, ExpectedTally& tally) {
    for (std::size_t code = 0; code < state_codes; ++code) {
        const State s = state_of(static_cast<StateCode>(code));
        if (is_gone(s)) continue;
        for (std::size_t profile = 0; profile < profiles; ++profile)
            if (RowCount row(cases, s, profile, tally); !row.empty()) row.count(families, means, direct_segment);
    }
}

}  // namespace ccsim
