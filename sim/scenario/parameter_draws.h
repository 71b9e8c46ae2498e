#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "sim/scenario/yaml_tree.h"

namespace ccsim {

/// Draws of some numbers of a scenario, such as those of a posterior. Values are kept as written, with their places, so
/// that they are read and checked like those of a scenario.
struct ParameterDraws {
    std::string file;                         ///< the name in messages
    std::vector<std::string> paths;           ///< of the numbers, such as leaving.chance_withdraws_nil
    std::vector<std::vector<YamlNode>> rows;  ///< one a draw, in it one value a path

    std::size_t size() const { return rows.size(); }
};

/// A column that says how likely a draw is; it is no number of a scenario.
inline constexpr std::string_view log_likelihood_column = "log_likelihood";

/// Reads draws: comma-separated, one row a draw, one column a number of a scenario, headed by its path; a column
/// log_likelihood may be there too. Throws FileError when the file is missing or cannot be read, and InputError with
/// every problem found: no draw, a column twice, a row too short or too long. Whether the values are numbers in range
/// is found when they are laid over a scenario.
ParameterDraws read_draws(const std::filesystem::path& file);

/// The same from text; the file's name is only used in problems.
ParameterDraws parse_draws(std::string_view text, const std::string& file);

}  // namespace ccsim
