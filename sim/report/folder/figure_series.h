#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/core/quarter.h"
#include "sim/measures/measure.h"
#include "sim/report/folder/statistic.h"

// What measures.csv and differences.csv say, by scenario, measure and quarter.
namespace ccsim {

/// A figure of a table: as it is, and as the publication would round it.
struct ReportedFigure {
    double value = 0;
    std::optional<double> rounded = {};
    double shown() const { return rounded.value_or(value); }
};

/// What is known of a measure in one quarter.
struct QuarterFigures {
    /// Of the simulated figures, if there are any: up to the scenario's last outturn, or later.
    enum class Simulated : std::uint8_t { no, fitted, projection } simulated = Simulated::no;
    std::array<std::optional<ReportedFigure>, statistic_count> figures{};

    std::optional<ReportedFigure>& at(Statistic statistic) { return figures[static_cast<std::size_t>(statistic)]; }
    const std::optional<ReportedFigure>& at(Statistic statistic) const {
        return figures[static_cast<std::size_t>(statistic)];
    }
    /// The median, or the one value there is.
    const std::optional<ReportedFigure>& central() const {
        return at(Statistic::median) ? at(Statistic::median) : at(Statistic::mean);
    }
};

/// One measure of one scenario, or how a variant differs in it.
struct FigureSeries {
    std::string unit;
    std::map<Quarter, QuarterFigures> quarters;

    std::optional<ReportedFigure> at(Quarter quarter, Statistic statistic) const;
    std::optional<ReportedFigure> central(Quarter quarter) const;
    /// Whether any quarter has it.
    bool has(Statistic statistic) const;
};

/// Series by scenario and measure.
class SeriesTable {
public:
    /// Null when the table says nothing of it: it has no value in this run. Every measure of the program can be asked
    /// for.
    const FigureSeries* find(std::string_view scenario, const Measure& measure) const;
    /// The scenarios in the order in which they first came up.
    const std::vector<std::string>& scenarios() const { return scenarios_; }
    /// The scenario of that name; when there is none, the first, which others are compared with.
    std::string_view base(std::string_view name) const;

    /// The series to write to, begun when it is new.
    FigureSeries& add(std::string_view scenario, const Measure& measure);

private:
    std::vector<std::string> scenarios_;
    std::vector<std::map<const Measure*, FigureSeries>> series_;  ///< by scenario
};

/// What measures.csv says, and which quarters are simulated.
struct MeasuresFile {
    SeriesTable figures;
    std::optional<Quarter> first, last_fitted, last;  ///< empty when nothing is simulated
};

/// Reads measures.csv. Rows of measures and statistics that this program does not have are left out. Throws InputError
/// with every problem found: columns missing, words that are not known, numbers that are none, a figure that is there
/// twice. The file's name is only used in problems.
MeasuresFile parse_measures(std::string_view text, const std::string& file);

/// Reads differences.csv: by variant. The same holds for it.
SeriesTable parse_differences(std::string_view text, const std::string& file);

}  // namespace ccsim
