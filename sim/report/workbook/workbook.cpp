#include "sim/report/workbook/workbook.h"

#include <algorithm>

namespace ccsim {

const Sheet* Workbook::find(const std::string& name) const {
    const auto found = std::ranges::find_if(sheets, [&](const Sheet& sheet) { return sheet.name == name; });
    return found == sheets.end() ? nullptr : &*found;
}

}  // namespace ccsim
