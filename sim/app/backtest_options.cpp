#include "sim/app/backtest_options.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "sim/app/sampler_options.h"
#include "sim/core/number.h"
#include "sim/core/problems.h"
#include "sim/core/text.h"
#include "sim/report/provenance.h"

namespace ccsim {
namespace {

constexpr std::string_view to = "..";

[[noreturn]] void refuse(const char* option, std::string what, std::string hint) {
    throw InputError({{.key = option, .what = std::move(what), .hint = std::move(hint)}});
}

/// The parts of a list.
std::vector<std::string> parts_of(const std::string& text, std::string_view between) {
    std::vector<std::string> out;
    std::size_t from = 0;
    while (true) {
        const std::size_t end = text.find(between, from);
        out.push_back(text.substr(from, end == std::string::npos ? end : end - from));
        if (end == std::string::npos) return out;
        from = end + between.size();
    }
}

Quarter origin_from(const std::string& word) {
    const auto quarter = parse_quarter(word);
    if (!quarter) refuse("--origins", ccsim::quoted(word) + " is not a quarter", "write it as 2015-03, its last month");
    return *quarter;
}

int horizon_from(const std::string& word) {
    constexpr int most = 40;
    const auto number = parse_whole(word);
    if (!number || *number < 1 || *number > most)
        refuse("--horizons", ccsim::quoted(word) + " is not a number of quarters from 1 to 40", "write 1..4 or 1,4");
    return static_cast<int>(*number);
}

}  // namespace

std::vector<Quarter> origins_from(const std::string& text, const std::set<Quarter>& those) {
    std::vector<Quarter> out;
    if (text.empty()) return out;
    if (text.find(to) == std::string::npos) {
        for (const std::string& word : parts_of(text, ",")) out.push_back(origin_from(word));
        return out;
    }
    const std::vector<std::string> ends = parts_of(text, to);
    const Quarter first = origin_from(ends.front()), last = origin_from(ends.back());
    for (const Quarter q : those)
        if (q >= first && q <= last) out.push_back(q);
    if (out.empty())
        refuse("--origins", "no quarter of " + text + " has a figure of the Quarterly Summary", "name others");
    return out;
}

std::vector<int> horizons_from(const std::string& text) {
    std::vector<int> out;
    if (text.empty()) return out;
    if (text.find(to) == std::string::npos) {
        for (const std::string& word : parts_of(text, ",")) out.push_back(horizon_from(word));
        return out;
    }
    const std::vector<std::string> ends = parts_of(text, to);
    for (int h = horizon_from(ends.front()); h <= horizon_from(ends.back()); ++h) out.push_back(h);
    if (out.empty()) refuse("--horizons", text + " has no quarter", "write the smaller number first");
    return out;
}

std::vector<const backtest::Requirement*> requirements_from(const std::vector<std::string>& words) {
    std::vector<const backtest::Requirement*> out;
    for (const std::string& word : words) {
        const auto found = std::ranges::find(backtest::requirements, word, &backtest::Requirement::word);
        if (found == backtest::requirements.end())
            refuse("--require", ccsim::quoted(word) + " is nothing that can be required",
                   "coverage, skill or no-worse");
        out.push_back(&*found);
    }
    return out;
}

RerunArguments rerun_of(const BacktestOptions& options) {
    const CalibrationSettings& fit = options.backtest.fit;
    RerunArguments out("backtest");
    out.word(in_folder("scenario.yaml")).option("--history", in_folder("history.csv"));
    out.given("--unknowns", options.unknowns).given("--origins", options.origins).given("--horizons", options.horizons);
    out.option("--seed", fit.seed).option("--members", fit.inversion.members).option("--lineages", fit.smc.lineages);
    out.option("--steps", fit.smc.steps).option("--longest-stage", fit.smc.longest_stage);
    out.option("--draws", options.backtest.draws);
    return out;
}

void add_backtest_options(CLI::App& command, BacktestOptions& o) {
    add_scenario_option(command, o.scenario);
    add_fitted_history_option(command, o.history);
    add_unknowns_option(command, o.unknowns);
    command.add_option("--origins", o.origins,
                       "Quarters at whose end forecasts are made: 2014-03..2016-06, those of them with a Summary (the "
                       "default), or 2015-03,2015-09");
    command.add_option("--horizons", o.horizons,
                       "Quarters after the last Summary known: 1..4 or 1,4 (default: as far as figures go)");
    command
        .add_option("--require", o.required, "Exit with 5 unless it is so: coverage, skill or no-worse (repeatable)")
        ->allow_extra_args(false);
    add_set_option(command, o.settings);
    CalibrationSettings& fit = o.backtest.fit;
    command.add_option("--seed", fit.seed, "Of everything drawn")->capture_default_str();
    add_members_option(command, fit.inversion.members);
    add_sampler_options(command, fit.smc);
    add_longest_stage_option(command, fit.smc);
    add_number_option(command, "--draws", o.backtest.draws, "Of the posterior, from which forecasts are made, at most",
                      20, 100'000);
    add_job_options(command, o, "-backtest", "an earlier backtest", Interruptible::yes);
    add_json_option(command, o, "verdict");
}

}  // namespace ccsim
