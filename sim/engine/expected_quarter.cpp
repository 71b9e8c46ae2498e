#include "sim/engine/expected_quarter.h"

#include "sim/core/money.h"
#include "sim/model/decisions.h"

namespace ccsim {
namespace {

constexpr double two_to_32 = 4294967296.0;

bool is_child_state(State s) { return has_qualifying_child(s.situation); }
bool is_paying_service(State s) { return in_collection_service(s.situation); }

}  // namespace

ExpectedQuarter::ExpectedQuarter(const QuarterTables& tables, int index, int direct_segment, ExpectedCases& cases,
                                 ExpectedTally& tally)
    : t_(tables.chances),
      tables_(tables),
      means_(means_of(tables.liabilities)),
      index_(index),
      direct_segment_(direct_segment),
      cases_(cases),
      tally_(tally) {}

template <class Body>
void ExpectedQuarter::for_each_row(bool (*passes)(State), const Body& body) const {
    for (std::size_t code = 0; code < state_codes; ++code) {
        const State s = state_of(static_cast<StateCode>(code));
        if (!passes(s)) continue;
        for (std::size_t profile = 0; profile < profiles; ++profile)
            if (const RowSums sums = cases_.sums(code_of(s), profile); sums.cases() > 0) body(s, profile, sums);
    }
}

void ExpectedQuarter::move(State from, std::size_t profile, const std::vector<Way>& ways) {
    cases_.move(code_of(from), profile, ways);
}

void ExpectedQuarter::count_end(int route, double chance, const RowSums& sums) {
    for (std::size_t scheme = 0; scheme < 2; ++scheme)
        tally_[tally::liabilities_ended(scheme, static_cast<std::size_t>(route))] +=
            chance * sums.cases_of_scheme[scheme];
    if (route <= route_reactive)
        tally_[tally::applied(static_cast<std::size_t>(route))] +=
            chance * sums.cases() * t_.applies[static_cast<std::size_t>(route)][0];
}

void ExpectedQuarter::pass_time() {
    const auto moves_on = [](State s) {
        return in_notice(s) ? notice_age(s.stage) < notice_ages - 1
                            : s.situation == Situation::ended_recently || s.situation == Situation::over_recently;
    };
    for_each_row(moves_on, [&](State s, std::size_t profile, const RowSums&) {
        ways_ = {in_notice(s) ? Way{.to = with_notice_a_quarter_older(s), .chance = 1}
                              : Way{.to = after_lapsing(s), .chance = t_.lapses[0]}};
        move(s, profile, ways_);
    });
    cases_.settle();
}

std::array<double, segments> ExpectedQuarter::eligible() const {
    std::array<double, segments> out{};
    const auto open = [](State s) { return is_child_state(s) && s.stage == 0; };
    for_each_row(open, [&](State s, std::size_t profile, const RowSums&) {
        const auto cases = cases_.row(code_of(s), profile, Quantity::cases);
        for (std::size_t lane = 0; lane < cases.size(); ++lane)
            if (may_be_selected(cases_.lanes()[lane]))
                out[static_cast<std::size_t>(
                    segment_of(s.situation, cases_.lanes()[lane].clerical, direct_segment_))] += cases[lane];
    });
    return out;
}

void ExpectedQuarter::select(const std::array<double, segments>& chances) {
    std::vector<double> chance_by_lane(cases_.lanes().size());
    const auto open = [](State s) { return is_child_state(s) && s.stage == 0; };
    for_each_row(open, [&](State s, std::size_t profile, const RowSums&) {
        for (const bool clerical : {false, true}) {
            const auto segment = static_cast<std::size_t>(segment_of(s.situation, clerical, direct_segment_));
            if (!(chances[segment] > 0)) continue;
            const auto cases = cases_.row(code_of(s), profile, Quantity::cases);
            for (std::size_t lane = 0; lane < cases.size(); ++lane) {
                const Lane& l = cases_.lanes()[lane];
                chance_by_lane[lane] = l.clerical == clerical && may_be_selected(l) ? chances[segment] : 0;
                tally_[tally::selected(segment)] += cases[lane] * chance_by_lane[lane];
            }
            cases_.move_by_lane(code_of(s), profile, code_of(after_selection(s, static_cast<int>(segment))),
                                chance_by_lane);
        }
    });
    cases_.settle();
}

void ExpectedQuarter::age_out(const ExpectedFamilies& families) {
    std::vector<double> chance_by_lane(cases_.lanes().size());
    for_each_row(is_child_state, [&](State s, std::size_t profile, const RowSums&) {
        const auto cases = cases_.row(code_of(s), profile, Quantity::cases);
        for (std::size_t lane = 0; lane < cases.size(); ++lane) {
            chance_by_lane[lane] = families.of(profile, lane).ages_out;
            tally_[tally::liabilities_ended(static_cast<std::size_t>(cases_.lanes()[lane].scheme), route_ageing)] +=
                cases[lane] * chance_by_lane[lane];
        }
        cases_.move_by_lane(code_of(s), profile, code_of(after_liability_ends(s, route_ageing)), chance_by_lane);
    });
    cases_.settle();
}

void ExpectedQuarter::leave() {
    for_each_row(is_child_state, [&](State s, std::size_t profile, const RowSums& sums) {
        ways_.clear();
        for (const int how : {outcome::withdraws, outcome::closes_reactively}) {
            const double chance = t_.leaves[noticed_row(s)][profile][static_cast<std::size_t>(how)];
            ways_.push_back({.to = after_liability_ends(s, route_of_leaving(how)), .chance = chance});
            count_end(route_of_leaving(how), chance, sums);
        }
        move(s, profile, ways_);
    });
    cases_.settle();
}

void ExpectedQuarter::reassess() {
    for_each_row(is_child_state, [&](State s, std::size_t profile, const RowSums& sums) {
        const auto& chances = t_.reassessed[static_cast<std::size_t>(s.situation)][profile];
        const bool was_nil = s.situation == Situation::nil;
        tally_[was_nil ? tally::became_positive() : tally::became_nil()] +=
            sums.cases() * chances[outcome::to_nil_or_positive];
        tally_[tally::amount_changed()] += sums.cases() * chances[outcome::amount_changes];
        ways_ = {
            {.to = after_reassessment(s, outcome::to_nil_or_positive), .chance = chances[outcome::to_nil_or_positive]}};
        move(s, profile, ways_);
    });
    cases_.settle();
}

void ExpectedQuarter::enforce() {
    for_each_row(is_paying_service, [&](State s, std::size_t profile, const RowSums& sums) {
        const double chance = t_.enforcement[static_cast<std::size_t>(s.situation)][profile][0];
        tally_[is_enforced(s.situation) ? tally::enforcement_lifted() : tally::enforcement_started()] +=
            sums.cases() * chance;
        ways_ = {{.to = after_enforcement(s), .chance = chance}};
        move(s, profile, ways_);
    });
    cases_.settle();
}

void ExpectedQuarter::join_or_leave_direct() {
    const auto may_change = [](State s) { return is_collected(s.situation) || s.situation == Situation::direct; };
    for_each_row(may_change, [&](State s, std::size_t profile, const RowSums& sums) {
        const double chance = t_.direct[static_cast<std::size_t>(s.situation)][profile][0];
        tally_[s.situation == Situation::direct ? tally::left_direct() : tally::joined_direct()] +=
            sums.cases() * chance;
        ways_ = {{.to = after_direct(s), .chance = chance}};
        move(s, profile, ways_);
    });
    cases_.settle();
}

void ExpectedQuarter::pay() {
    const auto has_liability = [](State s) { return has_current_liability(s.situation); };
    for_each_row(has_liability, [&](State s, std::size_t profile, const RowSums& sums) {
        if (s.situation == Situation::direct)
            tally_[tally::due_pence(2)] +=
                sums.cases() * means_.weekly[maintenance_direct][profile % 3] * weeks_per_quarter;
        else pay_liability(s, profile, sums);
    });
    cases_.settle();
}

void ExpectedQuarter::pay_liability(State s, std::size_t profile, const RowSums& sums) {
    const std::size_t liability = profile % 3, service = is_enforced(s.situation) ? 1 : 0;
    const double due = means_.weekly[collection_service][liability] * weeks_per_quarter;
    const std::array<double, 5> paid{0, 0, means_.paid_under_half[liability], means_.paid_half_to_90[liability], due};
    const auto& chances = t_.pays[noticed_row(s)][profile];
    ways_.clear();
    for (std::size_t o = 0; o < chances.size(); ++o) {
        const auto now = static_cast<Outcome>(o);
        const bool is_due = now != Outcome::none_yet;
        const double cases = chances[o] * sums.cases();
        tally_[tally::outcomes(service, o)] += cases;
        if (is_due) tally_[tally::due_pence(service)] += cases * due;
        tally_[tally::paid_pence(service)] += cases * paid[o];
        ways_.push_back({.to = after_paying(s, now),
                         .chance = chances[o],
                         .adds_pence = is_due ? due - paid[o] : 0,
                         .pays = now >= Outcome::under_half});
    }
    move(s, profile, ways_);
}

void ExpectedQuarter::settle_arrears() {
    const auto is_here = [](State s) { return !is_gone(s); };
    for_each_row(is_here, [&](State s, std::size_t profile, const RowSums& sums) {
        const auto& chances = t_.settles[debt_row(s)][profile];
        const auto debt = static_cast<std::size_t>(s.debt), group = repaying_group(s.situation);
        for (std::size_t scheme = 0; scheme < 2; ++scheme)
            tally_[tally::overpaying(scheme)] += chances[outcome::overpays] * sums.cases_of_scheme[scheme];
        tally_[tally::credit_pence()] += chances[outcome::overpays] * sums.cases() * means_.overpaid[profile % 3];
        if (s.debt == Debt::none) return;
        const double repaid = static_cast<double>(tables_.fraction_repaid[debt]) / two_to_32;
        const double adjusted =
            s.debt == Debt::small ? 1 : static_cast<double>(tables_.fraction_adjusted[debt]) / two_to_32;
        tally_[tally::repaying(group)] += (chances[outcome::clears] + chances[outcome::repays]) * sums.cases();
        tally_[tally::repaid_pence(group)] +=
            (chances[outcome::clears] + chances[outcome::repays] * repaid) * sums.arrears;
        tally_[tally::adjusted(debt - 1)] += chances[outcome::adjusted] * sums.cases();
        tally_[tally::adjusted_pence(debt - 1)] += chances[outcome::adjusted] * adjusted * sums.arrears;
        ways_ = {
            {.to = after_settling(s, outcome::clears), .chance = chances[outcome::clears], .keeps = 0, .pays = true},
            {.to = s, .chance = chances[outcome::repays], .keeps = 1 - repaid, .pays = true},
            {.to = after_settling(s, outcome::adjusted), .chance = chances[outcome::adjusted], .keeps = 1 - adjusted}};
        move(s, profile, ways_);
    });
    cases_.settle();
}

void ExpectedQuarter::progress() {
    const auto progresses = [](State s) {
        return (in_notice(s) && notice_age(s.stage) > 0) || (is_ended(s.situation) && !is_gone(s));
    };
    for_each_row(progresses, [&](State s, std::size_t profile, const RowSums& sums) {
        if (in_notice(s)) give_notice_an_end(s, profile, sums);
        else finalise(s, profile, sums);
    });
    cases_.settle();
}

void ExpectedQuarter::give_notice_an_end(State s, std::size_t profile, const RowSums& sums) {
    const auto& chances = t_.progresses[static_cast<std::size_t>(notice_age(s.stage))];
    const int segment = notice_segment(s.stage);
    count_end(segment, chances[outcome::ends], sums);
    tally_[tally::dropped_out(static_cast<std::size_t>(segment))] += chances[outcome::drops_out] * sums.cases();
    ways_.clear();
    for (const int how : {outcome::ends, outcome::drops_out})
        ways_.push_back({.to = after_progress(s, how), .chance = chances[static_cast<std::size_t>(how)]});
    move(s, profile, ways_);
}

void ExpectedQuarter::finalise(State s, std::size_t profile, const RowSums& sums) {
    const std::size_t route = s.stage;
    tally_[tally::moved_pence(route)] += t_.finalised[outcome::moved] * sums.arrears;
    tally_[tally::written_off_pence(route)] += t_.finalised[outcome::written_off] * sums.arrears;
    ways_.clear();
    for (const int how : {outcome::moved, outcome::written_off, outcome::stays}) {
        const double chance = t_.finalised[static_cast<std::size_t>(how)];
        tally_[tally::finalised(route, static_cast<std::size_t>(how))] += chance * sums.cases();
        ways_.push_back({.to = after_progress(s, how), .chance = chance, .keeps = how == outcome::stays ? 1.0 : 0.0});
    }
    move(s, profile, ways_);
}

void ExpectedQuarter::remove_gone() {
    for (std::size_t profile = 0; profile < profiles; ++profile) {
        tally_[tally::went()] += cases_.sums(code_of(gone), profile).cases();
        const auto paid = cases_.row(code_of(gone), profile, Quantity::paid_this_quarter);
        for (std::size_t lane = 0; lane < paid.size(); ++lane) {
            const Lane& l = cases_.lanes()[lane];
            tally_[tally::live_without_liability_or_arrears(static_cast<std::size_t>(l.scheme), l.clerical ? 1 : 0)] +=
                paid[lane];
            tally_[tally::live_children(0)] += paid[lane];
        }
    }
    cases_.clear(code_of(gone));
}

}  // namespace ccsim
