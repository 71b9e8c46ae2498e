#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace ccsim {

/// The SHA-256 of an input that is built into the program, by the name it has in manifests. Empty: there is none of
/// that name.
std::optional<std::string> sha256_of_built_in(std::string_view name);

}  // namespace ccsim
