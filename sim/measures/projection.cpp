#include "sim/measures/projection.h"

#include <algorithm>

namespace ccsim {
namespace {

std::size_t quarters_of(std::span<const Series> replicates) {
    if (replicates.empty()) return 0;
    std::size_t quarters = replicates.front().size();
    for (const Series& series : replicates) quarters = std::min(quarters, series.size());
    return quarters;
}

std::optional<Summary> figure(const Measure& measure, std::span<const Series> replicates, std::size_t at,
                              Quarter when) {
    std::vector<double> values;
    values.reserve(replicates.size());
    for (const Series& series : replicates) {
        const auto value = measure.value(series, at, when);
        if (!value) return {};
        values.push_back(*value);
    }
    return summary_of(std::move(values));
}

}  // namespace

std::optional<Summary> Projection::of(const Measure& measure, Quarter quarter) const {
    const int at = quarter - start_;
    if (at < 0 || at >= static_cast<int>(quarters_)) return {};
    const auto row = static_cast<std::size_t>(&measure - measures().data());
    return figures_[row * quarters_ + static_cast<std::size_t>(at)];
}

Projection project(Quarter start, std::span<const Series> replicates) {
    const std::size_t quarters = quarters_of(replicates);
    std::vector<std::optional<Summary>> figures;
    figures.reserve(measures().size() * quarters);
    for (const Measure& measure : measures())
        for (std::size_t at = 0; at < quarters; ++at)
            figures.push_back(figure(measure, replicates, at, start + static_cast<int>(at)));
    return {start, quarters, replicates.size(), std::move(figures)};
}

}  // namespace ccsim
