#pragma once

#include <string>
#include <string_view>

namespace ccsim {

/// The SHA-256 of the bytes, as 64 lower-case hexadecimal digits.
std::string sha256_of(std::string_view bytes);

/// The same in base64, as a content security policy names a style or script.
std::string sha256_base64_of(std::string_view bytes);

}  // namespace ccsim
