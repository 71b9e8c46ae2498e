#include <filesystem>
#include <stdexcept>
#include <string>
#include <vector>

#include "sim/core/number.h"
#include "sim/engine/run.h"
#include "sim/scenario/parameter_table.h"
#include "tests/bench/caseload.h"
#include "tests/bench/job.h"
#include "tests/bench/machine.h"
#include "tests/bench/resources.h"
#include "tests/support/paths.h"
#include "tests/support/run_program.h"
#include "tests/support/temporary_folder.h"

// The program as its users start it, to the last file written.
namespace ccsim::bench {
namespace {

double bytes_in(const std::filesystem::path& folder) {
    double bytes = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
        if (entry.is_regular_file()) bytes += static_cast<double>(entry.file_size());
    return bytes;
}

/// Draws of thirty numbers, each some percent around the baseline's.
std::string draws_around_the_baseline(int draws) {
    constexpr std::size_t numbers = 30;
    constexpr double step = 0.005;
    const Parameters base = baseline().parameters;
    std::vector<const ParameterRow*> columns;
    for (const ParameterRow& row : parameter_table())
        if (columns.size() < numbers && !row.is_quarter() && row.kind != Kind::segment) columns.push_back(&row);
    std::string text;
    for (const ParameterRow* row : columns) text.append(text.empty() ? "" : ",").append(row->path);
    for (int d = 0; d < draws; ++d)
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const auto steps = static_cast<double>((static_cast<std::size_t>(d) * (i + 3)) % 11) - 5;
            text += (i == 0 ? '\n' : ',') + shortest(number_of(*columns[i], base) * (1 + step * steps));
        }
    return text + '\n';
}

/// `ccsim run` of the baseline, on all cores, with more words on the command line.
class CcsimRun {
public:
    CcsimRun(const std::vector<std::string>& more, const Work& work)
        : words_{"run",    (tests::source_dir / "scenarios" / "baseline.yaml").string(), "--quiet", "--force", "--out",
                 "results"},
          work_(work) {
        words_.insert(words_.end(), more.begin(), more.end());
    }

    Work operator()() {
        const tests::Ran ran = tests::run_program(words_, folder_.path());
        if (ran.exit_code != 0) throw std::runtime_error("ccsim run failed: " + ran.err);
        work_.bytes_written = bytes_in(folder_.path());
        work_.peak_bytes = peak_memory_bytes_of_programs();
        return work_;
    }

    /// Where files that the command line names may be put before the first call.
    const tests::TemporaryFolder& folder() const { return folder_; }

private:
    std::vector<std::string> words_;
    Work work_;
    tests::TemporaryFolder folder_;
};

struct ReplicatesWritten : CcsimRun {
    explicit ReplicatesWritten(const RunPlan& plan)
        : CcsimRun({"--posterior", "none", "--replicates", std::to_string(plan.replicates), "--scale",
                    std::to_string(plan.scale)},
                   work_of(run(baseline(), plan), plan)) {}
};

/// A projection over parameter draws, one full-size replicate of each.
struct DrawsWritten : CcsimRun {
    explicit DrawsWritten(int draws)
        : CcsimRun({"--posterior", "draws.csv", "--draws", std::to_string(draws)},
                   {.amount = static_cast<double>(draws), .unit = "draws", .threads = cores()}) {
        folder().write("draws.csv", draws_around_the_baseline(draws));
    }
};

}  // namespace

void add_end_to_end(bool large) {
    add<ReplicatesWritten>("ccsim run/8 replicates at scale 10, written", Calls::one,
                           RunPlan{.replicates = 8, .scale = 10});
    if (large) add<DrawsWritten>("ccsim run/200 draws at full size, written", Calls::one, 200);
}

}  // namespace ccsim::bench
