#include "calibration/sensitivity/unit_steps.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

#include "sim/core/money.h"
#include "sim/scenario/parameter_lists.h"
#include "sim/scenario/parameter_table.h"

namespace ccsim::sensitivity {
namespace {

/// Sizes of one kind of number, the usual one first and smaller ones for numbers near to a bound.
std::vector<UnitStep> steps_of(Kind kind) {
    switch (kind) {
        case Kind::cases:
            return {{10'000, false, "10,000 more"}, {1'000, false, "1,000 more"}};
        case Kind::pounds:
            return {{100, false, "£100 more"}, {10, false, "£10 more"}};
        case Kind::pounds_a_week:
            return {{1, false, "£1 more a week"}};
        case Kind::percent_a_year:
            return {{1, false, "one more percentage point a year"}, {0.1, false, "0.1 more percentage points a year"}};
        case Kind::odds:
        case Kind::log_sd:
            return {{0.1, true, "10% more"}};
        default:
            return {{0.01, false, "one more percentage point"},
                    {0.001, false, "0.1 more percentage points"},
                    {0.0001, false, "0.01 more percentage points"},
                    {0.00001, false, "0.001 more percentage points"}};
    }
}

std::vector<UnitStep> steps_of(const std::string& path) {
    if (path.ends_with(".capacity_cases_a_week")) return {{1'000.0 / weeks_per_quarter, false, "1,000 more a quarter"}};
    if (path.starts_with("intake.quarters")) return {{1'000, false, "1,000 more a quarter"}};
    const ParameterRow* const row = find_parameter(path);
    return steps_of(row ? row->kind : Kind::odds);
}

bool reaches(const Prior& prior, double value) {
    const double z = prior.z_at(value);
    return z > -most_deviations && z < most_deviations;
}

}  // namespace

UnitStep unit_step(const Unknown& unknown, std::span<const double> values) {
    const Prior& prior = unknown.first().prior;
    const auto [least, most] = std::ranges::minmax(values);
    std::vector<UnitStep> steps = steps_of(unknown.first().path);
    for (const UnitStep& step : steps)
        if (reaches(prior, step.from(least, -0.5)) && reaches(prior, step.from(most, 0.5))) return step;
    return steps.back();
}

std::string description_of(const std::string& path) {
    const ParameterRow* const row = find_parameter(path);
    const ListField* const field = row ? nullptr : find_field(path);
    return std::string(row ? row->description : field ? field->meaning : std::string_view(path));
}

}  // namespace ccsim::sensitivity
