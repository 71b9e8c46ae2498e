#pragma once

#include <functional>
#include <string>
#include <vector>

#include "tests/support/realised_totals.h"
#include "tests/support/z_score.h"

namespace ccsim::tests {

/// A figure of one life of a caseload, in simulated cases or pence of theirs.
struct LifeFigure {
    std::string name;
    std::function<double(const std::vector<SampledTally>&)> value;
};

/// What the macro path leaves out of a figure: its mean over worlds by realised totals less that by expected ones.
struct SelectionBias {
    double cases = 0;  ///< simulated, that ever arrive
    double mean = 0;   ///< of the figure by expected totals
    Estimate bias;
    double sd_by_expected = 0, sd_by_realised = 0;  ///< of the figure, from world to world
};

/// The bias of each figure over this many worlds.
std::vector<SelectionBias> selection_biases(const WholeCaseload& caseload, std::uint64_t seed, std::size_t worlds,
                                            const std::vector<LifeFigure>& figures);

/// How far a bias is from so many times another, in standard errors.
double apart(const SelectionBias& a, double times, const SelectionBias& b);

/// A line of a table: figure, size, value, bias with its standard error, and as a share, times root N and N; spreads.
std::string line_of(const LifeFigure& figure, const SelectionBias& bias);

}  // namespace ccsim::tests
