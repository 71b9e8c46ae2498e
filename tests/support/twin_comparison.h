#pragma once

#include <string>
#include <vector>

#include "sim/engine/run.h"

// The expected engine against the sampled one, by every measure and in every quarter.
namespace ccsim::tests {

/// One measure in one quarter, as text for messages.
struct ComparedRow {
    std::string name;
    double expected = 0;
    double mean = 0;
    double distance = 0;  ///< t, a chance, or a relative error
};

/// How far the replicates of the sampled engine are from the twin. Every row is counted once: with a spread and made of
/// many events, by Student's t; a count of few events, by the exact Poisson tail of its total over the replicates;
/// without a spread, by its relative error. Money and ratios made of few events have none of these distributions: they
/// are left to the counts they are made of, which are rows of their own.
struct TwinComparison {
    std::size_t replicates = 0;
    std::size_t by_t = 0, beyond_3 = 0;
    std::size_t by_poisson = 0, exactly = 0, left_to_counts = 0;
    ComparedRow worst_t, least_likely, least_exact;
    std::vector<std::string> present_in_one;  ///< rows that one engine has and the other has not

    std::size_t rows() const { return by_t + by_poisson + exactly + left_to_counts; }
    double share_left_to_counts() const;
    double share_beyond_3() const;
};

/// Both series in whole cases, each simulated case standing for `scale`; element 0 is the quarter `start`.
TwinComparison compare_with_twin(const Series& expected, const std::vector<Series>& replicates, Quarter start,
                                 int scale);

/// Empty when the engines agree: no |t| beyond the quantile whose chance is 1e-4 over all rows, at most 1% of rows
/// beyond 3, no Poisson tail below 1e-4 over all rows, rows without spread within 1e-9, at most `left` of the rows left
/// to counts.
std::vector<std::string> disagreements(const TwinComparison& comparison, double left);

/// The figures of a comparison in a few lines.
std::string words_of(const TwinComparison& comparison);

}  // namespace ccsim::tests
