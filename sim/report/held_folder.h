#pragma once

#include <filesystem>
#include <vector>

#include "sim/report/result_folder.h"

namespace ccsim {

/// A results folder that this process alone is going to write, from before the work that makes the results until they
/// are in place. While it lives a hidden file beside the folder is locked; the system lets go of the lock however the
/// process ends, so what a killed one left stands in nobody's way. Drafts that one left are removed.
class HeldFolder {
public:
    /// Makes the folder above it when it is not there. Throws FileError when another process holds the folder, and when
    /// nothing can be written beside it.
    explicit HeldFolder(const std::filesystem::path& folder);
    /// The same, and throws FileError when the folder may not be written, as check_may_write does.
    HeldFolder(const std::filesystem::path& folder, Overwrite overwrite);
    HeldFolder(const HeldFolder&) = delete;
    HeldFolder& operator=(const HeldFolder&) = delete;
    /// Removes the hidden file, and folders that were made for it and are still empty.
    ~HeldFolder();

private:
    std::filesystem::path lock_;
    std::vector<std::filesystem::path> made_;  ///< innermost first
    int descriptor_ = -1;
};

}  // namespace ccsim
