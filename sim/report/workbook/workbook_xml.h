#pragma once

#include <pugixml.hpp>
#include <string>
#include <vector>

#include "sim/report/workbook/zip_file.h"

namespace ccsim {

/// An XML file of a workbook, spaces kept. Empty when the entry is missing or no XML.
pugi::xml_document xml_entry(const std::vector<ZipEntry>& entries, const std::string& name);

/// All text below a node.
std::string text_below(const pugi::xml_node& node);

}  // namespace ccsim
