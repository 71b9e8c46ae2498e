#pragma once

#include <benchmark/benchmark.h>

#include <optional>
#include <string>
#include <string_view>

// What a benchmark is: a job whose constructor prepares, untimed, and whose call does one piece of work, timed. Around
// every timing stand the two figures that make it comparable: how fast this machine drew random blocks just then, and
// how much memory was in use at most.
namespace ccsim::bench {

/// What one call of a job did.
struct Work {
    double amount = 0;  ///< in units
    std::string_view unit = {};
    double blocks = 0;         ///< of random words that the rules need for it; 0: none
    int threads = 1;           ///< that shared it
    double bytes_written = 0;  ///< to files; 0: none
    /// Of another process that did it, 0 if not known; empty when this one did it.
    std::optional<double> peak_bytes = {};
};

inline constexpr std::string_view case_quarters = "case-quarters";

/// Names of what a measurement carries beside its time.
namespace counter {
inline constexpr const char *amount = "amount", *blocks = "blocks", *threads = "threads", *written = "written",
                            *peak = "peak", *beside = "beside", *processor = "processor";
}  // namespace counter

/// Measures around the timed calls of a job. Made just before them.
class Surroundings {
public:
    Surroundings();
    /// Just after them: writes down what was done and what was measured around it.
    void write_down(const Work& work, benchmark::State& state) const;

private:
    double blocks_a_second_before_, processor_seconds_before_;  ///< in the order in which they are measured
};

/// How often a job is called in one repetition: as often as it takes for a steady time, or once because it is long.
enum class Calls { many, one };

/// Adds a benchmark of a job made from `settings`.
template <class Job, class... Settings>
void add(const std::string& name, Calls calls, Settings... settings) {
    auto* const added = benchmark::RegisterBenchmark(name.c_str(), [settings...](benchmark::State& state) {
        Job job(settings...);
        Work work;
        const Surroundings surroundings;
        for ([[maybe_unused]] const auto call : state) benchmark::DoNotOptimize(work = job());
        surroundings.write_down(work, state);
    });
    added->UseRealTime();
    if (calls == Calls::one) added->Iterations(1);
}

/// The benchmarks, in the order of the table. `large`: with those that take minutes each.
void add_draws();
void add_steps();
void add_replicates(bool large);
void add_twin();
void add_explain(bool large);
void add_end_to_end(bool large);

}  // namespace ccsim::bench
