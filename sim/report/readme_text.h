#pragma once

#include <string>

#include "sim/report/run_record.h"

namespace ccsim {

/// README.txt of a results folder: what it holds, how to open it in Excel, R and Python, and what the intervals hold.
std::string readme_text(const RunRecord& record);

}  // namespace ccsim
