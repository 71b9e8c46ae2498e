#include "calibration/fitted_scenario.h"

#include <fmt/format.h>

#include <algorithm>

namespace ccsim {
namespace {

std::string words_of(const ValueMismatch& m) {
    if (!m.here) return fmt::format("{} was {} in the fit and is missing here", m.path, *m.fitted);
    if (m.fitted) return fmt::format("{} is {} and was {} in the fit", m.path, *m.here, *m.fitted);
    const std::string unknown = fmt::format("{} is {} and was unknown to the fit", m.path, *m.here);
    return m.neutral ? fmt::format("{}, where only {} changes nothing", unknown, *m.neutral) : unknown;
}

}  // namespace

FitComparison compared_with_fit(const FittedValues& fitted, std::span<const ParameterValue> here) {
    FitComparison out;
    for (const ParameterValue& value : here) {
        const auto then = fitted.find(value.path);
        const std::string now = text_of(value.value);
        if (then != fitted.end()) {
            if (then->second != now)
                out.mismatches.push_back({.path = value.path, .fitted = then->second, .here = now});
        } else if (value.is_neutral()) {
            out.not_in_fit.push_back(value);
        } else {
            out.mismatches.push_back({.path = value.path, .fitted = {}, .here = now});
            if (value.neutral) out.mismatches.back().neutral = text_of(*value.neutral);
        }
    }
    for (const auto& [path, then] : fitted)
        if (std::ranges::find(here, path, &ParameterValue::path) == here.end())
            out.mismatches.push_back({.path = path, .fitted = then, .here = {}});
    return out;
}

std::string words_of(std::span<const ValueMismatch> mismatches) {
    constexpr std::size_t most = 3;
    std::string out;
    for (const ValueMismatch& m : mismatches.first(std::min(most, mismatches.size())))
        out += (out.empty() ? "" : "; ") + words_of(m);
    if (mismatches.size() > most) out += fmt::format("; and {} more", mismatches.size() - most);
    return out;
}

}  // namespace ccsim
