#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "sim/core/money.h"
#include "sim/model/bands.h"
#include "sim/model/case_state.h"
#include "sim/scenario/parameters.h"

// What is due and what is paid, in pence, by a case's place in the table: its service, its class, its rank.
namespace ccsim {

/// A case's rank within its class: it never looks at anything else, so the mean of a class is a constant of its table.
inline constexpr std::size_t liability_ranks = 256;
inline constexpr std::size_t liability_classes = 3;
inline constexpr std::size_t services = 2;  ///< collection service, Maintenance Direct
inline constexpr std::size_t collection_service = 0, maintenance_direct = 1;

using ByRank = std::array<std::int32_t, liability_ranks>;
using ByClassAndRank = std::array<ByRank, liability_classes>;

/// What falls due and is paid of a whole quarter's amount in the quarter in which a notice ends, on average halfway.
constexpr std::int32_t half_of(std::int32_t pence) { return pence - pence / 2; }

/// The amounts of one quarter, in pence.
struct LiabilityTables {
    std::array<ByClassAndRank, services> weekly;
    ByClassAndRank paid_under_half;  ///< in the quarter, collection service
    ByClassAndRank paid_half_to_90;  ///< the same
    ByClassAndRank overpaid;         ///< beyond what is due, by a full payer without arrears

    std::int32_t due(std::size_t service, std::size_t liability_class, std::size_t rank) const {
        return weekly[service][liability_class][rank] * weeks_per_quarter;
    }
    /// In the quarter, collection service.
    std::int32_t paid(Outcome now, std::size_t liability_class, std::size_t rank) const {
        if (now == Outcome::full) return due(collection_service, liability_class, rank);
        if (now == Outcome::half_to_90) return paid_half_to_90[liability_class][rank];
        return now == Outcome::under_half ? paid_under_half[liability_class][rank] : 0;
    }
};

/// The mean of an amount, and of its half in the quarter in which a notice ends.
struct MeanAmount {
    double whole = 0, half = 0;
};

/// Means over the ranks, which the expected engine uses: exact, rounding included.
struct MeanAmounts {
    std::array<std::array<double, liability_classes>, services> weekly{};
    std::array<std::array<MeanAmount, liability_classes>, services> due{};
    std::array<MeanAmount, liability_classes> paid_under_half{}, paid_half_to_90{}, overpaid{};
    /// Share of the ranks in each weekly liability band.
    std::array<std::array<std::array<double, liability_bands>, liability_classes>, services> bands{};
};
/// Makes the tables of a scenario; what does not change from quarter to quarter is worked out once.
class LiabilityTableMaker {
public:
    explicit LiabilityTableMaker(const Parameters& parameters);
    /// The tables after amounts over £20 a week have grown for `years` since the opening.
    LiabilityTables tables(double years) const;
    /// Their means, the same to the last bit, without the tables.
    MeanAmounts means(double years) const;

private:
    void fill_paid(LiabilityTables& tables, std::size_t liability_class) const;
    ByRank weekly_over_20(std::size_t service, double years) const;

    double growth_a_year_;
    std::array<std::array<double, liability_classes>, 3> fractions_;  ///< under half, half to 90%, overpaid
    std::array<std::vector<double>, services> over_20_pounds_;        ///< by rank, before growth
    LiabilityTables lower_;                                           ///< the two classes that do not grow
    MeanAmounts means_of_lower_;
};

/// The tables after `years`, made for once.
LiabilityTables liability_tables(const Parameters& parameters, double years);

MeanAmounts means_of(const LiabilityTables& tables);

/// The weekly liability band of an amount in pence: 0 for £5 and under.
std::size_t liability_band_of(std::int32_t weekly_pence);

/// The class of a weekly amount in pence.
constexpr LiabilityClass class_of_amount(std::int32_t weekly_pence) {
    if (weekly_pence <= 500) return LiabilityClass::flat_rate;
    return weekly_pence <= 2'000 ? LiabilityClass::to_20_pounds : LiabilityClass::over_20_pounds;
}

/// The rank whose amount is nearest to the given one.
std::uint8_t nearest_rank(const ByRank& weekly, std::int32_t weekly_pence);

}  // namespace ccsim
