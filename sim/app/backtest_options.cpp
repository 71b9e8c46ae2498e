#include "sim/app/backtest_options.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "sim/app/threads_option.h"
#include "sim/core/number.h"
#include "sim/core/problems.h"
#include "sim/core/text.h"
#include "sim/report/read_manifest.h"

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

std::vector<std::string> arguments_again(const BacktestOptions& options) {
    std::vector<std::string> out{"backtest", kept("scenario.yaml"), "--history", kept("history.csv")};
    const auto add = [&](const char* option, const auto& value) {
        out.insert(out.end(), {option, fmt::format("{}", value)});
    };
    if (!options.unknowns.empty()) add("--unknowns", options.unknowns);
    if (!options.origins.empty()) add("--origins", options.origins);
    if (!options.horizons.empty()) add("--horizons", options.horizons);
    add("--seed", options.backtest.fit.seed);
    add("--members", options.backtest.fit.inversion.members);
    add("--lineages", options.backtest.fit.smc.lineages);
    add("--steps", options.backtest.fit.smc.steps);
    add("--longest-stage", options.backtest.fit.smc.longest_stage);
    add("--draws", options.backtest.draws);
    return out;
}

void add_backtest_options(CLI::App& command, const std::shared_ptr<BacktestOptions>& o) {
    command.add_option("SCENARIO", o->scenario, "The scenario (.yaml)")->required();
    command.add_option("--history", o->history, "Published figures (.csv; default: those to September 2016)");
    command.add_option("--unknowns", o->unknowns, "What is unknown, with its priors (.csv; default: those built in)");
    command.add_option("--origins", o->origins,
                       "Quarters at whose end forecasts are made: 2014-03..2016-06, those of them with a Summary (the "
                       "default), or 2015-03,2015-09");
    command.add_option("--horizons", o->horizons,
                       "Quarters after the last Summary known: 1..4 or 1,4 (default: as far as figures go)");
    command
        .add_option("--require", o->required, "Exit with 5 unless it is so: coverage, skill or no-worse (repeatable)")
        ->allow_extra_args(false);
    command.add_option("--out", o->out, "The folder (default: results/ and the scenario's name with -backtest)");
    command.add_flag("--force", o->force, "Replace an earlier backtest, or one that was interrupted");
    command.add_flag("--resume", o->resume, "Go on with a backtest that was interrupted");
    command.add_option("--set", o->settings, "Change a value of the scenario, as path=value (repeatable)")
        ->allow_extra_args(false);
    CalibrationSettings& fit = o->backtest.fit;
    command.add_option("--seed", fit.seed, "Of everything drawn")->capture_default_str();
    command.add_option("--members", fit.inversion.members, "Of the ensemble that finds where the sampler starts")
        ->check(CLI::Range(4, 1'000'000))
        ->capture_default_str();
    command.add_option("--lineages", fit.smc.lineages, "Of the sampler; fewer are faster and less exact")
        ->check(CLI::Range(20, 1'000'000))
        ->capture_default_str();
    command.add_option("--steps", fit.smc.steps, "Of a lineage in a stage of the sampler; more when it needs them")
        ->check(CLI::Range(4, 100'000))
        ->capture_default_str();
    command
        .add_option("--longest-stage", fit.smc.longest_stage,
                    "Steps of a stage that does not forget its start, at most")
        ->check(CLI::Range(4, 100'000))
        ->capture_default_str();
    command.add_option("--draws", o->backtest.draws, "Of the posterior, from which forecasts are made, at most")
        ->check(CLI::Range(20, 100'000))
        ->capture_default_str();
    add_threads_option(command, o->threads);
    command.add_flag("--json", o->json, "Print one JSON object instead of the verdict");
    command.add_flag("--quiet", o->quiet, "Say nothing but warnings and errors");
    command.add_flag("-v,--verbose", o->verbose, "Say what each fit does");
}

}  // namespace ccsim
