#pragma once

#include <random>

#include "sim/scenario/parameter_table.h"
#include "sim/scenario/scenario.h"

namespace ccsim::tests {

/// Even on 0 to 1, the same on every platform.
inline double even(std::mt19937_64& random) { return static_cast<double>(random() >> 11) * 0x1p-53; }

/// Brings shares that must leave something for the rest down to a sum of 1.
template <class... Shares>
void fit(Shares&... shares) {
    const double sum = (shares + ...);
    if (sum > 1) ((shares = shares / sum * (1 - 1e-12)), ...);
}

/// Brings all shares of a whole down to it.
inline void fit_shares(Parameters& p) {
    for (PayerTypeShares* s :
         {&p.opening.payer_types_collected, &p.opening.payer_types_enforced, &p.opening.payer_types_direct,
          &p.opening.payer_types_nil, &p.opening.payer_types_no_liability, &p.intake.payer_types})
        fit(s->reliable, s->unlikely);
    for (LiabilityClassShares* s :
         {&p.opening.classes_collection_service, &p.opening.classes_direct, &p.opening.classes_nil, &p.intake.classes})
        fit(s->flat_rate, s->to_20_pounds);
    OpeningChildren& o = p.opening.children;
    Intake& in = p.intake;
    fit(o.share_two, o.share_three, o.share_four_or_more);
    fit(o.share_under_2_years_to_go, o.share_2_to_5_years_to_go, o.share_5_to_9_years_to_go);
    fit(in.share_two_children, in.share_three_children, in.share_four_or_more_children);
    fit(in.share_under_2_years_to_go, in.share_2_to_5_years_to_go, in.share_5_to_9_years_to_go);
    fit(in.share_direct, in.share_nil);
}

/// Every number anywhere in its range; a third of them at an end of it.
inline Scenario random_scenario(std::uint64_t seed) {
    std::mt19937_64 random(seed);
    Scenario scenario;
    Parameters& p = scenario.parameters;
    for (const ParameterRow& row : parameter_table()) {
        if (row.is_quarter()) {
            quarter_of(row, p) = Quarter(2011, 1) + static_cast<int>(random() % 40);
            continue;
        }
        const Range range = range_of(row);
        const double at = even(random), end = even(random);
        number_of(row, p) = end < 1.0 / 6   ? range.low
                            : end > 5.0 / 6 ? range.high
                                            : range.low + at * (range.high - range.low);
        if (row.kind == Kind::segment) number_of(row, p) = std::round(number_of(row, p));
    }
    fit_shares(p);
    return scenario;
}

}  // namespace ccsim::tests
