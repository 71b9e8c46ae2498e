#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sim/report/workbook/result_workbook.h"
#include "sim/report/workbook/table_titles.h"

// The sheets of figures of a workbook. Use result_workbook().
namespace ccsim {

/// The columns of a sheet of figures, in their order.
namespace figure_column {
enum : std::size_t {
    measure,
    of_which,
    quarter,
    status,
    flag,
    unit,
    published,
    simulated,
    low,
    high,
    simulated_unrounded,
    low_unrounded,
    high_unrounded,
    note,
    count
};
}

/// Beside every title, and on the cover.
inline constexpr std::string_view not_statistics = "Illustrative projection, not official statistics";

/// The notes of every workbook, by number from 1.
std::vector<std::string> general_notes(const WorkbookSource& source);

Sheet figures_sheet(const WorkbookSource& source, const TableSheet& table);

/// A chart of each key measure.
std::vector<LineChart> key_charts(const WorkbookSource& source, const std::vector<Sheet>& sheets);

}  // namespace ccsim
