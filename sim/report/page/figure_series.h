#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "sim/core/quarter.h"

// What a page reads from the tables of a results folder.
namespace ccsim {

/// A number of a table: as it is, and as the publication would round it.
struct PageNumber {
    double value = 0;
    std::optional<double> rounded = {};
    double shown() const { return rounded.value_or(value); }
};

/// One measure of one scenario, or how a variant differs in it: what each statistic is in each quarter.
struct FigureSeries {
    std::string unit;
    double rounding = 1;  ///< of simulated figures
    std::map<Quarter, std::map<std::string, PageNumber, std::less<>>> quarters;

    std::optional<PageNumber> at(Quarter quarter, std::string_view statistic) const;
    /// The median, or else the one value there is.
    std::optional<PageNumber> central(Quarter quarter) const;
};

/// Series by scenario, measure and breakdown.
class SeriesTable {
public:
    /// Null when there is none.
    const FigureSeries* find(std::string_view scenario, std::string_view measure, std::string_view breakdown) const;
    /// The scenarios in the order in which they first came up.
    const std::vector<std::string>& scenarios() const { return scenarios_; }

    FigureSeries& add(std::string_view scenario, std::string_view measure, std::string_view breakdown);

private:
    std::vector<std::string> scenarios_;
    std::map<std::tuple<std::string, std::string, std::string>, FigureSeries, std::less<>> series_;
};

/// What measures.csv says, and which quarters are simulated.
struct MeasuresFile {
    SeriesTable figures;
    std::optional<Quarter> first, last_fitted, last;  ///< empty when nothing is simulated
};

/// Reads measures.csv, or as much of it as a page shows. Throws InputError with every problem found.
MeasuresFile parse_measures(std::string_view text, const std::string& file);

/// Reads differences.csv: by variant.
SeriesTable parse_differences(std::string_view text, const std::string& file);

/// Reads a small table as it is: the names of its columns, then its rows, all as wide.
std::vector<std::vector<std::string>> parse_rows(std::string_view text, const std::string& file);

/// What a term of decomposition.csv comes to.
using Terms = std::map<std::tuple<Quarter, std::string, std::string>, double>;  ///< by quarter, term and statistic
Terms parse_decomposition(std::string_view text, const std::string& file);

/// Whether a page shows the measure; the rest of measures.csv is not kept.
bool shown_in_page(std::string_view measure);

}  // namespace ccsim
