#include "tests/sbc/kept_folder.h"

#include <fmt/format.h>

#include <fstream>
#include <iterator>
#include <sstream>
#include <stdexcept>
#include <utility>

#include "sim/report/add_to_folder.h"

namespace ccsim::tests {
namespace {

/// What a file that may not be there yet holds; nothing then.
std::string text_of_file(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<std::string> fields_of(const std::string& line) {
    std::vector<std::string> out(1);
    for (const char c : line)
        if (c == ',') out.emplace_back();
        else out.back() += c;
    return out;
}

}  // namespace

KeptFolder::KeptFolder(std::filesystem::path folder, const std::string& settings, std::string_view holds)
    : folder_(std::move(folder)) {
    std::filesystem::create_directories(folder_);
    const std::filesystem::path file = folder_ / "settings.txt";
    if (!std::filesystem::exists(file)) write_whole_file(file, settings);
    else if (text_of_file(file) != settings)
        throw std::runtime_error(
            fmt::format("{}: the {} here are of other settings; name another folder", file.string(), holds));
}

std::vector<std::vector<std::string>> KeptFolder::rows(const char* file) const {
    std::istringstream in(text_of_file(folder_ / file));
    std::vector<std::vector<std::string>> out;
    for (std::string line; std::getline(in, line);) out.push_back(fields_of(line));
    return out;
}

void KeptFolder::write(const char* file, const std::string& text) const { write_whole_file(folder_ / file, text); }

void KeptFolder::add(const char* file, const std::string& text) const {
    std::ofstream out(folder_ / file, std::ios::binary | std::ios::app);
    out << text << std::flush;
    if (!out) throw std::runtime_error(fmt::format("{} cannot be written; check the folder and the space left", file));
}

}  // namespace ccsim::tests
