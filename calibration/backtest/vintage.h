#pragma once

#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "calibration/backtest/source_dates.h"
#include "calibration/fitted_rows.h"
#include "calibration/history.h"
#include "calibration/qss_series.h"

namespace ccsim::backtest {

/// What of a history was known when. These are pseudo-vintages: the figures are those of the last publication, only
/// their days are those of the first. A row of the Quarterly Summary counts as published one quarter after its period
/// ends, whatever source reprints it; any other row on the day of its source. A row whose day is not known counts as
/// never known.
class Vintages {
public:
    /// Rows of a measure and breakdown are the Summary's when its series is (`series`, by the list of fitted rows), or
    /// when some row of it is from a Summary (a source that begins with qss-, or is derived from one alone).
    Vintages(const History& history, const std::vector<FittedRow>& fitted, const std::vector<SeriesBasis>& series,
             std::vector<SourceDate> dates);

    const History& history() const { return history_; }

    bool of_the_summary(const HistoryRow& row) const;

    /// Whether a row was known at the end of a quarter.
    bool known(const HistoryRow& row, Quarter origin) const;

    /// The rows that were known at the end of a quarter, in their order.
    History known_at(Quarter origin) const;

    /// The quarters with a row of the Summary, in rising order.
    std::set<Quarter> quarters_of_the_summary() const;

    /// The sources of rows that are never known, as no day is known of them.
    std::set<std::string> undated() const;

private:
    History history_;
    std::set<std::pair<std::string, std::string>> of_the_summary_;  ///< measure and breakdown
    std::vector<SourceDate> dates_;
};

/// The last quarter whose Summary counts as published by the end of a quarter.
constexpr Quarter last_summary_by(Quarter origin) { return origin - 1; }

/// The vintages of a history by the lists that are built in.
Vintages vintages_of(const History& history);

}  // namespace ccsim::backtest
