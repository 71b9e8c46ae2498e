#include "calibration/synthetic_figures.h"

#include <cmath>
#include <optional>
#include <utility>

#include "calibration/discrepancy_draws.h"
#include "calibration/methods/distributions.h"
#include "sim/model/tally.h"

namespace ccsim {
namespace {

constexpr std::uint8_t purpose_truth = 33, purpose_error = 34;  ///< of the random numbers; never change

double moved_on_scale(Scale scale, double value, double by) {
    constexpr double percent = 100;
    switch (scale) {
        case Scale::log:
            return value * std::exp(by);
        case Scale::logit:
            return percent / (1 + (percent / value - 1) * std::exp(-by));
        case Scale::identity:
            return value + by;
    }
    return value;
}

/// The figures of a run; empty when one of them is missing, before misfit and errors or after.
std::optional<std::vector<Observation>> printed_figures(const Series& model, std::span<const Observation> pattern,
                                                        const DiscrepancyScales& scales, Quarter start,
                                                        const StreamName& errors) {
    const Series published =
        with_discrepancy(model, draw_discrepancy(scales, model.size(), errors.seed, errors.lineage));
    NamedEngine engine(errors);
    std::vector<Observation> out(pattern.begin(), pattern.end());
    for (Observation& o : out) {
        const auto plain = simulated(o, model, start), value = simulated(o, published, start);
        const double error = o.own_error * methods::standard_normal(engine);
        if (!plain || !value || !std::isfinite(on_scale(o.scale, *plain))) return {};
        if (!std::isfinite(on_scale(o.scale, *value))) return {};
        o.value = printed(moved_on_scale(o.scale, *value, error), o.step);
        if (!std::isfinite(on_scale(o.scale, o.value))) return {};
    }
    return out;
}

}  // namespace

double printed(double value, double step) { return std::round(value / step) * step; }

SyntheticFigures synthetic_figures(const Scenario& past, std::span<const Unknown> unknowns,
                                   std::span<const Observation> pattern, const DiscrepancyScales& scales,
                                   std::uint64_t seed, std::uint32_t number, const ParameterChange& change) {
    constexpr int most_points = 1000;
    Evaluations evaluations(past, 1);
    for (int redrawn = 0; redrawn < most_points; ++redrawn) {
        const auto step = static_cast<std::uint32_t>(redrawn);
        NamedEngine engine({.seed = seed, .purpose = purpose_truth, .lineage = number, .step = step});
        const Eigen::VectorXd truth = methods::standard_normals(engine, static_cast<Eigen::Index>(unknowns.size()));
        Series model;
        evaluations.each(
            1,
            [&](std::size_t) {
                Parameters at =
                    with_unknowns(past.parameters, unknowns, {truth.data(), static_cast<std::size_t>(truth.size())});
                return change ? change(std::move(at)) : at;
            },
            [&](std::size_t, const Series& series) { model = series; });
        auto figures = printed_figures(model, pattern, scales, past.start,
                                       {.seed = seed, .purpose = purpose_error, .lineage = number, .step = step});
        if (figures) return {truth, std::move(*figures), redrawn};
    }
    throw methods::MethodFailed("no point of the prior has all figures; check the unknowns and the published figures");
}

}  // namespace ccsim
