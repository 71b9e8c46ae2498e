#include "sim/scenario/text_file.h"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <system_error>

#include "sim/core/problems.h"
#include "sim/core/text.h"

namespace ccsim {
namespace {

namespace fs = std::filesystem;

std::string size_in_words(std::uintmax_t bytes) {
    constexpr std::uintmax_t kib = 1024, mib = kib * 1024, gib = mib * 1024;
    if (bytes >= gib) return fmt::format("{:.1f} GiB", static_cast<double>(bytes) / gib);
    if (bytes >= mib) return fmt::format("{:.1f} MiB", static_cast<double>(bytes) / mib);
    return fmt::format("{:.1f} KiB", static_cast<double>(bytes) / kib);
}

/// Looked at before the file is opened: opening a pipe would wait, and a device may never end.
void refuse_all_but_ordinary_files(const fs::path& path) {
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (status.type() == fs::file_type::not_found)
        throw FileError(path.string() + ": there is no such file; check the name and the folder");
    if (error) throw FileError(path.string() + ": cannot be read (" + error.message() + ")");
    if (status.type() == fs::file_type::directory) throw FileError(path.string() + ": is a folder; name a file in it");
    if (status.type() != fs::file_type::regular)
        throw FileError(path.string() +
                        ": is not an ordinary file (a device, pipe or socket); save it to a file first");
}

void refuse_other_than_text(const fs::path& path, const std::string& bytes) {
    const auto bad = first_byte_not_text(bytes);
    if (!bad) return;
    const Place place = place_of(bytes, *bad);
    const bool nul = bytes[*bad] == '\0';
    throw InputError({{path.string(),
                       place.line,
                       place.column,
                       {},
                       nul ? std::string("a NUL byte (this is not a text file)")
                           : fmt::format("byte 0x{:02X} is not UTF-8 text", static_cast<unsigned char>(bytes[*bad])),
                       "save the file as UTF-8"}});
}

}  // namespace

std::string read_whole_file(const fs::path& path, std::uintmax_t most_bytes) {
    refuse_all_but_ordinary_files(path);
    std::error_code error;
    const std::uintmax_t size = fs::file_size(path, error);
    if (error) throw FileError(path.string() + ": cannot be read (" + error.message() + ")");
    if (size > most_bytes)
        throw InputError({{path.string(),
                           0,
                           0,
                           {},
                           fmt::format("the file has {} (the most that is read is {})", size_in_words(size),
                                       size_in_words(most_bytes)),
                           "check that it is the file you meant"}});
    errno = 0;
    std::ifstream file(path, std::ios::binary);
    if (!file)
        throw FileError(path.string() + ": cannot be opened (" + std::strerror(errno) + "); check its permissions");
    std::string bytes(static_cast<std::size_t>(size), '\0');
    file.read(bytes.data(), static_cast<std::streamsize>(size));
    if (file.bad()) throw FileError(path.string() + ": cannot be read (" + std::strerror(errno) + ")");
    bytes.resize(static_cast<std::size_t>(file.gcount()));
    return bytes;
}

std::string read_text_file(const fs::path& path, std::uintmax_t most_bytes) {
    std::string bytes = read_whole_file(path, most_bytes);
    refuse_other_than_text(path, bytes);
    return bytes;
}

}  // namespace ccsim
