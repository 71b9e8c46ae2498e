#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "calibration/calibrate.h"
#include "calibration/confirmation.h"
#include "calibration/fit_problem.h"
#include "calibration/fitted_rows.h"
#include "calibration/gates.h"
#include "calibration/methods/smc_saved_state.h"
#include "calibration/posterior_draws.h"
#include "calibration/posterior_predictive.h"
#include "sim/app/checkpoint.h"
#include "sim/app/command.h"
#include "sim/app/console.h"
#include "sim/app/history_in_use.h"
#include "sim/app/inputs_of_fit.h"
#include "sim/app/inputs_of_ranks.h"
#include "sim/app/interrupt.h"
#include "sim/app/threads_option.h"
#include "sim/app/unknowns_in_use.h"
#include "sim/app/work_key.h"
#include "sim/core/problems.h"
#include "sim/engine/distributed.h"
#include "sim/report/calibration_files.h"
#include "sim/report/read_manifest.h"
#include "sim/scenario/read_scenario.h"
#include "sim/scenario/write_scenario.h"

namespace ccsim {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t draws_handed_out = 600;

struct CalibrateOptions {
    std::string scenario, history, unknowns, out;
    std::vector<std::string> settings;
    std::uint64_t seed = CalibrationSettings{}.seed;
    int threads = 0;
    int members = CalibrationSettings{}.inversion.members;
    int lineages = CalibrationSettings{}.smc.lineages, steps = CalibrationSettings{}.smc.steps;
    int confirm = 50;
    bool without_chains = false, resume = false, force = false, quiet = false, verbose = false;

    Talk talk() const { return quiet ? Talk::quiet : verbose ? Talk::verbose : Talk::normal; }
    Overwrite overwrite() const { return force ? Overwrite::replace : Overwrite::refuse; }
};

/// Says what distinguishes this calibration from all others.
std::string key_of(const CalibrateOptions& options, const Scenario& scenario, const std::vector<InputFile>& inputs) {
    const std::string settings = fmt::format("{} {} {} {} {}", options.seed, options.without_chains, options.members,
                                             options.lineages, options.steps);
    return work_key("calibrate", settings, scenario, inputs);
}

/// The arguments that make the folder again; scenario and history are kept in it.
std::vector<std::string> again(const CalibrateOptions& options) {
    std::vector<std::string> out{"calibrate", kept("scenario.yaml"), "--history", kept("history.csv")};
    const auto add = [&](const char* option, const auto& value) {
        out.insert(out.end(), {option, fmt::format("{}", value)});
    };
    if (!options.unknowns.empty()) add("--unknowns", options.unknowns);
    add("--seed", options.seed);
    add("--members", options.members);
    add("--lineages", options.lineages);
    add("--steps", options.steps);
    add("--confirm", options.confirm);
    if (options.without_chains) out.emplace_back("--without-chains");
    return out;
}

CalibrationSettings settings_of(const CalibrateOptions& options) {
    CalibrationSettings settings{.seed = options.seed};
    settings.inversion.members = options.members;
    settings.smc.lineages = options.lineages;
    settings.smc.steps = options.steps;
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

/// The state to go on from, when there is one and it is asked for; on the first rank.
std::optional<methods::SmcState> first_saved_state(const CalibrateOptions& options, const Checkpoint& checkpoint,
                                                   Console& console) {
    if (options.resume) {
        if (!checkpoint.exists()) console.say("ccsim: nothing was saved, so the calibration begins anew");
        return checkpoint.load();
    }
    if (checkpoint.exists() && !options.force)
        throw InputError({{.file = checkpoint.file().string(),
                           .what = "an interrupted calibration is kept here",
                           .hint = "use --resume to go on with it, or --force to begin anew"}});
    checkpoint.remove();
    return {};
}

std::optional<methods::SmcState> saved_state(const CalibrateOptions& options, const Checkpoint& checkpoint,
                                             Console& console) {
    std::optional<methods::SmcState> state;
    if (leads()) state = first_saved_state(options, checkpoint, console);
    if (ranks() == 1) return state;
    const std::string text = as_first_has(state ? methods::saved(*state) : "");
    if (!text.empty()) state = methods::restored(text);
    return state;
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

/// Does a part of a calibration. Says how to go on when it is interrupted.
template <class Part>
auto resumable(const Checkpoint& checkpoint, Console& console, const Part& part) {
    try {
        return part();
    } catch (const Interrupted&) {
        if (checkpoint.exists())
            console.warn("what was done is kept in " + checkpoint.file().string() + "; --resume goes on with it");
        throw;
    }
}

/// Calibrates, and keeps each stage.
Calibration calibrated(FitProblem& problem, const CalibrationSettings& settings, const Checkpoint& checkpoint,
                       Console& console, std::optional<methods::SmcState> saved) {
    const std::atomic<bool>& stop = watch_for_interrupts();
    return resumable(checkpoint, console, [&] {
        return calibrate(problem, settings,
                         {.say = [&](const std::string& line) { console.say("ccsim: " + line); },
                          .save =
                              [&](const methods::SmcState& state) {
                                  if (leads()) checkpoint.save(state);
                              },
                          .stopped = [&] { return stop.load(); }},
                         std::move(saved));
    });
}

/// Compares the engines at the first draws, at full size. Empty when that is not asked for.
std::optional<Confirmation> confirmed(const FitProblem& problem, const PosteriorDraws& draws,
                                      const CalibrateOptions& options, const Checkpoint& checkpoint, Console& console) {
    if (options.confirm == 0) return {};
    std::vector<Parameters> parameters;
    for (Eigen::Index i = 0; i < std::min<Eigen::Index>(options.confirm, draws.points.cols()); ++i)
        parameters.push_back(problem.parameters_at(draws.points.col(i)));
    const Likelihood& likelihood = problem.likelihood();
    const BothEngines both = resumable(checkpoint, console, [&] {
        Progress progress("confirming", !console.quiet());
        return both_engines(problem.past(), likelihood.observations(), parameters,
                            {.threads = options.threads,
                             .stop = &watch_for_interrupts(),
                             .progress = [&progress](double share) { progress.show(share); }});
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
    const UnknownsInUse unknowns = unknowns_in_use(options.unknowns);
    const std::vector<InputFile> inputs = inputs_of_fit(scenario, history, unknowns);
    const fs::path folder =
        options.out.empty() ? fs::path("results") / (scenario.name + "-posterior") : fs::path(options.out);
    check_same_inputs(key_of(options, scenario, inputs));
    const FolderOfRanks held(folder, options.overwrite());
    const Checkpoint checkpoint(folder, key_of(options, scenario, inputs));
    std::optional<methods::SmcState> saved = saved_state(options, checkpoint, console);

    const CalibrationSettings settings = settings_of(options);
    const std::vector<Observation> figures = observations(history.history, fitted_rows(), scenario.last_outturn);
    check_settings(settings, unknowns, figures, history);
    const Scenario past = fitted_past(scenario, figures);
    FitProblem problem(past, unknowns.unknowns, figures, DiscrepancyScales::declared(), options.threads);
    console.say(fmt::format("ccsim: {}: {} published figures, {} unknowns", scenario.name, figures.size(),
                            problem.unknowns().size()));
    say_cost(problem, settings, console);
    const Calibration calibration = calibrated(problem, settings, checkpoint, console, std::move(saved));
    const PosteriorDraws draws = handed_out(calibration.posterior, draws_handed_out);
    const PosteriorPredictive fit = posterior_predictive(problem, draws.points, settings.seed);
    const std::optional<Confirmation> confirmation = confirmed(problem, draws, options, checkpoint, console);
    std::vector<Gate> gates = gates_of(calibration, fit, key_figures(problem, history.history, draws.points));
    if (confirmation) gates.push_back(gate_of(*confirmation));
    if (!leads()) return ExitCode::done;
    console.say("ccsim: " + verdict(gates));
    const std::string last_line = fmt::format("ccsim: the posterior is in {}", folder.string());
    CalibrationRecord record{.scenario = scenario,
                             .problem = problem,
                             .settings = settings,
                             .calibration = calibration,
                             .fit = fit,
                             .draws = draws,
                             .confirmation = confirmation,
                             .gates = gates,
                             .inputs = inputs,
                             .command_line = command_line,
                             .again = again(options),
                             .scenario_yaml = yaml_of(scenario, folder),
                             .history_csv = history.text,
                             .log = console.lines()};
    record.log.push_back(last_line);
    write_folder(folder, calibration_files(record), options.overwrite());
    checkpoint.remove();
    console.say(last_line);
    return ExitCode::done;
}

}  // namespace

Action add_calibrate_command(CLI::App& app) {
    CLI::App* command = app.add_subcommand("calibrate", "Fit a scenario's unknowns to the published history");
    const auto o = std::make_shared<CalibrateOptions>();
    command->add_option("SCENARIO", o->scenario, "The scenario (.yaml)")->required();
    command->add_option("--history", o->history, "Published figures (.csv; default: those to September 2016)");
    command->add_option("--unknowns", o->unknowns, "What is unknown, with its priors (.csv; default: those built in)");
    command->add_option("--out", o->out, "The folder (default: results/ and the scenario's name with -posterior)");
    command->add_flag("--force", o->force, "Replace an earlier calibration, or one that was interrupted");
    command->add_flag("--resume", o->resume, "Go on with a calibration that was interrupted");
    command->add_option("--set", o->settings, "Change a value of the scenario, as path=value (repeatable)")
        ->allow_extra_args(false);
    command->add_option("--seed", o->seed, "Of the sampler's random numbers")->capture_default_str();
    command->add_flag("--without-chains", o->without_chains, "Leave out the chains that check the sampler: faster");
    command->add_option("--members", o->members, "Of the ensemble that finds where the sampler starts")
        ->check(CLI::Range(4, 1'000'000))
        ->capture_default_str();
    command->add_option("--lineages", o->lineages, "Of the sampler; fewer are faster and less exact")
        ->check(CLI::Range(20, 1'000'000))
        ->capture_default_str();
    command->add_option("--steps", o->steps, "Of a lineage in a stage of the sampler; more when it needs them")
        ->check(CLI::Range(4, 100'000))
        ->capture_default_str();
    command
        ->add_option("--confirm", o->confirm,
                     "At how many draws the sampled engine is compared with the expected one; 0 leaves it out")
        ->check(CLI::IsMember({0}) | CLI::Range(2, static_cast<int>(draws_handed_out)))
        ->capture_default_str();
    add_threads_option(*command, o->threads);
    command->add_flag("--quiet", o->quiet, "Say nothing but warnings and errors");
    command->add_flag("-v,--verbose", o->verbose, "Say more");
    return [o](const std::string& command_line) { return calibrate_scenario(*o, command_line); };
}

}  // namespace ccsim
