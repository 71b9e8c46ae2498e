#include "sim/app/run_job.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <functional>
#include <utility>

#include "calibration/shipped_posterior.h"
#include "sim/engine/gather.h"
#include "sim/engine/parallel.h"
#include "sim/measures/draw_outcome.h"
#include "sim/model/tally.h"
#include "sim/report/sha256.h"
#include "sim/scenario/parameter_table.h"
#include "sim/scenario/read_scenario.h"
#include "sim/scenario/scenario_numbers.h"

namespace ccsim {
namespace {

constexpr int usual_replicates = 32, usual_draws = 200, fewest_runs_for_intervals = 20;

std::size_t draws_to_run(const RunOptions& options, const ParameterDraws& draws) {
    if (!options.draws) return std::min<std::size_t>(usual_draws, draws.size());
    const auto wanted = static_cast<std::size_t>(*options.draws);
    if (wanted <= draws.size()) return wanted;
    throw InputError({{.file = draws.file,
                       .what = fmt::format("has {} draws where {} are asked for", draws.size(), wanted),
                       .hint = fmt::format("use --draws {} or fewer", draws.size())}});
}

/// Asks of scenarios whether they are the one that a posterior was fitted to.
class SeekFitted {
public:
    explicit SeekFitted(const Posterior& posterior) : posterior_(posterior) {}

    bool operator()(const Scenario& s) {
        if (posterior_.fitted_to.empty()) return sha256_of(numbers_of(s)) == posterior_.fitted_to_sha256;
        FitComparison now = compared_with_fit(posterior_.fitted_to, past_values(s));
        const bool is_same = now.is_same();
        if (!closest_ || now.mismatches.size() < closest_->mismatches.size()) closest_ = std::move(now);
        return is_same;
    }

    /// What is different in the closest of those that were asked about, in words.
    std::string difference() const {
        if (closest_) return words_of(closest_->mismatches);
        return posterior_.fitted_to_sha256.empty()
                   ? "it does not record the scenario it was fitted to"
                   : "it records only a digest of its scenario, so what differs cannot be named";
    }
    /// The values that the fit did not know and that change nothing, as path=value.
    std::vector<std::string> not_in_fit() const {
        std::vector<std::string> out;
        if (closest_)
            for (const ParameterValue& v : closest_->not_in_fit) out.push_back(v.path + '=' + text_of(v.value));
        return out;
    }

private:
    const Posterior& posterior_;
    std::optional<FitComparison> closest_;
};

/// The posterior that the options name, or else the one that comes with the program. Empty: none is to be used.
std::optional<Posterior> posterior_in_use(const RunOptions& options, Console& console) {
    if (options.posterior == "none") return {};
    if (!options.posterior.empty()) return read_posterior(options.posterior);
    Posterior shipped = shipped_posterior();
    SeekFitted fitted(shipped);
    if (is_or_extends(options.scenario, std::ref(fitted))) return shipped;
    console.warn(
        fmt::format("the posterior that comes with ccsim was not fitted to {} or what it extends ({}), so this run is "
                    "of one set of numbers; name another posterior with --posterior",
                    options.scenario, fitted.difference()));
    return {};
}

/// What the model misses, of draws that belong to the scenario. Empty, with a warning, when it cannot be told.
std::optional<ProjectedMisfit> misfit_of(const DrawnScenario& drawn, const Posterior& posterior, Console& console) {
    const auto& read = posterior.fit_inputs;
    if (std::find(read.begin(), read.end(), sha256_of(posterior.history.text)) == read.end()) {
        console.warn(
            fmt::format("{} is not the history that {} was fitted to, so what the model misses is not carried "
                        "into the projection",
                        posterior.history.name, posterior.draws.file));
        return {};
    }
    Parameters reference = drawn.fitted->parameters;
    for (const auto& [path, value] : posterior.reference)
        if (double* const number = find_number(reference, path)) *number = value;
    return ProjectedMisfit(*drawn.fitted, reference, parse_history(posterior.history.text, posterior.history.name),
                           posterior.last_figure.value_or(drawn.fitted->last_outturn));
}

void read_over_posterior(const RunOptions& options, const Posterior& posterior, RunJob& job, Console& console) {
    job.posterior = posterior.draws.file;
    for (const ReadText& text : posterior.read) job.inputs.push_back({text.name, sha256_of(text.text)});
    SeekFitted fitted(posterior);
    job.drawn = read_drawn_scenario(options.scenario, options.settings, posterior.draws,
                                    draws_to_run(options, posterior.draws), std::ref(fitted));
    if (job.drawn.is_theirs) {
        job.not_in_fit = fitted.not_in_fit();
        job.misfit = misfit_of(job.drawn, posterior, console);
        if (job.misfit && job.misfit->past().last_quarter > job.scenario().last_outturn)
            console.warn(
                fmt::format("{} was fitted to figures up to {}, so what is called a projection here knows of "
                            "them and is no test of the model",
                            job.posterior, job.misfit->past().last_quarter.words()));
    } else
        console.warn(
            fmt::format("{} was not fitted to {} or what it extends ({}): its draws replace the scenario's "
                        "numbers, and what the model misses is not carried into the projection",
                        job.posterior, options.scenario, fitted.difference()));
    if (!posterior.not_passed.empty())
        console.warn(fmt::format("the fit behind {} did not pass all of its own checks, so do not rely on it: {}",
                                 job.posterior, posterior.not_passed));
    if (const auto& fixed = job.drawn.fixed; !fixed.empty())
        console.warn(fmt::format("{} is set by the scenario {}, so it is the same in every draw",
                                 fmt::join(fixed, ", "), job.scenario().name));
}

/// The same totals with a path of what the model misses.
RunResult with_discrepancy(const RunResult& result, const DiscrepancyPath& path) {
    RunResult out{.expected = ccsim::with_discrepancy(result.expected, path), .replicates = {}, .case_quarters = 0};
    for (const Series& replicate : result.replicates)
        out.replicates.push_back(ccsim::with_discrepancy(replicate, path));
    return out;
}

/// What the model misses in a draw, in as many quarters.
DiscrepancyPath misfit_of_draw(const RunJob& job, std::size_t draw, std::size_t quarters) {
    return job.misfit->path(job.drawn.fitted_draws[draw], job.scenario().start, quarters, job.scenario().seed,
                            static_cast<std::uint32_t>(draw));
}

/// The same in the quarters of the run.
DiscrepancyPath misfit_of_draw(const RunJob& job, std::size_t draw) {
    if (!job.paths.empty()) return job.paths[draw];
    return misfit_of_draw(job, draw, static_cast<std::size_t>(job.scenario().quarters()) + 1);
}

/// What a draw comes to.
DrawOutcome outcome_of(const RunJob& job, std::size_t draw, const RunResult& result) {
    const Scenario& scenario = job.scenario();
    const DirectCounted counted = scenario.maintenance_direct_counted_as;
    DrawOutcome out{.model = figures_of_draw(scenario.start, result, counted),
                    .with_misfit = {},
                    .case_quarters = result.case_quarters};
    if (job.misfit)
        out.with_misfit = figures_of_draw(scenario.start, with_discrepancy(result, misfit_of_draw(job, draw)), counted);
    return out;
}

}  // namespace

std::string RunJob::words(int scale) const {
    if (!over_posterior())
        return replicates == 0 ? "expected engine" : fmt::format("{} replicates at scale {}", replicates, scale);
    const std::string draws = fmt::format("{} draws of the unknowns", drawn.draws.size());
    const std::string runs = replicates == 0 ? draws + ", expected engine"
                             : replicates == 1
                                 ? fmt::format("{} at scale {}", draws, scale)
                                 : fmt::format("{}, {} replicates of each at scale {}", draws, replicates, scale);
    return misfit ? runs + ", with what the model misses" : runs;
}

RunJob read_job(const RunOptions& options, Console& console) {
    RunJob job;
    if (const auto posterior = posterior_in_use(options, console))
        read_over_posterior(options, *posterior, job, console);
    else if (options.draws)
        throw InputError({{.file = "--draws",
                           .what = "there is no posterior to draw from",
                           .hint = "name one with --posterior, or use --replicates"}});
    else {
        job.drawn.scenario = read_scenario(options.scenario, options.settings);
        job.drawn.draws = {job.drawn.scenario.parameters};
    }
    if (options.engine() == Engine::sampled)
        job.replicates = options.replicates.value_or(job.over_posterior() ? 1 : usual_replicates);
    return job;
}

RunFigures simulate(const RunJob& job, const RunOptions& options, const JobFolder& folder, Console& console) {
    const auto draws = static_cast<int>(job.drawn.draws.size());
    const int runs = draws * std::max(1, job.replicates);
    if (runs > 1 && runs < fewest_runs_for_intervals)
        console.warn(fmt::format("{} {} are few for intervals; use --{} {} or more", runs,
                                 job.over_posterior() ? "runs" : "replicates",
                                 job.over_posterior() ? "draws" : "replicates", fewest_runs_for_intervals));
    if (job.scenario().maintenance_direct_counted_as == DirectCounted::as_collected)
        console.warn(fmt::format(
            "{} counts Maintenance Direct at the compliance of the collection service, where the publication "
            "counts it as paying in full, so its figures of who pays are not those that were published",
            job.scenario().name));
    const auto started = std::chrono::steady_clock::now();
    Progress progress("simulating " + job.scenario().name, !console.quiet());
    std::vector<std::optional<DrawOutcome>> outcomes(job.drawn.draws.size());
    run_draws(job.scenario(), job.drawn.draws, {.replicates = job.replicates, .scale = options.scale},
              folder.context(progress),
              [&](std::size_t draw, const RunResult& result) { outcomes[draw] = outcome_of(job, draw, result); });
    gather(std::span(outcomes));
    RunFigures out{
        .start = job.scenario().start, .model = {}, .with_misfit = {}, .misfit_from = job.scenario().last_outturn + 1};
    std::uint64_t case_quarters = 0;
    for (std::optional<DrawOutcome>& outcome : outcomes) {
        if (!outcome) continue;  // of another rank, and this is not the first, which has all
        case_quarters += outcome->case_quarters;
        out.model.push_back(std::move(outcome->model));
        if (outcome->with_misfit) out.with_misfit.push_back(std::move(*outcome->with_misfit));
    }
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
    const double millions = static_cast<double>(case_quarters) / 1e6;
    if (job.replicates > 0)
        console.say_more(fmt::format("{:.0f} million case-quarters in {}, {:.1f} million a second", millions,
                                     duration_in_words(seconds), millions / seconds));
    return out;
}

std::vector<DiscrepancyPath> misfit_paths(const RunJob& job, std::size_t quarters, int threads) {
    std::vector<DiscrepancyPath> paths(job.misfit ? job.drawn.draws.size() : 0);
    for_each_index(paths.size(), threads, [&](std::size_t draw) { paths[draw] = misfit_of_draw(job, draw, quarters); });
    return paths;
}

}  // namespace ccsim
