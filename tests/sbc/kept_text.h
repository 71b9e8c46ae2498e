#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace ccsim::tests {

/// What a file that may not be there yet holds; nothing then.
inline std::string kept_text(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace ccsim::tests
