#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "sim/core/csv.h"
#include "sim/scenario/scenario.h"

namespace ccsim {

/// The columns, as places in a row put in their order.
enum class CaseColumn : std::uint8_t {
    scheme,
    clerical,
    standing,
    payer_type,
    weekly_liability_pounds,
    last_outcome,
    qualifying_children,
    quarters_to_go,
    arrears_pounds,
    secretary_of_state_pounds,
    paid_since_january_2012,
    ended_recently
};
inline constexpr std::size_t case_columns = 12;

/// The fields of one row in the order of the columns.
using CaseFields = std::array<CsvField, case_columns>;

/// Reads one row. Notes each field that is wrong, alone or beside the others, with its place and column; the row is
/// then not to be used.
CaseFileRow read_case_row(const CaseFields& fields, const std::string& file, std::vector<Problem>& problems);

}  // namespace ccsim
