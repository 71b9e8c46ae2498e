#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "calibration/fitted_rows.h"
#include "calibration/published_history.h"
#include "calibration/published_unknowns.h"
#include "sim/engine/parallel.h"
#include "sim/report/sha256.h"
#include "sim/scenario/read_scenario.h"
#include "tests/sbc/kept_fits.h"
#include "tests/sbc/study.h"
#include "tests/sbc/terms_of_compliance.h"

using namespace ccsim;

namespace {

struct Options {
    std::string scenario = CCSIM_SOURCE_DIR "/scenarios/baseline.yaml";
    std::string out = "results/sbc";
    std::uint32_t datasets = 200;
    int threads = 0;
    bool verbose = false;
    CalibrationSettings fit = rank_settings();
};

std::string settings_text(const Options& o, const Scenario& scenario) {
    return fmt::format(
               "seed {}\nmembers {}\nlineages {}\nsteps {}\neffective share {}\nscenario {}\nhistory {}\nfitted "
               "{}\nunknowns "
               "{}\n",
               o.fit.seed, o.fit.inversion.members, o.fit.smc.lineages, o.fit.smc.steps,
               o.fit.smc.tempering.effective_share, tests::digest_of_numbers(scenario),
               sha256_of(published_history_text()), sha256_of(fitted_rows_text()),
               sha256_of(published_unknowns_text())) +
           tests::declared_scales();
}

int calibrated(const Options& o) {
    const Scenario scenario = read_scenario(o.scenario, {});
    tests::KeptFits kept(o.out, settings_text(o, scenario));
    const std::vector<Observation> pattern = observations(published_history(), fitted_rows(), scenario.last_outturn);
    const Scenario past = fitted_past(scenario, pattern);
    // Each data set on one thread, side by side: what is asked for in batches waits for nobody.
    const RankProblem problem{.past = past,
                              .unknowns = published_unknowns(),
                              .pattern = pattern,
                              .threads = 1,
                              .derived = tests::terms_of_compliance(past, 1)};
    std::vector<std::uint32_t> left;
    for (std::uint32_t k = 0; k < o.datasets; ++k)
        if (!kept.has(k)) left.push_back(k);
    const auto started = std::chrono::steady_clock::now();
    std::mutex one_at_a_time;
    std::size_t done = 0;
    for_each_index(left.size(), o.threads, [&](std::size_t i) {
        RunContext context;
        if (o.verbose)
            context.say = [&](const std::string& line) { fmt::print(stderr, "sbc: data set {}: {}\n", left[i], line); };
        std::optional<RankedFit> found;
        std::string why;
        try {
            found = ranked_fit(problem, o.fit, left[i], context);
        } catch (const methods::MethodFailed& failure) {
            why = failure.what();
        }
        const std::lock_guard lock(one_at_a_time);
        ++done;
        if (!found) {
            fmt::print(stderr, "sbc: data set {} could not be fitted: {}\n", left[i], why);
            kept.add_failure(left[i], why);
            return;
        }
        const RankedFit& fit = *found;
        kept.add(fit);
        const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count() /
                               static_cast<double>(done);
        fmt::print(
            stderr,
            "sbc: data set {}: {} evaluations, memory {:.2f}, {} points redrawn; one in {:.1f} s, {:.0f} min left\n",
            fit.dataset, fit.evaluations, fit.memory, fit.redrawn, seconds,
            seconds * static_cast<double>(left.size() - done) / 60);
    });
    kept.write_report(tests::selection_share);
    fmt::print("sbc: {} in {}\n",
               rank_report(kept.fits()).passed() ? "passed, the table is" : "not passed, the table is",
               (std::filesystem::path(o.out) / "sbc-summary.md").string());
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App app("Makes up figures from the priors, fits them, and says how often the truth is where it should be.");
    Options o;
    app.add_option("--datasets", o.datasets, "How many; those in the folder count")->capture_default_str();
    app.add_option("--seed", o.fit.seed, "Of everything drawn")->capture_default_str();
    app.add_option("--members", o.fit.inversion.members, "Of the ensemble")->capture_default_str();
    app.add_option("--lineages", o.fit.smc.lineages, "Of the sampler")
        ->check(CLI::Range(99, 100'000))
        ->capture_default_str();
    app.add_option("--steps", o.fit.smc.steps, "Of a lineage in a stage")->capture_default_str();
    app.add_flag("-v,--verbose", o.verbose, "Say what each fit does");
    tests::add_study_options(app, o);
    return tests::run_study(app, argc, argv, "sbc", [&] { return calibrated(o); });
}
