#include "tests/calibration/forecast/r_forecasts.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace ccsim::tests {
namespace {

using forecast::Bell;

Distance distance_of(forecast::Bells bells, const Fixture& table, std::size_t first, bool normal) {
    const auto number = [&](const char* name, std::size_t row) {
        return table.column(name)(static_cast<Eigen::Index>(row));
    };
    Distance worst;
    for (std::size_t i = 0; i < bells.size(); ++i) {
        Bell bell = bells[i];
        if (normal) bell.freedom = std::numeric_limits<double>::infinity();
        const forecast::Predictive ours(Scale::identity, {bell});
        const auto off = [&](double mine, double theirs) {
            worst.figures = std::max(worst.figures, std::abs(mine / theirs - 1));
        };
        off(bell.centre, number("mean", first + i));
        for (const auto& [low, high, share] : {std::tuple{"low80", "high80", 0.8}, {"low95", "high95", 0.95}}) {
            const double from = ours.quantile((1 - share) / 2), to = ours.quantile((1 + share) / 2);
            const double r_from = number(low, first + i), r_to = number(high, first + i);
            off(from, r_from);
            off(to, r_to);
            worst.widths = std::max(worst.widths, std::abs((to - from) / (r_to - r_from) - 1));
        }
    }
    return worst;
}

}  // namespace

Fixture read_forecast_fixture(const std::string& name) { return read_fixture("../../forecast/fixtures/" + name); }

forecast::Series series_of(const Fixture& table, int number) {
    const Fixture part = table.of_case(number);
    forecast::Series out;
    for (std::size_t i = 0; i < part.rows(); ++i)
        out.push_back({Quarter(2000, 1) + static_cast<int>(part.columns[1][i]), part.columns[2][i]});
    return out;
}

Distance distance(const forecast::Bells& ours, const Fixture& table, std::size_t first) {
    return distance_of(ours, table, first, true);
}

Distance distance_by_t(const forecast::Bells& ours, const Fixture& table, std::size_t first) {
    return distance_of(ours, table, first, false);
}

}  // namespace ccsim::tests
