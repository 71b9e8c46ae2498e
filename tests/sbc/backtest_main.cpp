#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <string>

#include "calibration/published_unknowns.h"
#include "sim/report/sha256.h"
#include "sim/scenario/read_scenario.h"
#include "tests/sbc/kept_backtests.h"
#include "tests/sbc/made_up_histories.h"
#include "tests/sbc/study.h"

using namespace ccsim;
using tests::Maker;

namespace {

struct Options {
    std::string scenario = CCSIM_SOURCE_DIR "/scenarios/baseline.yaml";
    std::string out = "results/backtest-calibration";
    std::uint32_t datasets = 50, walks = 50;
    std::size_t origins = 6;  ///< from March 2014 on, the fewest of which skill is claimed; each later one takes longer
    double minutes = 0;
    int threads = 0;
    backtest::BacktestSettings settings = backtest::backtest_settings();
};

std::string settings_text(const Options& o, const Scenario& scenario) {
    const CalibrationSettings& fit = o.settings.fit;
    return fmt::format(
               "seed {}\norigins {}\nmembers {}\nlineages {}\nsteps {}\nlongest stage {}\ndraws {}\nscenario "
               "{}\nfitted {}\n"
               "unknowns {}\n",
               fit.seed, o.origins, fit.inversion.members, fit.smc.lineages, fit.smc.steps, fit.smc.longest_stage,
               o.settings.draws, tests::digest_of_numbers(scenario), sha256_of(fitted_rows_text()),
               sha256_of(published_unknowns_text())) +
           tests::declared_scales();
}

tests::BacktestOfOne backtested(const Options& o, const Scenario& scenario, Maker maker, std::uint32_t dataset) {
    const std::vector<Unknown> unknowns = published_unknowns();
    const History history = maker == Maker::model
                                ? tests::history_by_the_model(scenario, unknowns, o.settings.fit.seed, dataset)
                                : tests::history_by_a_walk(scenario, unknowns, o.settings.fit.seed, dataset);
    const backtest::Vintages vintages = backtest::vintages_of(history);
    std::vector<backtest::Questions> questions = backtest::questions_of(vintages, {});
    if (questions.size() > o.origins) questions.resize(o.origins);
    backtest::BacktestSettings settings = o.settings;
    settings.plan = backtest::PlanRule::as_written;
    settings.fit.seed += 1 + std::uint64_t{dataset};  // of the samplers; the data sets are named by their number
    std::vector<backtest::OriginForecasts> made;
    for (const backtest::Questions& q : questions) {
        if (q.series.empty()) made.push_back({.origin = q.origin});
        else
            made.push_back(
                backtest::origin_forecasts({.scenario = scenario, .unknowns = unknowns, .vintages = vintages}, q,
                                           settings, {.threads = o.threads}));
        const backtest::OriginForecasts& last = made.back();
        fmt::print(stderr, "backtest: {} {}, {}: {}\n", word_of(maker), dataset, q.origin.words(),
                   last.failed.empty() ? fmt::format("{} figures, {} evaluations", last.figures, last.evaluations)
                                       : last.failed);
    }
    return found_by(maker, dataset, scores_of(questions, made, history, o.threads));
}

int check(const Options& o) {
    const Scenario scenario = read_scenario(o.scenario, {});
    tests::KeptBacktests kept(o.out, settings_text(o, scenario));
    const auto started = std::chrono::steady_clock::now();
    const auto seconds = [&] {
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
    };
    int done = 0;
    for (std::uint32_t k = 0; k < std::max(o.datasets, o.walks); ++k)
        for (const Maker maker : {Maker::model, Maker::walk}) {
            if (k >= (maker == Maker::model ? o.datasets : o.walks) || kept.has(maker, k)) continue;
            if (o.minutes > 0 && seconds() > 60 * o.minutes) continue;
            kept.add(backtested(o, scenario, maker, k));
            const tests::BacktestOfOne& last = kept.all().back();
            fmt::print(stderr, "backtest: {} {}: {} origins, {} of {} in 90%, ratio {:.2f}; {:.0f} s each\n",
                       word_of(maker), k, last.origins, last.held.in_90, last.held.figures, last.ratio,
                       seconds() / ++done);
        }
    kept.write_report(o.settings.fit.seed, tests::today());
    fmt::print("backtest: the table is in {}\n", (std::filesystem::path(o.out) / "backtest-calibration.md").string());
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App app(
        "Makes up histories by the model and by random walks, backtests each, and says what is claimed of them.");
    Options o;
    CalibrationSettings& fit = o.settings.fit;
    app.add_option("--datasets", o.datasets, "How many by the model; those in the folder count")->capture_default_str();
    app.add_option("--walks", o.walks, "How many by random walks")->capture_default_str();
    app.add_option("--origins", o.origins, "How many, from March 2014 on; 10 are all")->capture_default_str();
    app.add_option("--minutes", o.minutes, "Begin none after so many; 0: no limit")->capture_default_str();
    app.add_option("--seed", fit.seed, "Of everything drawn")->capture_default_str();
    app.add_option("--members", fit.inversion.members, "Of the ensemble")->capture_default_str();
    app.add_option("--lineages", fit.smc.lineages, "Of the sampler")->capture_default_str();
    app.add_option("--steps", fit.smc.steps, "Of a lineage in a stage")->capture_default_str();
    app.add_option("--longest-stage", fit.smc.longest_stage, "Steps of one that does not forget its start")
        ->capture_default_str();
    app.add_option("--draws", o.settings.draws, "Of the posterior, at most")->capture_default_str();
    tests::add_study_options(app, o);
    return tests::run_study(app, argc, argv, "backtest", [&] { return check(o); });
}
