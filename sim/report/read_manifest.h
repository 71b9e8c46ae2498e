#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sim/report/provenance.h"

namespace ccsim {

/// How the scenario of a folder was run, in the words of its manifest.
struct RunSettings {
    std::string engine, seed, posterior, draws, replicates, scale;
    std::vector<std::string> fixed;  ///< paths of parameters that are the same in every draw
};

/// What the manifest of a folder says of how the folder was made. What is missing in it, or is of another kind, is
/// empty.
struct FolderManifest {
    std::string version, commit, compiler, build_type;
    std::string command_line;
    std::vector<std::string> rerun_arguments;
    std::string scenario;  ///< name of the one that was run, or of the base of a comparison
    RunSettings run;
    std::vector<std::string> warnings;  ///< that the run gave
    std::string intervals;              ///< a sentence on what its intervals are
    std::string result_digest;
    std::vector<InputFile> inputs, outputs;
    std::vector<InputFile> added;  ///< outputs that were made of the results later and put beside them

    /// The SHA-256 of an output; empty when there is none of that name.
    std::optional<std::string> sha256_of_output(const std::string& name) const;
    /// Whether it is one of the outputs, early or late.
    bool lists(const std::string& name) const;
};

/// Reads a manifest of ours. Empty when the text is none.
std::optional<FolderManifest> read_manifest(const std::string& text);

}  // namespace ccsim
