#include "tests/reference/reference_quarter.h"

namespace ccsim::reference {

int segment_of(const State& s, const Closure& closure) {
    if (s.standing == Standing::enforced) return 5;
    if (s.standing == Standing::nil) return 1;
    if (s.standing == Standing::collected && s.outcome == Outcome::nothing) return 2;
    if (s.standing == Standing::direct && closure.maintenance_direct_segment != 4)
        return static_cast<int>(closure.maintenance_direct_segment);
    return s.clerical ? 3 : 4;
}

Distribution QuarterStep::operator()(const Distribution& at_start, const Distribution& arrivals) {
    Distribution cases = select(time_passes(at_start));
    for (const auto& [state, mass] : arrivals) {
        cases[state] += mass;
        count({"arrivals"}, mass.cases);
    }
    return progress(settle(pay(maintenance_direct(enforce(reassess(leave(age_out(cases))))))));
}

void QuarterStep::goes(const State& s, Mass m) {
    count({"gone"}, m.cases);
    if (!s.received) return;
    count({"live by a payment only", static_cast<int>(s.scheme), s.clerical}, m.cases);
    count({"live by children", 0}, m.cases);
}

void QuarterStep::put(const State& s, Mass m, Distribution& out) {
    if (m.cases == 0) return;
    if (!is_family(s) && s.debt == Debt::none) goes(s, m);
    else out[s] += m;
}

void QuarterStep::end_liability(State s, Mass m, int route, Distribution& out) {
    count({"ended", static_cast<int>(s.scheme), route}, m.cases);
    const Closure& c = parameters_->closure;
    const double applying[] = {c.share_applying_segment_1, c.share_applying_segment_2, c.share_applying_segment_3,
                               c.share_applying_segment_4, c.share_applying_segment_5, c.share_applying_reactive};
    if (route <= reactive) count({"applied", route}, m.cases * applying[route]);
    s.standing = route <= reactive ? Standing::ended : Standing::no_liability;
    s.route = route <= reactive ? route : 0;
    s.outcome = Outcome::none_yet;
    s.ended_recently = true;
    s.notice_segment = s.notice_age = 0;
    s.children = s.quarters_to_go = 0;
    s.rank = any_rank;
    put(s, m, out);
}

Distribution QuarterStep::time_passes(const Distribution& cases) const {
    Distribution out;
    for (const auto& [state, m] : cases) {
        State s = state;
        s.received = false;
        if (s.notice_segment != 0) s.notice_age = std::min(2, s.notice_age + 1);
        if (is_family(s) || !s.ended_recently) {
            out[s] += m;
            continue;
        }
        const double no_longer = parameters_->arrears.chance_no_longer_recent;
        out[s] += m * (1 - no_longer);
        s.ended_recently = false;
        out[s] += m * no_longer;
    }
    return out;
}

Distribution QuarterStep::select(const Distribution& cases) {
    Distribution out;
    for (const auto& [state, m] : cases) {
        State s = state;
        if (!is_family(s) || s.notice_segment != 0) {
            out[s] += m;
            continue;
        }
        const int segment = segment_of(s, parameters_->closure);
        const double chance =
            (s.standing == Standing::direct ? selection_.direct
                                            : selection_.others)[static_cast<std::size_t>(segment - 1)];
        put(s, m * (1 - chance), out);
        count({"selected", segment}, m.cases * chance);
        s.notice_segment = segment;
        s.notice_age = 0;
        put(s, m * chance, out);
    }
    return out;
}

Distribution QuarterStep::age_out(const Distribution& cases) {
    Distribution out;
    for (const auto& [state, m] : cases) {
        State s = state;
        if (!is_family(s)) {
            out[s] += m;
            continue;
        }
        if (s.quarters_to_go == 0) {
            end_liability(s, m, ageing_out, out);
            continue;
        }
        --s.quarters_to_go;
        const double stops = chances_.one_child_stops(s.children);
        put(s, m * (1 - stops), out);
        --s.children;
        put(s, m * stops, out);
    }
    return out;
}

Distribution QuarterStep::leave(const Distribution& cases) {
    Distribution out;
    for (const auto& [s, m] : cases) {
        if (!is_family(s)) {
            out[s] += m;
            continue;
        }
        const double withdraws = chances_.withdraws(s), closes = chances_.closes_reactively(s);
        end_liability(s, m * withdraws, withdrawal, out);
        end_liability(s, m * closes, reactive, out);
        put(s, m * (1 - withdraws - closes), out);
    }
    return out;
}

Distribution QuarterStep::reassess(const Distribution& cases) {
    Distribution out;
    for (const auto& [state, m] : cases) {
        State s = state;
        if (!is_family(s)) {
            out[s] += m;
        } else if (s.standing == Standing::nil) {
            const double to_positive = parameters_->reassessment.chance_to_positive;
            put(s, m * (1 - to_positive), out);
            count({"nil to positive"}, m.cases * to_positive);
            s.standing = Standing::collected;
            put(s, m * to_positive, out);
        } else {
            const double to_nil = chances_.becomes_nil(s), changes = chances_.amount_changes(s);
            put(s, m * (1 - to_nil - changes), out);
            count({"positive to nil"}, m.cases * to_nil);
            count({"amount changed"}, m.cases * changes);
            State nil = s, changed = s;
            nil.standing = Standing::nil;
            nil.outcome = Outcome::none_yet;
            put(nil, m * to_nil, out);
            changed.rank = any_rank;
            put(changed, m * changes, out);
        }
    }
    return out;
}

Distribution QuarterStep::enforce(const Distribution& cases) {
    Distribution out;
    for (const auto& [state, m] : cases) {
        State s = state;
        if (!in_service(s)) {
            out[s] += m;
            continue;
        }
        const bool collected = s.standing == Standing::collected;
        const double moves = collected ? chances_.enforcement_starts(s) : parameters_->enforcement.chance_lifted;
        put(s, m * (1 - moves), out);
        count({collected ? "enforcement started" : "enforcement lifted"}, m.cases * moves);
        s.standing = collected ? Standing::enforced : Standing::collected;
        put(s, m * moves, out);
    }
    return out;
}

Distribution QuarterStep::maintenance_direct(const Distribution& cases) {
    Distribution out;
    for (const auto& [state, m] : cases) {
        State s = state;
        const bool direct = s.standing == Standing::direct;
        if (!direct && s.standing != Standing::collected) {
            out[s] += m;
            continue;
        }
        const double moves = direct ? chances_.leaves_direct(s) : chances_.joins_direct(s);
        put(s, m * (1 - moves), out);
        count({direct ? "left direct" : "joined direct"}, m.cases * moves);
        s.standing = direct ? Standing::collected : Standing::direct;
        s.outcome = Outcome::none_yet;
        put(s, m * moves, out);
    }
    return out;
}

}  // namespace ccsim::reference
