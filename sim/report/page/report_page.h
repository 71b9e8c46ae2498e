#pragma once

#include <string>

#include "sim/report/page/page_input.h"

namespace ccsim {

/// report.html: one file that needs no other and asks the network for nothing. All of it can be read without its
/// script, which steps through quarters, hides bands and opens tables.
std::string report_page(const PageInput& input);

}  // namespace ccsim
