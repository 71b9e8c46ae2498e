#include "sim/scenario/what_differs.h"

#include <algorithm>
#include <map>
#include <utility>

#include "sim/scenario/parameter_values.h"

namespace ccsim {
namespace {

/// Path and value of everything that a scenario says, in the order in which it is written.
using Values = std::vector<std::pair<std::string, std::string>>;

Values values_of(const Parameters& p) {
    Values out;
    for_each_value(p, [&](const ParameterValue& v) { out.emplace_back(v.path, text_of(v.value)); });
    return out;
}

Values values_of(const Scenario& s) {
    Values out{{"start", s.start.last_day()},
               {"last_quarter", s.last_quarter.last_day()},
               {"last_outturn", s.last_outturn.last_day()},
               {"maintenance_direct_counted_as",
                std::string(direct_countings[static_cast<std::size_t>(s.maintenance_direct_counted_as)])},
               {"opening.case_file", s.parameters.opening.case_file}};
    for (auto& value : values_of(s.parameters)) out.push_back(std::move(value));
    return out;
}

/// What one parameter is in each draw. Fewer values than draws: it is not there in some.
using InDraws = std::map<std::string, std::vector<std::string>>;

InDraws in_draws(const DrawnScenario& scenario) {
    InDraws out;
    for (const Parameters& draw : scenario.draws)
        for (auto& [path, value] : values_of(draw)) out[path].push_back(std::move(value));
    return out;
}

bool varies(const std::vector<std::string>& values) {
    return std::any_of(values.begin(), values.end(), [&](const std::string& v) { return v != values.front(); });
}

/// Both, each once, in the order of the first.
std::vector<std::string> all_paths(const Values& base, const Values& variant) {
    std::vector<std::string> out;
    for (const Values& values : {base, variant})
        for (const auto& [path, value] : values)
            if (std::find(out.begin(), out.end(), path) == out.end()) out.push_back(path);
    return out;
}

std::string value_at(const Values& values, const std::string& path) {
    const auto found = std::find_if(values.begin(), values.end(), [&](const auto& v) { return v.first == path; });
    return found == values.end() ? std::string() : found->second;
}

}  // namespace

std::string_view word_of(OverDraws over_draws) {
    if (over_draws == OverDraws::fixed) return "fixed";
    return over_draws == OverDraws::changed ? "changed" : "";
}

std::vector<ScenarioDifference> what_differs(const DrawnScenario& base, const DrawnScenario& variant) {
    const Values of_base = values_of(base.scenario), of_variant = values_of(variant.scenario);
    InDraws drawn_base = in_draws(base), drawn_variant = in_draws(variant);
    std::vector<ScenarioDifference> out;
    for (const std::string& path : all_paths(of_base, of_variant)) {
        ScenarioDifference d{path, value_at(of_base, path), value_at(of_variant, path)};
        const auto &without = drawn_base[path], &with = drawn_variant[path];
        if (d.base == d.variant && without == with) continue;
        if (varies(without)) d.over_draws = varies(with) ? OverDraws::changed : OverDraws::fixed;
        out.push_back(std::move(d));
    }
    return out;
}

}  // namespace ccsim
