#pragma once

#include <cstdint>
#include <span>
#include <vector>

// Simulation-based calibration (Talts, Betancourt, Simpson, Vehtari and Gelman 2018): when parameters are drawn from
// the prior, data from the model and a posterior from the data, the rank of the truth among L draws of the posterior is
// uniform on 0 to L, whatever the parameter.
namespace ccsim::methods {

/// How many draws are below the truth. Draws equal to it are counted as below or not by a uniform number on [0, 1), so
/// that ties do not pile up on one rank.
int rank_of(double truth, std::span<const double> draws, double uniform);

/// Chi-square of ranks in equally wide bins, and the chance of one at least as large when ranks are uniform. The number
/// of bins must divide draws + 1; otherwise Fault.
struct ChiSquare {
    double value = 0;
    int degrees_of_freedom = 0;
    double chance = 1;
};
ChiSquare rank_chi_square(std::span<const int> ranks, int draws, int bins);

/// A band that the distribution function of n ranks keeps to at all its `points` points at once with the given chance
/// (Säilynoja, Bürkner and Vehtari 2022): by counts, least and most number of ranks below each of the points i /
/// points, i = 1 to points. The chance is computed, not simulated.
struct RankBand {
    std::vector<int> least = {}, most = {};
    double pointwise = 0;  ///< the chance with which the band holds at one point
};
RankBand rank_band(int ranks, int points, double chance);

/// How far the distribution function of the ranks is above or below that of uniform ones, and where the band is left.
struct RankComparison {
    std::vector<double> difference, lower, upper;  ///< at i / points, i = 1 to points
    bool inside = true;
};
RankComparison compare_with_band(std::span<const int> ranks, int draws, const RankBand& band);

/// How many of `fits` intervals must cover the truth when each should with the chance `nominal`: limits that all of
/// `checks` such counts keep to with the chance `confidence` (Bonferroni).
struct CoverageLimits {
    int least = 0, most = 0;
};
CoverageLimits coverage_limits(int fits, double nominal, double confidence, int checks);

/// How many of the ranks say that a central interval of the posterior covers the truth.
int covered(std::span<const int> ranks, int draws, double nominal);

}  // namespace ccsim::methods
