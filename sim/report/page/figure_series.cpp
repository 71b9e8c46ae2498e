#include "sim/report/page/figure_series.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "sim/core/csv.h"
#include "sim/core/csv_problems.h"
#include "sim/core/number.h"
#include "sim/measures/measure.h"

namespace ccsim {
namespace {

/// Reads a table of known columns row by row.
class TableReader {
public:
    TableReader(std::string_view text, const std::string& file, std::span<const std::string_view> columns)
        : csv_(text, file), problems_(file, columns), columns_(columns) {
        if (!csv_.next(row_)) {
            problems_.in_line(0, 0, "", "is empty", "write the results again");
            return;
        }
        place_.resize(columns.size(), 0);
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const auto found =
                std::find_if(row_.begin(), row_.end(), [&](const CsvField& f) { return f.text == columns[i]; });
            if (found == row_.end())
                problems_.in_line(1, 0, std::string(columns[i]), "is not among the columns", "write the results again");
            else place_[i] = static_cast<std::size_t>(found - row_.begin());
        }
        width_ = row_.size();
        usable_ = problems_.empty();
    }

    bool next() {
        if (!usable_ || !csv_.next(row_)) return false;
        if (row_.size() == width_) return true;
        problems_.in_line(row_.front().line, 0, "", "has another number of fields than the first line",
                          "write the results again");
        return next();
    }
    std::string_view text(std::size_t column) const { return row_[place_[column]].text; }
    /// 0 and a problem when it is no number.
    double number(std::size_t column) {
        if (const auto value = parse_number(text(column))) return *value;
        problems_.at(row_[place_[column]], column, "is not a number", "write the results again");
        return 0;
    }
    std::optional<double> number_if_any(std::size_t column) {
        return text(column).empty() ? std::nullopt : std::optional(number(column));
    }
    std::optional<Quarter> quarter(std::size_t column) {
        const auto out = parse_quarter(text(column));
        if (!out) problems_.at(row_[place_[column]], column, "is not a quarter", "write the results again");
        return out;
    }
    /// Call last.
    void throw_problems() {
        if (auto problems = problems_.taken_with(csv_); !problems.empty()) throw InputError(std::move(problems));
    }

private:
    CsvReader csv_;
    CsvProblems problems_;
    std::span<const std::string_view> columns_;
    std::vector<CsvField> row_;
    std::vector<std::size_t> place_;
    std::size_t width_ = 0;
    bool usable_ = false;
};

/// Statistics that a page has no use for.
bool is_shown(std::string_view statistic) {
    constexpr std::array shown{"published", "mean", "median", "p5", "p25", "p75", "p95", "mc_se", "mc_se_difference"};
    return std::find(shown.begin(), shown.end(), statistic) != shown.end();
}

}  // namespace

std::optional<PageNumber> FigureSeries::at(Quarter quarter, std::string_view statistic) const {
    const auto found = quarters.find(quarter);
    if (found == quarters.end()) return {};
    const auto number = found->second.find(statistic);
    return number == found->second.end() ? std::nullopt : std::optional(number->second);
}

std::optional<PageNumber> FigureSeries::central(Quarter quarter) const {
    if (const auto median = at(quarter, "median")) return median;
    return at(quarter, "mean");
}

const FigureSeries* SeriesTable::find(std::string_view scenario, std::string_view measure,
                                      std::string_view breakdown) const {
    const auto found = series_.find(std::tuple(std::string(scenario), std::string(measure), std::string(breakdown)));
    return found == series_.end() ? nullptr : &found->second;
}

FigureSeries& SeriesTable::add(std::string_view scenario, std::string_view measure, std::string_view breakdown) {
    if (std::find(scenarios_.rbegin(), scenarios_.rend(), scenario) == scenarios_.rend())
        scenarios_.emplace_back(scenario);
    return series_[std::tuple(std::string(scenario), std::string(measure), std::string(breakdown))];
}

bool shown_in_page(std::string_view measure) {
    constexpr std::array more{"cases_open",
                              "cases_in_notice",
                              "cases_by_status",
                              "cases_with_arrears",
                              "cases_with_current_liability",
                              "cases_paying_towards_arrears",
                              "cases_contributing",
                              "arrears_awaiting_finalisation",
                              "arrears_on_cases_with_current_liability"};
    if (std::find(more.begin(), more.end(), measure) != more.end()) return true;
    const auto& all = measures();
    return std::any_of(all.begin(), all.end(), [&](const Measure& m) { return m.is_key() && m.id == measure; });
}

MeasuresFile parse_measures(std::string_view text, const std::string& file) {
    constexpr std::array<std::string_view, 9> columns{"scenario",  "measure", "breakdown",     "period_end", "status",
                                                      "statistic", "value",   "value_rounded", "unit"};
    MeasuresFile out;
    TableReader in(text, file, columns);
    std::map<std::string, bool, std::less<>> shown;
    std::string scenario, measure, breakdown;
    FigureSeries* series = nullptr;
    while (in.next()) {
        if (series == nullptr || in.text(1) != measure || in.text(2) != breakdown || in.text(0) != scenario) {
            scenario = in.text(0), measure = in.text(1), breakdown = in.text(2);
            const bool kept = shown.try_emplace(measure, shown_in_page(measure)).first->second;
            series = kept ? &out.figures.add(scenario, measure, breakdown) : nullptr;
        }
        if (series == nullptr || !is_shown(in.text(5))) continue;
        const auto quarter = in.quarter(3);
        if (!quarter) continue;
        series->unit = in.text(8);
        series->quarters[*quarter][std::string(in.text(5))] = {in.number(6), in.number_if_any(7)};
        if (in.text(4) == "outturn") continue;
        out.first = std::min(out.first.value_or(*quarter), *quarter);
        out.last = std::max(out.last.value_or(*quarter), *quarter);
        if (in.text(4) == "fitted") out.last_fitted = std::max(out.last_fitted.value_or(*quarter), *quarter);
    }
    in.throw_problems();
    return out;
}

SeriesTable parse_differences(std::string_view text, const std::string& file) {
    constexpr std::array<std::string_view, 7> columns{"variant",   "measure", "breakdown", "period_end",
                                                      "statistic", "value",   "unit"};
    SeriesTable out;
    TableReader in(text, file, columns);
    while (in.next()) {
        if (!shown_in_page(in.text(1)) || !is_shown(in.text(4))) continue;
        const auto quarter = in.quarter(3);
        if (!quarter) continue;
        FigureSeries& series = out.add(in.text(0), in.text(1), in.text(2));
        series.unit = in.text(6);
        series.quarters[*quarter][std::string(in.text(4))] = {in.number(5), {}};
    }
    in.throw_problems();
    return out;
}

std::vector<std::vector<std::string>> parse_rows(std::string_view text, const std::string& file) {
    CsvReader csv(text, file);
    CsvProblems problems(file);
    std::vector<CsvField> row;
    std::vector<std::vector<std::string>> out;
    while (csv.next(row)) {
        std::vector<std::string> cells;
        for (const CsvField& field : row) cells.emplace_back(field.text);
        if (!out.empty() && cells.size() != out.front().size())
            problems.in_line(row.front().line, 0, "", "has another number of fields than the first line",
                             "write the results again");
        out.push_back(std::move(cells));
    }
    if (auto found = problems.taken_with(csv); !found.empty()) throw InputError(std::move(found));
    return out;
}

Terms parse_decomposition(std::string_view text, const std::string& file) {
    constexpr std::array<std::string_view, 4> columns{"period_end", "term", "statistic", "value"};
    Terms out;
    TableReader in(text, file, columns);
    while (in.next())
        if (const auto quarter = in.quarter(0))
            out[{*quarter, std::string(in.text(1)), std::string(in.text(2))}] = in.number(3);
    in.throw_problems();
    return out;
}

}  // namespace ccsim
