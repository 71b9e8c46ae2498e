#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <cmath>
#include <optional>
#include <string_view>

#include "sim/core/money.h"
#include "sim/scenario/parameter_table.h"
#include "tests/support/derivatives.h"
#include "tests/support/scenarios.h"

// Calibration and sensitivity lean on derivatives of the expected engine. Here every measure in every quarter is
// differentiated by every number of the parameter table, by central differences at two steps, which must agree.

using namespace ccsim;
using namespace ccsim::tests;

namespace {

/// Where the usual step of a thousandth is too small, because amounts are whole pence: the mean over 256 ranks, each
/// rounded, is off by a fiftieth of a penny. A flat rate has one amount, so its steps make whole pence of everything
/// that is due and paid of it.
struct WiderStep {
    std::string_view path;
    double step = 0;
    std::optional<double> at = {};
};
constexpr std::array wider_steps{
    WiderStep{"liabilities.flat_rate_pounds_a_week", 0.8, 4.2},
    WiderStep{"liabilities.median_over_20_collection_service_pounds_a_week", 0.8},
    WiderStep{"liabilities.median_over_20_direct_pounds_a_week", 0.8},
    WiderStep{"liabilities.log_sd_over_20", 0.045},
    WiderStep{"liabilities.growth_over_20_percent_a_year", 0.8},
    WiderStep{"payment.fraction_paid_under_half_flat_rate", 0.02},
    WiderStep{"payment.fraction_paid_under_half_to_20_pounds", 0.02},
    WiderStep{"payment.fraction_paid_under_half_over_20_pounds", 0.02},
    WiderStep{"payment.fraction_paid_half_to_90_flat_rate", 0.02},
    WiderStep{"payment.fraction_paid_half_to_90_to_20_pounds", 0.02},
    WiderStep{"payment.fraction_paid_half_to_90_over_20_pounds", 0.02},
    WiderStep{"arrears.fraction_overpaid", 0.02},
    WiderStep{"opening.arrears.large_debt_log_sd", 0.02},
};

/// A step that stays in the range, from a point moved off its edge where it must be; whole cases where they are
/// counted.
Differentiated differentiated(const ParameterRow& row, const Scenario& scenario) {
    const double value = number_of(row, scenario.parameters);
    const Range range = range_of(row);
    const double size = value != 0 ? std::abs(value) : 0.1;
    const auto* const wider = std::ranges::find(wider_steps, row.path, &WiderStep::path);
    double step = size / 1'000, at = value;
    if (row.kind == Kind::cases) step = 2 * std::ceil(step / 2);
    if (wider != wider_steps.end()) {
        step = wider->step;
        at = wider->at.value_or(value);
    }
    return {.path = std::string(row.path),
            .at = std::clamp(at, range.low + step, range.high - step),
            .step = step,
            .size = size,
            .number = [&row](Parameters& p) -> double& { return number_of(row, p); }};
}

/// Every number that may take any value: those of the parameter table, then those of the two lists.
std::vector<Differentiated> numbers_of(const Scenario& scenario) {
    std::vector<Differentiated> all;
    for (const ParameterRow& row : parameter_table())
        if (!row.is_quarter() && row.kind != Kind::segment) all.push_back(differentiated(row, scenario));
    for (std::size_t i = 0; i < scenario.parameters.intake.quarters.size(); ++i) {
        const double cases = scenario.parameters.intake.quarters[i].cases;
        all.push_back({fmt::format("intake.quarters[{}].cases", i), cases, 100, cases,
                       [i](Parameters& p) -> double& { return p.intake.quarters[i].cases; }});
    }
    for (std::size_t i = 0; i < scenario.parameters.closure.phases.size(); ++i) {
        const double capacity = scenario.parameters.closure.phases[i].capacity_cases_a_week;
        all.push_back({fmt::format("closure.phases[{}].capacity_cases_a_week", i), capacity, capacity / 1'000, capacity,
                       [i](Parameters& p) -> double& { return p.closure.phases[i].capacity_cases_a_week; }});
    }
    return all;
}

/// A band of weekly liabilities holds whole ranks of 256: it moves in jumps when amounts do.
bool jumps(const Differentiated& by, const Measure& measure) {
    constexpr std::array<std::string_view, 3> of_bands{"cases_by_weekly_liability",
                                                       "share_of_live_caseload_liability_30_or_less_or_nil",
                                                       "share_with_weekly_liability_20.01_to_100"};
    return by.path.starts_with("liabilities.") && std::ranges::find(of_bands, measure.id) != of_bands.end();
}

std::string words_of(const std::string& path, const Derivative& d) {
    return fmt::format("{} ({}) in quarter {} by {}: {:.6g} and {:.6g}; range {:.6g}", d.measure->id,
                       d.measure->breakdown, d.quarter, path, d.by_step, d.by_half, d.range);
}

}  // namespace

TEST_CASE("every measure is smooth in every parameter where no segment runs out inside the step") {
    const Scenario scenario = baseline();
    ExpectedEngine engine(scenario, 1);
    std::size_t compared = 0, jumping = 0, parameters = 0, left_out = 0;
    std::vector<std::string> still;  // parameters that move nothing
    double worst = 0;
    for (const Differentiated& by : numbers_of(scenario)) {
        ++parameters;
        const Derivatives found = derivatives(scenario, by, engine);
        bool moves = false;
        for (const Derivative& d : found.all) {
            if (d.quarter >= found.runs_out_from || jumps(by, *d.measure)) {
                ++(d.quarter >= found.runs_out_from ? left_out : jumping);
                continue;
            }
            ++compared;
            moves = moves || std::abs(d.by_step) > 1e-4 * d.range;
            if (std::abs(d.by_step - d.by_half) > 1e-4 * d.range) worst = std::max(worst, d.relative_difference());
            if (!d.agrees()) FAIL_CHECK(words_of(by.path, d));
        }
        if (!moves) still.push_back(by.path);
        if (found.runs_out_from <= static_cast<std::size_t>(scenario.quarters()))
            WARN(by.path << ": a segment runs out inside the step in quarter " << found.runs_out_from);
    }
    WARN(
        fmt::format("{} derivatives by {} parameters; they differ by {:.3g} at most; {} of weekly bands jump; {} left "
                    "out where a segment runs out; nothing moves by {}",
                    compared, parameters, worst, jumping, left_out, fmt::join(still, ", ")));
    CHECK(left_out <= compared / 100);
    CHECK(compared > 900'000);
    CHECK(still.size() <= 1);
}

TEST_CASE("a segment that runs out inside the step breaks the rule from then on and is seen") {
    constexpr std::size_t when = 12;  // the first quarter of the second phase, which serves segments 1 and 2
    Scenario scenario = baseline();
    const double capacity =
        expect(scenario, 1).quarters[when - 1][tally::open_by_segment(0)] / weeks_per_quarter;  // of segment 1 alone
    const double step = capacity / 1'000;
    const Differentiated by{
        .path = "capacity",
        .at = capacity - 0.75 * step,  // between the half step and the whole
        .step = step,
        .size = capacity,
        .number = [](Parameters& p) -> double& { return p.closure.phases[1].capacity_cases_a_week; }};
    ExpectedEngine engine(scenario, 1);
    const Derivatives found = derivatives(scenario, by, engine);
    CHECK(found.runs_out_from == when);
    std::size_t broken = 0;
    for (const Derivative& d : found.all) {
        if (d.quarter < when && !d.agrees()) FAIL_CHECK(words_of(by.path, d));
        broken += d.quarter >= when && !d.agrees();
    }
    CHECK(broken > 100);
}
