#include "sim/measures/paired.h"

#include <algorithm>

namespace ccsim {
namespace {

std::size_t quarters_in(const std::vector<DrawFigures>& draws) {
    const DrawFigures& first = draws.front();
    return (first.expected ? first.expected->size() : first.replicates.front().size()) / measures().size();
}

/// The first quarters of both.
Figures less(const Figures& variant, const Figures& base, std::size_t quarters) {
    const std::size_t of_variant = variant.size() / measures().size(), of_base = base.size() / measures().size();
    Figures out;
    out.reserve(measures().size() * quarters);
    for (std::size_t m = 0; m < measures().size(); ++m)
        for (std::size_t q = 0; q < quarters; ++q) out.push_back(variant[m * of_variant + q] - base[m * of_base + q]);
    return out;
}

std::vector<DrawFigures> less(const std::vector<DrawFigures>& variant, const std::vector<DrawFigures>& base) {
    std::vector<DrawFigures> out(base.size());
    if (base.empty()) return out;
    const std::size_t quarters = std::min(quarters_in(variant), quarters_in(base));
    for (std::size_t d = 0; d < base.size(); ++d) {
        if (variant[d].expected && base[d].expected)
            out[d].expected = less(*variant[d].expected, *base[d].expected, quarters);
        for (std::size_t r = 0; r < base[d].replicates.size(); ++r)
            out[d].replicates.push_back(less(variant[d].replicates[r], base[d].replicates[r], quarters));
    }
    return out;
}

}  // namespace

Projection project(const RunFigures& figures) {
    if (figures.with_misfit.empty()) return project(figures.start, figures.model);
    return project(figures.start, figures.model, {.draws = figures.with_misfit, .from = figures.misfit_from});
}

RunFigures paired_differences(const RunFigures& base, const RunFigures& variant) {
    return {.start = base.start,
            .model = less(variant.model, base.model),
            .with_misfit = less(variant.with_misfit, base.with_misfit),
            .misfit_from = base.misfit_from};
}

std::optional<double> variance_reduction(const std::optional<Summary>& base, const std::optional<Summary>& variant,
                                         const std::optional<Summary>& difference) {
    const auto variance = [](const std::optional<Summary>& of) {
        return of && of->spread ? std::optional(of->spread->sd * of->spread->sd) : std::nullopt;
    };
    const auto of_base = variance(base), of_variant = variance(variant), paired = variance(difference);
    if (!of_base || !of_variant || !paired || !(*paired > 0)) return {};
    return (*of_base + *of_variant) / *paired;
}

}  // namespace ccsim
