#include "calibration/key_figures.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "calibration/measure_named.h"
#include "sim/measures/summaries.h"

namespace ccsim {
namespace {

constexpr std::array<Quarter, 6> key_dates{Quarter{2013, 1}, Quarter{2014, 1}, Quarter{2015, 1},
                                           Quarter{2016, 1}, Quarter{2016, 2}, Quarter{2016, 3}};

std::vector<Observation> published_at_key_dates(const Scenario& past, const History& history) {
    std::vector<Observation> out;
    for (const char* const id : {"cases_with_current_liability", "pct_cases_contributing"})
        for (const Quarter quarter : key_dates) {
            const Measure& measure = measure_named(id, "all");
            const auto figure = history.published(measure, quarter);
            if (figure && quarter >= past.start && quarter <= past.last_quarter)
                out.push_back({.measure = &measure, .quarter = quarter, .value = figure->value, .step = figure->step});
        }
    return out;
}

}  // namespace

std::vector<KeyFigure> key_figures(FitProblem& problem, const History& history, const methods::Points& posterior) {
    const std::vector<Observation> published = published_at_key_dates(problem.past(), history);
    const Eigen::MatrixXd model = problem.figures(posterior, published);
    std::vector<KeyFigure> out;
    for (std::size_t i = 0; i < published.size(); ++i) {
        const auto row = model.row(static_cast<Eigen::Index>(i));
        std::vector<double> values(row.begin(), row.end());
        std::erase_if(values, [](double value) { return std::isnan(value); });
        if (values.empty()) continue;
        std::sort(values.begin(), values.end());
        out.push_back({published[i].measure, published[i].quarter, published[i].value, quantile(values, 0.5)});
    }
    return out;
}

}  // namespace ccsim
