#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "sim/scenario/parameters.h"
#include "sim/scenario/value.h"

// One row for every number of a scenario. The table drives reading, checking, messages, the JSON Schema, the commented
// scenario and the assumptions log. Defaults are not here: they are the values of a default-constructed Parameters.
namespace ccsim {

/// What kind of number it is; this fixes the unit, and the range unless the row has its own.
enum class Kind : std::uint8_t {
    chance,
    share,
    fraction,
    odds,
    cases,
    pounds,
    pounds_a_week,
    percent_a_year,
    log_sd,
    segment,
    quarter
};

/// Of quality: green is reliable and recent, amber has some evidence, red has little. Of impact: green is marginal,
/// amber relevant, red is core.
enum class Rating : std::uint8_t { green, amber, red };

/// Both ends are allowed.
struct Range {
    double low = 0;
    double high = 0;
};

using NumberIn = double* (*)(Parameters&);
using QuarterIn = Quarter* (*)(Parameters&);

struct ParameterRow {
    std::string_view path;  ///< as in YAML, such as leaving.chance_withdraws_nil
    Kind kind{};
    std::variant<NumberIn, QuarterIn> field;
    std::string_view description;  ///< one sentence for a policy analyst
    std::string_view
        source;  ///< a source of calibration/data/history.csv and what it says, or "assumption: " and the reason
    Rating quality{};
    Rating impact{};
    std::optional<Range> own_range{};  ///< where it is narrower than that of the kind
    /// Of a number that a later version brought: where it changes nothing, so that what was made before, such as a
    /// posterior, still belongs to a scenario that has this value. Nothing: what was made before had the number.
    std::optional<double> neutral{};

    bool is_quarter() const { return kind == Kind::quarter; }
};

/// Every row, in the order in which a scenario is written.
std::span<const ParameterRow> parameter_table();

/// The row with this path; null when there is none.
const ParameterRow* find_parameter(std::string_view path);

/// The range of a row that is not a quarter.
Range range_of(const ParameterRow& row);

/// The unit in words: "a quarter" for a chance, "pounds a week"; empty for a quarter.
std::string_view unit_of(Kind kind);

/// True where 12% may be written for 0.12.
bool takes_percent(Kind kind);

/// What the value may be, in words: "a chance a quarter is from 0 to 1".
std::string rule_of(const ParameterRow& row);

std::string_view word_of(Rating rating);

/// The number of a row that is not a quarter.
double& number_of(const ParameterRow& row, Parameters& parameters);
double number_of(const ParameterRow& row, const Parameters& parameters);

/// The quarter of a row that is one.
Quarter& quarter_of(const ParameterRow& row, Parameters& parameters);
Quarter quarter_of(const ParameterRow& row, const Parameters& parameters);

/// The number or quarter of a row.
Value value_of(const ParameterRow& row, const Parameters& parameters);

/// The number at a path of the table, or in a list: intake.quarters[2012-06-30].cases and
/// closure.phases[2016-03-31].capacity_cases_a_week. Null when there is no such number.
double* find_number(Parameters& parameters, std::string_view path);
const double* find_number(const Parameters& parameters, std::string_view path);

}  // namespace ccsim
