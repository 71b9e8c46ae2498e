#include "sim/scenario/read_scenario.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/scenario/case_file.h"
#include "sim/scenario/check_scenario.h"
#include "sim/scenario/override.h"
#include "sim/scenario/scalar_values.h"
#include "sim/scenario/scenario_files.h"

namespace ccsim {
namespace {

/// The scenario takes its file's name unless it says another.
void name_after(const std::filesystem::path& file, Layered& layered) {
    layered.scenario.description.clear();
    YamlNode stem;
    stem.kind = YamlNode::Kind::scalar;
    stem.text = file.stem().string();
    const auto name = read_name(stem);
    layered.scenario.name = name.value.value_or("");
}

/// What a setting changes: nothing of the scenario where it names it or sets another seed.
bool changes_scenario(const std::string& setting) {
    return !setting.starts_with("name=") && !setting.starts_with("description=") && !setting.starts_with("seed=");
}

/// "baseline with closure.chance_finalised=0.3"; where a folder cannot have the value in its name, "baseline with
/// another closure.phases[2016-12-31].capacity_cases_a_week"; "baseline with 2 changes".
std::string name_with(const std::string& name, const std::vector<std::string>& changes) {
    const std::string& first = changes.front();
    YamlNode named;
    named.kind = YamlNode::Kind::scalar;
    for (const std::string& with : {first, "another " + first.substr(0, first.find('='))}) {
        named.text = fmt::format("{} with {}", name, with);
        if (changes.size() == 1 && read_name(named).value) return named.text;
    }
    return changes.size() == 1 ? name + " with a change" : fmt::format("{} with {} changes", name, changes.size());
}

/// A scenario that --set has changed is another one: it has a name of its own, unless one is set, and its description
/// ends with what was changed. Both go where the scenario goes.
void tell_changes(const std::vector<std::string>& settings, Layered& layered) {
    Scenario& scenario = layered.scenario;
    std::vector<std::string> changes;
    std::ranges::copy_if(settings, std::back_inserter(changes), changes_scenario);
    if (changes.empty() || scenario.name.empty()) return;
    const auto is_set = [&](std::string_view key) {
        return std::ranges::any_of(settings, [&](const std::string& setting) { return setting.starts_with(key); });
    };
    if (!is_set("name=")) scenario.name = name_with(scenario.name, changes);
    if (is_set("description=")) return;
    if (!scenario.description.empty()) scenario.description += scenario.description.ends_with('.') ? " " : ". ";
    scenario.description += fmt::format("Changed: {}.", fmt::join(changes, "; "));
}

void require_name(const std::filesystem::path& file, Layered& layered) {
    const bool tried = layered.origins.of("name").order > 0;
    if (layered.scenario.name.empty() && !tried && layered.problems.empty())
        note(layered, file.string(), YamlNode{}, "name", "the file's own name does not do as the scenario's",
             "give it a name");
}

void read_cases(Layered& layered) {
    const std::string& file = layered.scenario.parameters.opening.case_file;
    if (file.empty()) return;
    const Origin named = layered.origins.of("opening.case_file");
    try {
        layered.scenario.cases = read_case_file(file);
        layered.scenario.inputs.push_back(file);
    } catch (const InputError& e) {
        layered.problems.insert(layered.problems.end(), e.problems().begin(), e.problems().end());
    } catch (const FileError& e) {
        layered.problems.push_back({named.file, named.line, named.column, "opening.case_file", e.what(), ""});
    }
}

}  // namespace

Scenario read_scenario(const std::filesystem::path& file, const std::vector<std::string>& settings) {
    Layered layered{{}, Origins(file.string()), {}};
    name_after(file, layered);
    const ScenarioFiles files = read_scenario_files(file, layered.problems);
    for (const Layer& layer : files.layers) apply(layer, layered);
    for (const std::string& setting : settings) apply_override(setting, layered);
    tell_changes(settings, layered);
    require_name(file, layered);
    check_together(layered);
    layered.scenario.inputs = files.names;
    read_cases(layered);
    if (!layered.problems.empty()) throw InputError(std::move(layered.problems));
    return std::move(layered.scenario);
}

Scenario scenario_of(std::span<const Layer> layers) {
    const std::filesystem::path file = layers.back().file;
    Layered layered{{}, Origins(file.string()), {}};
    name_after(file, layered);
    for (const Layer& layer : layers.first(layers.size() - 1)) apply(layer, layered);
    Layer top = layers.back();
    top.is_base = false;
    apply(top, layered);
    check_together(layered);
    read_cases(layered);
    if (!layered.problems.empty()) throw InputError(std::move(layered.problems));
    return std::move(layered.scenario);
}

}  // namespace ccsim
