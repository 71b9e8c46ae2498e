#include "sim/app/sensitivity_options.h"

#include <fmt/format.h>

#include <set>
#include <sstream>

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

void add_method_options(CLI::App& command, SensitivityOptions& o) {
    command
        .add_option("--spread", o.spread,
                    "How wide the unknowns are in screening and indices: prior, or posterior (each as wide as the "
                    "posterior leaves it)")
        ->check(CLI::IsMember({"prior", "posterior"}))
        ->capture_default_str();
    add_number_option(command, "--trajectories", o.method.trajectories, "Of the screening; 0 leaves it out", 0,
                      100'000);
    add_number_option(
        command, "--points", o.method.points,
        "Of Sobol's indices, best a power of two; the evaluations are so many times the unknowns and two; "
        "0 leaves them out",
        0, 1 << 20);
    add_number_option(command, "--resamples", o.method.resamples, "Of the bootstrap of the indices", 20, 100'000);
    add_number_option(command, "--draws", o.method.draws,
                      "Of the posterior, about which the ready reckoner steps, at most", 1, 100'000);
    command.add_option("--seed", o.method.seed, "Of the points at which the model is asked")->capture_default_str();
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

void add_sensitivity_options(CLI::App& command, SensitivityOptions& o) {
    add_scenario_option(command, o.scenario);
    command.add_option("--dates", o.dates,
                       "Quarters at whose end each key measure is looked at: 2016-09-30,2018-12-31 (default: the last "
                       "outturn, a year after it, and the last quarter)");
    add_posterior_option(command, o.posterior);
    add_unknowns_option(command, o.unknowns);
    add_set_option(command, o.settings);
    add_method_options(command, o);
    add_job_options(command, o, "-sensitivity", "an earlier analysis");
    add_json_option(command, o, "text");
}

std::vector<Quarter> dates_from(const std::string& text, const Scenario& scenario) {
    if (text.empty()) return usual_dates(scenario);
    std::set<Quarter> out;
    std::istringstream words(text);
    for (std::string word; std::getline(words, word, ',');) out.insert(date_from(word, scenario));
    return {out.begin(), out.end()};
}

}  // namespace ccsim
