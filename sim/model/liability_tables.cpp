#include "sim/model/liability_tables.h"

#include <algorithm>
#include <cmath>

#include "sim/core/money.h"
#include "sim/model/quantile_table.h"

namespace ccsim {
namespace {

constexpr double low_edge_pounds = 5, high_edge_pounds = 20;

std::int32_t whole_pence(double pounds) { return static_cast<std::int32_t>(std::lround(pounds * pence_per_pound)); }

void fill_over_20(ByRank& weekly, double median_pounds, double log_sd, double growth) {
    const auto means =
        slice_means_of_shifted_lognormal(high_edge_pounds, median_pounds - high_edge_pounds, log_sd, liability_ranks);
    for (std::size_t rank = 0; rank < liability_ranks; ++rank) weekly[rank] = whole_pence(means[rank] * growth);
}

ByClassAndRank weekly_amounts(const Liabilities& l, double median_pounds, double growth) {
    ByClassAndRank weekly;
    weekly[0].fill(whole_pence(l.flat_rate_pounds_a_week));
    for (std::size_t rank = 0; rank < liability_ranks; ++rank)
        weekly[1][rank] = whole_pence(low_edge_pounds + (high_edge_pounds - low_edge_pounds) *
                                                            (static_cast<double>(rank) + 0.5) / liability_ranks);
    fill_over_20(weekly[2], median_pounds, l.log_sd_over_20, growth);
    return weekly;
}

ByClassAndRank paid(const LiabilityTables& tables, const std::array<double, liability_classes>& fraction) {
    ByClassAndRank out;
    for (std::size_t c = 0; c < liability_classes; ++c)
        for (std::size_t rank = 0; rank < liability_ranks; ++rank)
            out[c][rank] =
                static_cast<std::int32_t>(std::lround(fraction[c] * tables.due(collection_service, c, rank)));
    return out;
}

double mean_of(const ByRank& amounts) {
    double sum = 0;
    for (const std::int32_t pence : amounts) sum += pence;
    return sum / liability_ranks;
}

}  // namespace

LiabilityTables liability_tables(const Parameters& parameters, double years) {
    const Liabilities& l = parameters.liabilities;
    const Payment& p = parameters.payment;
    const double growth = std::pow(1 + l.growth_over_20_percent_a_year / 100, years);
    LiabilityTables tables;
    tables.weekly[collection_service] = weekly_amounts(l, l.median_over_20_collection_service_pounds_a_week, growth);
    tables.weekly[maintenance_direct] = weekly_amounts(l, l.median_over_20_direct_pounds_a_week, growth);
    tables.paid_under_half =
        paid(tables, {p.fraction_paid_under_half_flat_rate, p.fraction_paid_under_half_to_20_pounds,
                      p.fraction_paid_under_half_over_20_pounds});
    tables.paid_half_to_90 =
        paid(tables, {p.fraction_paid_half_to_90_flat_rate, p.fraction_paid_half_to_90_to_20_pounds,
                      p.fraction_paid_half_to_90_over_20_pounds});
    const double over = parameters.arrears.fraction_overpaid;
    tables.overpaid = paid(tables, {over, over, over});
    return tables;
}

MeanAmounts means_of(const LiabilityTables& tables) {
    MeanAmounts means;
    for (std::size_t c = 0; c < liability_classes; ++c) {
        for (std::size_t service = 0; service < services; ++service) {
            means.weekly[service][c] = mean_of(tables.weekly[service][c]);
            for (const std::int32_t pence : tables.weekly[service][c])
                means.bands[service][c][liability_band_of(pence)] += 1.0 / liability_ranks;
        }
        means.paid_under_half[c] = mean_of(tables.paid_under_half[c]);
        means.paid_half_to_90[c] = mean_of(tables.paid_half_to_90[c]);
        means.overpaid[c] = mean_of(tables.overpaid[c]);
    }
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
