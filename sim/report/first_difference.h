#pragma once

#include <cstddef>
#include <optional>
#include <string>

namespace ccsim {

/// Where two files of one name differ first.
struct FileDifference {
    std::string file;
    std::size_t row = 0;          ///< line of the file, from 1
    std::string column;           ///< its name; empty where the file has no columns, or a row has other fields
    std::string recorded, again;  ///< the value or the line in each; empty when there is none
};

/// Compares the bytes; of CSV files the difference is told by column. Empty when there is none.
std::optional<FileDifference> first_difference(const std::string& file, const std::string& recorded,
                                               const std::string& again);

}  // namespace ccsim
