#pragma once

#include <filesystem>
#include <string_view>

#include "sim/report/result_folder.h"

namespace ccsim {

/// Puts a file made of a results folder into it, and its name and digest into the manifest, as added later, so that the
/// folder stays known for one of ours; a file of that name which the manifest lists is replaced. The digest of the
/// results does not change. Each of the two files appears whole or not at all, the manifest last. Throws FileError when
/// the folder has no manifest of ours, holds a file of that name which the manifest does not list, is being written by
/// another process, or cannot be written.
void add_to_folder(const std::filesystem::path& folder, const ResultFile& file);

/// Writes a file that appears whole or not at all. Throws FileError.
void write_whole_file(const std::filesystem::path& path, std::string_view bytes);

}  // namespace ccsim
