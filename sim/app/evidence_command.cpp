#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "calibration/fitted_rows.h"
#include "calibration/qss_series.h"
#include "sim/app/answer.h"
#include "sim/app/command_table.h"
#include "sim/app/explained_span.h"
#include "sim/app/history_in_use.h"
#include "sim/app/inputs_of_fit.h"
#include "sim/app/job_folder.h"
#include "sim/app/sampler_options.h"
#include "sim/app/unknowns_in_use.h"
#include "sim/core/problems.h"
#include "sim/report/evidence_files.h"
#include "sim/report/sha256.h"
#include "sim/scenario/read_scenario.h"
#include "sim/scenario/write_scenario.h"

namespace ccsim {
namespace {

struct EvidenceOptions : JobOptions {
    std::string scenario, history, unknowns, from = "2013-03", to;
    std::vector<std::string> settings;
    EvidenceSettings weighing;
    std::size_t draws = 200;
    bool without_grid = false;
};

/// The figures that the rivals are fitted to, and the series that are left out.
struct FiguresInUse {
    std::vector<Observation> of_the_qss;
    std::vector<std::string> left_out;
};

FiguresInUse figures_in_use(const HistoryInUse& history, Quarter last) {
    const std::vector<Observation> all = observations(history.history, fitted_rows(), last);
    FiguresInUse out{of_the_qss(all, qss_series()), {}};
    for (const Observation& o : all) {
        const bool is_in = std::ranges::find(out.of_the_qss, o.series, &Observation::series) != out.of_the_qss.end();
        if (!is_in && std::ranges::find(out.left_out, o.series) == out.left_out.end()) out.left_out.push_back(o.series);
    }
    if (out.of_the_qss.empty())
        throw InputError({{.file = history.file.path,
                           .what = "has no figure of the Quarterly Summary that the rivals can be fitted to",
                           .hint = "name a history with figures up to the scenario's last outturn"}});
    return out;
}

std::vector<InputFile> inputs_of(const Scenario& scenario, const HistoryInUse& history, const UnknownsInUse& unknowns) {
    std::vector<InputFile> out = inputs_of_fit(scenario, history, unknowns);
    out.push_back({std::string(qss_series_name), sha256_of(qss_series_text())});
    return out;
}

Evidence weighed(const EvidenceOptions& options, const Scenario& past, const UnknownsInUse& unknowns,
                 const FiguresInUse& figures, const JobFolder& folder, Console& console) {
    std::vector<std::string> lines;
    Evidence evidence;
    {
        Progress progress("weighing", !console.quiet());
        RunContext context = folder.context(progress);
        context.say = [&](const std::string& line) { lines.push_back(line); };
        evidence = weigh({.past = past, .unknowns = unknowns.unknowns, .figures = figures.of_the_qss}, options.weighing,
                         context);
    }
    for (const std::string& line : lines) console.say_more("ccsim: " + line);
    return evidence;
}

/// The terms of the rise at every point of the grid, fewer draws at those beside the declared one.
std::vector<RiseTerms> rises_of(const EvidenceOptions& options, const Scenario& scenario, const ExplainedSpan& span,
                                const UnknownsInUse& unknowns, const Evidence& evidence, const RunContext& context) {
    std::vector<RiseTerms> out;
    for (const GridPoint at : evidence.points()) {
        const std::size_t draws = at == GridPoint{} ? options.draws : (options.draws + 1) / 2;
        out.push_back(rise_terms(scenario, unknowns.unknowns,
                                 posterior_points(evidence.of(Rival::both, at), unknowns.unknowns, draws), span,
                                 context));
        out.back().at = at;
    }
    return out;
}

std::string table_of(const EvidenceRecord& record) {
    const RiseTerms& rise = record.rises.front();
    const ShownFigure share = shown(rise.percent_of(Mechanism::published_order));
    std::string out = fmt::format("Share of the rise owed to the order of selection: {:.0f}% ({:.0f} to {:.0f})\n\n",
                                  share.mean, share.p5.value_or(share.mean), share.p95.value_or(share.mean));
    out += fmt::format("{:<22} {:>18} {:>13}\n", "Rival", "log Bayes factor", "probability");
    const Eigen::VectorXd probabilities = record.evidence.probabilities();
    for (const Rival rival : all_rivals)
        out += fmt::format("{:<22} {:>18} {:>13.3f}\n", word_of(rival),
                           rival == Rival::both ? "0" : words_of(record.evidence.log_bayes_factor(rival)),
                           probabilities[static_cast<Eigen::Index>(rival)]);
    return out;
}

nlohmann::json json_of(const JobFolder& folder, const EvidenceRecord& record) {
    const ShownFigure share = shown(record.rises.front().percent_of(Mechanism::published_order));
    const auto number = [](const std::optional<double>& value) {
        return value ? nlohmann::json(*value) : nlohmann::json();
    };
    nlohmann::json rivals;
    const Eigen::VectorXd probabilities = record.evidence.probabilities();
    for (const Rival rival : all_rivals) {
        const methods::LogEvidence factor = record.evidence.log_bayes_factor(rival);
        rivals[std::string(word_of(rival))] = {{"log_evidence", record.evidence.of(rival).log_evidence.value},
                                               {"log_bayes_factor", factor.value},
                                               {"log_bayes_factor_error", number(factor.error)},
                                               {"probability", probabilities[static_cast<Eigen::Index>(rival)]}};
    }
    return {{"scenario", record.scenario.name},
            {"folder", folder.path().string()},
            {"from", record.span.from.last_day()},
            {"to", record.span.to.last_day()},
            {"figures", record.figures},
            {"share_of_order_percent", {{"mean", share.mean}, {"p5", number(share.p5)}, {"p95", number(share.p95)}}},
            {"rivals", rivals}};
}

ExitCode weigh_scenario(EvidenceOptions options, const std::string& command_line) {
    Console console(options.talk());
    if (options.without_grid) options.weighing.prior_widths = options.weighing.discrepancy_scales = {1};
    const Scenario scenario = read_scenario(options.scenario, options.settings);
    const ExplainedSpan span = explained_span(options.from, options.to, scenario);
    const HistoryInUse history = history_in_use(options.history);
    warn_of_doubts(history, console);
    const UnknownsInUse unknowns = unknowns_in_use(options.unknowns);
    const FiguresInUse figures = figures_in_use(history, scenario.last_outturn);
    JobFolder folder(options, scenario.name + "-evidence", console);
    const Scenario past = fitted_past(scenario, figures.of_the_qss);
    console.say(fmt::format("ccsim: {}: {} figures of the Quarterly Summary, {} unknowns, four rivals", scenario.name,
                            figures.of_the_qss.size(), unknowns.unknowns.size()));
    const Evidence evidence = weighed(options, past, unknowns, figures, folder, console);
    std::vector<RiseTerms> rises = rises_of(options, scenario, span, unknowns, evidence, folder.context());
    RiseTerms prior = rise_terms(scenario, unknowns.unknowns,
                                 prior_points(unknowns.unknowns.size(), options.draws, options.weighing.seed), span,
                                 folder.context());
    const EvidenceRecord record{.scenario = scenario,
                                .evidence = evidence,
                                .settings = options.weighing,
                                .span = span,
                                .rises = std::move(rises),
                                .prior = std::move(prior),
                                .figures = figures.of_the_qss.size(),
                                .unknowns = unknowns.unknowns.size(),
                                .left_out = figures.left_out,
                                .provenance = folder.completed({.command_line = command_line,
                                                                .inputs = inputs_of(scenario, history, unknowns),
                                                                .scenario_yaml = yaml_of(scenario, folder.path())},
                                                               "the evidence is in")};
    folder.write(evidence_files(record));
    answer(
        options, [&] { return json_of(folder, record); }, [&] { return table_of(record); });
    return ExitCode::done;
}

void add_fit_options(CLI::App& command, EvidenceOptions& o) {
    command.add_option("--seed", o.weighing.seed, "Of the samplers' random numbers")->capture_default_str();
    methods::SmcSettings& smc = o.weighing.fit.smc;
    add_sampler_options(command, smc);
    add_longest_stage_option(command, smc);
    add_number_option(command, "--replicates", o.weighing.replicates,
                      "Fits of each rival, from which the error is known", 1, 1000);
    add_number_option(command, "--grid-replicates", o.weighing.grid_replicates, "The same at other points of the grid",
                      1, 1000);
    command.add_flag("--without-grid", o.without_grid, "Leave out other prior widths and discrepancy scales: faster");
}

}  // namespace

Action add_evidence_command(CLI::App& command) {
    const auto o = std::make_shared<EvidenceOptions>();
    add_scenario_option(command, o->scenario);
    command.add_option("--from", o->from, "The quarter from which the rise is counted")->capture_default_str();
    command.add_option("--to", o->to, "The quarter up to which (default: the scenario's last outturn)");
    add_fitted_history_option(command, o->history);
    add_unknowns_option(command, o->unknowns);
    add_set_option(command, o->settings);
    add_fit_options(command, *o);
    add_number_option(command, "--draws", o->draws, "Of the unknowns, at which the rise is taken apart", 2, 100'000);
    add_job_options(command, *o, "-evidence", "an earlier weighing");
    add_json_option(command, *o, "table");
    return [o](const std::string& command_line) { return weigh_scenario(*o, command_line); };
}

}  // namespace ccsim
