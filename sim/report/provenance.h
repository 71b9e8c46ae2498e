#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ccsim {

/// The sentence that goes with every projected figure.
inline constexpr std::string_view not_official = "An illustrative projection, not official statistics.";

/// A file that was read, by the path it was given as.
struct InputFile {
    std::string path;
    std::string sha256;
};

/// Where the contents of a results folder come from, how they are made again, and what was said meanwhile.
struct Provenance {
    std::string command_line = {};
    std::vector<std::string> rerun_arguments = {};  ///< that, in the folder, make it again; none: it is not made again
    std::vector<InputFile> inputs = {};
    std::vector<std::string> warnings = {};
    std::string scenario_yaml = {};     ///< the resolved scenario, complete and runnable; empty when there is none
    std::vector<std::string> log = {};  ///< a line each
};

/// Begins, among the arguments that make a folder again, the name of a file of that folder.
inline constexpr std::string_view folder_prefix = "FOLDER/";

/// A file of the folder, as one of those arguments.
inline std::string in_folder(std::string_view name) { return std::string(folder_prefix).append(name); }

/// The name of the file when an argument is one of the folder's; else empty.
inline std::string_view name_in_folder(std::string_view argument) {
    return argument.starts_with(folder_prefix) ? argument.substr(folder_prefix.size()) : std::string_view();
}

}  // namespace ccsim
