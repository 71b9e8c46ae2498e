#pragma once

#include <filesystem>
#include <span>
#include <string>

namespace ccsim {

/// A file of a results folder.
struct ResultFile {
    std::string name;  ///< no folders in it
    std::string bytes;
    /// Results are what the numbers are; the digest of a run is over them. The rest is about them.
    enum class Role { result, about } role = Role::about;
};

enum class Overwrite { refuse, replace };

/// Throws FileError unless the folder may be written: it does not exist, is empty, or (with Overwrite::replace) holds
/// the results of an earlier run and nothing besides. Ask before a long run; write_folder asks again.
void check_may_write(const std::filesystem::path& folder, Overwrite overwrite);

/// The path of a results folder with links and dots resolved: of the folder itself, on its disk. Throws FileError when
/// it has no name.
std::filesystem::path resolved_folder(const std::filesystem::path& folder);

/// A name beside the folder that nothing has yet, for what is being written of it; HeldFolder removes such a one.
std::filesystem::path draft_beside(const std::filesystem::path& folder);

/// Writes the files as a folder that appears whole or not at all: they are written and synced beside it and moved into
/// place in one step, in exchange for an earlier folder, which is removed then. (Where the system cannot exchange
/// folders the earlier one is moved aside just before.) One of the files should be the manifest, by which the folder is
/// known for one of ours. Throws FileError when anything fails: an earlier folder is then where it was (unless the
/// message says otherwise), and what was written is removed.
void write_folder(const std::filesystem::path& folder, std::span<const ResultFile> files, Overwrite overwrite);

}  // namespace ccsim
