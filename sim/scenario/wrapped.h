#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace ccsim {

/// The text broken between words into lines that begin with `start` and have at most `width` characters (a longer word
/// has a line to itself). Line ends in the text stay.
std::string wrapped(std::string_view text, std::string_view start, std::size_t width);

}  // namespace ccsim
