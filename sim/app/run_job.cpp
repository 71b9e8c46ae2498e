#include "sim/app/run_job.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <numeric>

#include "calibration/posterior.h"
#include "sim/app/interrupt.h"
#include "sim/report/sha256.h"
#include "sim/scenario/read_scenario.h"
#include "sim/scenario/scenario_numbers.h"

namespace ccsim {
namespace {

constexpr int usual_replicates = 32, usual_draws = 200, fewest_runs_for_intervals = 20;

std::size_t draws_to_run(const RunOptions& options, std::size_t there_are) {
    if (!options.draws) return std::min<std::size_t>(usual_draws, there_are);
    const auto wanted = static_cast<std::size_t>(*options.draws);
    if (wanted <= there_are) return wanted;
    throw InputError({{.file = options.posterior,
                       .what = fmt::format("has {} draws where {} are asked for", there_are, wanted),
                       .hint = fmt::format("use --draws {} or fewer", there_are)}});
}

DrawnScenario read_over_posterior(const RunOptions& options, RunJob& job, Console& console) {
    const Posterior posterior = read_posterior(options.posterior);
    job.inputs = posterior.files;
    DrawnScenario drawn = read_drawn_scenario(
        options.scenario, options.settings, posterior.draws, draws_to_run(options, posterior.draws.size()),
        [&](const Scenario& s) { return sha256_of(numbers_of(s)) == posterior.fitted_to; });
    if (!drawn.is_theirs)
        console.warn(fmt::format("{} was not fitted to {} or what it extends: its draws replace the scenario's numbers",
                                 options.posterior, options.scenario));
    if (!posterior.not_passed.empty())
        console.warn(fmt::format("the fit behind {} did not pass all of its own checks, so do not rely on it: {}",
                                 options.posterior, posterior.not_passed));
    for (const std::string& path : drawn.fixed)
        console.warn(fmt::format("{} is set by the scenario, so it is the same in every draw", path));
    return drawn;
}

}  // namespace

std::string RunJob::words(int scale) const {
    if (!over_posterior)
        return replicates == 0 ? "expected engine" : fmt::format("{} replicates at scale {}", replicates, scale);
    const std::string draws = fmt::format("{} draws of the unknowns", drawn.draws.size());
    if (replicates == 0) return draws + ", expected engine";
    return replicates == 1 ? fmt::format("{} at scale {}", draws, scale)
                           : fmt::format("{}, {} replicates of each at scale {}", draws, replicates, scale);
}

RunJob read_job(const RunOptions& options, Console& console) {
    RunJob job;
    job.over_posterior = options.has_posterior();
    if (job.over_posterior) job.drawn = read_over_posterior(options, job, console);
    else if (options.draws)
        throw InputError({{.file = "--draws",
                           .what = "there is no posterior to draw from",
                           .hint = "name one with --posterior, or use --replicates"}});
    else {
        job.drawn.scenario = read_scenario(options.scenario, options.settings);
        job.drawn.draws = {job.drawn.scenario.parameters};
    }
    if (options.engine() == Engine::sampled)
        job.replicates = options.replicates.value_or(job.over_posterior ? 1 : usual_replicates);
    return job;
}

Projection simulate(const RunJob& job, const RunOptions& options, Console& console) {
    const auto draws = static_cast<int>(job.drawn.draws.size());
    const int runs = draws * std::max(1, job.replicates);
    if (runs > 1 && runs < fewest_runs_for_intervals)
        console.warn(fmt::format("{} {} are few for intervals; use --{} {} or more", runs,
                                 job.over_posterior ? "runs" : "replicates",
                                 job.over_posterior ? "draws" : "replicates", fewest_runs_for_intervals));
    const auto started = std::chrono::steady_clock::now();
    Progress progress("simulating", !console.quiet());
    std::vector<DrawFigures> figures(job.drawn.draws.size());
    std::vector<std::uint64_t> case_quarters(job.drawn.draws.size());
    run_draws(job.scenario(), job.drawn.draws,
              {.replicates = job.replicates,
               .scale = options.scale,
               .threads = options.threads,
               .stop = &watch_for_interrupts(),
               .progress = [&progress](double share) { progress.show(share); }},
              [&](std::size_t draw, const RunResult& result) {
                  figures[draw] = figures_of_draw(job.scenario().start, result);
                  case_quarters[draw] = result.case_quarters;
              });
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
    const double millions =
        static_cast<double>(std::accumulate(case_quarters.begin(), case_quarters.end(), std::uint64_t{0})) / 1e6;
    if (job.replicates > 0)
        console.say_more(fmt::format("{:.0f} million case-quarters in {}, {:.1f} million a second", millions,
                                     duration_in_words(seconds), millions / seconds));
    return project(job.scenario().start, figures);
}

}  // namespace ccsim
