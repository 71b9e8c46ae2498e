#pragma once

#include <cstddef>
#include <string>
#include <variant>
#include <vector>

namespace ccsim {

inline constexpr int most_decimals = 4;

/// A number with what to show of it.
struct ShownNumber {
    double value = 0;
    int decimals = 0;  ///< up to most_decimals; below nought: as many as it has
};

/// A link to another sheet, by its name.
struct SheetLink {
    std::string sheet;
};

/// Empty, text, a number or a link.
using Cell = std::variant<std::monostate, std::string, ShownNumber, SheetLink>;

struct SheetColumn {
    std::string header;
    bool is_number = false;
    bool is_wide = false;  ///< for text of more than 50 characters
};

/// A worksheet: lines in column A, the first of them its title, then one table, or none.
struct Sheet {
    std::string name;                       ///< of the tab
    std::vector<std::string> lines;         ///< of a sheet without a table, "# " begins a heading
    std::vector<SheetColumn> columns = {};  ///< none: there is no table
    std::vector<std::vector<Cell>> rows = {};

    bool has_table() const { return !columns.empty(); }
    /// Of the header row, from nought.
    std::size_t header_row() const { return lines.size(); }
    /// The name under which the table is marked up.
    std::string table_name() const { return name + "_data"; }
};

/// A line chart of columns of a sheet, by quarter.
struct LineChart {
    std::string title, description;  ///< the description is its text alternative
    std::string unit;
    std::string sheet;                ///< whose rows it shows
    std::size_t first = 0, last = 0;  ///< rows of its table, from nought, both included
    std::size_t categories = 0;       ///< column
    std::vector<std::size_t> series;  ///< columns
};

/// What is written as XLSX and as ODS.
struct Workbook {
    std::string title, subject, author, language;
    std::vector<Sheet> sheets = {};
    std::vector<LineChart> charts = {};  ///< shown beside the table of the sheet of this name
    std::string charts_sheet = "Charts";

    const Sheet* find(const std::string& name) const;
};

/// The bytes of an Excel workbook. Throws FileError when it cannot be made.
std::string xlsx_of(const Workbook& workbook);

/// The bytes of an OpenDocument spreadsheet, without charts. Throws FileError when it cannot be made.
std::string ods_of(const Workbook& workbook);

/// Widths in characters.
inline constexpr double usual_width = 16, wide_width = 32, cover_width = 72;

}  // namespace ccsim
