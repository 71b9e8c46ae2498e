#pragma once

#include <array>
#include <cstdint>
#include <span>

namespace ccsim {

/// An amount in pence for one random word: 1,024 slices of equal chance, the last split again into 1,024 for the tail.
/// Each slice stands for the mean amount within it, so that the table's mean is the distribution's.
class QuantileTable {
public:
    static constexpr std::size_t slices = 1024;

    /// The mean amounts of the slices, in pounds, lowest first: of the 1,024, and of those that the last is split into.
    QuantileTable(std::span<const double> body_pounds, std::span<const double> tail_pounds);

    std::int32_t pence(std::uint32_t word) const {
        const std::uint32_t slice = word >> 22;
        return slice < slices - 1 ? body_[slice] : tail_[(word >> 12) & 0x3ffU];
    }
    /// The mean of the table, in pence; of `round(share * pence)` when a share is given.
    double mean(double share = 1) const;

private:
    std::array<std::int32_t, slices> body_{}, tail_{};
};

/// Amounts from a penny to a penny under £1,000 with the given mean (£1 to £490): a truncated exponential.
QuantileTable small_debts(double mean_pounds);

/// Amounts over £1,000 with the given mean: £1,000 plus a lognormal; a slice above £9 million counts as that much.
QuantileTable large_debts(double mean_pounds, double log_sd);

/// A share of a balance, rounded to the nearest penny and never the whole of it.
constexpr std::int32_t part_of(std::int32_t pence, std::uint32_t fraction_of_2_to_32) {
    const auto part =
        static_cast<std::int32_t>((static_cast<std::uint64_t>(pence) * fraction_of_2_to_32 + 0x80000000U) >> 32);
    return part < pence ? part : (pence > 0 ? pence - 1 : 0);
}

}  // namespace ccsim
