#include "sim/report/page/findings.h"

#include <fmt/format.h>

#include "sim/report/page/fan_figure.h"

namespace ccsim {
namespace {

/// A figure to begin from: the last published one of a quarter that was simulated, or else the first simulated.
std::optional<std::pair<Quarter, ReportedFigure>> starting_point(const PageInput& input, const FigureSeries& series) {
    for (auto q = series.quarters.rbegin(); q != series.quarters.rend(); ++q)
        if (const auto published = series.at(q->first, Statistic::published); published && series.central(q->first))
            if (!input.measures.last_fitted || q->first <= *input.measures.last_fitted) return {{q->first, *published}};
    for (const auto& [quarter, numbers] : series.quarters)
        if (const auto value = series.central(quarter)) return {{quarter, *value}};
    return {};
}

/// £ before an amount and what kind of number it is after it.
std::string with_unit(const std::string& unit, const std::string& figure) {
    if (unit == "percent") return figure + "%";
    return unit == "GBP million" ? "£" + figure + " million" : figure;
}

}  // namespace

std::string direction(const std::string& from, const std::string& to, double change) {
    return from == to ? "staying at" : change < 0 ? "falling to" : "rising to";
}

std::optional<Quarter> last_simulated(const FigureSeries& series) {
    for (auto q = series.quarters.rbegin(); q != series.quarters.rend(); ++q)
        if (series.central(q->first)) return q->first;
    return {};
}

std::string figure_words(const FigureSeries& series, Quarter quarter, double rounding, bool with_sign) {
    const auto middle = series.central(quarter), low = series.at(quarter, Statistic::p5),
               high = series.at(quarter, Statistic::p95);
    if (!middle) return "";
    const std::string words = printed(*middle, rounding, with_sign);
    if (!low || !high) return words;
    return fmt::format("{} ({} to {})", words, printed(*low, rounding, with_sign), printed(*high, rounding, with_sign));
}

std::string finding_of(const PageInput& input, const Measure& measure, const FigureSeries& series) {
    const auto start = starting_point(input, series);
    const auto end = last_simulated(series);
    if (!start || !end) return "";
    const ReportedFigure last = *series.central(*end);
    const std::string from = printed(start->second, measure.rounding), to = printed(last, measure.rounding);
    std::string range;
    if (const auto low = series.at(*end, Statistic::p5), high = series.at(*end, Statistic::p95); low && high)
        range = fmt::format(" ({} to {})", printed(*low, measure.rounding), printed(*high, measure.rounding));
    return fmt::format("{}: {} in {}, {} {}{} by {}", measure.title, with_unit(series.unit, from), start->first.words(),
                       direction(from, to, last.shown() - start->second.shown()), with_unit(series.unit, to), range,
                       end->words());
}

}  // namespace ccsim
