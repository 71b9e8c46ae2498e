#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "calibration/fit_problem.h"
#include "calibration/methods/tempered_smc.h"

namespace ccsim {

/// Draws of the posterior, as they are handed out.
struct PosteriorDraws {
    methods::Points points;          ///< one column a draw
    Eigen::VectorXd log_likelihood;  ///< of each
};

/// At most so many draws of a sampler that is finished: the last states of all lineages first, which are all but
/// independent, then states further and further before them.
PosteriorDraws handed_out(const methods::SmcState& posterior, std::size_t most);

/// The paths of all numbers that the unknowns move, in the order of the unknowns.
std::vector<std::string> moved_paths(std::span<const Unknown> unknowns);

/// What an unknown was thought to be before and after the figures were seen.
struct Learnt {
    std::string unknown;
    std::string path;  ///< of the number whose value stands for it
    double prior_p5 = 0, prior_median = 0, prior_p95 = 0;
    double p5 = 0, median = 0, p95 = 0;
    double shift = 0;  ///< of the posterior's mean from the prior's median, in standard deviations of the prior
    double width = 0;  ///< the posterior's standard deviation over the prior's: 1 is as wide as before
};

/// One for each unknown. Shift and width are in the space where the prior is standard normal.
std::vector<Learnt> learnt(std::span<const Unknown> unknowns, const methods::Points& posterior);

}  // namespace ccsim
