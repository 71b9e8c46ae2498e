#include "sim/report/result_folder.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <nlohmann/json.hpp>
#include <optional>
#include <system_error>
#include <vector>

#include "sim/core/problems.h"
#include "sim/report/manifest.h"
#include "sim/report/read_manifest.h"

namespace ccsim {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void refuse(const fs::path& path, const std::string& problem) {
    throw FileError(path.string() + ": " + problem);
}

[[noreturn]] void fail(const fs::path& path, const std::string& what, int error) {
    refuse(path, what + " (" + std::strerror(error) + ")");
}

/// An open file or folder.
class Descriptor {
public:
    Descriptor(const fs::path& path, int flags) : path_(path), number_(::open(path.c_str(), flags | O_CLOEXEC, 0666)) {
        if (number_ < 0) fail(path_, "cannot be opened for writing", errno);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() { ::close(number_); }

    void write(std::string_view bytes) {
        while (!bytes.empty()) {
            const ::ssize_t written = ::write(number_, bytes.data(), bytes.size());
            if (written < 0 && errno == EINTR) continue;
            if (written < 0) fail(path_, "cannot be written", errno);
            bytes.remove_prefix(static_cast<std::size_t>(written));
        }
    }

    /// Waits until what was written is on the disk, as far as the file system can say.
    void sync() {
        if (::fsync(number_) != 0 && errno != EINVAL && errno != ENOTSUP)
            fail(path_, "cannot be written to the disk", errno);
    }

private:
    fs::path path_;
    int number_;
};

void sync_folder(const fs::path& folder) { Descriptor(folder, O_RDONLY | O_DIRECTORY).sync(); }

fs::path named_beside(const fs::path& folder, const std::string& purpose, int number) {
    return folder.parent_path() / ('.' + folder.filename().string() + '.' + purpose + '-' + std::to_string(number));
}

/// A new folder beside `folder`, named after it and `purpose`.
fs::path new_folder_beside(const fs::path& folder, const std::string& purpose) {
    for (int number = 1;; ++number) {
        fs::path path = named_beside(folder, purpose, number);
        std::error_code error;
        if (fs::create_directory(path, error)) return path;
        if (error && error != std::errc::file_exists) refuse(path, "cannot be made (" + error.message() + ")");
    }
}

void remove_earlier(const fs::path& folder, const fs::path& earlier) {
    std::error_code error;
    fs::remove_all(earlier, error);
    if (error)
        refuse(folder, "the new results are in place, but the earlier ones in " + earlier.string() +
                           " cannot be removed (" + error.message() + ")");
}

/// A folder being written. Removed again unless it was put in its place.
class Draft {
public:
    explicit Draft(const fs::path& folder) : path_(new_folder_beside(folder, "being-written")) {}
    Draft(const Draft&) = delete;
    Draft& operator=(const Draft&) = delete;
    ~Draft() {
        std::error_code ignored;
        if (!placed_) fs::remove_all(path_, ignored);
    }

    void write(std::span<const ResultFile> files) {
        for (const ResultFile& file : files) {
            Descriptor out(path_ / file.name, O_WRONLY | O_CREAT | O_EXCL);
            out.write(file.bytes);
            out.sync();
        }
        sync_folder(path_);
    }

    void rename_to(const fs::path& folder) {
        std::error_code error;
        fs::rename(path_, folder, error);
        if (error) refuse(folder, "the results cannot be moved there (" + error.message() + ")");
        placed_ = true;
    }

    /// Puts the draft in the place of the folder in one step, which no kill and no crash can divide, and removes the
    /// earlier one. False when the system cannot do that; nothing is changed then.
    bool exchange_for(const fs::path& folder) {
        if (::renameat2(AT_FDCWD, path_.c_str(), AT_FDCWD, folder.c_str(), RENAME_EXCHANGE) != 0) return false;
        placed_ = true;
        sync_folder(folder.parent_path());
        remove_earlier(folder, path_);
        return true;
    }

private:
    fs::path path_;
    bool placed_ = false;
};

/// Puts the draft in the place of the folder and removes the old one.
void replace(const fs::path& folder, Draft& draft) {
    if (draft.exchange_for(folder)) return;
    const fs::path aside = new_folder_beside(folder, "replaced");
    std::error_code error;
    fs::rename(folder, aside, error);
    if (error) {
        std::error_code ignored;
        fs::remove(aside, ignored);
        refuse(folder, "cannot be moved aside (" + error.message() + ")");
    }
    try {
        draft.rename_to(folder);
    } catch (const FileError&) {
        fs::rename(aside, folder, error);
        if (error) refuse(folder, "the results cannot be moved there; the earlier ones are in " + aside.string());
        throw;
    }
    sync_folder(folder.parent_path());
    remove_earlier(folder, aside);
}

/// A file that no run of ours listed in its manifest; empty when there is none.
std::optional<std::string> file_not_ours(const fs::path& folder, const FolderManifest& manifest) {
    for (const auto& entry : fs::directory_iterator(folder)) {
        const std::string name = entry.path().filename().string();
        if (name != manifest_name && !manifest.lists(name)) return name;
    }
    return {};
}

/// Empty when the folder has no manifest of ours.
std::optional<FolderManifest> manifest_of(const fs::path& folder) {
    std::ifstream in(folder / manifest_name);
    return read_manifest({std::istreambuf_iterator<char>(in), {}});
}

void check_resolved(const fs::path& folder, const fs::path& shown, Overwrite overwrite) {
    if (!fs::exists(fs::symlink_status(folder))) return;
    if (!fs::is_directory(folder)) refuse(shown, "is there and is not a folder; choose another with --out");
    if (fs::is_empty(folder)) return;
    const auto manifest = manifest_of(folder);
    if (!manifest)
        refuse(shown,
               "is not empty and holds no results of ccsim, so nothing is put there; choose another folder with --out");
    if (overwrite == Overwrite::refuse)
        refuse(shown,
               "holds the results of an earlier run; replace them with --force, or choose another folder with --out");
    if (const auto other = file_not_ours(folder, *manifest))
        refuse(shown, "holds " + *other +
                          ", which ccsim did not write and which replacing the folder would remove; move it "
                          "away, or choose another folder with --out");
}

}  // namespace

fs::path resolved_folder(const fs::path& folder) {
    if (folder.empty()) throw FileError("the results folder has no name; give one with --out");
    fs::path path = fs::weakly_canonical(fs::absolute(folder));
    return path.has_filename() ? path : path.parent_path();
}

fs::path draft_beside(const fs::path& folder) {
    for (int number = 1;; ++number)
        if (const fs::path path = named_beside(folder, "being-written", number); !fs::exists(fs::symlink_status(path)))
            return path;
}

void check_may_write(const fs::path& folder, Overwrite overwrite) {
    try {
        check_resolved(resolved_folder(folder), folder, overwrite);
    } catch (const fs::filesystem_error& error) {
        refuse(folder, "cannot be looked at (" + error.code().message() + ")");
    }
}

void write_folder(const fs::path& folder, std::span<const ResultFile> files, Overwrite overwrite) {
    try {
        const fs::path path = resolved_folder(folder);
        check_resolved(path, folder, overwrite);
        fs::create_directories(path.parent_path());
        Draft draft(path);
        draft.write(files);
        if (fs::exists(path) && !fs::is_empty(path)) return replace(path, draft);
        draft.rename_to(path);
        sync_folder(path.parent_path());
    } catch (const fs::filesystem_error& error) {
        refuse(folder, "cannot be written (" + error.code().message() + ")");
    }
}

}  // namespace ccsim
