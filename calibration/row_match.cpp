#include "calibration/row_match.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <utility>

#include "calibration/published_range.h"
#include "calibration/published_step.h"
#include "sim/core/text.h"
#include "sim/measures/rounding.h"

namespace ccsim {
namespace {

using Why = RowMismatch::Why;

/// Letters in lower case, and hyphens and spaces as the names of measures have them.
std::string as_names_are(std::string_view word) {
    std::string out;
    for (const char c : word)
        out += c == ' ' || c == '-' ? '_' : static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return out;
}

/// The candidate that is meant by a word, if it is one but for its spelling.
std::optional<std::string> meant_by(std::string_view word, const std::vector<std::string>& candidates) {
    const std::string plain = as_names_are(word);
    const auto same = std::ranges::find_if(candidates, [&](const std::string& c) { return as_names_are(c) == plain; });
    return same != candidates.end() ? *same : nearest(word, candidates);
}

std::string listed(const std::vector<std::string>& words, std::size_t most) {
    std::string out;
    for (std::size_t i = 0; i < words.size() && i < most; ++i) out += (i > 0 ? "; " : "") + words[i];
    return words.size() > most ? out + fmt::format("; and {} more", words.size() - most) : out;
}

std::string other_units(std::string_view unit) {
    if (unit == "GBP million") return " or GBP billion";
    return unit == "cases" ? " or million cases" : "";
}

/// Why a figure is not the one that is used.
std::string words_of(const OtherFigure& other, const History& history) {
    const HistoryRow& taken = history.rows()[other.taken];
    if (other.why == OtherFigure::Why::superseded)
        return fmt::format("not used: line {}, of a later edition ({}), says {}", taken.line,
                           shown_name(taken.source_id), shown_name(taken.value));
    if (other.why == OtherFigure::Why::coarser)
        return fmt::format("not used: line {} gives the same figure more finely ({})", taken.line,
                           shown_name(taken.value));
    return fmt::format("not used: line {} gives the same figure", taken.line);
}

/// Whether a figure has digits that its rounding says it cannot have: then one of the two is wrong, or the row is
/// shifted.
bool is_no_multiple(const HistoryRow& row) {
    const auto step = published_step(row.rounding, row.unit);
    if (!row.number || !step || looks_like_a_fraction(*row.number, row.measure, row.unit)) return false;
    if (row.rounding.starts_with("+/-") || row.rounding.starts_with("about")) return false;
    return std::abs(rounded(*row.number, *step) - *row.number) > 1e-6 * *step;
}

}  // namespace

KnownSeries::KnownSeries(std::span<const FittedRow> list) : list_(list.begin(), list.end()) {
    std::set<std::string> names;
    for (const Measure& measure : measures()) modelled_.emplace(measure.id);
    names.insert(modelled_.begin(), modelled_.end());
    for (const FittedRow& row : list_) names.insert(row.measure);
    measures_.assign(names.begin(), names.end());
}

bool KnownSeries::names(const HistoryRow& row) const {
    return std::ranges::any_of(list_, [&](const FittedRow& r) {
        return r.period_end == row.period_end && r.measure == row.measure && r.breakdown == row.breakdown &&
               r.unit == row.unit && r.rounding == row.rounding && r.source_id == row.source_id;
    });
}

std::optional<RowMismatch> KnownSeries::mismatch(const HistoryRow& row) const {
    if (const Measure* const measure = find_measure(row.measure, row.breakdown)) {
        if (figure_of(row, 0, *measure)) return {};
        return beside_another(row, *measure);
    }
    if (std::ranges::find(measures_, row.measure) == measures_.end()) return unknown_measure(row);
    const bool listed = std::ranges::any_of(
        list_, [&](const FittedRow& r) { return r.measure == row.measure && r.breakdown == row.breakdown; });
    if (!listed && modelled_.contains(row.measure)) return unknown_breakdown(row);
    return RowMismatch{.why = Why::not_modelled,
                       .column = row.at.measure,
                       .key = "measure",
                       .what = "the model has no measure that it stands beside"};
}

RowMismatch KnownSeries::unknown_measure(const HistoryRow& row) const {
    const auto meant = meant_by(row.measure, measures_);
    return {.why = Why::unknown_measure,
            .column = row.at.measure,
            .key = "measure",
            .what = "unknown measure " + shown_name(row.measure),
            .hint = meant ? "did you mean " + *meant + '?' : "the names are those in a run's measures.csv"};
}

RowMismatch KnownSeries::unknown_breakdown(const HistoryRow& row) const {
    std::vector<std::string> breakdowns;
    for (const Measure& measure : measures())
        if (measure.id == row.measure) breakdowns.emplace_back(measure.breakdown);
    const auto meant = meant_by(row.breakdown, breakdowns);
    constexpr std::size_t most_listed = 6;
    return {.why = Why::unknown_breakdown,
            .column = row.at.breakdown,
            .key = "breakdown",
            .what = "unknown breakdown " + shown_name(row.breakdown) + " of " + row.measure,
            .hint = meant ? "did you mean " + *meant + '?' : "there are " + ccsim::listed(breakdowns, most_listed)};
}

RowMismatch KnownSeries::beside_another(const HistoryRow& row, const Measure& measure) const {
    if (!power_of_ten_between(row.unit, measure.unit))
        return {Why::another_unit, row.at.unit, "unit",
                fmt::format("another unit, {}, than the measure is in", ccsim::quoted(row.unit)),
                fmt::format("give it in {}{}", measure.unit, other_units(measure.unit))};
    if (!row.quarter) {
        const auto holding = quarter_holding(row.period_end);
        return {Why::no_quarter_end, row.at.period_end, "period_end", shown_name(row.period_end) + " ends no quarter",
                holding ? "the quarter that holds it ends on " + holding->last_day() : "write it as in 2016-09-30"};
    }
    if (!published_step(row.rounding, row.unit))
        return {Why::no_rounding, row.at.rounding, "rounding",
                row.rounding.empty() ? "no rounding, so its precision is not known"
                                     : ccsim::quoted(row.rounding) + " is no rounding of figures in " + row.unit,
                "say how finely it was printed, such as 100 of cases, 0.1m of GBP million or 0.1pp of percent"};
    return {Why::mixed_bases, 0, "source_id", "worked out from two sources, whose bases differ", ""};
}

std::vector<Problem> fractions_in(const History& history) {
    std::vector<Problem> out;
    for (const HistoryRow& row : history.rows())
        if (row.number && looks_like_a_fraction(*row.number, row.measure, row.unit))
            out.push_back({history.file(), row.line, row.at.value, "value",
                           shown_name(row.value) + " percent is less than one in a hundred",
                           "is this a fraction? write 91.9 for 91.9 percent, not 0.919"});
    return out;
}

std::vector<Problem> doubts_about(const History& history, const KnownSeries& known) {
    std::vector<Problem> out = fractions_in(history);
    for (const HistoryRow& row : history.rows()) {
        if (known.names(row)) continue;
        if (auto mismatch = known.mismatch(row); mismatch && mismatch->is_fault_of_the_file())
            out.push_back({history.file(), row.line, mismatch->column, mismatch->key,
                           "stands beside no measure: " + mismatch->what, mismatch->hint});
        if (is_no_multiple(row))
            out.push_back({history.file(), row.line, row.at.value, "value",
                           shown_name(row.value) + " is no multiple of its rounding, " + shown_name(row.rounding),
                           "check both; 205.000 is read as 205"});
    }
    for (const OtherFigure& other : history.others()) {
        const HistoryRow& row = history.rows()[other.row];
        if (!known.names(row) && other.why != OtherFigure::Why::same)
            out.push_back({history.file(), row.line, row.at.value, "value", words_of(other, history), ""});
    }
    std::ranges::stable_sort(out, {}, &Problem::line);
    return out;
}

}  // namespace ccsim
