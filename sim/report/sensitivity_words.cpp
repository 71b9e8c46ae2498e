#include "sim/report/sensitivity_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "sim/measures/rounding.h"
#include "sim/report/with_commas.h"

namespace ccsim {
namespace {

/// To so many digits that mean something; cases and children are whole.
std::string digits(double size, std::string_view unit) {
    constexpr int wanted = 3;
    const int most_decimals = unit == "GBP million" || unit == "percent" ? 2 : 0;
    if (size == 0) return "0";
    const int before_point = static_cast<int>(std::floor(std::log10(size))) + 1;
    const int decimals = std::clamp(wanted - before_point, 0, most_decimals);
    return with_commas(rounded(size, std::pow(10, std::max(before_point - wanted, -decimals))), decimals);
}

}  // namespace

std::vector<Driver> drivers_of(const sensitivity::Sensitivity& found, std::size_t question, std::size_t most) {
    std::vector<Driver> out;
    if (found.indices.empty() || !found.indices[question].indices) return out;
    const sensitivity::SobolIndices& indices = *found.indices[question].indices;
    for (std::size_t k = 0; k < indices.total.size(); ++k)
        out.push_back({k, indices.first[k].value, indices.total[k].value});
    std::ranges::stable_sort(out, std::ranges::greater(), &Driver::total);
    out.resize(std::min(out.size(), most));
    return out;
}

std::vector<std::size_t> movers_of(const sensitivity::Sensitivity& found, std::size_t question, std::size_t most) {
    const std::vector<sensitivity::Swing>& swings = found.tornado.swings[question];
    std::vector<std::size_t> out(swings.size());
    std::iota(out.begin(), out.end(), std::size_t{0});
    std::ranges::stable_sort(out, std::ranges::greater(), [&](std::size_t k) { return swings[k].size(); });
    std::erase_if(out, [&](std::size_t k) { return swings[k].size() == 0; });
    out.resize(std::min(out.size(), most));
    return out;
}

std::vector<std::size_t> companions_of(const sensitivity::Sensitivity& found, std::size_t question, std::size_t most) {
    constexpr double worth_telling = 0.3;
    std::vector<std::size_t> out;
    if (!found.left_open[question]) return out;
    const std::vector<double>& r = found.left_open[question]->correlations;
    for (std::size_t k = 0; k < r.size(); ++k)
        if (std::abs(r[k]) >= worth_telling) out.push_back(k);
    std::ranges::stable_sort(out, std::ranges::greater(), [&](std::size_t k) { return std::abs(r[k]); });
    out.resize(std::min(out.size(), most));
    return out;
}

std::string spaced(std::string_view name) {
    std::string out(name);
    std::ranges::replace(out, '_', ' ');
    return out;
}

std::string amount_words(double amount, std::string_view unit) {
    const std::string size = digits(std::abs(amount), unit);
    if (unit == "GBP million") return "£" + size + " million";
    return size + ' ' + std::string(unit == "percent" ? "points" : unit);
}

std::string signed_amount_words(double amount, std::string_view unit, Bare bare) {
    const std::string words = bare == Bare::yes ? digits(std::abs(amount), unit) : amount_words(amount, unit);
    const bool is_nothing = words.find_first_of("123456789") == std::string::npos;
    return (is_nothing ? "" : amount < 0 ? "-" : "+") + words;
}

std::string figure_words(const Measure& measure, double value) {
    const std::string size = with_commas(rounded(value, measure.rounding), measure.rounding < 1 ? 1 : 0);
    if (measure.unit == "GBP million") return "£" + size + " million";
    return measure.unit == "percent" ? size + '%' : size;
}

std::string_view words_of(sensitivity::Spread::Of spread) {
    return spread == sensitivity::Spread::Of::prior ? "as wide as they were thought to be before any figure was seen"
                                                    : "each as wide as the published figures leave it";
}

}  // namespace ccsim
