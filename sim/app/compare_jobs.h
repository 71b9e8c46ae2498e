#pragma once

#include <string>
#include <vector>

#include "sim/app/run_job.h"

namespace ccsim {

/// Reads scenarios that are to be compared, the base first. All have the same draws and luck. Throws as read_job does,
/// and InputError when that cannot be: names that are not all different, another seed, start or last outturn than the
/// base has, or draws that belong to some of them only.
std::vector<RunJob> read_jobs(const RunOptions& options, const std::vector<std::string>& scenarios, Console& console);

/// Works out what the model misses once, for all of them.
void share_misfit(std::vector<RunJob>& jobs, int threads);

}  // namespace ccsim
