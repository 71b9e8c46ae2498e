#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <string>

#include "calibration/published_history.h"
#include "calibration/published_unknowns.h"
#include "calibration/qss_series.h"
#include "calibration/synthetic_figures.h"
#include "sim/report/sha256.h"
#include "sim/scenario/read_scenario.h"
#include "tests/sbc/kept_judgements.h"
#include "tests/sbc/study.h"

using namespace ccsim;

namespace {

struct Options {
    std::string scenario = CCSIM_SOURCE_DIR "/scenarios/baseline.yaml";
    std::string out = "results/evidence-calibration";
    std::uint32_t datasets = 40;
    double minutes = 0;
    int threads = 0;
    EvidenceSettings weighing{.fit = {.smc = {.lineages = 100, .steps = 20, .longest_stage = 160}},
                              .replicates = 1,
                              .prior_widths = {1},
                              .discrepancy_scales = {1}};
};

std::string settings_text(const Options& o, const Scenario& scenario) {
    return fmt::format(
               "seed {}\nlineages {}\nsteps {}\nlongest stage {}\nscenario {}\nhistory {}\nfitted {}\nof the QSS "
               "{}\nunknowns {}\n",
               o.weighing.seed, o.weighing.fit.smc.lineages, o.weighing.fit.smc.steps, o.weighing.fit.smc.longest_stage,
               tests::digest_of_numbers(scenario), sha256_of(published_history_text()), sha256_of(fitted_rows_text()),
               sha256_of(qss_series_text()), sha256_of(published_unknowns_text())) +
           tests::declared_scales();
}

/// Makes a data set by the rival whose turn it is, and weighs all. Without evidences when a fit failed.
tests::Judgement judged(const Options& o, const Scenario& past, const std::vector<Observation>& pattern,
                        std::uint32_t dataset) {
    tests::Judgement out{.dataset = dataset, .log_evidences = {}};
    const std::vector<Unknown> unknowns = published_unknowns();
    try {
        const SyntheticFigures made = synthetic_figures(past, unknowns, pattern, DiscrepancyScales::declared(),
                                                        o.weighing.seed, dataset, change_of(out.truth(), past));
        EvidenceSettings settings = o.weighing;
        settings.seed += 1 + std::uint64_t{dataset};  // of the samplers; the data sets are named by their number
        const Evidence evidence =
            weigh({.past = past, .unknowns = unknowns, .figures = made.observations}, settings, {.threads = o.threads});
        for (const RivalEvidence& rival : evidence.rivals) {
            out.log_evidences.push_back(rival.log_evidence.value);
            out.memory = std::max(out.memory, rival.memory);
        }
    } catch (const methods::MethodFailed& failure) {
        fmt::print(stderr, "evidence: data set {}: {}\n", dataset, failure.what());
        out.log_evidences.clear();
    }
    return out;
}

int check(const Options& o) {
    const Scenario scenario = read_scenario(o.scenario, {});
    tests::KeptJudgements kept(o.out, settings_text(o, scenario));
    const std::vector<Observation> pattern =
        of_the_qss(observations(published_history(), fitted_rows(), scenario.last_outturn), qss_series());
    const Scenario past = fitted_past(scenario, pattern);
    const auto started = std::chrono::steady_clock::now();
    int done = 0;
    for (std::uint32_t k = 0; k < o.datasets; ++k) {
        if (kept.has(k)) continue;
        kept.add(judged(o, past, pattern, k));
        const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
        fmt::print(stderr, "evidence: data set {} of {}; {:.0f} s each\n", k + 1, o.datasets, seconds / ++done);
        if (o.minutes > 0 && seconds > 60 * o.minutes) break;
    }
    if (kept.whole_rounds().empty()) {
        fmt::print(stderr, "evidence: no whole round of data sets yet, so no report\n");
        return 0;
    }
    kept.write_report(o.weighing.seed, tests::today());
    fmt::print("evidence: the tables are in {}\n", (std::filesystem::path(o.out) / "evidence-calibration.md").string());
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App app(
        "Makes up figures by each rival explanation, weighs all of them, and says whether the right one is seen.");
    Options o;
    app.add_option("--datasets", o.datasets, "How many; those in the folder count")->capture_default_str();
    app.add_option("--minutes", o.minutes, "Begin no data set after so many; 0: no limit")->capture_default_str();
    app.add_option("--seed", o.weighing.seed, "Of everything drawn")->capture_default_str();
    app.add_option("--lineages", o.weighing.fit.smc.lineages, "Of the sampler")->capture_default_str();
    app.add_option("--steps", o.weighing.fit.smc.steps, "Of a lineage in a stage")->capture_default_str();
    app.add_option("--longest-stage", o.weighing.fit.smc.longest_stage, "Steps of one that does not forget its start")
        ->capture_default_str();
    tests::add_study_options(app, o);
    return tests::run_study(app, argc, argv, "evidence", [&] { return check(o); });
}
