#include "sim/report/folder/figure_series.h"

#include <algorithm>
#include <array>

#include "sim/report/folder/table_reader.h"

namespace ccsim {
namespace {

/// Puts the rows of a table into series, of which the next row is mostly the same as the one before.
class SeriesReader {
public:
    explicit SeriesReader(SeriesTable& table) : table_(table) {}

    /// Null when there is no such measure.
    FigureSeries* series_of(std::string_view scenario, std::string_view id, std::string_view breakdown) {
        if (id != id_ || breakdown != breakdown_ || scenario != scenario_) {
            scenario_ = scenario, id_ = id, breakdown_ = breakdown;
            const Measure* const measure = find_measure(id, breakdown);
            series_ = measure ? &table_.add(scenario, *measure) : nullptr;
        }
        return series_;
    }

private:
    SeriesTable& table_;
    std::string scenario_, id_, breakdown_;
    FigureSeries* series_ = nullptr;
};

}  // namespace

std::optional<ReportedFigure> FigureSeries::at(Quarter quarter, Statistic statistic) const {
    const auto found = quarters.find(quarter);
    return found == quarters.end() ? std::nullopt : found->second.at(statistic);
}

std::optional<ReportedFigure> FigureSeries::central(Quarter quarter) const {
    const auto found = quarters.find(quarter);
    return found == quarters.end() ? std::nullopt : found->second.central();
}

bool FigureSeries::has(Statistic statistic) const {
    return std::ranges::any_of(quarters, [&](const auto& quarter) { return quarter.second.at(statistic).has_value(); });
}

const FigureSeries* SeriesTable::find(std::string_view scenario, const Measure& measure) const {
    const auto place = std::ranges::find(scenarios_, scenario);
    if (place == scenarios_.end()) return nullptr;
    const auto& of_scenario = series_[static_cast<std::size_t>(place - scenarios_.begin())];
    const auto found = of_scenario.find(&measure);
    return found == of_scenario.end() ? nullptr : &found->second;
}

std::string_view SeriesTable::base(std::string_view name) const {
    return scenarios_.empty() || std::ranges::find(scenarios_, name) != scenarios_.end() ? name : scenarios_.front();
}

FigureSeries& SeriesTable::add(std::string_view scenario, const Measure& measure) {
    const auto place = std::ranges::find(scenarios_, scenario);
    const auto at = static_cast<std::size_t>(place - scenarios_.begin());
    if (place == scenarios_.end()) {
        scenarios_.emplace_back(scenario);
        series_.emplace_back();
    }
    return series_[at][&measure];
}

MeasuresFile parse_measures(std::string_view text, const std::string& file) {
    enum : std::size_t { scenario, measure, breakdown, period_end, status, statistic, value, value_rounded, unit };
    constexpr std::array<std::string_view, 9> columns{"scenario",  "measure", "breakdown",     "period_end", "status",
                                                      "statistic", "value",   "value_rounded", "unit"};
    using enum QuarterFigures::Simulated;
    MeasuresFile out;
    TableReader in(text, file, columns);
    SeriesReader rows(out.figures);
    while (in.next()) {
        const auto of = parse_statistic(in.text(statistic));
        if (!of) continue;
        const std::string_view what = in.text(status);
        const auto simulated = what == "fitted" ? fitted : what == "projection" ? projection : no;
        if ((simulated == no) != (*of == Statistic::published) || (simulated == no && what != "outturn"))
            in.problem(status, "is not the status of such a figure (outturn of published ones; fitted or projection)");
        const auto quarter = in.quarter(period_end);
        const double number = in.number(value);
        FigureSeries* const series = rows.series_of(in.text(scenario), in.text(measure), in.text(breakdown));
        if (!series || !quarter) continue;
        series->unit = in.text(unit);
        QuarterFigures& figures = series->quarters[*quarter];
        if (figures.at(*of)) in.problem(statistic, "is there twice for this measure and quarter");
        figures.at(*of) = ReportedFigure{number, in.number_if_any(value_rounded)};
        if (simulated == no) continue;
        figures.simulated = simulated;
        out.first = std::min(out.first.value_or(*quarter), *quarter);
        out.last = std::max(out.last.value_or(*quarter), *quarter);
        if (simulated == fitted) out.last_fitted = std::max(out.last_fitted.value_or(*quarter), *quarter);
    }
    in.throw_problems();
    return out;
}

SeriesTable parse_differences(std::string_view text, const std::string& file) {
    enum : std::size_t { variant, measure, breakdown, period_end, statistic, value, unit };
    constexpr std::array<std::string_view, 7> columns{"variant",   "measure", "breakdown", "period_end",
                                                      "statistic", "value",   "unit"};
    SeriesTable out;
    TableReader in(text, file, columns);
    SeriesReader rows(out);
    while (in.next()) {
        const auto of = parse_statistic(in.text(statistic));
        if (!of) continue;
        const auto quarter = in.quarter(period_end);
        const double number = in.number(value);
        FigureSeries* const series = rows.series_of(in.text(variant), in.text(measure), in.text(breakdown));
        if (!series || !quarter) continue;
        series->unit = in.text(unit);
        auto& figure = series->quarters[*quarter].at(*of);
        if (figure) in.problem(statistic, "is there twice for this measure and quarter");
        figure = ReportedFigure{number, {}};
    }
    in.throw_problems();
    return out;
}

}  // namespace ccsim
