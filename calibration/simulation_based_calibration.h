#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "calibration/calibrate.h"
#include "calibration/synthetic_figures.h"

// Simulation-based calibration of the fit as it is made: when the figures come from a point of the prior, the rank of
// the truth among draws of the posterior is uniform, and a 90% interval covers the truth in 90% of data sets.
namespace ccsim {

inline constexpr int rank_draws = 99;  ///< that the truth is ranked among

/// The last quantity of a fit begins with it.
inline constexpr std::string_view last_ranked_measure = "outstanding_arrears";

/// Fits to figures made up: half as many lineages as the published fit has, one more than draws, shorter and in fewer
/// stages, from a smaller ensemble, and no chains.
inline CalibrationSettings rank_settings() {
    CalibrationSettings settings;
    settings.inversion.members = 300;
    settings.smc.lineages = rank_draws + 1;
    settings.smc.steps = 20;
    settings.smc.tempering.effective_share = 0.35;
    settings.most_generations = 0;
    return settings;
}

/// Where the truth of a quantity is among the draws of the posterior.
struct RankedQuantity {
    std::string quantity;  ///< an unknown, "log likelihood", one derived, or a figure of the last quarter
    int rank = 0;          ///< 0 to rank_draws: how many of the draws are below it
};

/// One data set made up and fitted.
struct RankedFit {
    std::uint32_t dataset = 0;
    std::vector<RankedQuantity> ranks;
    int redrawn = 0;
    double memory = 0;  ///< of the worst stage
    std::int64_t evaluations = 0;
};

/// What follows from the parameters and is ranked with them: one row a name, one column an element of the draws.
struct DerivedQuantities {
    std::vector<std::string> names;
    std::function<Eigen::MatrixXd(std::span<const Parameters> draws)> values;
};

/// What is made up and fitted, again and again.
struct RankProblem {
    const Scenario& past;
    std::vector<Unknown> unknowns;
    std::vector<Observation> pattern;
    DiscrepancyScales scales = DiscrepancyScales::declared();
    int threads = 0;
    DerivedQuantities derived = {};
};

/// Makes up the figures of a data set, fits them as `calibrate` does, and ranks every unknown, the log likelihood, what
/// is derived, and what the model says about current liability, contributing and arrears in the last quarter that is
/// fitted. The answer depends on the settings and the number alone. Throws MethodFailed, and Fault with fewer lineages
/// than rank_draws.
RankedFit ranked_fit(const RankProblem& problem, const CalibrationSettings& settings, std::uint32_t dataset,
                     const RunContext& context = {});

/// All ranks of one quantity.
struct RankSummary {
    std::string quantity;
    int fits = 0, covered_50 = 0, covered_90 = 0;
    double chi_square = 0, chance = 1;  ///< of ten bins, and of one as large when ranks are uniform
    bool inside_band = true;            ///< the distribution of the ranks
    bool passed = false;
};

/// What all fits say: limits that hold for every quantity at once with a chance of 99%.
struct RankReport {
    std::vector<RankSummary> quantities;
    int least_50 = 0, most_50 = 0, least_90 = 0, most_90 = 0;

    bool passed() const;
};

/// Of fits with the same quantities; at least one.
RankReport rank_report(const std::vector<RankedFit>& fits);

}  // namespace ccsim
