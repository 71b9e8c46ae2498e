#include <filesystem>
#include <stdexcept>
#include <string>

#include "sim/engine/run.h"
#include "tests/bench/caseload.h"
#include "tests/bench/job.h"
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

/// `ccsim run`, on all cores.
class CcsimRun {
public:
    explicit CcsimRun(const RunPlan& plan)
        : words_{"run",          (tests::source_dir / "scenarios" / "baseline.yaml").string(),
                 "--replicates", std::to_string(plan.replicates),
                 "--scale",      std::to_string(plan.scale),
                 "--quiet",      "--force",
                 "--out",        "results"},
          work_(work_of(run(baseline(), plan), plan)) {}

    Work operator()() {
        const tests::Ran ran = tests::run_program(words_, folder_.path());
        if (ran.exit_code != 0) throw std::runtime_error("ccsim run failed: " + ran.err);
        work_.bytes_written = bytes_in(folder_.path());
        work_.peak_bytes = peak_memory_bytes_of_programs();
        return work_;
    }

private:
    std::vector<std::string> words_;
    Work work_;
    tests::TemporaryFolder folder_;
};

}  // namespace

void add_end_to_end() {
    add<CcsimRun>("ccsim run/8 replicates at scale 10, written", Calls::one, RunPlan{.replicates = 8, .scale = 10});
}

}  // namespace ccsim::bench
