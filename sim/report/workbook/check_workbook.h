#pragma once

#include <string>
#include <vector>

#include "sim/report/workbook/read_workbook.h"

namespace ccsim {

/// One rule of the accessibility checklist for spreadsheets, and what breaks it.
struct ChecklistItem {
    std::string rule;
    std::vector<std::string> faults;  ///< none: it is kept
};

/// The rules of the Government Analysis Function's checklist that a program can tell. Spelling, and whether colour
/// alone carries a meaning, are for a person to see.
std::vector<ChecklistItem> check_workbook(const ReadWorkbook& book);

/// The list with ticks, to paste into a log.
std::string checklist_text(const std::string& file, const std::vector<ChecklistItem>& items);

}  // namespace ccsim
