#include "sim/measures/rounding.h"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <string>

namespace ccsim {
namespace {

__extension__ typedef unsigned __int128 Wide;  // products of two numbers of up to 18 digits

/// digits x 10^exponent, exactly.
struct Decimal {
    std::uint64_t digits = 0;
    int exponent = 0;
};

/// The shortest decimal that reads back as this positive double; it has 17 digits at most.
Decimal decimal_of(double positive) {
    std::array<char, 32> text{};
    const char* const end =
        std::to_chars(text.data(), text.data() + text.size(), positive, std::chars_format::scientific).ptr;
    Decimal out;
    const char* c = text.data();
    bool after_point = false;
    for (; c != end && *c != 'e'; ++c) {
        if (*c == '.') {
            after_point = true;
            continue;
        }
        out.digits = out.digits * 10 + static_cast<std::uint64_t>(*c - '0');
        out.exponent -= after_point;
    }
    const char* const sign = c == end ? c : c + 1;
    int power = 0;
    std::from_chars(sign != end && *sign == '+' ? sign + 1 : sign, end, power);
    out.exponent += power;
    return out;
}

Wide power_of_ten(int exponent) {
    Wide out = 1;
    for (int i = 0; i < exponent; ++i) out *= 10;
    return out;
}

double double_of(Decimal decimal) {
    const std::string text = std::to_string(decimal.digits) + 'e' + std::to_string(decimal.exponent);
    double value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

}  // namespace

double rounded(double value, double base) {
    if (!std::isfinite(value) || !(base > 0) || !std::isfinite(base) || value == 0) return value;
    const Decimal size = decimal_of(std::abs(value)), step = decimal_of(base);
    const int shift = size.exponent - step.exponent;
    if (shift > 18) return value;  // far above the base: no digit is left to round
    if (shift < -36) return 0.0;   // far below half of the base
    const Wide above = size.digits * power_of_ten(shift > 0 ? shift : 0);
    const Wide below = shift < 0 ? power_of_ten(-shift) : Wide{1};
    // value / base = above / (digits of the base x below); the half is added in whole numbers.
    const Wide steps_below = below > power_of_ten(36) / step.digits ? power_of_ten(37) : below * step.digits;
    const Wide steps = (2 * above + steps_below) / (2 * steps_below);
    if (steps == 0) return 0.0;
    if (steps > Wide{UINT64_MAX} / step.digits) return value;
    const double out = double_of({static_cast<std::uint64_t>(steps) * step.digits, step.exponent});
    return value < 0 ? -out : out;
}

}  // namespace ccsim
