#include "sim/scenario/wrapped.h"

#include <algorithm>

namespace ccsim {
namespace {

/// Characters, not bytes: the bytes that begin one.
std::size_t length_of(std::string_view text) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::string wrapped_paragraph(std::string_view text, std::string_view start, std::size_t width) {
    std::string out, line(start);
    bool line_is_empty = true;
    while (!text.empty()) {
        const std::size_t space = std::min(text.find(' '), text.size());
        const std::string_view word = text.substr(0, space);
        text.remove_prefix(std::min(space + 1, text.size()));
        if (!line_is_empty && length_of(line) + 1 + length_of(word) > width) {
            out += line + '\n';
            line = start;
            line_is_empty = true;
        }
        if (!line_is_empty) line += ' ';
        line += word;
        line_is_empty = false;
    }
    return out + line + '\n';
}

}  // namespace

std::string wrapped(std::string_view text, std::string_view start, std::size_t width) {
    std::string out;
    while (true) {
        const std::size_t end = text.find('\n');
        out += wrapped_paragraph(text.substr(0, end), start, width);
        if (end == std::string_view::npos) return out;
        text.remove_prefix(end + 1);
    }
}

}  // namespace ccsim
