#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "calibration/history.h"
#include "sim/measures/measure.h"

namespace ccsim {

/// A sheet of measures: one supplementary table of the publication, the closure programme, or staff and accuracy.
struct TableSheet {
    int number = 0;          ///< of the supplementary table; 0: none
    std::string_view name;   ///< of the tab
    std::string_view title;  ///< as the publication has it, more or less
};

/// Table_1 to Table_26, Closure, and Staff_and_accuracy.
const std::vector<TableSheet>& table_sheets();

/// The sheet on which a measure stands.
const TableSheet& sheet_of(const Measure& measure);

/// The sheet of a published figure that is no measure of ours by quarter, such as a change or a count of five months.
/// Null when it belongs to none of the tables, or stands beside a measure.
const TableSheet* sheet_of_published(const HistoryRow& row);

/// A measure's id in words: "Cases with current liability".
std::string words_of_id(std::string_view id);

}  // namespace ccsim
