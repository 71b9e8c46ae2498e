#include "calibration/forecast/fitted_model.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace ccsim::forecast {

double FittedModel::aicc() const {
    const double k = parameters, left = figures - k - 1;
    if (left < 1) return std::numeric_limits<double>::infinity();
    return -2 * log_likelihood + 2 * k + 2 * k * (k + 1) / left;
}

std::optional<FittedModel> best_by_aicc(std::vector<FittedModel> models) {
    const auto best = std::ranges::min_element(models, {}, [](const FittedModel& m) { return m.aicc(); });
    if (best == models.end() || !std::isfinite(best->aicc())) return {};
    return std::move(*best);
}

}  // namespace ccsim::forecast
