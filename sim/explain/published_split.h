#pragma once

#include <optional>

#include "calibration/history.h"
#include "sim/explain/world_paths.h"

namespace ccsim {

/// Least and most.
struct Between {
    double low = 0, high = 0;
};

/// What the published figures say of Maintenance Direct's part in a change of the share contributing, in points.
struct PublishedSplit {
    double before = 0, after = 0;  ///< published shares contributing, in percent
    Between direct_share, within_collection_service;
};

/// The two-factor split of the published change. How many cases of Maintenance Direct there were is known only within
/// bounds, for March 2013 (23% to 30% of cases with a liability, from its part of the money) and September 2016 (38% to
/// 42%, from 10% of the live caseload and from the 5 points that compliance would be lower if it paid as the collection
/// service does), so the split is taken at all four corners. Empty for another span, or without published shares.
std::optional<PublishedSplit> published_split(const History& history, const ExplainedSpan& span);

}  // namespace ccsim
