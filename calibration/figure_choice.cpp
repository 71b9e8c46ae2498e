#include "calibration/figure_choice.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>

#include "sim/core/quarter.h"

namespace ccsim {
namespace {

constexpr std::string_view main_source = "qss-2016-09";

/// A source id as what it names and the date it ends in.
struct Edition {
    std::string_view name, date;  ///< the date as 2016-12 or 2016-12-31
};

std::optional<Edition> edition_of(std::string_view source_id) {
    constexpr std::string_view derived = "derived:";
    if (source_id.starts_with(derived)) source_id.remove_prefix(derived.size());
    for (const std::size_t length : {std::size_t{10}, std::size_t{7}}) {
        if (source_id.size() <= length) continue;
        const std::string_view date = source_id.substr(source_id.size() - length);
        const std::string_view name = source_id.substr(0, source_id.size() - length);
        const std::string day(length == 7 ? std::string(date) + "-01" : std::string(date));
        if (name.ends_with('-') && quarter_holding(day)) return Edition{name, date};
    }
    return {};
}

/// Which of two figures that do not contradict each other is taken.
bool is_better(const PublishedFigure& a, const PublishedFigure& b, std::span<const HistoryRow> rows) {
    if (a.step != b.step) return a.step < b.step;
    const bool a_main = rows[a.row].source_id == main_source, b_main = rows[b.row].source_id == main_source;
    return a_main != b_main ? a_main : a.row < b.row;
}

/// The figure of a later edition that contradicts this one, if there is one.
const PublishedFigure* successor_of(const PublishedFigure& figure, std::span<const PublishedFigure> figures,
                                    std::span<const HistoryRow> rows) {
    const PublishedFigure* latest = nullptr;
    for (const PublishedFigure& other : figures)
        if (contradict(figure, other) &&
            is_later_edition(rows[other.row].source_id, rows[(latest ? *latest : figure).row].source_id))
            latest = &other;
    return latest;
}

}  // namespace

bool is_later_edition(std::string_view source_id, std::string_view than) {
    const auto a = edition_of(source_id), b = edition_of(than);
    return a && b && a->name == b->name && a->date.size() == b->date.size() && a->date > b->date;
}

bool contradict(const PublishedFigure& a, const PublishedFigure& b) {
    constexpr double last_binary_digits = 1e-9;
    const double apart = std::abs(a.value - b.value);
    const double may_be_apart = a.step == b.step ? 0 : (a.step + b.step) / 2;
    return apart > may_be_apart + last_binary_digits * (std::abs(a.value) + std::abs(b.value));
}

FigureChoice choice_of(std::span<const PublishedFigure> figures, std::span<const HistoryRow> rows) {
    using enum OtherFigure::Why;
    std::vector<PublishedFigure> standing;
    FigureChoice out;
    for (const PublishedFigure& figure : figures)
        if (const PublishedFigure* const later = successor_of(figure, figures, rows))
            out.others.push_back({figure.row, later->row, superseded});
        else standing.push_back(figure);
    out.taken = *std::ranges::min_element(
        standing, [&](const PublishedFigure& a, const PublishedFigure& b) { return is_better(a, b, rows); });
    for (const PublishedFigure& figure : standing) {
        if (figure.row == out.taken.row) continue;
        const auto other =
            std::ranges::find_if(standing, [&](const PublishedFigure& o) { return contradict(figure, o); });
        if (other != standing.end()) out.others.push_back({figure.row, other->row, contradicts});
        else out.others.push_back({figure.row, out.taken.row, figure.step == out.taken.step ? same : coarser});
    }
    std::ranges::sort(out.others, {}, &OtherFigure::row);
    return out;
}

}  // namespace ccsim
