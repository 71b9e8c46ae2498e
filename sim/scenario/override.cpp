#include "sim/scenario/override.h"

#include <utility>

#include "sim/core/text.h"
#include "sim/scenario/parameter_lists.h"

namespace ccsim {
namespace {

/// Places within a value of the command line would be of no help.
void forget_places(YamlNode& node) {
    node.line = node.column = 0;
    for (YamlNode& item : node.items) forget_places(item);
    for (YamlEntry& entry : node.entries) {
        entry.line = entry.column = 0;
        forget_places(entry.value);
    }
}

YamlNode value_of(const std::string& text, const std::string& file, std::vector<Problem>& problems) {
    YamlNode value;
    if (text.find_first_of("[{\"'") == 0) {
        const std::size_t before = problems.size();
        value = read_yaml(text, file, problems);
        for (std::size_t i = before; i < problems.size(); ++i) problems[i].line = problems[i].column = 0;
        forget_places(value);
    } else if (!text.empty()) {
        value.kind = YamlNode::Kind::scalar;
        value.text = text;
    }
    return value;
}

/// leaving.chance_withdraws_nil and a value, as the maps that a file would have.
YamlNode nested(const std::string& path, YamlNode value) {
    const std::size_t dot = path.find('.');
    YamlNode map;
    map.kind = YamlNode::Kind::map;
    YamlEntry& entry = map.entries.emplace_back();
    entry.key = path.substr(0, dot);
    entry.line = value.line;
    entry.column = value.column;
    entry.value = dot == std::string::npos ? std::move(value) : nested(path.substr(dot + 1), std::move(value));
    return map;
}

}  // namespace

void apply_override(const std::string& setting, Layered& onto) {
    constexpr std::size_t longest_path = 200;
    const std::string file = "--set " + shown_name(setting);
    const auto refuse = [&](std::string what, std::string hint) {
        note(onto, file, YamlNode{}, {}, std::move(what), std::move(hint));
    };
    if (first_byte_not_text(setting)) return refuse("is not UTF-8 text", "check the terminal's encoding");
    const std::size_t equals = setting.find('=');
    if (equals == std::string::npos || equals == 0 || equals > longest_path)
        return refuse("is not path=value", "write for example --set closure.chance_drops_out=0.02");
    const std::string path = setting.substr(0, equals);
    if (path == "extends") return refuse("extends is for files", "name a scenario file that extends the other");
    const std::size_t before = onto.problems.size();
    YamlNode value = value_of(setting.substr(equals + 1), file, onto.problems);
    if (onto.problems.size() > before) return;
    apply_value(path, std::move(value), file, onto);
}

Layer layer_of_setting(const std::string& setting) {
    const std::size_t equals = setting.find('=');
    std::vector<Problem> told_when_it_was_laid;
    YamlNode value = value_of(setting.substr(equals + 1), setting, told_when_it_was_laid);
    const std::string path = setting.substr(0, equals);
    const auto in_list = path_in_list(path);
    Layer layer{"--set " + setting, {}, {}, false};
    if (!in_list) {
        layer.root = nested(path, std::move(value));
        return layer;
    }
    YamlNode item = nested(std::string(in_list->field), std::move(value)), items;
    items.kind = YamlNode::Kind::map;
    items.entries.emplace_back().key = in_list->item;
    items.entries.back().value = std::move(item);
    layer.root = nested(std::string(in_list->list), std::move(items));
    return layer;
}

void apply_value(const std::string& path, YamlNode value, const std::string& file, Layered& onto) {
    if (path.find('[') != std::string::npos) apply_to_item(path, value, file, onto);
    else apply({file, {}, nested(path, std::move(value)), false}, onto);
}

}  // namespace ccsim
