#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace ccsim {

/// Reads a whole file of any kind. Throws FileError when it is missing, is no ordinary file or cannot be read, and
/// InputError when it is larger than `most_bytes`.
std::string read_whole_file(const std::filesystem::path& path, std::uintmax_t most_bytes);

/// Reads a whole text file. Throws FileError when it is missing, is no ordinary file or cannot be read, and InputError
/// when it is larger than `most_bytes` or is not UTF-8 text (a NUL counts as not text).
std::string read_text_file(const std::filesystem::path& path, std::uintmax_t most_bytes);

}  // namespace ccsim
