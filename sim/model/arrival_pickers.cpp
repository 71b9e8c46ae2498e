#include <algorithm>

#include "sim/model/cohort.h"

namespace ccsim {
namespace {

constexpr std::uint32_t above_every_word = 0xffffffffU;

/// Cumulative; from the last share that is not nothing on, above every word, whatever the sum's last bit.
void fill_thresholds(const auto& shares, auto& out) {
    double sum = 0;
    std::size_t last = 0;
    for (std::size_t i = 0; i < shares.size(); ++i) {
        if (shares[i] > 0) {
            sum += shares[i];
            last = i;
        }
        out[i] = threshold(sum);
    }
    std::fill(out.begin() + static_cast<std::ptrdiff_t>(last), out.end(), above_every_word);
}

template <std::size_t n, std::size_t places>
void fill_each(const std::array<std::array<double, places>, n>& shares, std::array<SharePicker<places>, n>& out) {
    for (std::size_t i = 0; i < n; ++i) out[i] = SharePicker<places>(shares[i]);
}

}  // namespace

ArrivalWords arrival_words(const World& world, CaseId id) {
    ArrivalWords out{};
    for (std::uint8_t b = 0; b < arrival_blocks; ++b)
        out[b] = words(world, id, id.arrived, static_cast<std::uint8_t>(arrival_block + b));
    return out;
}

template <std::size_t places>
SharePicker<places>::SharePicker(const std::array<double, places>& shares) {
    fill_thresholds(shares, thresholds_);
}

LongPicker::LongPicker(const std::vector<double>& shares) : thresholds_(std::max<std::size_t>(shares.size(), 1)) {
    double sum = 0;
    for (std::size_t i = 0; i < shares.size(); ++i) thresholds_[i] = threshold(sum += shares[i]);
    thresholds_.back() = above_every_word;
    for (std::size_t top = 0; top < starts_.size(); ++top)
        starts_[top] = static_cast<std::uint16_t>(
            std::upper_bound(thresholds_.begin(), thresholds_.end(), static_cast<std::uint32_t>(top << top_shift)) -
            thresholds_.begin());
}

ArrivalPickers::ArrivalPickers(const CohortShares& shares)
    : standing(shares.standing),
      of_1993(threshold(shares.of_1993)),
      clerical(threshold(shares.clerical)),
      ended_long_ago(threshold(shares.ended_long_ago)),
      children(shares.family.children),
      quarters_to_go(shares.family.quarters_to_go) {
    fill_each(shares.payer_type, payer_type);
    fill_each(shares.liability_class, liability_class);
    for (std::size_t service = 0; service < outcome.size(); ++service)
        fill_each(shares.outcome[service], outcome[service]);
    for (std::size_t s = 0; s < opening_standings; ++s) fill_each(shares.debt[s], debt[s]);
    for (std::size_t row = 0; row < debt_rows; ++row)
        for (std::size_t profile = 0; profile < profiles; ++profile)
            paid_since_january_2012[row][profile] = threshold(shares.paid_since_january_2012[row][profile]);
}

}  // namespace ccsim
