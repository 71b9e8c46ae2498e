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

}  // namespace

Amounts::Amounts(const Parameters& parameters, int quarter) : parameters_(&parameters) {
    const Liabilities& l = parameters.liabilities;
    const double growth = std::pow(1 + l.growth_over_20_percent_a_year / 100, quarter / 4.0);
    for (std::size_t rank = 0; rank < 256; ++rank) {
        const double slice = mean_of_slice(l.log_sd_over_20, static_cast<int>(rank));
        for (std::size_t direct = 0; direct < 2; ++direct) {
            const double median =
                direct ? l.median_over_20_direct_pounds_a_week : l.median_over_20_collection_service_pounds_a_week;
            weekly_[direct][0][rank] = std::round(100 * l.flat_rate_pounds_a_week);
            weekly_[direct][1][rank] = std::round(100 * (5 + 15 * (static_cast<double>(rank) + 0.5) / 256));
            weekly_[direct][2][rank] = std::round(100 * growth * (20 + (median - 20) * slice));
        }
    }
}

double Amounts::weekly(bool direct, LiabilityClass c, int rank) const {
    return weekly_[direct ? 1 : 0][static_cast<std::size_t>(c)][static_cast<std::size_t>(rank)];
}

double Amounts::mean_over_ranks(const State& s, const std::function<double(double)>& of_weekly) const {
    const bool direct = s.standing == Standing::direct;
    if (s.rank != any_rank) return of_weekly(weekly(direct, s.liability_class, s.rank));
    double sum = 0;
    for (int rank = 0; rank < 256; ++rank) sum += of_weekly(weekly(direct, s.liability_class, rank));
    return sum / 256;
}

double Amounts::weekly(const State& s) const {
    return mean_over_ranks(s, [](double weekly) { return weekly; });
}

double Amounts::due(const State& s) const { return 13 * weekly(s); }

double Amounts::paid(const State& s, Outcome outcome) const {
    const Payment& y = parameters_->payment;
    const auto c = static_cast<std::size_t>(s.liability_class);
    const double under = std::array{y.fraction_paid_under_half_flat_rate, y.fraction_paid_under_half_to_20_pounds,
                                    y.fraction_paid_under_half_over_20_pounds}[c];
    const double over = std::array{y.fraction_paid_half_to_90_flat_rate, y.fraction_paid_half_to_90_to_20_pounds,
                                   y.fraction_paid_half_to_90_over_20_pounds}[c];
    if (outcome == Outcome::full) return due(s);
    if (outcome == Outcome::under_half)
        return mean_over_ranks(s, [=](double weekly) { return std::round(under * (13 * weekly)); });
    if (outcome == Outcome::half_to_90)
        return mean_over_ranks(s, [=](double weekly) { return std::round(over * (13 * weekly)); });
    return 0;
}

double Amounts::overpaid(const State& s) const {
    const double fraction = parameters_->arrears.fraction_overpaid;
    return mean_over_ranks(s, [=](double weekly) { return std::round(fraction * (13 * weekly)); });
}

double Amounts::share_where(const State& s, const std::function<bool(double)>& passes) const {
    return mean_over_ranks(s, [&](double weekly) { return passes(weekly) ? 1.0 : 0.0; });
}

int Amounts::rank_of(bool direct, LiabilityClass c, double weekly_pence) const {
    int nearest = 0;
    for (int rank = 1; rank < 256; ++rank)
        if (std::abs(weekly(direct, c, rank) - weekly_pence) < std::abs(weekly(direct, c, nearest) - weekly_pence))
            nearest = rank;
    return nearest;
}

}  // namespace ccsim::reference
