#include "calibration/forecast/series.h"

#include <algorithm>
#include <cmath>

#include "calibration/observation.h"
#include "sim/core/problems.h"

namespace ccsim::forecast {

Scale usual_scale(std::string_view unit) { return unit == "percent" ? Scale::logit : Scale::log; }

bool has_scale(const Series& series, Scale scale) {
    return std::ranges::all_of(series,
                               [&](const SeriesPoint& p) { return std::isfinite(ccsim::on_scale(scale, p.value)); });
}

Series on_scale(const Series& series, Scale scale) {
    Series out = series;
    for (SeriesPoint& p : out) p.value = ccsim::on_scale(scale, p.value);
    return out;
}

double off_scale(Scale scale, double place) {
    if (scale == Scale::log) return std::exp(place);
    if (scale == Scale::logit) return 100 / (1 + std::exp(-place));
    return place;
}

std::vector<int> horizons(const Series& series, const std::vector<Quarter>& quarters) {
    if (series.empty()) throw Fault("a forecast from no figures");
    std::vector<int> out;
    for (const Quarter quarter : quarters) {
        out.push_back(quarter - series.back().quarter);
        if (out.back() < 1) throw Fault("a forecast of a quarter that is not after the last figure");
    }
    return out;
}

}  // namespace ccsim::forecast
