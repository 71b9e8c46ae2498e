#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace ccsim::tests {

/// A file of a bad input, by its name in the input's folder.
struct InputFile {
    enum class Is { text, folder, huge };
    std::string name;
    std::string text = {};
    Is is = Is::text;  ///< huge: a gigabyte on one line, of which the disk holds nothing
};

/// What must be said about a bad input: the place as file:line:column, as far as it has them, and a part of the text.
struct ExpectedProblem {
    std::string place;
    std::string says;
};

/// A scenario that must be refused. The scenario is main.yaml.
struct BadInput {
    std::string name;
    std::vector<InputFile> files;
    std::vector<std::string> settings = {};  ///< of --set
    std::vector<ExpectedProblem> problems;   ///< all of them, in order
    int exit_code = 3;                       ///< 4 when main.yaml is missing or cannot be read
    bool schema_refuses = false;             ///< main.yaml is YAML, and the JSON Schema refuses it as well
};

std::vector<BadInput> bad_inputs();

/// Writes the files of the input into the folder.
void write_files(const BadInput& input, const std::filesystem::path& folder);

}  // namespace ccsim::tests
