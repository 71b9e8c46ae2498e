#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/report/run_record.h"

namespace ccsim {

/// Begins, among the arguments that make a folder again, the name of a file of that folder.
inline constexpr std::string_view in_the_folder = "FOLDER/";

/// A file of the folder, as one of those arguments.
inline std::string kept(std::string_view name) { return std::string(in_the_folder).append(name); }

/// The name of the file when an argument is one of the folder's; else empty.
inline std::string_view name_of_kept(std::string_view argument) {
    return argument.starts_with(in_the_folder) ? argument.substr(in_the_folder.size()) : std::string_view();
}

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
    std::vector<std::string> again;  ///< arguments that, in the folder, make it again
    std::string scenario;            ///< name of the one that was run, or of the base of a comparison
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
