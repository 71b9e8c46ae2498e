#include "sim/scenario/scenario_numbers.h"

#include "sim/scenario/list_items.h"
#include "sim/scenario/parameter_table.h"

namespace ccsim {
namespace {

constexpr const char *start = "start", *case_file = "opening.case_file";

Value some_file() { return std::string("a file"); }

void line(std::string& out, std::string_view path, std::string_view value) {
    out.append(path).append("=").append(value).append("\n");
}

/// Amounts first, and "at random": digests of scenarios are kept, by posteriors and studies, and are of just this.
std::string values_of(const ListItem& item) {
    std::string amounts, rest;
    for (const ItemValue& v : item.values)
        if (!v.may_as_well_be_left_out())
            (std::holds_alternative<double>(v.value) ? amounts : rest) +=
                (std::holds_alternative<SelectionOrder>(v.value) ? " at " : " ") + text_of(v.value);
    return (amounts + rest).substr(1);
}

}  // namespace

std::vector<ParameterValue> past_values(const Scenario& scenario) {
    std::vector<ParameterValue> out{{.path = start, .value = scenario.start}};
    for_each_value(scenario.parameters, [&](const ParameterValue& value) { out.push_back(value); });
    if (!scenario.parameters.opening.case_file.empty()) out.push_back({.path = case_file, .value = some_file()});
    return out;
}

std::string numbers_of(const Scenario& scenario) {
    std::string out;
    for (const ParameterValue& v : past_values(scenario))
        if (!path_in_list(v.path) && v.path != case_file && !v.is_neutral()) line(out, v.path, text_of(v.value));
    for (const ListItem& item : list_items(scenario.parameters)) line(out, item.path, values_of(item));
    if (!scenario.parameters.opening.case_file.empty()) line(out, case_file, text_of(some_file()));
    return out;
}

}  // namespace ccsim
