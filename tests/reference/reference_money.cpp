#include "tests/reference/reference_money.h"

#include <cmath>
#include <limits>

namespace ccsim::reference {
namespace {

double normal_cdf(double x) { return std::erfc(-x / std::sqrt(2.0)) / 2; }

/// By halving, from -40 to 40: slow and plain.
double normal_quantile(double chance) {
    if (chance <= 0) return -std::numeric_limits<double>::infinity();
    if (chance >= 1) return std::numeric_limits<double>::infinity();
    if (chance > 0.5) return -normal_quantile(1 - chance);
    double low = -40, high = 40;
    for (int i = 0; i < 200; ++i) {
        const double middle = (low + high) / 2;
        (normal_cdf(middle) < chance ? low : high) = middle;
    }
    return high;
}

/// The mean of exp(sd Z) between two chances, 1/256 apart.
double mean_of_slice(double sd, int rank) {
    const double from = normal_quantile(rank / 256.0) - sd, to = normal_quantile((rank + 1) / 256.0) - sd;
    const double between = from > 0 ? normal_cdf(-from) - normal_cdf(-to) : normal_cdf(to) - normal_cdf(from);
    return 256 * std::exp(sd * sd / 2) * between;
}

/// Upper edges of the weekly bands, in pence, the edge included.
constexpr std::array weekly_edges{500, 1'000, 2'000, 3'000, 4'000, 5'000, 10'000};

std::size_t weekly_band(double weekly_pence) {
    std::size_t band = 0;
    while (band < weekly_edges.size() && weekly_pence > weekly_edges[band]) ++band;
    return band;
}

}  // namespace

Amounts::Amounts(const Parameters& parameters, int quarter) {
    const Liabilities& l = parameters.liabilities;
    const double growth = std::pow(1 + l.growth_over_20_percent_a_year / 100, quarter / 4.0);
    const std::array medians{l.median_over_20_collection_service_pounds_a_week, l.median_over_20_direct_pounds_a_week};
    for (std::size_t service = 0; service < 2; ++service) {
        auto& [flat_rate, to_20, over_20] = amounts_[service];
        for (std::size_t rank = 0; rank < 256; ++rank) {
            const double slice = mean_of_slice(l.log_sd_over_20, static_cast<int>(rank));
            const double middle = (static_cast<double>(rank) + 0.5) / 256;
            flat_rate[rank] = amount(parameters, 0, std::round(100 * l.flat_rate_pounds_a_week));
            to_20[rank] = amount(parameters, 1, std::round(100 * (5 + 15 * middle)));
            over_20[rank] = amount(parameters, 2, std::round(100 * growth * (20 + (medians[service] - 20) * slice)));
        }
        for (auto& by_rank : amounts_[service]) add_mean(by_rank);
    }
}

Amounts::Amount Amounts::amount(const Parameters& parameters, std::size_t liability_class, double weekly) const {
    const Payment& y = parameters.payment;
    const std::array under{y.fraction_paid_under_half_flat_rate, y.fraction_paid_under_half_to_20_pounds,
                           y.fraction_paid_under_half_over_20_pounds};
    const std::array over{y.fraction_paid_half_to_90_flat_rate, y.fraction_paid_half_to_90_to_20_pounds,
                          y.fraction_paid_half_to_90_over_20_pounds};
    const double due = 13 * weekly;
    const auto paid = [due](double fraction) { return in_quarter(std::round(fraction * due)); };
    Amount a{.weekly = weekly,
             .due = in_quarter(due),
             .overpaid = paid(parameters.arrears.fraction_overpaid),
             .paid = {{{}, {}, paid(under[liability_class]), paid(over[liability_class]), in_quarter(due)}}};
    a.bands[weekly_band(weekly)] = 1;
    return a;
}

Amounts::InQuarter Amounts::in_quarter(double pence) { return {pence, std::ceil(pence / 2)}; }

void Amounts::add_mean(std::array<Amount, 257>& by_rank) const {
    Amount& mean = by_rank[any_rank];
    const auto add = [](InQuarter& to, const InQuarter& more) {
        to.whole += more.whole / 256;
        to.half += more.half / 256;
    };
    for (std::size_t rank = 0; rank < 256; ++rank) {
        const Amount& a = by_rank[rank];
        mean.weekly += a.weekly / 256;
        add(mean.due, a.due);
        add(mean.overpaid, a.overpaid);
        for (std::size_t i = 0; i < mean.paid.size(); ++i) add(mean.paid[i], a.paid[i]);
        for (std::size_t i = 0; i < mean.bands.size(); ++i) mean.bands[i] += a.bands[i] / 256;
    }
}

int Amounts::rank_of(bool direct, LiabilityClass c, double weekly_pence) const {
    int nearest = 0;
    for (int rank = 1; rank < 256; ++rank)
        if (std::abs(weekly(direct, c, rank) - weekly_pence) < std::abs(weekly(direct, c, nearest) - weekly_pence))
            nearest = rank;
    return nearest;
}

}  // namespace ccsim::reference
