#include "sim/model/liability_tables.h"

#include <algorithm>
#include <cmath>

#include "sim/core/money.h"
#include "sim/model/normal_slices.h"

namespace ccsim {
namespace {

constexpr std::size_t over_20 = 2;
constexpr double low_edge_pounds = 5, high_edge_pounds = 20;

/// Of an amount that is not negative.
std::int32_t whole(double pence) { return static_cast<std::int32_t>(pence + 0.5); }

double mean_of(const ByRank& amounts) {
    std::int64_t sum = 0;
    for (const std::int32_t pence : amounts) sum += pence;
    return static_cast<double>(sum) / liability_ranks;
}

/// Adds up the amounts of all ranks.
class MeanOf {
public:
    void add(std::int32_t pence) {
        sum_ += pence;
        halves_ += half_of(pence);
    }
    MeanAmount mean() const {
        return {static_cast<double>(sum_) / liability_ranks, static_cast<double>(halves_) / liability_ranks};
    }

private:
    std::int64_t sum_ = 0, halves_ = 0;
};

MeanAmount mean_amount_of(const ByRank& amounts) {
    MeanOf out;
    for (const std::int32_t pence : amounts) out.add(pence);
    return out.mean();
}

/// What is due in a quarter of liabilities with these weekly amounts.
MeanAmount mean_due_of(const ByRank& weekly) {
    MeanOf out;
    for (const std::int32_t pence : weekly) out.add(pence * weeks_per_quarter);
    return out.mean();
}

/// What is paid of a liability in a quarter, rounded.
std::int32_t paid_of(std::int32_t weekly, double fraction) { return whole(fraction * (weekly * weeks_per_quarter)); }

/// The mean of what is paid of liabilities with these weekly amounts.
MeanAmount mean_paid_of(const ByRank& weekly, double fraction) {
    MeanOf out;
    for (const std::int32_t amount : weekly) out.add(paid_of(amount, fraction));
    return out.mean();
}

/// Share of the amounts, which rise with the rank, in each band.
std::array<double, liability_bands> band_shares(const ByRank& weekly) {
    std::array<double, liability_bands> shares{};
    std::size_t below = 0;
    for (std::size_t band = 0; band < liability_bands; ++band) {
        const auto end = band < liability_band_edges.size()
                             ? std::upper_bound(weekly.begin(), weekly.end(), liability_band_edges[band])
                             : weekly.end();
        const auto up_to = static_cast<std::size_t>(end - weekly.begin());
        shares[band] = static_cast<double>(up_to - below) / liability_ranks;
        below = up_to;
    }
    return shares;
}

void fill_means(MeanAmounts& means, const LiabilityTables& tables, std::size_t c) {
    for (std::size_t service = 0; service < services; ++service) {
        means.weekly[service][c] = mean_of(tables.weekly[service][c]);
        means.due[service][c] = mean_due_of(tables.weekly[service][c]);
        means.bands[service][c] = band_shares(tables.weekly[service][c]);
    }
    means.paid_under_half[c] = mean_amount_of(tables.paid_under_half[c]);
    means.paid_half_to_90[c] = mean_amount_of(tables.paid_half_to_90[c]);
    means.overpaid[c] = mean_amount_of(tables.overpaid[c]);
}

}  // namespace

LiabilityTableMaker::LiabilityTableMaker(const Parameters& parameters)
    : growth_a_year_(1 + parameters.liabilities.growth_over_20_percent_a_year / 100) {
    static const NormalBorders ranks = even_normal_borders(liability_ranks);
    const Liabilities& l = parameters.liabilities;
    const Payment& p = parameters.payment;
    const double over = parameters.arrears.fraction_overpaid;
    fractions_ = {{{p.fraction_paid_under_half_flat_rate, p.fraction_paid_under_half_to_20_pounds,
                    p.fraction_paid_under_half_over_20_pounds},
                   {p.fraction_paid_half_to_90_flat_rate, p.fraction_paid_half_to_90_to_20_pounds,
                    p.fraction_paid_half_to_90_over_20_pounds},
                   {over, over, over}}};
    const std::array<double, services> medians{l.median_over_20_collection_service_pounds_a_week,
                                               l.median_over_20_direct_pounds_a_week};
    for (std::size_t service = 0; service < services; ++service) {
        over_20_pounds_[service] = slice_means_of_shifted_lognormal(
            high_edge_pounds, medians[service] - high_edge_pounds, l.log_sd_over_20, ranks);
        lower_.weekly[service][0].fill(whole(l.flat_rate_pounds_a_week * pence_per_pound));
        for (std::size_t rank = 0; rank < liability_ranks; ++rank) {
            const double place = (static_cast<double>(rank) + 0.5) / liability_ranks;
            lower_.weekly[service][1][rank] =
                whole((low_edge_pounds + (high_edge_pounds - low_edge_pounds) * place) * pence_per_pound);
        }
    }
    for (const std::size_t liability_class : {0, 1}) {
        fill_paid(lower_, liability_class);
        fill_means(means_of_lower_, lower_, liability_class);
    }
}

void LiabilityTableMaker::fill_paid(LiabilityTables& tables, std::size_t c) const {
    const std::array<ByRank*, 3> out{&tables.paid_under_half[c], &tables.paid_half_to_90[c], &tables.overpaid[c]};
    for (std::size_t how = 0; how < out.size(); ++how)
        for (std::size_t rank = 0; rank < liability_ranks; ++rank)
            (*out[how])[rank] = paid_of(tables.weekly[collection_service][c][rank], fractions_[how][c]);
}

ByRank LiabilityTableMaker::weekly_over_20(std::size_t service, double years) const {
    const double pence = std::pow(growth_a_year_, years) * pence_per_pound;
    ByRank weekly;
    for (std::size_t rank = 0; rank < liability_ranks; ++rank)
        weekly[rank] = whole(over_20_pounds_[service][rank] * pence);
    return weekly;
}

LiabilityTables LiabilityTableMaker::tables(double years) const {
    LiabilityTables tables = lower_;
    for (std::size_t service = 0; service < services; ++service)
        tables.weekly[service][over_20] = weekly_over_20(service, years);
    fill_paid(tables, over_20);
    return tables;
}

MeanAmounts LiabilityTableMaker::means(double years) const {
    MeanAmounts means = means_of_lower_;
    for (std::size_t service = 0; service < services; ++service) {
        const ByRank weekly = weekly_over_20(service, years);
        means.weekly[service][over_20] = mean_of(weekly);
        means.due[service][over_20] = mean_due_of(weekly);
        means.bands[service][over_20] = band_shares(weekly);
        if (service != collection_service) continue;
        means.paid_under_half[over_20] = mean_paid_of(weekly, fractions_[0][over_20]);
        means.paid_half_to_90[over_20] = mean_paid_of(weekly, fractions_[1][over_20]);
        means.overpaid[over_20] = mean_paid_of(weekly, fractions_[2][over_20]);
    }
    return means;
}

LiabilityTables liability_tables(const Parameters& parameters, double years) {
    return LiabilityTableMaker(parameters).tables(years);
}

MeanAmounts means_of(const LiabilityTables& tables) {
    MeanAmounts means;
    for (std::size_t c = 0; c < liability_classes; ++c) fill_means(means, tables, c);
    return means;
}

std::size_t liability_band_of(std::int32_t weekly_pence) {
    return static_cast<std::size_t>(
        std::lower_bound(liability_band_edges.begin(), liability_band_edges.end(), weekly_pence) -
        liability_band_edges.begin());
}

std::uint8_t nearest_rank(const ByRank& weekly, std::int32_t weekly_pence) {
    const auto above =
        static_cast<std::size_t>(std::lower_bound(weekly.begin(), weekly.end(), weekly_pence) - weekly.begin());
    if (above == 0) return 0;
    if (above == liability_ranks) return liability_ranks - 1;
    return static_cast<std::uint8_t>(weekly_pence - weekly[above - 1] <= weekly[above] - weekly_pence ? above - 1
                                                                                                      : above);
}

}  // namespace ccsim
