#pragma once

#include <string>
#include <string_view>

namespace ccsim {

/// Text as HTML and XML hold it, between tags or in an attribute in double quotes.
std::string markup_text(std::string_view words);

}  // namespace ccsim
