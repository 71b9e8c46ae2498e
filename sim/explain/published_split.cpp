#include "sim/explain/published_split.h"

#include <algorithm>

#include "calibration/measure_named.h"

namespace ccsim {
namespace {

constexpr Quarter split_from{2013, 1}, split_to{2016, 3};
constexpr Between direct_share_first{0.23, 0.30}, direct_share_last{0.38, 0.42};

/// A population of 1 with these shares.
ServiceCounts counts_of(double percent_contributing, double direct_share) {
    const double paying = percent_contributing / 100 - direct_share;
    return {.cases = {1 - direct_share, 0, direct_share}, .paying = {paying, 0, direct_share}};
}

void stretch(Between& range, double value) { range = {std::min(range.low, value), std::max(range.high, value)}; }

}  // namespace

std::optional<PublishedSplit> published_split(const History& history, const ExplainedSpan& span) {
    if (span.from != split_from || span.to != split_to) return {};
    const Measure& measure = measure_named("pct_cases_contributing", "all");
    const auto before = history.published(measure, split_from), after = history.published(measure, split_to);
    if (!before || !after) return {};
    constexpr Between nothing_yet{1e9, -1e9};
    PublishedSplit out{before->value, after->value, nothing_yet, nothing_yet};
    for (const double share_before : {direct_share_first.low, direct_share_first.high})
        for (const double share_after : {direct_share_last.low, direct_share_last.high}) {
            const TwoFactorSplit split =
                two_factor_split(counts_of(before->value, share_before), counts_of(after->value, share_after));
            stretch(out.direct_share, split.direct_share);
            stretch(out.within_collection_service, split.within_collection_service);
        }
    return out;
}

}  // namespace ccsim
