#include "tests/reference/reference_quarter.h"

// The steps of a quarter in which money moves: paying, settling the arrears, and the closure programme's end.
namespace ccsim::reference {
namespace {

/// 0 to 4: collection service, Maintenance Direct, nil, ended, over.
int repaying_group_of(const State& s) {
    if (in_service(s)) return 0;
    if (s.standing == Standing::direct) return 1;
    if (s.standing == Standing::nil) return 2;
    return s.standing == Standing::ended ? 3 : 4;
}

State received(State s) {
    s.received = s.paid_since_2012 = true;
    return s;
}

State without_debt(State s) {
    s.debt = Debt::none;
    return s;
}

Mass nothing_owed(Mass m) { return {.cases = m.cases}; }

}  // namespace

/// Whether a notice ends in this quarter is told apart before anything falls due.
Distribution QuarterStep::tell_endings_apart(const Distribution& cases) const {
    Distribution out;
    for (const auto& [state, m] : cases) {
        State s = state;
        double ends = 0;
        if (is_family(s) && s.notice_segment != 0 && s.notice_age >= 1)
            ends = s.notice_age == 1 ? parameters_->closure.chance_ends_first_quarter_after_notice
                                     : parameters_->closure.chance_ends_later_quarter;
        out[s] += m * (1 - ends);
        s.notice_ends = true;
        if (ends > 0) out[s] += m * ends;
    }
    return out;
}

Distribution QuarterStep::pay(const Distribution& cases) {
    Distribution out;
    for (const auto& [s, m] : tell_endings_apart(cases)) {
        if (s.standing == Standing::direct) count({"due", 2}, m.cases * amounts_.due(s));
        if (!in_service(s)) {
            out[s] += m;
            continue;
        }
        const int service = s.standing == Standing::enforced;
        const std::array<double, 5> chances = chances_.outcomes(s);
        for (int i = 0; i < 5; ++i) {
            const auto outcome = static_cast<Outcome>(i);
            Mass after = m * chances[static_cast<std::size_t>(i)];
            const double due = outcome == Outcome::none_yet ? 0 : amounts_.due(s);
            const double paid = amounts_.paid(s, outcome);
            State next = outcome >= Outcome::under_half ? received(s) : s;
            if (outcome != Outcome::none_yet && outcome != Outcome::full && s.debt == Debt::none)
                next.debt = Debt::small;
            if (outcome == Outcome::nothing && s.outcome == Outcome::nothing) next.debt = Debt::large;
            next.outcome = outcome;
            count({"outcome", service, i}, after.cases);
            count({"due", service}, after.cases * due);
            count({"paid", service}, after.cases * paid);
            after.arrears_pence += after.cases * (due - paid);
            put(next, after, out);
        }
    }
    return out;
}

Distribution QuarterStep::settle(const Distribution& cases) {
    Distribution out;
    for (const auto& [s, m] : cases) {
        if (s.debt != Debt::none) {
            settle_arrears(s, m, out);
        } else if (in_service(s) && s.outcome == Outcome::full) {
            const double overpays = parameters_->arrears.chance_overpays;
            count({"overpaying", static_cast<int>(s.scheme)}, m.cases * overpays);
            count({"credit"}, m.cases * overpays * amounts_.overpaid(s));
            out[s] += m;
        } else {
            out[s] += m;
        }
    }
    return out;
}

void QuarterStep::settle_arrears(const State& s, Mass m, Distribution& out) {
    const ArrearsPayment& a = parameters_->arrears;
    const auto [clears, repays, adjusted] = chances_.settles(s);
    const bool small = s.debt == Debt::small;
    const int group = repaying_group_of(s);
    put(s, m * (1 - clears - repays - adjusted), out);

    count({"repaying", group}, m.cases * (clears + repays));
    count({"repaid", group}, m.arrears_pence * clears);
    put(without_debt(received(s)), nothing_owed(m * clears), out);

    const double fraction = small ? a.fraction_repaid_small : a.fraction_repaid_large;
    count({"repaid", group}, m.arrears_pence * repays * fraction);
    Mass reduced = m * repays * (1 - fraction);
    reduced.cases = m.cases * repays;
    put(received(s), reduced, out);

    count({"adjusted", small ? 0 : 1}, m.cases * adjusted);
    const double removed = small ? 1 : a.fraction_adjusted_large;
    count({"adjusted pence", small ? 0 : 1}, m.arrears_pence * adjusted * removed);
    reduced = m * adjusted * (1 - removed);
    reduced.cases = m.cases * adjusted;
    put(small ? without_debt(s) : s, reduced, out);
}

Distribution QuarterStep::progress(const Distribution& cases) {
    Distribution out;
    for (const auto& [state, m] : cases) {
        State s = state;
        if (s.standing == Standing::ended) {
            finalise(s, m, out);
        } else if (s.notice_ends) {
            s.notice_ends = false;
            end_liability(s, m, s.notice_segment - 1, out);
        } else if (is_family(s) && s.notice_segment != 0 && s.notice_age >= 1) {
            const double drops_out = parameters_->closure.chance_drops_out;
            put(s, m * (1 - drops_out), out);
            count({"dropped out", s.notice_segment}, m.cases * drops_out);
            s.notice_segment = s.notice_age = 0;
            put(s, m * drops_out, out);
        } else {
            out[s] += m;
        }
    }
    return out;
}

void QuarterStep::finalise(const State& s, Mass m, Distribution& out) {
    const Closure& c = parameters_->closure;
    const double leaves = c.chance_finalised * c.share_of_arrears_leaving_at_finalisation;
    const double moved = leaves * c.share_of_leaving_arrears_moved;
    const double written_off = leaves * (1 - c.share_of_leaving_arrears_moved);
    const double stays = c.chance_finalised - moved - written_off;
    put(s, m * (1 - c.chance_finalised), out);
    count({"finalised", s.route, 0}, m.cases * moved);
    count({"finalised", s.route, 1}, m.cases * written_off);
    count({"finalised", s.route, 2}, m.cases * stays);
    count({"moved pence"}, m.arrears_pence * moved);
    count({"written off pence"}, m.arrears_pence * written_off);
    put(without_debt(s), nothing_owed(m * (moved + written_off)), out);
    State over = s;
    over.standing = Standing::no_liability;
    over.route = 0;
    put(over, m * stays, out);
}

}  // namespace ccsim::reference
