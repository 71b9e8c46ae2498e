#include "calibration/backtest/vintage.h"

#include <algorithm>

namespace ccsim::backtest {
namespace {

constexpr std::string_view summary = "qss-";

/// From a Summary, or worked out from one and nothing else.
bool from_a_summary(std::string_view source_id) {
    if (source_id.starts_with(derived)) source_id.remove_prefix(derived.size());
    return source_id.starts_with(summary) && source_id.find('+') == std::string_view::npos;
}

}  // namespace

Vintages::Vintages(const History& history, const std::vector<FittedRow>& fitted, const std::vector<SeriesBasis>& series,
                   std::vector<SourceDate> dates)
    : history_(history), dates_(std::move(dates)) {
    for (const FittedRow& row : fitted) {
        const auto basis = std::ranges::find(series, row.series, &SeriesBasis::series);
        if (row.fitted && basis != series.end() && basis->of_qss) of_the_summary_.emplace(row.measure, row.breakdown);
    }
    for (const HistoryRow& row : history_.rows())
        if (from_a_summary(row.source_id)) of_the_summary_.emplace(row.measure, row.breakdown);
}

bool Vintages::of_the_summary(const HistoryRow& row) const {
    return row.quarter && of_the_summary_.contains({row.measure, row.breakdown});
}

bool Vintages::known(const HistoryRow& row, Quarter origin) const {
    if (of_the_summary(row)) return *row.quarter <= last_summary_by(origin);
    const auto day = known_from(row.source_id, dates_);
    return day && *day <= origin.last_day();
}

History Vintages::known_at(Quarter origin) const {
    std::vector<HistoryRow> rows;
    for (const HistoryRow& row : history_.rows())
        if (known(row, origin)) rows.push_back(row);
    return History(std::move(rows), history_.file());
}

std::set<Quarter> Vintages::quarters_of_the_summary() const {
    std::set<Quarter> out;
    for (const HistoryRow& row : history_.rows())
        if (of_the_summary(row) && find_measure(row.measure, row.breakdown)) out.insert(*row.quarter);
    return out;
}

std::set<std::string> Vintages::undated() const {
    std::set<std::string> out;
    for (const HistoryRow& row : history_.rows())
        if (!of_the_summary(row) && !known_from(row.source_id, dates_)) out.insert(row.source_id);
    return out;
}

Vintages vintages_of(const History& history) { return Vintages(history, fitted_rows(), qss_series(), source_dates()); }

}  // namespace ccsim::backtest
