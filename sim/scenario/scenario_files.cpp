#include "sim/scenario/scenario_files.h"

#include <algorithm>
#include <optional>

#include "sim/core/text.h"
#include "sim/scenario/scalar_values.h"
#include "sim/scenario/text_file.h"

namespace ccsim {
namespace {

namespace fs = std::filesystem;

/// The same for every way of naming the file; the name itself when the file system cannot say.
fs::path identity_of(const fs::path& file) {
    std::error_code error;
    const fs::path canonical = fs::canonical(file, error);
    return error ? file.lexically_normal() : canonical;
}

/// What stands after `extends`, when there is something and it can be a file's name or a scenario.
const YamlNode* extended(const Layer& layer, std::vector<Problem>& problems) {
    for (const YamlEntry& entry : layer.root.entries) {
        if (entry.key != "extends") continue;
        if (entry.value.kind == YamlNode::Kind::map) return &entry.value;
        constexpr std::size_t longest = 4000;
        Reading<std::string> name = read_text(entry.value, longest);
        if (name.value) return &entry.value;
        problems.push_back({layer.file, entry.value.line, entry.value.column, "extends", name.what, name.hint});
    }
    return nullptr;
}

Layer layer_of(const fs::path& file, std::vector<Problem>& problems) {
    Layer layer{file.string(), file.parent_path(), {}, false};
    const std::size_t before = problems.size();
    layer.root = read_yaml(read_text_file(file, largest_scenario_file), layer.file, problems);
    if (problems.size() > before) return layer;
    if (layer.root.kind == YamlNode::Kind::empty)
        problems.push_back({layer.file, 0, 0, {}, "the file is empty", "ccsim init writes a scenario to start from"});
    else if (layer.root.kind != YamlNode::Kind::map)
        problems.push_back({layer.file,
                            layer.root.line,
                            layer.root.column,
                            {},
                            std::string(words_for(layer.root)) + " where keys and values are expected",
                            "start with a key such as name: my-scenario"});
    return layer;
}

/// "a.yaml -> b.yaml -> a.yaml", from where the circle begins.
std::string circle(const std::vector<std::string>& names, std::size_t first) {
    std::string out;
    for (std::size_t i = first; i < names.size(); ++i) out += names[i] + " -> ";
    return out + names[first];
}

/// Adds the scenarios that stand, one within the other, in the file read last. Gives back the name of the file that the
/// innermost extends; null when there is none.
const YamlNode* add_scenarios_within(ScenarioFiles& files, std::vector<Problem>& problems) {
    const YamlNode* found = extended(files.layers.back(), problems);
    while (found && !found->is_scalar()) {
        const Layer& around = files.layers.back();
        Layer within{around.file, around.folder, *found, true};
        files.layers.push_back(std::move(within));
        found = extended(files.layers.back(), problems);
    }
    return found;
}

}  // namespace

ScenarioFiles read_scenario_files(const fs::path& file, std::vector<Problem>& problems) {
    ScenarioFiles files;
    std::vector<fs::path> identities;
    fs::path next = file;
    const YamlNode* named = nullptr;
    while (true) {
        const auto same = std::find(identities.begin(), identities.end(), identity_of(next));
        if (same != identities.end()) {
            problems.push_back({files.layers.back().file, named->line, named->column, "extends",
                                "the scenarios extend each other in a circle (" +
                                    circle(files.names, static_cast<std::size_t>(same - identities.begin())) + ")",
                                "take out one of the extends"});
            break;
        }
        std::optional<Layer> layer;
        try {
            layer = layer_of(next, problems);
        } catch (const FileError& e) {
            if (!named) throw;
            problems.push_back({files.layers.back().file, named->line, named->column, "extends", e.what(), ""});
            break;
        } catch (const InputError& e) {
            problems.insert(problems.end(), e.problems().begin(), e.problems().end());
            break;
        }
        layer->is_base = named != nullptr;
        identities.push_back(identity_of(next));
        files.names.push_back(layer->file);
        files.layers.push_back(std::move(*layer));
        named = add_scenarios_within(files, problems);
        if (!named) break;
        next = (files.layers.back().folder / named->text).lexically_normal();
    }
    std::reverse(files.layers.begin(), files.layers.end());
    return files;
}

}  // namespace ccsim
