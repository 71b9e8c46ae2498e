#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "calibration/calibrate.h"
#include "calibration/confirmation.h"
#include "calibration/fit_problem.h"
#include "calibration/fitted_rows.h"
#include "calibration/gates.h"
#include "calibration/methods/smc_saved_state.h"
#include "calibration/posterior_draws.h"
#include "calibration/posterior_predictive.h"
#include "sim/app/command_table.h"
#include "sim/app/history_in_use.h"
#include "sim/app/inputs_of_fit.h"
#include "sim/app/job_folder.h"
#include "sim/app/rerun_arguments.h"
#include "sim/app/resume.h"
#include "sim/app/sampler_options.h"
#include "sim/app/unknowns_in_use.h"
#include "sim/app/work_key.h"
#include "sim/core/problems.h"
#include "sim/engine/distributed.h"
#include "sim/report/calibration_files.h"
#include "sim/scenario/read_scenario.h"
#include "sim/scenario/write_scenario.h"

namespace ccsim {
namespace {

constexpr std::size_t draws_handed_out = 600;

struct CalibrateOptions : JobOptions {
    std::string scenario, history, unknowns;
    std::vector<std::string> settings;
    std::uint64_t seed = CalibrationSettings{}.seed;
    int members = CalibrationSettings{}.inversion.members;
    methods::SmcSettings sampler = CalibrationSettings{}.smc;
    int confirm = 50;
    bool without_chains = false;
};

/// Says what distinguishes this calibration from all others.
std::string key_of(const CalibrateOptions& options, const Scenario& scenario, const std::vector<InputFile>& inputs) {
    const std::string settings = fmt::format("{} {} {} {} {}", options.seed, options.without_chains, options.members,
                                             options.sampler.lineages, options.sampler.steps);
    return work_key("calibrate", settings, scenario, inputs);
}

/// Scenario and history are kept in the folder.
RerunArguments rerun_of(const CalibrateOptions& options) {
    RerunArguments out("calibrate");
    out.word(in_folder("scenario.yaml")).option("--history", in_folder("history.csv"));
    out.given("--unknowns", options.unknowns);
    out.option("--seed", options.seed).option("--members", options.members);
    out.option("--lineages", options.sampler.lineages)
        .option("--steps", options.sampler.steps)
        .option("--confirm", options.confirm);
    if (options.without_chains) out.word("--without-chains");
    return out;
}

CalibrationSettings settings_of(const CalibrateOptions& options) {
    CalibrationSettings settings{.seed = options.seed};
    settings.inversion.members = options.members;
    settings.smc = options.sampler;
    if (options.without_chains) settings.most_generations = 0;
    return settings;
}

/// Refuses what no calibration can be made of.
void check_settings(const CalibrationSettings& settings, const UnknownsInUse& unknowns,
                    const std::vector<Observation>& figures, const HistoryInUse& history) {
    const auto least = static_cast<int>(2 * unknowns.unknowns.size());
    if (settings.inversion.members < least)
        throw InputError({{.key = "--members",
                           .what = fmt::format("{} members are too few for {} unknowns", settings.inversion.members,
                                               unknowns.unknowns.size()),
                           .hint = fmt::format("at least {}; {} are wise", least, 4 * least)}});
    if (figures.empty())
        throw InputError({{.file = history.file.path,
                           .what = "has no figure that the unknowns can be fitted to",
                           .hint = "name a history with figures up to the scenario's last outturn"}});
}

/// Says what the fit does not look at.
void warn_of_later_figures(const HistoryInUse& history, const Scenario& scenario, Console& console) {
    const std::string last = scenario.last_outturn.last_day();
    const auto later =
        std::ranges::count_if(history.history.rows(), [&](const HistoryRow& row) { return row.period_end > last; });
    if (later > 0)
        console.warn(
            fmt::format("{} of the figures of {} are later than {}, the scenario's last outturn, and are not "
                        "fitted; score a projection against them with ccsim score",
                        later, history.file.path, scenario.last_outturn.words()));
}

/// How long an evaluation takes when so many are asked for at once, in seconds.
double seconds_an_evaluation(FitProblem& problem, int at_once) {
    constexpr int batches = 10;
    const methods::Points points = methods::Points::Zero(static_cast<Eigen::Index>(problem.unknowns().size()), at_once);
    problem.log_likelihood(points);  // what is set up once is not counted
    const auto started = std::chrono::steady_clock::now();
    for (int i = 0; i < batches; ++i) problem.log_likelihood(points);
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count() / batches / at_once;
}

/// Says how long it will take, from a few evaluations.
void say_cost(FitProblem& problem, const CalibrationSettings& settings, Console& console) {
    // As the published history takes: two inversions of six iterations; a sampler of nine stages, the last twice as
    // long; chains to the last generation allowed.
    const double inversions = 12.0 * settings.inversion.members;
    const double sampler = 11.0 * settings.smc.lineages * settings.smc.steps;
    const double chains = static_cast<double>(settings.most_generations) * settings.chains.chains;
    const double seconds = (inversions + sampler) * seconds_an_evaluation(problem, settings.smc.lineages) +
                           chains * seconds_an_evaluation(problem, settings.chains.chains);
    console.say(fmt::format("ccsim: about {:.0f} thousand evaluations: {} or more",
                            (inversions + sampler + chains) / 1000, duration_in_words(seconds)));
}

/// Calibrates, and keeps each stage.
Calibration calibrated(FitProblem& problem, const CalibrationSettings& settings, const KeptText& checkpoint,
                       RunContext context, Console& console, std::optional<methods::SmcState> saved) {
    context.say = [&](const std::string& line) { console.say("ccsim: " + line); };
    const auto save = [&](const methods::SmcState& state) {
        if (leads()) checkpoint.save(methods::saved(state));
    };
    return resumable(checkpoint, console,
                     [&] { return calibrate(problem, settings, context, save, std::move(saved)); });
}

/// Compares the engines at the first draws, at full size. Empty when that is not asked for.
std::optional<Confirmation> confirmed(const FitProblem& problem, const PosteriorDraws& draws, int count,
                                      const KeptText& checkpoint, const JobFolder& folder, Console& console) {
    if (count == 0) return {};
    std::vector<Parameters> parameters;
    for (Eigen::Index i = 0; i < std::min<Eigen::Index>(count, draws.points.cols()); ++i)
        parameters.push_back(problem.parameters_at(draws.points.col(i)));
    const Likelihood& likelihood = problem.likelihood();
    const BothEngines both = resumable(checkpoint, console, [&] {
        Progress progress("confirming", !console.quiet());
        return both_engines(problem.past(), likelihood.observations(), parameters, {}, folder.context(progress));
    });
    Confirmation confirmation =
        confirmation_of(likelihood.observations(), likelihood.covariance().diagonal().cwiseSqrt(), both);
    console.say("ccsim: " + words_of(confirmation));
    for (const ConfirmedSeries& series : confirmation.series) console.say("ccsim:   " + words_of(series));
    return confirmation;
}

ExitCode calibrate_scenario(const CalibrateOptions& options, const std::string& command_line) {
    Console console(options.talk());
    const Scenario scenario = read_scenario(options.scenario, options.settings);
    const HistoryInUse history = history_in_use(options.history);
    warn_of_doubts(history, console);
    const UnknownsInUse unknowns = unknowns_in_use(options.unknowns);
    const std::vector<InputFile> inputs = inputs_of_fit(scenario, history, unknowns);
    const std::string key = key_of(options, scenario, inputs);
    check_same_inputs(key);
    JobFolder folder(options, scenario.name + "-posterior", console);
    const KeptText checkpoint(folder.path(), "calibration", key);
    std::optional<methods::SmcState> saved = resumed(checkpoint, options, console, methods::restored);

    const CalibrationSettings settings = settings_of(options);
    const std::vector<Observation> figures = observations(history.history, fitted_rows(), scenario.last_outturn);
    check_settings(settings, unknowns, figures, history);
    warn_of_later_figures(history, scenario, console);
    const Scenario past = fitted_past(scenario, figures);
    FitProblem problem(past, unknowns.unknowns, figures, DiscrepancyScales::declared(), options.threads);
    console.say(fmt::format("ccsim: {}: {} published figures, {} unknowns", scenario.name, figures.size(),
                            problem.unknowns().size()));
    say_cost(problem, settings, console);
    const Calibration calibration =
        calibrated(problem, settings, checkpoint, folder.context(), console, std::move(saved));
    const PosteriorDraws draws = handed_out(calibration.posterior, draws_handed_out);
    const PosteriorPredictive fit = posterior_predictive(problem, draws.points, settings.seed);
    const std::optional<Confirmation> confirmation =
        confirmed(problem, draws, options.confirm, checkpoint, folder, console);
    std::vector<Gate> gates = gates_of(calibration, fit, key_figures(problem, history.history, draws.points));
    if (confirmation) gates.push_back(gate_of(*confirmation));
    if (!leads()) return ExitCode::done;
    console.say("ccsim: " + verdict(gates));
    const CalibrationRecord record{.scenario = scenario,
                                   .problem = problem,
                                   .settings = settings,
                                   .calibration = calibration,
                                   .fit = fit,
                                   .draws = draws,
                                   .confirmation = confirmation,
                                   .gates = gates,
                                   .provenance = folder.completed({.command_line = command_line,
                                                                   .rerun_arguments = rerun_of(options).words(),
                                                                   .inputs = inputs,
                                                                   .scenario_yaml = yaml_of(scenario, folder.path())},
                                                                  "the posterior is in"),
                                   .history_csv = history.text};
    folder.write(calibration_files(record));
    checkpoint.remove();
    return ExitCode::done;
}

}  // namespace

Action add_calibrate_command(CLI::App& command) {
    const auto o = std::make_shared<CalibrateOptions>();
    add_scenario_option(command, o->scenario);
    add_fitted_history_option(command, o->history);
    add_unknowns_option(command, o->unknowns);
    add_set_option(command, o->settings);
    command.add_option("--seed", o->seed, "Of the sampler's random numbers")->capture_default_str();
    command.add_flag("--without-chains", o->without_chains, "Leave out the chains that check the sampler: faster");
    add_members_option(command, o->members);
    add_sampler_options(command, o->sampler);
    command
        .add_option("--confirm", o->confirm,
                    "At how many draws the sampled engine is compared with the expected one; 0 leaves it out")
        ->check(CLI::IsMember({0}) | CLI::Range(2, static_cast<int>(draws_handed_out)))
        ->capture_default_str();
    add_job_options(command, *o, "-posterior", "an earlier calibration", Interruptible::yes);
    return [o](const std::string& command_line) { return calibrate_scenario(*o, command_line); };
}

}  // namespace ccsim
