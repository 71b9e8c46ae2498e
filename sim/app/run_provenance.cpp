#include "sim/app/run_provenance.h"

#include <algorithm>

#include "sim/app/history_in_use.h"
#include "sim/report/comparison_record.h"

namespace ccsim {
namespace {

/// Whether scenario.yaml, run again with the same draws, is the same scenario in each of them.
bool can_be_kept(const RunJob& job, const RunOptions& options) {
    return job.drawn.is_theirs || !job.over_posterior() || options.settings.empty();
}

}  // namespace

RunDesign design_of(const RunJob& job, const RunOptions& options) {
    return {.engine = options.engine(),
            .draws = static_cast<int>(job.drawn.draws.size()),
            .replicates = std::max(1, job.replicates),
            .scale = options.scale,
            .posterior = job.posterior,
            .discrepancy = job.misfit.has_value(),
            .fixed = job.drawn.fixed,
            .not_in_fit = job.not_in_fit};
}

RerunArguments rerun_arguments(const std::string& command, std::span<const RunJob> jobs,
                               std::span<const std::string> scenarios, const RunOptions& options) {
    const bool are_kept = std::ranges::all_of(jobs, [&](const RunJob& job) { return can_be_kept(job, options); });
    const RunJob& first = jobs.front();
    RerunArguments out(command);
    for (std::size_t i = 0; i < jobs.size(); ++i)
        out.word(!are_kept ? scenarios[i]
                 : i == 0  ? in_folder("scenario.yaml")
                           : in_folder(variant_file(jobs[i].scenario().name)));
    out.option("--engine", options.engine_word).option("--scale", options.scale);
    if (first.over_posterior()) out.given("--posterior", options.posterior).option("--draws", first.drawn.draws.size());
    else out.option("--posterior", "none");
    if (first.replicates > 0) out.option("--replicates", first.replicates);
    out.given("--history", options.history);
    if (!are_kept)
        for (const std::string& setting : options.settings) out.option("--set", setting);
    return out;
}

std::vector<InputFile> inputs_of(std::span<const RunJob> jobs, const InputFile& history) {
    std::vector<InputFile> out;
    const auto add = [&](const InputFile& file) {
        if (std::ranges::find(out, file.path, &InputFile::path) == out.end()) out.push_back(file);
    };
    for (const RunJob& job : jobs) {
        for (const std::string& file : job.scenario().inputs) add(input_file(file));
        std::ranges::for_each(job.inputs, add);
    }
    if (!history.path.empty()) add(history);
    return out;
}

}  // namespace ccsim
