#include "tests/bench/reporter.h"

#include <fmt/format.h>

#include <cstdio>

#include "tests/bench/job.h"

namespace ccsim::bench {

void Reporter::ReportRuns(const std::vector<Run>& runs) {
    Measured row;
    for (const Run& run : runs) {
        if (run.run_type != Run::RT_Iteration) continue;  // the library's own averages
        const auto written_down = [&run](const char* name) { return run.counters.at(name).value; };
        row.name = run.run_name.function_name;
        row.unit = run.report_label;
        row.amount = written_down(counter::amount);
        row.blocks = written_down(counter::blocks);
        row.threads = static_cast<int>(written_down(counter::threads));
        row.bytes_written = written_down(counter::written);
        row.repetitions.push_back({.seconds = run.real_accumulated_time / static_cast<double>(run.iterations),
                                   .processor_seconds = written_down(counter::processor),
                                   .philox_blocks_a_second = written_down(counter::beside),
                                   .peak_bytes = written_down(counter::peak)});
    }
    if (row.repetitions.empty()) return;
    std::fputs((line_of(row) + '\n').c_str(), stderr);
    rows_.push_back(row);
}

}  // namespace ccsim::bench
