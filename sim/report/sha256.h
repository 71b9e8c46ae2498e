#pragma once

#include <string>
#include <string_view>

namespace ccsim {

/// The SHA-256 of the bytes, as 64 lower-case hexadecimal digits.
std::string sha256_of(std::string_view bytes);

}  // namespace ccsim
