#include "sim/core/text.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <numeric>
#include <vector>

namespace ccsim {
namespace {

constexpr std::size_t longest_word_compared = 200;

/// How many bytes the UTF-8 character at the front takes; 0 when it is malformed, too long, a surrogate or a NUL.
std::size_t character_length(std::string_view bytes) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
    const auto follows = [&](std::size_t i, unsigned low = 0x80, unsigned high = 0xBF) {
        return i < bytes.size() && byte(i) >= low && byte(i) <= high;
    };
    const unsigned first = byte(0);
    if (first == 0) return 0;
    if (first < 0x80) return 1;
    if (first >= 0xC2 && first <= 0xDF) return follows(1) ? 2 : 0;
    if (first >= 0xE0 && first <= 0xEF) {
        const unsigned low = first == 0xE0 ? 0xA0 : 0x80, high = first == 0xED ? 0x9F : 0xBF;
        return follows(1, low, high) && follows(2) ? 3 : 0;
    }
    if (first >= 0xF0 && first <= 0xF4) {
        const unsigned low = first == 0xF0 ? 0x90 : 0x80, high = first == 0xF4 ? 0x8F : 0xBF;
        return follows(1, low, high) && follows(2) && follows(3) ? 4 : 0;
    }
    return 0;
}

/// How many bytes the character at the front takes; 0 when it cannot be printed.
std::size_t printable_length(std::string_view bytes) {
    const auto first = static_cast<unsigned char>(bytes.front());
    return first < 0x20 || first == 0x7F ? 0 : character_length(bytes);
}

/// All eight bytes are ASCII and none is a NUL. (A borrow can only make a false alarm, which the slow path clears.)
bool plain_ascii(const char* bytes) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes, sizeof word);
    return ((word | (word - 0x0101010101010101)) & 0x8080808080808080) == 0;
}

}  // namespace

std::size_t edit_distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> before(b.size() + 1), last(b.size() + 1), now(b.size() + 1);
    std::iota(last.begin(), last.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        now[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            now[j] = std::min({last[j] + 1, now[j - 1] + 1, last[j - 1] + (a[i - 1] != b[j - 1])});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                now[j] = std::min(now[j], before[j - 2] + 1);
        }
        std::swap(before, last);
        std::swap(last, now);
    }
    return last[b.size()];
}

std::optional<std::string> nearest(std::string_view word, std::span<const std::string> candidates) {
    if (word.size() > longest_word_compared) return {};
    std::optional<std::string> best;
    std::size_t closest = std::max<std::size_t>(word.size() / 3, 1) + 1;
    for (const std::string& candidate : candidates)
        if (const std::size_t distance = edit_distance(word, candidate); distance < closest) {
            closest = distance;
            best = candidate;
        }
    return best;
}

std::optional<std::size_t> first_byte_not_text(std::string_view bytes) {
    std::size_t at = 0;
    while (at < bytes.size()) {
        if (at + 8 <= bytes.size() && plain_ascii(bytes.data() + at)) {
            at += 8;
            continue;
        }
        const std::size_t length = character_length(bytes.substr(at));
        if (length == 0) return at;
        at += length;
    }
    return {};
}

Place place_of(std::string_view text, std::size_t offset) {
    const std::string_view before = text.substr(0, offset);
    const std::size_t line_start = before.rfind('\n');
    const std::size_t column = line_start == std::string_view::npos ? before.size() : before.size() - line_start - 1;
    return {static_cast<int>(std::count(before.begin(), before.end(), '\n')) + 1, static_cast<int>(column) + 1};
}

bool is_printable(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = printable_length(text.substr(at));
        if (length == 0) return false;
        at += length;
    }
    return true;
}

std::string quoted(std::string_view text, std::size_t longest) {
    constexpr std::string_view hex = "0123456789ABCDEF";
    std::string out = "'";
    std::size_t at = 0;
    while (at < text.size() && at < longest) {
        if (const std::size_t length = printable_length(text.substr(at)); length > 0) {
            out.append(text.substr(at, length));
            at += length;
        } else {
            const auto byte = static_cast<unsigned char>(text[at]);
            out.append("\\x").append(1, hex[byte >> 4]).append(1, hex[byte & 15]);
            ++at;
        }
    }
    return out + (at < text.size() ? "...'" : "'");
}

std::string shown_name(std::string_view name) {
    constexpr std::size_t longest = 200;
    return name.size() <= longest && is_printable(name) ? std::string(name) : quoted(name, longest);
}

std::string shown_path(std::string_view path) {
    return is_printable(path) ? std::string(path) : quoted(path, path.size());
}

}  // namespace ccsim
