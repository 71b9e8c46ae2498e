#include "sim/app/kept_text.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <fstream>
#include <utility>

#include "sim/core/problems.h"
#include "sim/report/sha256.h"
#include "sim/scenario/text_file.h"

namespace ccsim {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t most_bytes = std::uintmax_t{1} << 32;
constexpr std::size_t sha256_digits = 64;

fs::path beside(const fs::path& folder) {
    const fs::path plain = folder.has_filename() ? folder : folder.parent_path();  // results/a/ is results/a
    return plain.parent_path() / std::string(".").append(plain.filename().string()).append(".checkpoint");
}

/// Waits until a file or folder is on the disk; one that cannot be waited for is left to the system.
void sync(const fs::path& path) {
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) return;
    const bool failed = ::fsync(descriptor) != 0 && (errno == EIO || errno == ENOSPC || errno == EDQUOT);
    ::close(descriptor);
    if (failed) throw FileError(path.string() + ": cannot be written to the disk; check the space left");
}

}  // namespace

KeptText::KeptText(const fs::path& folder, std::string work, std::string key)
    : file_(beside(folder)), work_(std::move(work)), key_(std::move(key)) {}

void KeptText::refuse(const std::string& what) const {
    throw InputError({{.file = file_.string(), .what = what, .hint = "use --force to begin anew"}});
}

std::optional<std::string> KeptText::load() const {
    if (!exists()) return {};
    const std::string whole = read_whole_file(file_, most_bytes);
    std::string text = whole;
    const std::size_t line_end = text.find('\n');
    if (line_end == std::string::npos) refuse("is not a whole checkpoint");
    if (text.substr(0, line_end) != key_)
        refuse("belongs to a " + work_ + " of another scenario, history, settings or version");
    // Nothing of it is looked at unless all of it is as it was written.
    text.erase(0, std::min(line_end + 2 + sha256_digits, text.size()));
    if (whole != sealed(key_, text)) refuse("is damaged");
    return text;
}

std::string KeptText::sealed(std::string_view key, std::string_view text) {
    std::string out(key);
    out.append("\n").append(sha256_of(text)).append("\n").append(text);
    return out;
}

void KeptText::save(const std::string& text) const {
    if (file_.has_parent_path()) fs::create_directories(file_.parent_path());
    const fs::path aside = file_.string() + ".part";
    {
        std::ofstream out(aside, std::ios::binary);
        out << sealed(key_, text);
        out.flush();
        if (!out) throw FileError(aside.string() + ": cannot be written; check the folder and the space left");
    }
    sync(aside);
    fs::rename(aside, file_);
    sync(file_.has_parent_path() ? file_.parent_path() : ".");
}

void KeptText::remove() const {
    std::error_code ignored;
    fs::remove(file_, ignored);
    fs::remove(file_.string() + ".part", ignored);
}

}  // namespace ccsim
