#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "calibration/projected_misfit.h"
#include "sim/app/console.h"
#include "sim/app/job_folder.h"
#include "sim/app/run_options.h"
#include "sim/engine/run.h"
#include "sim/measures/paired.h"
#include "sim/report/provenance.h"
#include "sim/scenario/drawn_scenario.h"

namespace ccsim {

/// A scenario with its draws, read and ready to run. Without a posterior there is one draw: the scenario's own numbers.
struct RunJob {
    DrawnScenario drawn;
    std::string posterior;                  ///< the file of the draws; empty when there is none
    std::optional<ProjectedMisfit> misfit;  ///< of the model, where it is known
    int replicates = 0;                     ///< of each draw; 0: the expected engine alone
    std::vector<InputFile> inputs;          ///< files of the posterior
    std::vector<std::string> not_in_fit;    ///< values that the posterior's fit did not know and that change nothing
    std::vector<DiscrepancyPath> paths;  ///< of the misfit, by draw, where another scenario shares its own; else none

    const Scenario& scenario() const { return drawn.scenario; }
    bool over_posterior() const { return !posterior.empty(); }
    /// "200 draws of the unknowns at scale 1, with what the model misses", "32 replicates at scale 1", "expected
    /// engine": what is about to be run.
    std::string words(int scale) const;
};

/// Reads what the options name; when they name no posterior, the one that comes with the program if the scenario is the
/// one it was fitted to or extends it. Throws as read_drawn_scenario and read_posterior do, and InputError when there
/// are fewer draws than asked for or none to draw from. Warns of what weakens the result.
RunJob read_job(const RunOptions& options, Console& console);

/// Runs it, with progress and Ctrl-C. Ranks share the work, and the first has all figures. Throws Interrupted.
RunFigures simulate(const RunJob& job, const RunOptions& options, const JobFolder& folder, Console& console);

/// The paths of the misfit in all draws, for runs of as many quarters or fewer. None when it is not known.
std::vector<DiscrepancyPath> misfit_paths(const RunJob& job, std::size_t quarters, int threads);

}  // namespace ccsim
