#include "tests/statistical/closed_forms.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "sim/scenario/parameter_table.h"
#include "tests/support/agreement.h"

// Every parameter alone decides a figure that is known by hand. The sampled figure agrees with it, and an error of 0.5%
// in the chance or the amount is seen: a test that cannot see that is no test. All rows together raise a false alarm
// for one seed in 10,000; the seed is fixed.

using namespace ccsim;
using namespace ccsim::tests;

namespace {

constexpr int replicates = 64;
constexpr double chance_of_false_alarm = 1e-4;

Agreement agreement_of(const ClosedForm& row, bool wrong) {
    const RunResult result = run(scenario_of(row, wrong), {.replicates = replicates});
    std::vector<double> figures;
    for (const Series& series : result.replicates) figures.push_back(row.seen(series));
    return agreement(figures, row.known * (row.per == Per::case_ ? row.cases : 1));
}

bool agrees(const ClosedForm& row, const Agreement& a, std::size_t rows) {
    if (row.within > 0) return a.relative_error <= row.within;
    if (!a.has_spread) return a.relative_error <= 1e-9;
    return std::abs(a.t) <= t_quantile(chance_of_false_alarm / static_cast<double>(rows), replicates);
}

}  // namespace

TEST_CASE("every parameter alone gives the figure known by hand and 0.5% off does not", "[statistical]") {
    const std::vector<ClosedForm> rows = closed_forms();
    double worst = 0, least_seen = 1e9;
    for (const ClosedForm& row : rows) {
        const Agreement right = agreement_of(row, false), wrong = agreement_of(row, true);
        INFO(row.parameter << ": t " << right.t << ", wrong " << wrong.t << "; relative error " << right.relative_error
                           << ", wrong " << wrong.relative_error);
        CHECK(agrees(row, right, rows.size()));
        CHECK_FALSE(agrees(row, wrong, rows.size()));
        if (row.within > 0 || !wrong.has_spread) continue;
        worst = std::max(worst, std::abs(right.t));
        least_seen = std::min(least_seen, std::abs(wrong.t));
    }
    WARN(rows.size() << " parameters; worst |t| " << worst << ", least |t| of an error " << least_seen);
}

TEST_CASE("every parameter has a figure known by hand") {
    const std::vector<ClosedForm> rows = closed_forms();
    for (const ParameterRow& parameter : parameter_table()) {
        INFO(parameter.path);
        CHECK(std::any_of(rows.begin(), rows.end(),
                          [&](const ClosedForm& row) { return row.parameter == parameter.path; }));
    }
}
