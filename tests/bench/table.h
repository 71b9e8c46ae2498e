#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "tests/bench/machine.h"

// The table of a run of benchmarks, for people (Markdown) and for programs (CSV).
namespace ccsim::bench {

/// One repetition of a benchmark.
struct Repetition {
    double seconds = 0;                 ///< of one piece of work
    double processor_seconds = 0;       ///< of all threads, in that time
    double philox_blocks_a_second = 0;  ///< of one thread, around this timing
    double peak_bytes = 0;              ///< 0: not known
};

/// One benchmark: what its work was, and how long each repetition took.
struct Measured {
    std::string name, unit;
    double amount = 0;  ///< of work, in units
    double blocks = 0;  ///< of random words that the rules need for it; 0: none
    int threads = 1;
    double bytes_written = 0;  ///< 0: none
    std::vector<Repetition> repetitions;

    /// The fastest repetition: other work on the machine only ever slows it down.
    const Repetition& best() const;
    double median_seconds() const;
    double per_second() const { return amount / best().seconds; }
    /// The time that drawing the words alone would have taken, on as many threads, over the time that it took.
    double share_of_roofline() const;
    /// The share of the time of its threads in which they ran; less than all when others used the cores.
    double share_running() const { return best().processor_seconds / (best().seconds * threads); }
    /// Random blocks that one thread could have drawn in the time: the time in a unit that other machines share.
    double blocks_in_that_time() const { return best().philox_blocks_a_second * best().seconds; }
};

/// What all rows of a table share.
struct Circumstances {
    Machine machine;
    Build build;
    std::string date;
};

std::string markdown_of(const Circumstances& circumstances, const std::vector<Measured>& rows);
std::string csv_of(const Circumstances& circumstances, const std::vector<Measured>& rows);

/// One row in a line, for whoever waits.
std::string line_of(const Measured& row);

/// Writes bench.md and bench.csv into a new folder, which appears whole. Throws FileError when it is there already or
/// cannot be written.
void write_tables(const std::filesystem::path& folder, const Circumstances& circumstances,
                  const std::vector<Measured>& rows);

}  // namespace ccsim::bench
