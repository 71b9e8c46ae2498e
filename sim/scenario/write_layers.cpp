#include "sim/scenario/write_layers.h"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/scenario/scenario_keys.h"
#include "sim/scenario/wrapped.h"
#include "sim/scenario/write_scenario.h"
#include "sim/scenario/yaml_text.h"

namespace ccsim {
namespace {

/// Of a scenario whose numbers are all as in the one it extends: said by its own text.
constexpr std::array<std::string_view, 4> not_numbers{"seed", "last_quarter", "last_outturn", "extends"};
constexpr std::array<std::string_view, 2> its_own{"name", "description"};
constexpr std::size_t widest_comment = 110;

bool is_among(std::string_view key, std::span<const std::string_view> keys) {
    return std::find(keys.begin(), keys.end(), key) != keys.end();
}

const YamlEntry* find_entry(const YamlNode& map, std::string_view key) {
    const auto entry =
        std::find_if(map.entries.begin(), map.entries.end(), [&](const YamlEntry& e) { return e.key == key; });
    return entry == map.entries.end() ? nullptr : &*entry;
}

/// Whether both say something of one key, so that it matters which comes first.
bool meet(const YamlNode& one, const YamlNode& other, const std::string& group) {
    return std::any_of(other.entries.begin(), other.entries.end(), [&](const YamlEntry& entry) {
        const YamlEntry* const same = find_entry(one, entry.key);
        if (!same) return false;
        const std::string path = group.empty() ? entry.key : group + '.' + entry.key;
        return !find_group(path) || meet(same->value, entry.value, path);
    });
}

/// Adds what is said, of which nothing meets.
void add(YamlNode& to, const YamlNode& more) {
    to.kind = YamlNode::Kind::map;
    for (const YamlEntry& entry : more.entries)
        if (const YamlEntry* const same = find_entry(to, entry.key))
            add(to.entries[static_cast<std::size_t>(same - to.entries.data())].value, entry.value);
        else to.entries.push_back(entry);
}

/// What a layer says but for its name and what it extends, with the name of a case file as seen from `folder`.
YamlNode differences_of(const Layer& layer, const std::filesystem::path& folder) {
    YamlNode out = layer.root;
    std::erase_if(out.entries, [](const YamlEntry& e) { return e.key == "extends" || is_among(e.key, its_own); });
    for (YamlEntry& group : out.entries)
        if (group.key == "opening")
            for (YamlEntry& entry : group.value.entries)
                if (entry.key == "case_file")
                    entry.value.text =
                        case_file_seen_from((layer.folder / entry.value.text).lexically_normal(), folder);
    return out;
}

bool says_numbers(const YamlNode& said) {
    return std::any_of(said.entries.begin(), said.entries.end(),
                       [](const YamlEntry& entry) { return !is_among(entry.key, not_numbers); });
}

/// As few as keep the order of what meets.
std::vector<YamlNode> levels_of(const DrawnScenario& drawn, const std::filesystem::path& folder) {
    std::vector<YamlNode> levels;
    for (const Layer& layer : drawn.above) {
        const YamlNode said = differences_of(layer, folder);
        if (levels.empty() || meet(levels.back(), said, "")) levels.emplace_back();
        add(levels.back(), said);
    }
    return levels;
}

YamlEntry text_entry(std::string key, std::string text) {
    YamlEntry entry;
    entry.key = std::move(key);
    entry.value.kind = YamlNode::Kind::scalar;
    entry.value.text = std::move(text);
    entry.value.in_quotes = true;
    return entry;
}

}  // namespace

std::string yaml_of(const DrawnScenario& drawn, const std::filesystem::path& folder) {
    std::vector<YamlNode> levels = levels_of(drawn, folder);
    if (std::none_of(levels.begin(), levels.end(), says_numbers)) return yaml_of(drawn.scenario, folder);
    const Scenario& s = drawn.scenario;
    std::vector<YamlEntry>& top = levels.back().entries;
    if (!s.description.empty()) top.insert(top.begin(), text_entry("description", s.description));
    top.insert(top.begin(), text_entry("name", s.name));
    std::string out = wrapped(
        "What differs comes first; the scenario it differs from is in full below the last extends. Draws of the "
        "unknowns replace numbers of that one, and then what differs applies to every draw.",
        "# ", widest_comment);
    std::size_t depth = 0;
    for (auto level = levels.rbegin(); level != levels.rend(); ++level, ++depth)
        out += indented(yaml_text(*level) + "extends:\n", depth);
    return out + indented(yaml_of(*drawn.fitted, folder), depth);
}

}  // namespace ccsim
