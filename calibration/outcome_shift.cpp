#include "calibration/outcome_shift.h"

#include <algorithm>
#include <cmath>

#include "sim/model/tally.h"

namespace ccsim {
namespace {

constexpr std::size_t nothing = 1, under_half = 2, half_to_90 = 3, full = 4;
constexpr std::size_t outcomes_a_service = 5, services_collected = 2;

double part_of(const ByOutcome& a) { return a[under_half] + a[half_to_90]; }

/// Cases of the collection service: all, and those that may move.
struct Pool {
    ByOutcome all{}, movable{};
};

Pool pool_of(const ExpectedTally& t) {
    Pool out;
    for (std::size_t scheme = 0; scheme < 2; ++scheme)
        for (std::size_t service = 0; service < services_collected; ++service)
            for (std::size_t debt = 0; debt < debts; ++debt) {
                ByOutcome group{};
                for (std::size_t o = 0; o < outcomes_a_service; ++o)
                    group[o] = t[tally::cases(scheme, service * outcomes_a_service + o, debt)];
                for (std::size_t o = 0; o < outcomes_a_service; ++o) {
                    out.all[o] += group[o];
                    if (debt > 0 && part_of(group) > 0) out.movable[o] += group[o];
                }
            }
    return out;
}

/// So much of it, as a fraction from 0 to 1.
double fraction(double amount, double of) { return of > 0 ? std::clamp(amount / of, 0.0, 1.0) : 0.0; }

}  // namespace

double shifted_share(double share, double log_odds) {
    const double odds = share * std::exp(log_odds);
    return odds / (1 - share + odds);
}

OutcomeShift outcome_shift(const ExpectedTally& t, double contributing, double paying_in_full) {
    OutcomeShift out;
    if (contributing == 0 && paying_in_full == 0) return out;
    const auto [all, movable] = pool_of(t);
    const double due = all[nothing] + part_of(all) + all[full];
    if (!(due > 0)) return out;

    const double begin_paying =
        contributing == 0 ? 0.0
                          : due * (shifted_share((part_of(all) + all[full]) / due, contributing) - 1) + all[nothing];
    if (begin_paying > 0) out.nothing_to_part = fraction(begin_paying, movable[nothing]);
    else out.part_to_nothing = fraction(-begin_paying, part_of(movable));

    const double part =
        part_of(movable) + out.nothing_to_part * movable[nothing] - out.part_to_nothing * part_of(movable);
    const double reach_full =
        paying_in_full == 0 ? 0.0 : due * shifted_share(all[full] / due, paying_in_full) - all[full];
    if (reach_full > 0) out.part_to_full = fraction(reach_full, part);
    else out.full_to_part = fraction(-reach_full, movable[full]);
    return out;
}

ByOutcome after(const OutcomeShift& shift, ByOutcome of) {
    const double part = part_of(of);
    if (!(part > 0)) return of;
    const double begin = shift.nothing_to_part * of[nothing], stop = shift.part_to_nothing * part;
    const double middle = part + begin - stop;
    const double reach = shift.part_to_full * middle, fall = shift.full_to_part * of[full];
    of[nothing] += stop - begin;
    of[full] += reach - fall;
    const double scale = (middle - reach + fall) / part;
    of[under_half] *= scale;
    of[half_to_90] *= scale;
    return of;
}

}  // namespace ccsim
