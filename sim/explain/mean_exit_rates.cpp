#include "sim/explain/mean_exit_rates.h"

#include <array>

#include "sim/model/odds.h"

namespace ccsim {
namespace {

/// Shares and multipliers of odds, in the order of PayerType and LiabilityClass.
using Three = std::array<double, 3>;

Three in_full(const PayerTypeShares& s) { return {s.reliable, 1 - s.reliable - s.unlikely, s.unlikely}; }
Three in_full(const LiabilityClassShares& s) { return {s.flat_rate, s.to_20_pounds, 1 - s.flat_rate - s.to_20_pounds}; }

/// Two populations together, by size.
Three together(const Three& a, double cases_a, const Three& b, double cases_b) {
    const double all = cases_a + cases_b;
    Three out = a;
    for (std::size_t i = 0; i < out.size(); ++i)
        if (all > 0) out[i] = (a[i] * cases_a + b[i] * cases_b) / all;
    return out;
}

/// A standing at the opening, and the multipliers that a chance has there.
struct Group {
    Three types, classes;
};

double mean_chance(double chance, const Group& group, const Three& type_odds, const Three& class_odds) {
    double mean = 0;
    for (std::size_t t = 0; t < type_odds.size(); ++t)
        for (std::size_t c = 0; c < class_odds.size(); ++c)
            mean += group.types[t] * group.classes[c] * with_odds(chance, type_odds[t] * class_odds[c]);
    return mean;
}

/// The chance that has the same mean without multipliers by type. The mean rises with the chance, from 0 to 1.
double same_mean_for_all_types(double chance, const Group& group, const Three& type_odds, const Three& class_odds) {
    constexpr int halvings = 60;  // beyond the last bit
    constexpr Three alike{1, 1, 1};
    const double wanted = mean_chance(chance, group, type_odds, class_odds);
    if (!(wanted > 0)) return 0;
    double low = 0, high = 1;
    for (int i = 0; i < halvings; ++i) {
        const double middle = (low + high) / 2;
        (mean_chance(middle, group, alike, class_odds) < wanted ? low : high) = middle;
    }
    return (low + high) / 2;
}

}  // namespace

void exit_at_mean_rates(Parameters& p) {
    const Opening& o = p.opening;
    const Three service_classes = in_full(o.classes_collection_service);
    const Group collected{in_full(o.payer_types_collected), service_classes};
    const Group enforced{in_full(o.payer_types_enforced), service_classes};
    const Group service{together(collected.types, o.cases_collected, enforced.types, o.cases_enforced),
                        service_classes};
    const Group direct{in_full(o.payer_types_direct), in_full(o.classes_direct)};
    const Group nil{in_full(o.payer_types_nil), in_full(o.classes_nil)};

    Leaving& l = p.leaving;
    const Three withdraws{l.odds_withdraws_reliable, 1, l.odds_withdraws_unlikely};
    const Three withdraws_by_class{l.odds_withdraws_flat_rate, l.odds_withdraws_to_20_pounds, 1};
    const auto level = [](double& chance, const Group& group, const Three& types, const Three& classes) {
        chance = same_mean_for_all_types(chance, group, types, classes);
    };
    level(l.chance_withdraws_collected, collected, withdraws, withdraws_by_class);
    level(l.chance_withdraws_enforced, enforced, withdraws, withdraws_by_class);
    level(l.chance_withdraws_direct, direct, withdraws, withdraws_by_class);
    level(l.chance_withdraws_nil, nil, withdraws, withdraws_by_class);
    const Three closes{l.odds_reactive_reliable, 1, l.odds_reactive_unlikely}, no_class{1, 1, 1};
    level(l.chance_reactive_collected, collected, closes, no_class);
    level(l.chance_reactive_enforced, enforced, closes, no_class);
    level(l.chance_reactive_direct, direct, closes, no_class);
    level(l.chance_reactive_nil, nil, closes, no_class);
    l.odds_withdraws_reliable = l.odds_withdraws_unlikely = l.odds_reactive_reliable = l.odds_reactive_unlikely = 1;

    Reassessment& r = p.reassessment;
    const Three to_nil{r.odds_to_nil_reliable, 1, r.odds_to_nil_unlikely};
    const Three to_nil_by_class{r.odds_to_nil_flat_rate, r.odds_to_nil_to_20_pounds, 1};
    level(r.chance_to_nil_collection_service, service, to_nil, to_nil_by_class);
    level(r.chance_to_nil_direct, direct, to_nil, to_nil_by_class);
    r.odds_to_nil_reliable = r.odds_to_nil_unlikely = 1;
}

}  // namespace ccsim
