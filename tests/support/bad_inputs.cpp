#include "tests/support/bad_inputs.h"

#include <fstream>

#include "tests/support/bad_inputs_parts.h"

namespace ccsim::tests {
namespace {

void write_file(const InputFile& file, const std::filesystem::path& path) {
    std::filesystem::create_directories(path.parent_path());
    if (file.is == InputFile::Is::folder) {
        std::filesystem::create_directories(path);
        return;
    }
    std::ofstream(path, std::ios::binary) << file.text;
    constexpr std::uintmax_t gigabyte = 1'000'000'000;
    if (file.is == InputFile::Is::huge) std::filesystem::resize_file(path, gigabyte);
}

}  // namespace

std::vector<BadInput> bad_inputs() {
    std::vector<BadInput> all;
    for (const auto& part : {bad_files(), bad_yaml(), bad_values(), bad_lists(), bad_settings(), bad_case_files()})
        all.insert(all.end(), part.begin(), part.end());
    return all;
}

void write_files(const BadInput& input, const std::filesystem::path& folder) {
    for (const InputFile& file : input.files) write_file(file, folder / file.name);
}

}  // namespace ccsim::tests
