#include "tests/support/selection_bias.h"

#include <fmt/format.h>

#include <cmath>

#include "sim/engine/parallel.h"

namespace ccsim::tests {

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
    const auto n = static_cast<double>(worlds);
    std::vector<SelectionBias> out;
    for (std::size_t f = 0; f < figures.size(); ++f) {
        double sum = 0, bias = 0, squares = 0;
        for (std::size_t w = 0; w < worlds; ++w) {
            sum += expected[w][f];
            bias += (realised[w][f] - expected[w][f]) / n;
        }
        for (std::size_t w = 0; w < worlds; ++w) {
            const double off = realised[w][f] - expected[w][f] - bias;
            squares += off * off;
        }
        out.push_back({caseload.cases(), sum / n, {bias, std::sqrt(squares / (n - 1) / n)}});
    }
    return out;
}

double apart(const SelectionBias& a, double times, const SelectionBias& b) {
    return (a.bias.mean - times * b.bias.mean) / std::hypot(a.bias.standard_error, times * b.bias.standard_error);
}

std::string line_of(const LifeFigure& figure, const SelectionBias& b) {
    const double relative = b.bias.mean / b.mean;
    return fmt::format(
        "{}, {:.0f} cases: {:.5g}, bias {:.3g} +- {:.2g}, {:.2f}% of it; share x sqrt(N) {:.3g}, x N {:.3g}",
        figure.name, b.cases, b.mean, b.bias.mean, b.bias.standard_error, 100 * relative, relative * std::sqrt(b.cases),
        relative * b.cases);
}

}  // namespace ccsim::tests
