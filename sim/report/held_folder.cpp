#include "sim/report/held_folder.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <string>
#include <string_view>
#include <system_error>

#include "sim/core/problems.h"

namespace ccsim {
namespace {

namespace fs = std::filesystem;

/// Makes a folder and those above it; gives those that were not there, innermost first.
std::vector<fs::path> made_folders(const fs::path& folder) {
    std::vector<fs::path> missing;
    for (fs::path path = folder; !fs::exists(path); path = path.parent_path()) missing.push_back(path);
    fs::create_directories(folder);
    return missing;
}

/// Whether the file that is open is still the one of that name: whoever let go of a lock has removed its file.
bool is_still(int descriptor, const fs::path& path) {
    struct stat open {
    }, named{};
    return ::fstat(descriptor, &open) == 0 && ::stat(path.c_str(), &named) == 0 && open.st_ino == named.st_ino &&
           open.st_dev == named.st_dev;
}

/// The file, open and locked. Throws FileError.
int locked(const fs::path& file, const fs::path& folder) {
    while (true) {
        const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
        if (descriptor < 0)
            throw FileError(folder.string() + ": nothing can be written beside it (" + std::strerror(errno) +
                            "); choose another folder with --out");
        if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
            ::close(descriptor);
            throw FileError(folder.string() +
                            ": another run is writing there; wait for it to end, or choose another folder with --out");
        }
        if (is_still(descriptor, file)) return descriptor;  // also where the disk knows no locks
        ::close(descriptor);
    }
}

/// What runs that were killed left beside the folder.
void remove_drafts(const fs::path& folder) {
    const std::string draft = '.' + folder.filename().string() + ".being-written-";
    std::vector<fs::path> drafts;
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(folder.parent_path(), ignored)) {
        const std::string name = entry.path().filename().string();
        const std::string_view rest = name.starts_with(draft) ? std::string_view(name).substr(draft.size()) : "";
        if (!rest.empty() && rest.find_first_not_of("0123456789") == std::string_view::npos)
            drafts.push_back(entry.path());
    }
    for (const fs::path& path : drafts) fs::remove_all(path, ignored);
}

}  // namespace

HeldFolder::HeldFolder(const fs::path& folder) {
    try {
        const fs::path path = resolved_folder(folder);
        made_ = made_folders(path.parent_path());
        lock_ = path.parent_path() / ('.' + path.filename().string() + ".lock");
        descriptor_ = locked(lock_, folder);
        // Without a lock, on a disk that has none, a draft may be another's.
        if (::flock(descriptor_, LOCK_EX | LOCK_NB) == 0) remove_drafts(path);
    } catch (const fs::filesystem_error& error) {
        throw FileError(folder.string() + ": cannot be written (" + error.code().message() + ")");
    }
}

HeldFolder::HeldFolder(const fs::path& folder, Overwrite overwrite) : HeldFolder(folder) {
    check_may_write(folder, overwrite);
}

HeldFolder::~HeldFolder() {
    std::error_code error;
    fs::remove(lock_, error);
    ::close(descriptor_);
    for (const fs::path& folder : made_)
        if (!fs::remove(folder, error)) break;
}

}  // namespace ccsim
