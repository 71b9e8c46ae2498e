#include "sim/engine/stocks.h"

namespace ccsim {
namespace {

/// Families by what they are and where they stand; those in the collection service are those that had an outcome in it
/// this quarter.
void add_families(const QuarterStocks& stocks, const SampledQuarter& q, SampledTally& t) {
    std::size_t place = 0;
    for (std::size_t kind = 0; kind < 4; ++kind)
        for (const bool noticed : {false, true})
            for (std::size_t situation = 0; situation < family_situations; ++situation)
                for (std::size_t debt = 0; debt < debts; ++debt) {
                    const std::uint32_t n = stocks.families[place++];
                    const auto s = static_cast<Situation>(situation);
                    const bool clerical = kind % 2 == 1;
                    const auto segment = static_cast<std::size_t>(segment_of(s, clerical, q.direct_segment));
                    t[tally::cases(kind / 2, situation, debt)] += n;
                    if (clerical) t[tally::clerical(situation, debt > 0 ? 1 : 0)] += n;
                    if (!noticed) t[tally::open_by_segment(segment)] += n;
                    if (!noticed && s == Situation::direct) t[tally::open_direct_by_segment(segment)] += n;
                    if (is_contributing(s)) t[tally::contributing_by_segment(segment)] += n;
                    if (in_collection_service(s) && q.index > 0)
                        t[tally::outcomes(is_enforced(s) ? 1 : 0, static_cast<std::size_t>(outcome_of(s)))] += n;
                }
    t[tally::not_paid_since_january_2012()] += stocks.not_paid_since_january_2012;
    t[tally::children_benefiting()] += stocks.children_benefiting;
}

void add_balances(const QuarterStocks& stocks, SampledTally& t) {
    std::size_t place = 0;
    for (std::size_t situation = 0; situation < family_situations; ++situation)
        for (std::size_t debt = 0; debt < debts; ++debt)
            for (std::size_t liability = 0; liability < liability_classes; ++liability)
                for (std::size_t band = 0; band < QuarterStocks::bands; ++band) {
                    const std::uint64_t both = stocks.balances[place++];
                    if (both == 0 || debt == 0) continue;
                    const auto cases = static_cast<std::int64_t>(both >> QuarterStocks::count_from_bit);
                    const auto pence =
                        static_cast<std::int64_t>(both & ((std::uint64_t{1} << QuarterStocks::count_from_bit) - 1));
                    const auto s = static_cast<Situation>(situation);
                    t[tally::arrears_pence(situation, debt)] += pence;
                    t[tally::arrears_band_cases(band)] += cases;
                    t[tally::arrears_band_pence(band)] += pence;
                    const std::size_t service = s == Situation::direct ? maintenance_direct : collection_service;
                    if (has_current_liability(s)) t[tally::arrears_by_class_pence(service, liability)] += pence;
                }
}

void add_liabilities(const std::array<std::int32_t, services * amounts_a_service>& cases,
                     const LiabilityTables& amounts, SampledTally& t) {
    std::size_t place = 0;
    for (std::size_t service = 0; service < services; ++service)
        for (const ByRank& ranks : amounts.weekly[service]) {
            std::size_t band = 0;  // amounts rise with the rank
            for (const std::int32_t weekly : ranks) {
                while (band < liability_band_edges.size() && weekly > liability_band_edges[band]) ++band;
                const std::int64_t n = cases[place++];
                t[tally::liability_band(service, band)] += n;
                t[tally::weekly_liability_pence(service)] += n * weekly;
            }
        }
}

}  // namespace

void add_stocks(const std::vector<QuarterStocks>& stocks, const std::vector<SampledQuarter>& quarters,
                std::vector<SampledTally>& totals) {
    SampledTally others;
    std::array<std::int32_t, services * amounts_a_service> liabilities{};
    for (std::size_t q = 0; q < quarters.size(); ++q) {
        others += stocks[q].others;
        for (std::size_t i = 0; i < liabilities.size(); ++i) liabilities[i] += stocks[q].liabilities[i];
        totals[q] += others;
        add_families(stocks[q], quarters[q], totals[q]);
        add_balances(stocks[q], totals[q]);
        add_liabilities(liabilities, quarters[q].tables.liabilities, totals[q]);
    }
}

}  // namespace ccsim
