#include "calibration/sensitivity/sobol_indices.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "calibration/sensitivity/purposes.h"
#include "calibration/standard_normal_points.h"
#include "sim/core/problems.h"
#include "sim/measures/summaries.h"

namespace ccsim::sensitivity {
namespace {

/// The rows of a design that have all figures, ready to be added up: of each its A and B less the mean of all points,
/// and by input B (E - A) and (A - E)^2 / 2, where E is A with that input from B.
struct Rows {
    std::size_t inputs = 0;
    double mean = 0;
    std::vector<double> a = {}, b = {};
    std::vector<double> alone = {}, overall = {};  ///< row by row, inputs in each

    std::size_t size() const { return a.size(); }
};

std::vector<Eigen::Index> complete(const Eigen::VectorXd& output, Eigen::Index inputs) {
    if (inputs < 1 || output.size() % (inputs + 2) != 0) throw Fault("an output is needed for each point of a design");
    const Eigen::Index points = output.size() / (inputs + 2);
    std::vector<Eigen::Index> out;
    for (Eigen::Index i = 0; i < points; ++i)
        if (output(Eigen::seqN(i, inputs + 2, points)).allFinite()) out.push_back(i);
    return out;
}

Rows complete_rows(const Eigen::VectorXd& output, Eigen::Index inputs) {
    const Eigen::Index points = output.size() / (inputs + 2);
    const std::vector<Eigen::Index> used = complete(output, inputs);
    Rows out{.inputs = static_cast<std::size_t>(inputs)};
    for (const Eigen::Index i : used)
        out.mean += output(Eigen::seqN(i, inputs + 2, points)).mean() / static_cast<double>(used.size());
    for (const Eigen::Index i : used) {
        const double a = output[i] - out.mean, b = output[points + i] - out.mean;
        out.a.push_back(a);
        out.b.push_back(b);
        for (Eigen::Index k = 0; k < inputs; ++k) {
            const double e = output[(2 + k) * points + i] - out.mean;
            out.alone.push_back(b * (e - a));
            out.overall.push_back((a - e) * (a - e) / 2);
        }
    }
    return out;
}

/// Of rows taken so many times each.
struct Estimates {
    double variance = 0;
    std::vector<double> first, total;
    double sum_of_first = 0;
};

Estimates estimates_of(const Rows& rows, const std::vector<int>& times) {
    Estimates out{.first = std::vector<double>(rows.inputs), .total = std::vector<double>(rows.inputs)};
    double n = 0, sum = 0, squares = 0;
    for (std::size_t r = 0; r < rows.size(); ++r) {
        if (times[r] == 0) continue;
        const auto t = static_cast<double>(times[r]);
        n += t;
        sum += t * (rows.a[r] + rows.b[r]);
        squares += t * (rows.a[r] * rows.a[r] + rows.b[r] * rows.b[r]);
        for (std::size_t k = 0; k < rows.inputs; ++k) {
            out.first[k] += t * rows.alone[r * rows.inputs + k];
            out.total[k] += t * rows.overall[r * rows.inputs + k];
        }
    }
    out.variance = (squares - sum * sum / (2 * n)) / (2 * n - 1);
    for (std::size_t k = 0; k < rows.inputs; ++k) {
        out.first[k] /= n * out.variance;
        out.total[k] /= n * out.variance;
        out.sum_of_first += out.first[k];
    }
    return out;
}

std::vector<int> resample(std::size_t rows, std::uint64_t seed, int number) {
    NamedEngine engine = engine_for(seed, Purpose::bootstrap, static_cast<std::uint32_t>(number));
    std::vector<int> times(rows);
    for (std::size_t r = 0; r < rows; ++r)
        ++times[static_cast<std::size_t>(uniform_between(engine) * static_cast<double>(rows))];
    return times;
}

SobolIndex index_of(double value, std::vector<double> resampled) {
    std::sort(resampled.begin(), resampled.end());
    return {value, quantile(resampled, 0.05), quantile(resampled, 0.95)};
}

/// Whether the output is the same everywhere, but for how numbers are rounded.
bool is_constant(const Estimates& all, double mean) {
    constexpr double rounding = 1e-10;
    return !(std::sqrt(all.variance) > rounding * std::abs(mean)) || all.variance == 0;
}

}  // namespace

methods::Points sobol_design(Eigen::Index inputs, int points, std::uint64_t seed) {
    const auto d = static_cast<std::size_t>(inputs);
    const auto both = standard_normal_points(static_cast<std::size_t>(points), 2 * d, seed);
    methods::Points out(inputs, points * (inputs + 2));
    for (Eigen::Index i = 0; i < points; ++i) {
        const double* const row = both[static_cast<std::size_t>(i)].data();
        const Eigen::Map<const Eigen::VectorXd> a(row, inputs), b(row + inputs, inputs);
        out.col(i) = a;
        out.col(points + i) = b;
        for (Eigen::Index k = 0; k < inputs; ++k) {
            out.col((2 + k) * points + i) = a;
            out(k, (2 + k) * points + i) = b[k];
        }
    }
    return out;
}

int complete_points(const Eigen::VectorXd& output, Eigen::Index inputs) {
    return static_cast<int>(complete(output, inputs).size());
}

std::optional<SobolIndices> sobol_indices(const Eigen::VectorXd& output, Eigen::Index inputs,
                                          const SobolSettings& settings) {
    const Rows rows = complete_rows(output, inputs);
    const auto points = static_cast<std::size_t>(output.size() / (inputs + 2));
    if (rows.size() < 2 || 2 * rows.size() < points) return {};
    const Estimates all = estimates_of(rows, std::vector<int>(rows.size(), 1));
    if (is_constant(all, rows.mean)) return {};
    std::vector<std::vector<double>> first(rows.inputs), total(rows.inputs);
    std::vector<double> sums;
    for (int b = 0; b < settings.resamples; ++b) {
        const Estimates one = estimates_of(rows, resample(rows.size(), settings.seed, b));
        if (!(one.variance > 0)) continue;
        for (std::size_t k = 0; k < rows.inputs; ++k) {
            first[k].push_back(one.first[k]);
            total[k].push_back(one.total[k]);
        }
        sums.push_back(one.sum_of_first);
    }
    if (sums.empty()) return {};
    SobolIndices out{.mean = rows.mean,
                     .sd = std::sqrt(all.variance),
                     .sum_of_first = index_of(all.sum_of_first, std::move(sums)),
                     .rows = static_cast<int>(rows.size()),
                     .dropped = static_cast<int>(points - rows.size())};
    for (std::size_t k = 0; k < rows.inputs; ++k) {
        out.first.push_back(index_of(all.first[k], std::move(first[k])));
        out.total.push_back(index_of(all.total[k], std::move(total[k])));
    }
    return out;
}

}  // namespace ccsim::sensitivity
