#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "sim/core/csv.h"
#include "sim/core/csv_problems.h"

// What is wrong with a field of a table that comes from a spreadsheet, by its cause.
namespace ccsim {

/// Why a field cannot be read, and what to write instead. Fields that share a cause are told of once.
struct FieldCause {
    std::string cause;  ///< the same for all fields that it is told of once
    std::string what, hint;
};

/// Whether there is nothing to see in a field: no text, or spaces of any kind.
bool is_blank(std::string_view text);
bool is_blank(std::span<const CsvField> row);

/// The first row when its columns are separated by something else than commas, or it is Excel's own "sep=;".
std::optional<FieldCause> other_separator(std::span<const CsvField> first_row,
                                          std::span<const std::string_view> columns);

/// A space that does not belong into a name or a number: at its ends, or one that looks like another (non-breaking,
/// thin, of no width).
std::optional<FieldCause> odd_space(std::string_view text);

/// Why a text is no number.
FieldCause why_no_number(std::string_view text);

/// Why a text is no date.
FieldCause why_no_date(std::string_view text);

/// Tells of each cause once, at the first field that has it, and of how many others have it.
class ToldOnce {
public:
    void note(const CsvField& field, std::string key, FieldCause cause);
    /// All that was noted; leaves none here.
    void tell(CsvProblems& problems);

private:
    struct First {
        int line, column;
        std::string key;
        FieldCause cause;
        std::size_t more = 0;
    };
    std::map<std::string, First> first_;
};

}  // namespace ccsim
