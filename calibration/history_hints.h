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

/// How to save a table as it is wanted.
inline constexpr std::string_view separated_by_commas =
    "save it as 'CSV UTF-8 (comma delimited)' (Excel) or by write.csv (R), with decimal points";

/// Whether there is nothing to see in a field: no text, or spaces of any kind.
bool is_blank(std::string_view text);
bool is_blank(std::span<const CsvField> row);

/// Why a text is no table of these columns separated by commas, when it is one of another kind: its columns are
/// separated by something else, its first line is Excel's own "sep=;", or its lines end in carriage returns alone.
std::optional<FieldCause> another_kind_of_table(std::string_view text, std::span<const std::string_view> columns);

/// Whether two names are the same but for capitals, quotes, and spaces at their ends or instead of underscores.
bool differ_in_spelling_only(std::string_view a, std::string_view b);

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
