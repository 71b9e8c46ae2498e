#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sim/report/run_record.h"

namespace ccsim {

/// What the manifest of a folder says of how the folder was made.
struct FolderManifest {
    std::string version, commit;
    std::vector<std::string> again;  ///< arguments that, in the folder, make it again; empty when it does not say
    std::vector<InputFile> inputs, outputs;

    /// The SHA-256 of an output; empty when there is none of that name.
    std::optional<std::string> sha256_of_output(const std::string& name) const;
};

/// Reads a manifest of ours. Empty when the text is none.
std::optional<FolderManifest> read_manifest(const std::string& text);

}  // namespace ccsim
