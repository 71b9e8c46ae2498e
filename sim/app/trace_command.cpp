#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "sim/app/command_table.h"
#include "sim/app/shared_options.h"
#include "sim/core/number.h"
#include "sim/core/problems.h"
#include "sim/core/text.h"
#include "sim/engine/trace.h"
#include "sim/report/trace_text.h"
#include "sim/scenario/read_scenario.h"

namespace ccsim {
namespace {

struct TraceOptions {
    std::string scenario;
    std::string id;
    std::vector<std::string> settings;
    std::uint32_t draw = 0, replicate = 0;
    int scale = 1;
    bool json = false;
};

/// Reads "2012-03-31/118".
CaseId case_id(const std::string& text, const Scenario& scenario) {
    const std::size_t slash = text.find('/');
    const auto quarter = parse_quarter(text.substr(0, slash));
    const auto place = slash == std::string::npos ? std::nullopt : parse_whole(text.substr(slash + 1));
    if (quarter && place && *place >= 0 && *place <= 0xffffffffLL && *quarter >= scenario.start &&
        *quarter <= scenario.last_quarter)
        return {.arrived = static_cast<std::uint16_t>(scenario.index_of(*quarter)),
                .place = static_cast<std::uint32_t>(*place)};
    throw InputError(
        {{.file = "--case",
          .what = ccsim::quoted(text) +
                  " is not a case (the quarter it arrived, a slash, and its place in that quarter's queue)",
          .hint = "write for instance " + scenario.start.last_day() + "/118 for a case of the opening caseload"}});
}

ExitCode trace(const TraceOptions& options) {
    const Scenario scenario = read_scenario(options.scenario, options.settings);
    const World world{.seed = scenario.seed, .draw = options.draw, .replicate = options.replicate};
    const Trace life = trace_case(scenario, world, case_id(options.id, scenario), options.scale);
    const std::string text = options.json ? trace_json(scenario, life).dump(2) + '\n' : trace_text(scenario, life);
    std::fputs(text.c_str(), stdout);
    return ExitCode::done;
}

}  // namespace

Action add_trace_command(CLI::App& command) {
    const auto o = std::make_shared<TraceOptions>();
    add_scenario_option(command, o->scenario);
    command
        .add_option("--case", o->id,
                    "The case: the quarter it arrived and its place in that queue, such as 2012-03-31/118")
        ->required();
    command.add_option("--draw", o->draw, "The parameter draw")->capture_default_str();
    command.add_option("--replicate", o->replicate, "The replicate")->capture_default_str();
    add_number_option(command, "--scale", o->scale, "The scale of the run: one simulated case stands for so many", 1,
                      1'000'000);
    add_set_option(command, o->settings);
    command.add_flag("--json", o->json, "Print one JSON object");
    return [o](const std::string&) { return trace(*o); };
}

}  // namespace ccsim
