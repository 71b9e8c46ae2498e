#include "sim/model/redrawn_types.h"

namespace ccsim {
namespace {

using TypeShares = std::array<double, 3>;

TypeShares in_full(const PayerTypeShares& shares) {
    return {shares.reliable, 1 - shares.reliable - shares.unlikely, shares.unlikely};
}

TypeShares shares_in(const Opening& opening, Situation s) {
    if (is_collected(s)) return in_full(opening.payer_types_collected);
    if (is_enforced(s)) return in_full(opening.payer_types_enforced);
    if (s == Situation::direct) return in_full(opening.payer_types_direct);
    return in_full(s == Situation::nil ? opening.payer_types_nil : opening.payer_types_no_liability);
}

template <std::size_t outcomes>
void average(const TypeShares& shares, ByProfile<double, outcomes>& row) {
    constexpr std::size_t classes = profiles / 3;
    for (std::size_t liability = 0; liability < classes; ++liability)
        for (std::size_t outcome = 0; outcome < outcomes; ++outcome) {
            double mean = 0;
            for (std::size_t type = 0; type < shares.size(); ++type)
                mean += shares[type] * row[type * classes + liability][outcome];
            for (std::size_t type = 0; type < shares.size(); ++type) row[type * classes + liability][outcome] = mean;
        }
}

/// Tables by profile; no other looks at the type. The situation is the last part of every row's number.
struct AverageOverTypes {
    const Opening& opening;
    const void* same_for_all_types;  ///< a table that is left as it is, to the last bit

    template <std::size_t outcomes, std::size_t rows>
    void operator()(std::array<ByProfile<double, outcomes>, rows>& table) const {
        static_assert(rows % situations == 0);
        if (&table == same_for_all_types) return;
        for (std::size_t row = 0; row < rows; ++row)
            average(shares_in(opening, static_cast<Situation>(row % situations)), table[row]);
    }
    template <class Table>
    void operator()(Table&) const {}
};

}  // namespace

void average_over_types(const Opening& opening, ChanceTables<double>& chances) {
    for_each_table(AverageOverTypes{opening, &chances.enforcement}, chances);
}

}  // namespace ccsim
