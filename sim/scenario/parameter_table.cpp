#include "sim/scenario/parameter_table.h"

#include <algorithm>
#include <array>

#include "sim/core/number.h"
#include "sim/scenario/parameter_lists.h"
#include "sim/scenario/parameter_rows.h"

namespace ccsim {
namespace {

struct KindOfNumber {
    std::string_view words;
    std::string_view unit;
    Range range;
};

/// In the order of Kind.
constexpr std::array kinds =
    std::to_array<KindOfNumber>({{"a chance a quarter", "a quarter", {0, 1}},
                                 {"a share", "share", {0, 1}},
                                 {"a fraction of an amount", "fraction", {0, 1}},
                                 {"a multiplier of odds", "times the odds", {0, 1000}},
                                 {"a number of cases", "cases", {0, 2e9}},
                                 {"an amount in pounds", "pounds", {0, 1e7}},
                                 {"an amount in pounds a week", "pounds a week", {0, 2000}},
                                 {"a change in percent a year", "percent a year", {-99, 300}},
                                 {"a standard deviation of logarithms", "log units", {0.01, 3}},
                                 {"a segment, a whole number,", "segment", {1, 5}},
                                 {"a quarter", "", {}}});

const KindOfNumber& about(Kind kind) { return kinds.at(static_cast<std::size_t>(kind)); }

constexpr std::array<std::string_view, 3> rating_words{"green", "amber", "red"};

std::vector<ParameterRow> all_rows() {
    std::vector<ParameterRow> all;
    for (const auto& group : {opening_rows(), opening_balances_rows(), intake_rows(), exits_rows(), collection_rows(),
                              payment_rows(), arrears_rows(), closure_rows()})
        all.insert(all.end(), group.begin(), group.end());
    return all;
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

std::string_view word_of(Rating rating) { return rating_words.at(static_cast<std::size_t>(rating)); }

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

Value value_of(const ParameterRow& row, const Parameters& parameters) {
    return row.is_quarter() ? Value(quarter_of(row, parameters)) : Value(number_of(row, parameters));
}

double* find_number(Parameters& parameters, std::string_view path) {
    if (const ParameterRow* row = find_parameter(path))
        return row->is_quarter() ? nullptr : &number_of(*row, parameters);
    const auto parts = path_in_list(path);
    const ListField* const field = parts ? find_field(path) : nullptr;
    if (!field || !std::holds_alternative<InItem<double>>(field->in)) return nullptr;
    if (const auto item = find_item(*find_list(parts->list), parameters, parts->item))
        return std::get<InItem<double>>(field->in)(parameters, *item);
    return nullptr;
}

const double* find_number(const Parameters& parameters, std::string_view path) {
    return find_number(const_cast<Parameters&>(parameters), path);
}

}  // namespace ccsim
