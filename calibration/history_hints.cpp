#include "calibration/history_hints.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <vector>

#include "sim/core/number.h"
#include "sim/core/quarter.h"
#include "sim/core/text.h"

namespace ccsim {
namespace {

constexpr std::string_view typeset_minus = "\xE2\x88\x92";
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

struct NamedSpace {
    std::string_view bytes, name;
};

constexpr std::array<NamedSpace, 7> odd_spaces{{{"\xC2\xA0", "a non-breaking space (U+00A0)"},
                                                {"\xE2\x80\xAF", "a narrow non-breaking space (U+202F)"},
                                                {"\xE2\x80\x87", "a figure space (U+2007)"},
                                                {"\xE2\x80\x89", "a thin space (U+2009)"},
                                                {"\xE2\x80\x8B", "a space of no width (U+200B)"},
                                                {"\xEF\xBB\xBF", "a byte order mark (U+FEFF)"},
                                                {"\t", "a tab"}}};

void remove_all(std::string& text, std::string_view part) {
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at))
        text.erase(at, part.size());
}

std::string without_spaces(std::string_view text) {
    std::string out(text);
    for (const NamedSpace& space : odd_spaces) remove_all(out, space.bytes);
    remove_all(out, " ");
    return out;
}

const NamedSpace* first_odd_space(std::string_view text) {
    const auto found = std::ranges::find_if(
        odd_spaces, [&](const NamedSpace& s) { return text.find(s.bytes) != std::string_view::npos; });
    return found == odd_spaces.end() ? nullptr : &*found;
}

/// With ordinary spaces, and none at the ends.
std::string word_with_plain_spaces(std::string_view text) {
    std::string out(text);
    for (const NamedSpace& space : odd_spaces)
        for (std::size_t at = out.find(space.bytes); at != std::string::npos; at = out.find(space.bytes, at))
            out.replace(at, space.bytes.size(), " ");
    const std::size_t first = out.find_first_not_of(' ');
    return first == std::string::npos ? "" : out.substr(first, out.find_last_not_of(' ') - first + 1);
}

bool all_digits(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](unsigned char c) { return std::isdigit(c) != 0; });
}

/// "1,229" or "-1,082,100.5": commas in front of every three digits.
bool has_thousands_commas(std::string_view text) {
    if (text.starts_with('-')) text.remove_prefix(1);
    text = text.substr(0, text.find('.'));
    std::size_t comma = text.find(',');
    if (comma == std::string_view::npos || comma > 3 || text.starts_with('0') || !all_digits(text.substr(0, comma)))
        return false;
    for (; comma < text.size(); comma += 4)
        if (text[comma] != ',' || !all_digits(text.substr(comma + 1, 3)) || text.substr(comma + 1, 3).size() != 3)
            return false;
    return true;
}

/// The number that a text with a decimal comma stands for, as digits with a point.
std::optional<std::string> with_a_point(std::string_view text) {
    std::string out(text);
    if (std::ranges::count(out, ',') != 1) return {};
    if (out.find('.') < out.find(',')) remove_all(out, ".");  // 1.082,5 as it is written on the continent
    out[out.find(',')] = '.';
    if (!parse_number(out)) return {};
    return out;
}

FieldCause as_cause(std::string cause, std::string_view text, std::string_view why, std::string hint) {
    return {std::move(cause), fmt::format("{} is not a number{}", ccsim::quoted(text), why), std::move(hint)};
}

}  // namespace

bool is_blank(std::string_view text) { return without_spaces(text).empty(); }

bool is_blank(std::span<const CsvField> row) {
    return std::ranges::all_of(row, [](const CsvField& field) { return is_blank(field.text); });
}

std::optional<FieldCause> another_kind_of_table(std::string_view text, std::span<const std::string_view> columns) {
    constexpr std::array<NamedSpace, 3> separators{{{";", "semicolons"}, {"\t", "tabs"}, {"|", "bars"}}};
    if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
    const std::string_view first_line = text.substr(0, text.find('\n'));
    if (first_line.starts_with("sep="))
        return FieldCause{"sep",
                          "the first line is " + ccsim::quoted(first_line.substr(0, first_line.find('\r'))) +
                              ", which only Excel understands",
                          "leave that line out, and separate the columns by commas"};
    const auto named =
        std::ranges::count_if(columns, [&](std::string_view name) { return first_line.find(name) != name.npos; });
    if (named < 2) return {};
    if (text.find('\n') == text.npos && text.find('\r') + 1 < text.size())
        return FieldCause{"line ends", "lines end in a carriage return alone", "end lines with LF or CRLF"};
    for (const NamedSpace& separator : separators)
        if (first_line.find(separator.bytes) != first_line.npos && first_line.find(',') == first_line.npos)
            return FieldCause{"separator",
                              fmt::format("the columns are separated by {}, not by commas", separator.name),
                              std::string(separated_by_commas)};
    return {};
}

bool differ_in_spelling_only(std::string_view a, std::string_view b) {
    const auto plain = [](std::string_view word) {
        std::string out = word_with_plain_spaces(word);
        std::ranges::transform(out, out.begin(),
                               [](unsigned char c) { return c == ' ' ? '_' : static_cast<char>(std::tolower(c)); });
        return out;
    };
    return plain(a) == plain(b);
}

std::optional<FieldCause> odd_space(std::string_view text) {
    if (const NamedSpace* const space = first_odd_space(text))
        return FieldCause{std::string(space->name), fmt::format("{} holds {}", ccsim::quoted(text), space->name),
                          "write an ordinary space, or none in a number"};
    if (text.starts_with(' ') || text.ends_with(' '))
        return FieldCause{"space", ccsim::quoted(text) + " begins or ends with a space", "leave it out"};
    return {};
}

FieldCause why_no_number(std::string_view text) {
    if (text.empty()) return {"missing", "missing", "leave out rows whose figure was not published"};
    if (parse_number(without_spaces(text)))
        return as_cause("spaces", text, ": there are spaces in it", "write " + without_spaces(text));
    if (has_thousands_commas(text))
        return as_cause("commas", text, "", "write digits with a point and no commas, as in 1229.9");
    if (const auto plain = with_a_point(text))
        return as_cause("decimal comma", text, ": it has a decimal comma", "write " + *plain);
    if (text.starts_with(typeset_minus))
        if (const std::string plain = '-' + std::string(text.substr(typeset_minus.size())); parse_number(plain))
            return as_cause("minus", text, ": its minus is a dash", "write " + plain);
    if (std::string plain(text); std::ranges::count(text, '.') > 1) {
        remove_all(plain, ".");
        if (parse_number(plain)) return as_cause("points", text, ": points part its thousands", "write " + plain);
    }
    std::string bare = without_spaces(text);
    for (const std::string_view sign : {"%", "\xC2\xA3", ","}) remove_all(bare, sign);
    if (bare.size() != text.size() && parse_number(bare))
        return as_cause("sign", text, ": the unit has a column of its own", "write " + bare);
    return as_cause("number " + std::string(text), text, "", "write digits with a point and no commas, as in 1229.9");
}

FieldCause why_no_date(std::string_view text) {
    const std::string what = ccsim::quoted(text) + " is not a date";
    std::vector<std::string_view> parts;
    for (std::string_view rest = text; !rest.empty();) {
        const std::size_t end = rest.find_first_of("/.-");
        parts.push_back(rest.substr(0, end));
        rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
    }
    if (parts.size() == 3 && parts[2].size() == 4) {
        const std::string year(parts[2]);
        const auto two = [](std::string_view part) {
            return part.size() == 1 ? '0' + std::string(part) : std::string(part);
        };
        for (const bool day_first : {true, false}) {
            std::string date = year + '-' + two(parts[day_first ? 1 : 0]) + '-' + two(parts[day_first ? 0 : 1]);
            if (quarter_holding(date)) return {"order of the date", what + ": the year comes first", "write " + date};
        }
    }
    return {"date " + std::string(text), what, "write it as in 2016-09-30"};
}

void ToldOnce::note(const CsvField& field, std::string key, FieldCause cause) {
    const std::string name = cause.cause;
    const auto [place, is_new] =
        first_.try_emplace(name, First{field.line, field.column, std::move(key), std::move(cause)});
    if (!is_new) ++place->second.more;
}

void ToldOnce::tell(CsvProblems& problems) {
    for (auto& [cause, first] : first_) {
        if (first.more > 0)
            first.cause.what += fmt::format(", and so in {} more {}", first.more, first.more == 1 ? "field" : "fields");
        problems.in_line(first.line, first.column, first.key, first.cause.what, first.cause.hint);
    }
    first_.clear();
}

}  // namespace ccsim
