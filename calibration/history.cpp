#include "calibration/history.h"

#include <utility>

#include "calibration/published_step.h"

namespace ccsim {
namespace {

constexpr std::string_view main_source = "qss-2016-09";

/// Figures derived from two sources ("derived:a+b") mix their bases: the notes of such rows give a tolerance of tens of
/// millions beside a rounding of 0.1 million.
bool mixes_bases(const HistoryRow& row) {
    return row.source_id.starts_with("derived:") && row.source_id.find('+') != std::string::npos;
}

bool better(const PublishedFigure& a, const PublishedFigure& b, const std::vector<HistoryRow>& rows) {
    if (a.step != b.step) return a.step < b.step;
    return rows[a.row].source_id == main_source && rows[b.row].source_id != main_source;
}

}  // namespace

std::optional<PublishedFigure> figure_of(const HistoryRow& row, std::size_t index, const Measure& measure) {
    if (!row.quarter || !row.number || mixes_bases(row)) return {};
    const auto power = power_of_ten_between(row.unit, measure.unit);
    const auto step = published_step(row.rounding, row.unit);
    if (!power || !step) return {};
    return PublishedFigure{times_power_of_ten(*row.number, *power), times_power_of_ten(*step, *power), index};
}

History::History(std::vector<HistoryRow> rows, std::string file) : file_(std::move(file)), rows_(std::move(rows)) {
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        // No measure is of the series published before December 2013 (ids ending in _old_method): those find none.
        const Measure* const measure = find_measure(rows_[i].measure, rows_[i].breakdown);
        if (!measure) continue;
        const auto figure = figure_of(rows_[i], i, *measure);
        if (!figure) continue;
        const auto [place, is_new] = figures_[measure].try_emplace(*rows_[i].quarter, *figure);
        if (!is_new && better(*figure, place->second, rows_)) place->second = *figure;
    }
}

std::optional<PublishedFigure> History::published(const Measure& measure, Quarter quarter) const {
    const auto of_measure = figures_.find(&measure);
    if (of_measure == figures_.end()) return {};
    const auto figure = of_measure->second.find(quarter);
    if (figure == of_measure->second.end()) return {};
    return figure->second;
}

std::optional<std::pair<Quarter, Quarter>> History::published_span(const Measure& measure) const {
    const auto of_measure = figures_.find(&measure);
    if (of_measure == figures_.end()) return {};
    return std::pair{of_measure->second.begin()->first, of_measure->second.rbegin()->first};
}

}  // namespace ccsim
