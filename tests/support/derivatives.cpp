#include "tests/support/derivatives.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace ccsim::tests {
namespace {

enum class Chance { nobody, some, everybody };

Chance kind_of(double chance) {
    return chance <= 0 ? Chance::nobody : (chance >= 1 ? Chance::everybody : Chance::some);
}

/// The first quarter in which some segment's chance of selection is of another kind than in the other runs.
std::optional<std::size_t> first_parting(const std::vector<ExpectedRun>& runs) {
    const auto& first = runs.front().path.selection;
    for (std::size_t q = 1; q < first.size(); ++q)
        for (const ExpectedRun& run : runs)
            for (std::size_t s = 0; s < segments; ++s)
                if (kind_of(run.path.selection[q].others[s]) != kind_of(first[q].others[s])) return q;
    return {};
}

double range_of(const Measure& measure, const ExpectedRun& run, Quarter start) {
    double low = std::numeric_limits<double>::infinity(), high = -low;
    for (std::size_t q = 0; q < run.quarters.size(); ++q)
        if (const auto value = measure.value(run.quarters, q, start + static_cast<int>(q))) {
            low = std::min(low, *value);
            high = std::max(high, *value);
        }
    return std::max(0.0, high - low);
}

}  // namespace

double Derivative::relative_difference() const {
    const double most = std::max(std::abs(by_step), std::abs(by_half));
    return most > 0 ? std::abs(by_step - by_half) / most : 0;
}

bool Derivative::agrees() const { return relative_difference() <= 0.01 || std::abs(by_step - by_half) <= 1e-4 * range; }

Derivatives derivatives(const Scenario& scenario, const Differentiated& by, ExpectedEngine& engine) {
    std::vector<ExpectedRun> runs;  // below and above by the step, by half of it; at the point
    Parameters moved = scenario.parameters;
    for (const double step : {-by.step, by.step, -by.step / 2, by.step / 2, 0.0}) {
        by.number(moved) = by.at + step;
        runs.push_back(engine.evaluate(moved));
    }
    const std::size_t end = runs[0].quarters.size();
    Derivatives out{.all = {}, .runs_out_from = first_parting(runs).value_or(end)};
    for (const Measure& measure : measures()) {
        if (measure.from == Measure::From::sampled_engine) continue;
        const double range = range_of(measure, runs[4], scenario.start);
        for (std::size_t q = 0; q < end; ++q) {
            std::array<double, 4> values{};
            bool complete = true;
            for (std::size_t r = 0; r < values.size(); ++r) {
                const auto value = measure.value(runs[r].quarters, q, scenario.start + static_cast<int>(q));
                complete = complete && value;
                values[r] = value.value_or(0);
            }
            if (!complete) continue;
            const double scale = by.size / (2 * by.step);
            out.all.push_back(
                {&measure, q, (values[1] - values[0]) * scale, (values[3] - values[2]) * 2 * scale, range});
        }
    }
    return out;
}

}  // namespace ccsim::tests
