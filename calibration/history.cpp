#include "calibration/history.h"

#include <algorithm>
#include <utility>

#include "calibration/published_step.h"

namespace ccsim {
namespace {

/// Figures derived from two sources ("derived:a+b") mix their bases: the notes of such rows give a tolerance of tens of
/// millions beside a rounding of 0.1 million.
bool mixes_bases(const HistoryRow& row) {
    return row.source_id.starts_with("derived:") && row.source_id.find('+') != std::string::npos;
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
    std::map<std::pair<const Measure*, Quarter>, std::vector<PublishedFigure>> found;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        // No measure is of the series published before December 2013 (ids ending in _old_method): those find none.
        const Measure* const measure = find_measure(rows_[i].measure, rows_[i].breakdown);
        if (!measure) continue;
        if (const auto figure = figure_of(rows_[i], i, *measure))
            found[{measure, *rows_[i].quarter}].push_back(*figure);
    }
    for (const auto& [of, figures] : found) {
        const FigureChoice choice = choice_of(figures, rows_);
        figures_[of.first].emplace(of.second, choice.taken);
        others_.insert(others_.end(), choice.others.begin(), choice.others.end());
    }
    std::ranges::sort(others_, {}, &OtherFigure::row);
}

std::optional<PublishedFigure> History::published(const Measure& measure, Quarter quarter) const {
    const auto of_measure = figures_.find(&measure);
    if (of_measure == figures_.end()) return {};
    const auto figure = of_measure->second.find(quarter);
    if (figure == of_measure->second.end()) return {};
    return figure->second;
}

const OtherFigure* History::other(std::size_t row) const {
    const auto found = std::ranges::lower_bound(others_, row, {}, &OtherFigure::row);
    return found != others_.end() && found->row == row ? &*found : nullptr;
}

std::optional<std::pair<Quarter, Quarter>> History::published_span(const Measure& measure) const {
    const auto of_measure = figures_.find(&measure);
    if (of_measure == figures_.end()) return {};
    return std::pair{of_measure->second.begin()->first, of_measure->second.rbegin()->first};
}

}  // namespace ccsim
