#pragma once

#include <benchmark/benchmark.h>

#include <vector>

#include "tests/bench/table.h"

namespace ccsim::bench {

/// Told by the library of every benchmark that is done: says it in a line on stderr, and keeps it for the table.
class Reporter : public benchmark::BenchmarkReporter {
public:
    bool ReportContext(const Context&) override { return true; }
    void ReportRuns(const std::vector<Run>& runs) override;

    const std::vector<Measured>& rows() const { return rows_; }

private:
    std::vector<Measured> rows_;
};

}  // namespace ccsim::bench
