#pragma once

#include <span>
#include <string>
#include <vector>

#include "sim/app/rerun_arguments.h"
#include "sim/app/run_job.h"
#include "sim/app/run_options.h"
#include "sim/report/run_record.h"

namespace ccsim {

/// How a job runs its scenario, for the record.
RunDesign design_of(const RunJob& job, const RunOptions& options);

/// The arguments that run the jobs again in a folder that holds the first's scenario as scenario.yaml and the others as
/// variants; `scenarios` are the files they were read from, which stand there instead where a folder cannot hold what
/// was run (settings that lie over draws that do not belong to the scenario).
RerunArguments rerun_arguments(const std::string& command, std::span<const RunJob> jobs,
                               std::span<const std::string> scenarios, const RunOptions& options);

/// Files that were read for the scenarios and their draws, and the history, each once.
std::vector<InputFile> inputs_of(std::span<const RunJob> jobs, const InputFile& history = {});

}  // namespace ccsim
