#include "sim/app/sensitivity_options.h"

#include <fmt/format.h>

#include <set>
#include <sstream>

#include "sim/app/threads_option.h"
#include "sim/core/problems.h"
#include "sim/core/text.h"

namespace ccsim {
namespace {

constexpr int quarters_a_year = 4;

Quarter date_from(const std::string& word, const Scenario& scenario) {
    const auto quarter = parse_quarter(word);
    const std::string first = (scenario.start + 1).last_day(), last = scenario.last_quarter.last_day();
    if (!quarter)
        throw InputError({{.key = "--dates",
                           .what = ccsim::quoted(word) + " is not a quarter",
                           .hint = "write its last day, such as 2016-09-30"}});
    if (*quarter <= scenario.start || *quarter > scenario.last_quarter)
        throw InputError({{.key = "--dates",
                           .what = quarter->last_day() + " is not simulated",
                           .hint = fmt::format("{} runs from {} to {}", scenario.name, first, last)}});
    return *quarter;
}

std::vector<Quarter> usual_dates(const Scenario& scenario) {
    std::set<Quarter> out{scenario.last_quarter};
    for (const Quarter q : {scenario.last_outturn, scenario.last_outturn + quarters_a_year})
        if (q > scenario.start && q <= scenario.last_quarter) out.insert(q);
    return {out.begin(), out.end()};
}

void add_method_options(CLI::App& command, const std::shared_ptr<SensitivityOptions>& o) {
    command
        .add_option("--spread", o->spread,
                    "How wide the unknowns are in screening and indices: prior, or posterior (each as wide as the "
                    "posterior leaves it)")
        ->check(CLI::IsMember({"prior", "posterior"}))
        ->capture_default_str();
    command.add_option("--trajectories", o->method.trajectories, "Of the screening; 0 leaves it out")
        ->check(CLI::Range(0, 100'000))
        ->capture_default_str();
    command
        .add_option("--points", o->method.points,
                    "Of Sobol's indices, best a power of two; the evaluations are so many times the unknowns and two; "
                    "0 leaves them out")
        ->check(CLI::Range(0, 1 << 20))
        ->capture_default_str();
    command.add_option("--resamples", o->method.resamples, "Of the bootstrap of the indices")
        ->check(CLI::Range(20, 100'000))
        ->capture_default_str();
    command.add_option("--draws", o->method.draws, "Of the posterior, about which the ready reckoner steps, at most")
        ->check(CLI::Range(1, 100'000))
        ->capture_default_str();
    command.add_option("--seed", o->method.seed, "Of the points at which the model is asked")->capture_default_str();
}

}  // namespace

RunOptions SensitivityOptions::as_run() const {
    RunOptions run;
    run.scenario = scenario;
    run.posterior = posterior;
    run.settings = settings;
    run.engine_word = "expected";
    run.threads = threads;
    return run;
}

void add_sensitivity_options(CLI::App& command, const std::shared_ptr<SensitivityOptions>& o) {
    command.add_option("SCENARIO", o->scenario, "The scenario (.yaml)")->required();
    command.add_option("--dates", o->dates,
                       "Quarters at whose end each key measure is looked at: 2016-09-30,2018-12-31 (default: the last "
                       "outturn, a year after it, and the last quarter)");
    command.add_option("--posterior", o->posterior,
                       "Draws of the unknowns (a posterior.csv of ccsim calibrate), or none (default: those that come "
                       "with ccsim, when the scenario is the one they were fitted to or extends it)");
    command.add_option("--unknowns", o->unknowns, "What is unknown, with its priors (.csv; default: those built in)");
    command.add_option("--set", o->settings, "Change a value of the scenario, as path=value (repeatable)")
        ->allow_extra_args(false);
    add_method_options(command, o);
    command.add_option("--out", o->out, "The folder (default: results/ and the scenario's name with -sensitivity)");
    command.add_flag("--force", o->force, "Replace an earlier analysis");
    add_threads_option(command, o->threads);
    command.add_flag("--json", o->json, "Print one JSON object instead of the text");
    command.add_flag("--quiet", o->quiet, "Say nothing but warnings and errors");
    command.add_flag("-v,--verbose", o->verbose, "Say more");
}

std::vector<Quarter> dates_from(const std::string& text, const Scenario& scenario) {
    if (text.empty()) return usual_dates(scenario);
    std::set<Quarter> out;
    std::istringstream words(text);
    for (std::string word; std::getline(words, word, ',');) out.insert(date_from(word, scenario));
    return {out.begin(), out.end()};
}

}  // namespace ccsim
