#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sim/scenario/scenario.h"

namespace ccsim {

/// One column of a case file. scenarios/case-file/README.md is this table in words.
struct CaseFileColumn {
    std::string_view name;
    std::string_view allowed;  ///< what may be written, in words
};

/// Every column, in the order of the example. A file may have them in any order, but must have all of them.
std::span<const CaseFileColumn> case_file_columns();

/// Reads a case file: CSV, a row of column names, then a row for each case. Throws InputError with every problem found
/// (up to 1,000), and FileError when the file is missing or cannot be read.
std::vector<CaseFileRow> read_case_file(const std::filesystem::path& path);

/// The same from text; the file's name is only used in problems.
std::vector<CaseFileRow> parse_case_file(std::string_view text, const std::string& file);

inline constexpr std::size_t most_case_file_rows = 10'000'000;
inline constexpr std::uintmax_t largest_case_file = 2ULL * 1024 * 1024 * 1024;

}  // namespace ccsim
