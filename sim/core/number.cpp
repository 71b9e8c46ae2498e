#include "sim/core/number.h"

#include <array>
#include <charconv>
#include <cmath>

namespace ccsim {
namespace {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// How many digits the text begins with.
std::size_t digits_at_front(std::string_view text) {
    std::size_t count = 0;
    while (count < text.size() && is_digit(text[count])) ++count;
    return count;
}

std::string_view without_minus(std::string_view text) {
    if (!text.empty() && text.front() == '-') text.remove_prefix(1);
    return text;
}

/// Takes the whole part off the front; false unless it is 0 or starts with another digit.
bool take_whole_part(std::string_view& text) {
    const std::size_t count = digits_at_front(text);
    if (count == 0 || (count > 1 && text.front() == '0')) return false;
    text.remove_prefix(count);
    return true;
}

/// Takes ".25" off the front, when there is one; false when no digit follows the point.
bool take_fraction(std::string_view& text) {
    if (text.empty() || text.front() != '.') return true;
    text.remove_prefix(1);
    const std::size_t count = digits_at_front(text);
    text.remove_prefix(count);
    return count > 0;
}

/// Takes "e-7" off the front, when there is one; false when no digit follows it.
bool take_exponent(std::string_view& text) {
    if (text.empty() || (text.front() != 'e' && text.front() != 'E')) return true;
    text.remove_prefix(1);
    if (!text.empty() && (text.front() == '-' || text.front() == '+')) text.remove_prefix(1);
    const std::size_t count = digits_at_front(text);
    text.remove_prefix(count);
    return count > 0;
}

template <class Number>
std::optional<Number> converted(std::string_view text) {
    Number value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return {};
    return value;
}

}  // namespace

std::optional<double> parse_number(std::string_view text) {
    std::string_view rest = without_minus(text);
    if (!take_whole_part(rest) || !take_fraction(rest) || !take_exponent(rest) || !rest.empty()) return {};
    return converted<double>(text);
}

std::optional<std::int64_t> parse_whole(std::string_view text) {
    std::string_view rest = without_minus(text);
    if (!take_whole_part(rest) || !rest.empty()) return {};
    return converted<std::int64_t>(text);
}

std::optional<std::int64_t> parse_pence(std::string_view pounds) {
    std::string_view rest = without_minus(pounds);
    if (!take_whole_part(rest)) return {};
    const std::string_view whole = pounds.substr(0, pounds.size() - rest.size());
    if (!rest.empty() && (rest.front() != '.' || rest.size() < 2 || rest.size() > 3)) return {};
    for (std::size_t i = 1; i < rest.size(); ++i)
        if (!is_digit(rest[i])) return {};
    // Digits only from here on, so the pence are the pounds with two decimals and the point left out.
    if (whole.size() > 17) return {};
    std::array<char, 24> digits{};
    std::size_t used = whole.copy(digits.data(), whole.size());
    for (std::size_t place = 1; place <= 2; ++place) digits[used++] = place < rest.size() ? rest[place] : '0';
    return converted<std::int64_t>({digits.data(), used});
}

std::string shortest(double value) {
    std::array<char, 1100> digits{};  // the longest double in fixed notation has fewer
    const auto [end, error] =
        std::to_chars(digits.data(), digits.data() + digits.size(), value, std::chars_format::fixed);
    return {digits.data(), end};
}

}  // namespace ccsim
