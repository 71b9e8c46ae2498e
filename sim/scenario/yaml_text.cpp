#include "sim/scenario/yaml_text.h"

#include "sim/scenario/scenario_keys.h"

namespace ccsim {
namespace {

constexpr std::size_t step = 2;

bool needs_no_quotes(std::string_view text) {
    constexpr std::string_view plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._+-%";
    return !text.empty() && text.find_first_not_of(plain) == std::string_view::npos && text.front() != '%' &&
           text.front() != '-';
}

/// A number may be below nought.
bool is_plain(std::string_view text) {
    return needs_no_quotes(text) || (text.starts_with('-') && needs_no_quotes(text.substr(1)));
}

std::string on_one_line(const YamlNode& node) {
    std::string out;
    switch (node.kind) {
        case YamlNode::Kind::empty:
            return "";
        case YamlNode::Kind::scalar:
            return node.in_quotes || !is_plain(node.text) ? in_double_quotes(node.text) : node.text;
        case YamlNode::Kind::list:
            for (const YamlNode& item : node.items) out += (out.empty() ? "" : ", ") + on_one_line(item);
            return '[' + out + ']';
        case YamlNode::Kind::map:
            for (const YamlEntry& entry : node.entries)
                out += (out.empty() ? "" : ", ") + entry.key + ": " + on_one_line(entry.value);
            return '{' + out + '}';
    }
    return out;
}

std::string lines_of(const YamlNode& map, const std::string& group) {
    std::string out;
    for (const YamlEntry& entry : map.entries) {
        const std::string path = group.empty() ? entry.key : group + '.' + entry.key;
        const bool is_group = find_group(path) != nullptr && entry.value.kind == YamlNode::Kind::map;
        if (is_group) out += entry.key + ":\n" + indented(lines_of(entry.value, path), 1);
        else out += entry.key + ": " + on_one_line(entry.value) + '\n';
    }
    return out;
}

}  // namespace

std::string in_double_quotes(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') out.append(1, '\\').append(1, c);
        else if (c == '\n') out += "\\n";
        else if (c == '\t') out += "\\t";
        else out += c;
    }
    return out + '"';
}

std::string yaml_text(const YamlNode& map) { return lines_of(map, ""); }

std::string indented(std::string_view lines, std::size_t depth) {
    std::string out;
    while (!lines.empty()) {
        const std::size_t end = lines.find('\n') + 1;
        out.append(step * depth, ' ').append(lines.substr(0, end));
        lines.remove_prefix(end);
    }
    return out;
}

}  // namespace ccsim
