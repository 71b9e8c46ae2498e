#include "tests/support/selection_bias.h"

#include <fmt/format.h>

#include <cmath>

#include "sim/engine/parallel.h"

namespace ccsim::tests {
namespace {

struct Moments {
    double mean = 0, sd = 0;
};

Moments moments_of(const std::vector<double>& values) {
    const auto n = static_cast<double>(values.size());
    double sum = 0, squares = 0;
    for (const double v : values) sum += v;
    for (const double v : values) squares += (v - sum / n) * (v - sum / n);
    return {sum / n, std::sqrt(squares / (n - 1))};
}

}  // namespace

std::vector<SelectionBias> selection_biases(const WholeCaseload& caseload, std::uint64_t seed, std::size_t worlds,
                                            const std::vector<LifeFigure>& figures) {
    std::vector<std::vector<double>> expected(worlds), realised(worlds);
    for_each_index(worlds, 0, [&](std::size_t world) {
        const TwoLives lives = caseload.live({.seed = seed, .replicate = static_cast<std::uint32_t>(world)});
        for (const LifeFigure& figure : figures) {
            expected[world].push_back(figure.value(lives.by_expected));
            realised[world].push_back(figure.value(lives.by_realised));
        }
    });
    std::vector<SelectionBias> out;
    for (std::size_t f = 0; f < figures.size(); ++f) {
        std::vector<double> by_expected(worlds), by_realised(worlds), differences(worlds);
        for (std::size_t w = 0; w < worlds; ++w) {
            by_expected[w] = expected[w][f];
            by_realised[w] = realised[w][f];
            differences[w] = realised[w][f] - expected[w][f];
        }
        const Moments e = moments_of(by_expected), d = moments_of(differences);
        out.push_back({.cases = caseload.cases(),
                       .mean = e.mean,
                       .bias = {d.mean, d.sd / std::sqrt(static_cast<double>(worlds))},
                       .sd_by_expected = e.sd,
                       .sd_by_realised = moments_of(by_realised).sd});
    }
    return out;
}

double apart(const SelectionBias& a, double times, const SelectionBias& b) {
    return (a.bias.mean - times * b.bias.mean) / std::hypot(a.bias.standard_error, times * b.bias.standard_error);
}

std::string line_of(const LifeFigure& figure, const SelectionBias& b) {
    const double relative = b.bias.mean / b.mean;
    return fmt::format(
        "{}, {:.0f} cases: {:.5g}, bias {:.3g} +- {:.2g}, {:.3f}% of it; share x sqrt(N) {:.3g}, x N {:.3g}; sd "
        "{:.3g}, by "
        "realised totals {:.3g}",
        figure.name, b.cases, b.mean, b.bias.mean, b.bias.standard_error, 100 * relative, relative * std::sqrt(b.cases),
        relative * b.cases, b.sd_by_expected, b.sd_by_realised);
}

}  // namespace ccsim::tests
