#include "sim/scenario/scalar_values.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "sim/core/number.h"
#include "sim/core/text.h"

namespace ccsim {
namespace {

constexpr Quarter first_quarter{1990, 1}, last_quarter{2100, 4};

std::string in_small_letters(std::string_view text) {
    std::string lower(text);
    std::ranges::transform(lower, lower.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; });
    return lower;
}

bool is_yes_or_no(std::string_view text) {
    const std::string lower = in_small_letters(text);
    constexpr std::array<std::string_view, 8> words{"yes", "no", "on", "off", "true", "false", "y", "n"};
    return std::find(words.begin(), words.end(), lower) != words.end();
}

bool starts_with_spare_zero(std::string_view text) {
    if (text.starts_with('-')) text.remove_prefix(1);
    return text.size() > 1 && text[0] == '0' && text[1] >= '0' && text[1] <= '9';
}

std::string hint_for_number(std::string_view text) {
    if (is_yes_or_no(text)) return "write a number such as 0.25";
    if (starts_with_spare_zero(text)) return "leave out the zero in front";
    if (text.starts_with("£")) return "leave out the £; the unit is in the name of the key";
    if (text.ends_with('%')) return "write the number without the percent sign";
    if (text.find_first_of(",_ ") != std::string_view::npos)
        return "write digits without commas or spaces, such as 22000";
    if (text.starts_with('.')) return "put a 0 before the point";
    if (text.starts_with('+')) return "leave out the plus sign";
    return "write a number such as 0.25";
}

template <class T>
Reading<T> not_what_is_expected(const YamlNode& node, std::string_view expected, std::string hint) {
    if (node.kind == YamlNode::Kind::empty)
        return {{}, "has no value", "write " + std::string(expected) + ", or take out the line to leave it as it is"};
    return {{}, std::string(words_for(node)) + " where " + std::string(expected) + " is expected", std::move(hint)};
}

bool has_control_character(std::string_view text, bool line_ends_allowed) {
    return std::any_of(text.begin(), text.end(), [&](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return (byte < 0x20 && !(line_ends_allowed && (c == '\n' || c == '\t'))) || byte == 0x7F;
    });
}

/// Words that R, pandas, YAML or Windows take for something else.
bool is_reserved_word(std::string_view text) {
    constexpr std::array<std::string_view, 17> words{"na",  "n/a", "nan", "null", "none", "nil", "true", "false", "inf",
                                                     "yes", "no",  "con", "prn",  "aux",  "nul", "on",   "off"};
    const std::string lower = in_small_letters(text);
    const bool is_port = lower.size() == 4 && (lower.starts_with("com") || lower.starts_with("lpt")) &&
                         lower.back() >= '0' && lower.back() <= '9';
    return is_port || std::ranges::find(words, lower) != words.end();
}

/// Characters without a width, and those that turn the direction of writing.
bool has_invisible_character(std::string_view text) {
    constexpr std::array<std::string_view, 6> starts{"\xC2\xAD",     "\xE2\x80\x8B", "\xE2\x80\x8C",
                                                     "\xE2\x80\x8D", "\xE2\x81\xA0", "\xEF\xBB\xBF"};
    if (std::ranges::any_of(starts, [&](std::string_view c) { return text.find(c) != std::string_view::npos; }))
        return true;
    for (std::size_t i = 0; i + 2 < text.size(); ++i) {
        const auto third = static_cast<unsigned char>(text[i + 2]);
        if (text.substr(i, 2) == "\xE2\x80" && (third == 0x8E || third == 0x8F || (third >= 0xAA && third <= 0xAE)))
            return true;
        if (text.substr(i, 2) == "\xE2\x81" && third >= 0xA6 && third <= 0xA9) return true;
    }
    return false;
}

/// Why a text does not do as a name; empty when it does.
std::string_view fault_of_name(std::string_view text) {
    if (has_control_character(text, false) || has_invisible_character(text))
        return "it has characters that cannot be seen";
    if (text.find_first_of("/\\:*?\"<>|") != std::string_view::npos) return "a folder cannot have / \\ : * ? \" < > |";
    if (std::string_view(".- ").find(text.front()) != std::string_view::npos)
        return "it begins with a point, a dash or a space";
    if (std::string_view("=+@").find(text.front()) != std::string_view::npos)
        return "a spreadsheet takes it for a formula";
    if (text.back() == ' ' || text.back() == '.') return "it ends with a space or a point";
    if (is_reserved_word(text)) return "R, pandas, YAML or Windows take it for something else";
    return {};
}

}  // namespace

NumberRule rule_for(const ParameterRow& row) {
    return {range_of(row), rule_of(row), takes_percent(row.kind), row.kind == Kind::segment};
}

Reading<double> read_number(const YamlNode& node, const NumberRule& rule) {
    if (!node.is_scalar()) return not_what_is_expected<double>(node, "a number", "write one number: " + rule.words);
    const std::string_view text = node.text;
    const bool percent = rule.percent && text.ends_with('%');
    auto value = parse_number(percent ? text.substr(0, text.size() - 1) : text);
    if (!value) return {{}, quoted(text) + " is not a number (" + rule.words + ")", hint_for_number(text)};
    if (node.in_quotes && !percent)
        return {{}, quoted(text) + " is text, because of the quotes (" + rule.words + ")", "leave out the quotes"};
    *value = (percent ? *value / 100 : *value) + 0.0;  // adding nothing makes 0 of -0
    if (!(*value >= rule.range.low && *value <= rule.range.high)) {
        const bool forgot_percent = rule.percent && !percent && *value > 1 && *value <= 100;
        return {{},
                shown_name(text) + " is out of range (" + rule.words + ")",
                forgot_percent ? "write " + shortest(*value) + "% if you mean percent" : ""};
    }
    if (rule.whole && std::floor(*value) != *value)
        return {{}, shown_name(text) + " is not a whole number (" + rule.words + ")", ""};
    return {value};
}

Reading<double> read_number_or_change(const YamlNode& node, const NumberRule& rule, double now) {
    if (node.kind != YamlNode::Kind::map) return read_number(node, rule);
    constexpr double largest = 1e15;
    const std::string how = "write a number, {times: 1.1} or {plus: -2}";
    if (node.entries.size() != 1 || (node.entries[0].key != "times" && node.entries[0].key != "plus"))
        return {{}, "a map where a number is expected, or one change to it", how};
    const YamlEntry& change = node.entries[0];
    const Reading<double> by = read_number(change.value, {{-largest, largest}, how, true, false});
    if (!by.value) return by;
    const double changed = change.key == "times" ? now * *by.value : now + *by.value;
    if (!(changed >= rule.range.low && changed <= rule.range.high))
        return {{},
                shortest(now) + ' ' + change.key + ' ' + shown_name(change.value.text) + " is " + shortest(changed) +
                    ", out of range (" + rule.words + ")",
                ""};
    if (rule.whole && std::floor(changed) != changed)
        return {{}, shortest(changed) + " is not a whole number (" + rule.words + ")", ""};
    return {changed};
}

Reading<Quarter> read_quarter(const YamlNode& node) {
    constexpr std::string_view rule = "a quarter is written as its last day, such as 2016-09-30";
    if (!node.is_scalar()) return not_what_is_expected<Quarter>(node, "a quarter", std::string(rule));
    if (const auto quarter = parse_quarter(node.text)) {
        if (*quarter >= first_quarter && *quarter <= last_quarter) return {quarter};
        return {{}, node.text + " is out of range (a quarter is between 1990 and 2100)", ""};
    }
    const auto holding = quarter_holding(node.text);
    return {{},
            quoted(node.text) + " is not the last day of a quarter (" + std::string(rule) + ")",
            holding ? "that day is in the quarter to " + holding->last_day() : "write it so"};
}

Reading<std::string> read_text(const YamlNode& node, std::size_t most) {
    if (!node.is_scalar()) return not_what_is_expected<std::string>(node, "a text", "write it on one line, in quotes");
    if (node.text.empty()) return {{}, "is empty", "write a text, or take out the line"};
    if (node.text.size() > most)
        return {{},
                "has " + std::to_string(node.text.size()) + " bytes (the most is " + std::to_string(most) + ")",
                "shorten it"};
    if (has_control_character(node.text, true))
        return {{}, quoted(node.text) + " has a control character", "write it with printable characters"};
    return {node.text};
}

Reading<std::string> read_name(const YamlNode& node) {
    constexpr std::size_t most = 100;
    Reading<std::string> name = read_text(node, most);
    if (!name.value) return name;
    const std::string& text = *name.value;
    if (const std::string_view why = fault_of_name(text); !why.empty())
        return {{},
                quoted(text) + " does not do as a name (it also names the results folder): " + std::string(why),
                "use letters, digits, spaces within, - and _"};
    return name;
}

Reading<DirectCounted> read_direct_counted(const YamlNode& node) {
    constexpr std::string_view rule = "write paying or collection_service";
    if (!node.is_scalar()) return not_what_is_expected<DirectCounted>(node, "a word", std::string(rule));
    const auto word = std::find(direct_countings.begin(), direct_countings.end(), node.text);
    if (word == direct_countings.end())
        return {{}, quoted(node.text) + " is no way of counting Maintenance Direct", std::string(rule)};
    return {static_cast<DirectCounted>(word - direct_countings.begin())};
}

std::string_view words_for(const YamlNode& node) {
    switch (node.kind) {
        case YamlNode::Kind::empty:
            return "nothing";
        case YamlNode::Kind::scalar:
            return "a single value";
        case YamlNode::Kind::list:
            return "a list";
        case YamlNode::Kind::map:
            return "a map";
    }
    return "something";
}

}  // namespace ccsim
