#include "sim/scenario/parameter_table.h"

#include <algorithm>

#include "sim/core/number.h"
#include "sim/core/problems.h"
#include "sim/scenario/parameter_rows.h"

namespace ccsim {
namespace {

struct KindOfNumber {
    std::string_view words;
    std::string_view unit;
    Range range;
};

KindOfNumber about(Kind kind) {
    switch (kind) {
        case Kind::chance:
            return {"a chance a quarter", "a quarter", {0, 1}};
        case Kind::share:
            return {"a share", "share", {0, 1}};
        case Kind::fraction:
            return {"a fraction of an amount", "fraction", {0, 1}};
        case Kind::odds:
            return {"a multiplier of odds", "times the odds", {0, 1000}};
        case Kind::cases:
            return {"a number of cases", "cases", {0, 2e9}};
        case Kind::pounds:
            return {"an amount in pounds", "pounds", {0, 1e7}};
        case Kind::pounds_a_week:
            return {"an amount in pounds a week", "pounds a week", {0, 2000}};
        case Kind::percent_a_year:
            return {"a change in percent a year", "percent a year", {-99, 300}};
        case Kind::log_sd:
            return {"a standard deviation of logarithms", "log units", {0.01, 3}};
        case Kind::segment:
            return {"a segment, a whole number,", "segment", {1, 5}};
        case Kind::quarter:
            return {"a quarter", "", {}};
    }
    throw Fault("a parameter of unknown kind");
}

std::vector<ParameterRow> all_rows() {
    std::vector<ParameterRow> all;
    for (const auto& group : {opening_rows(), opening_balances_rows(), intake_rows(), exits_rows(), collection_rows(),
                              payment_rows(), arrears_rows(), closure_rows()})
        all.insert(all.end(), group.begin(), group.end());
    return all;
}

/// Takes "list[2012-06-30].field" apart: gives the quarter when list and field match.
std::optional<Quarter> quarter_in_list(std::string_view path, std::string_view list, std::string_view field) {
    const std::size_t open = path.find('['), close = path.find("].");
    if (open == std::string_view::npos || close == std::string_view::npos || close < open) return {};
    if (path.substr(0, open) != list || path.substr(close + 2) != field) return {};
    return parse_quarter(path.substr(open + 1, close - open - 1));
}

}  // namespace

std::span<const ParameterRow> parameter_table() {
    static const std::vector<ParameterRow> rows = all_rows();
    return rows;
}

const ParameterRow* find_parameter(std::string_view path) {
    const auto rows = parameter_table();
    const auto row = std::find_if(rows.begin(), rows.end(), [&](const ParameterRow& r) { return r.path == path; });
    return row == rows.end() ? nullptr : &*row;
}

Range range_of(const ParameterRow& row) { return row.own_range.value_or(about(row.kind).range); }

std::string_view unit_of(Kind kind) { return about(kind).unit; }

bool takes_percent(Kind kind) { return kind == Kind::chance || kind == Kind::share || kind == Kind::fraction; }

std::string rule_of(const ParameterRow& row) {
    if (row.is_quarter()) return "a quarter is written as its last day, such as 2016-09-30";
    const Range range = range_of(row);
    return std::string(about(row.kind).words) + (row.own_range ? " here is from " : " is from ") + shortest(range.low) +
           " to " + shortest(range.high);
}

std::string_view word_of(Rating rating) {
    switch (rating) {
        case Rating::green:
            return "green";
        case Rating::amber:
            return "amber";
        case Rating::red:
            return "red";
    }
    throw Fault("a rating of unknown colour");
}

double& number_of(const ParameterRow& row, Parameters& parameters) {
    return *std::get<NumberIn>(row.field)(parameters);
}

// The fields only pick out a member, so looking through them changes nothing.
double number_of(const ParameterRow& row, const Parameters& parameters) {
    return number_of(row, const_cast<Parameters&>(parameters));
}

Quarter& quarter_of(const ParameterRow& row, Parameters& parameters) {
    return *std::get<QuarterIn>(row.field)(parameters);
}

Quarter quarter_of(const ParameterRow& row, const Parameters& parameters) {
    return quarter_of(row, const_cast<Parameters&>(parameters));
}

double* find_number(Parameters& parameters, std::string_view path) {
    if (const ParameterRow* row = find_parameter(path))
        return row->is_quarter() ? nullptr : &number_of(*row, parameters);
    if (const auto quarter = quarter_in_list(path, "intake.quarters", "cases"))
        for (IntakeQuarter& item : parameters.intake.quarters)
            if (item.quarter == *quarter) return &item.cases;
    if (const auto quarter = quarter_in_list(path, "closure.phases", "capacity_cases_a_week"))
        for (ClosurePhase& item : parameters.closure.phases)
            if (item.from == *quarter) return &item.capacity_cases_a_week;
    return nullptr;
}

const double* find_number(const Parameters& parameters, std::string_view path) {
    return find_number(const_cast<Parameters&>(parameters), path);
}

}  // namespace ccsim
