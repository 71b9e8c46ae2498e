#pragma once

#include <string_view>

// Made by the build from page.css and page.js.
namespace ccsim {

std::string_view page_style();
std::string_view page_script();

}  // namespace ccsim
