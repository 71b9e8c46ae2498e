#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace ccsim {

/// A point of a distribution: its name in the results and the share that lies below.
struct QuantilePoint {
    std::string_view name;
    double share = 0;
};

/// The quantiles that are kept. The one at a half is the median.
inline constexpr std::array<QuantilePoint, 9> quantile_points{{{"p2.5", 0.025},
                                                               {"p5", 0.05},
                                                               {"p10", 0.10},
                                                               {"p25", 0.25},
                                                               {"median", 0.50},
                                                               {"p75", 0.75},
                                                               {"p90", 0.90},
                                                               {"p95", 0.95},
                                                               {"p97.5", 0.975}}};
inline constexpr std::size_t point_p5 = 1, point_median = 4, point_p95 = 7;

/// How far a figure spreads over replicates and draws.
struct Spread {
    double sd = 0;     ///< with n - 1
    double mc_se = 0;  ///< of the mean: sd / sqrt(n)
    std::array<double, quantile_points.size()> quantiles{};
    std::optional<double> sd_parameters;   ///< of the expected values over draws; empty when there are not several
    std::optional<double> sd_discrepancy;  ///< of what the model's misfit changes in each run; empty when it is not in
    std::optional<double> sd_process;      ///< of what runs differ by from the expected values of their draws; of one
                                           ///< draw, the sd of its runs; empty when it cannot be told

    double median() const { return quantiles[point_median]; }
    double p5() const { return quantiles[point_p5]; }
    double p95() const { return quantiles[point_p95]; }
};

/// What is kept of a figure over replicates and draws.
struct Summary {
    double mean = 0;
    std::optional<Spread> spread;  ///< empty when there is one value only

    /// The median, or the one value there is.
    double central() const { return spread ? spread->median() : mean; }
};

/// The quantile of type 7 (Hyndman and Fan 1996; the default of R and NumPy) of values in rising order, of which there
/// is at least one. The share is from 0 to 1.
double quantile(const std::vector<double>& rising, double share);

/// Mean, spread and quantiles. The order of the values does not matter, to the last bit. Empty when there are none.
std::optional<Summary> summary_of(std::vector<double> values);

}  // namespace ccsim
