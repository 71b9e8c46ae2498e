#include "tests/bench/job.h"

#include <algorithm>

#include "tests/bench/draw_blocks.h"
#include "tests/bench/resources.h"

namespace ccsim::bench {
namespace {

/// About 20 milliseconds of drawing: long enough to be steady, short enough to stand around every timing.
constexpr std::uint32_t blocks_around_a_timing = 1U << 20U;

}  // namespace

Surroundings::Surroundings()
    : blocks_a_second_before_(blocks_a_second(blocks_around_a_timing)), processor_seconds_before_(processor_seconds()) {
    forget_peak_memory();
}

void Surroundings::write_down(const Work& work, benchmark::State& state) const {
    const double processor = processor_seconds() - processor_seconds_before_;
    const double peak = work.peak_bytes ? *work.peak_bytes : peak_memory_bytes();
    state.SetLabel(std::string(work.unit));
    state.counters[counter::amount] = work.amount;
    state.counters[counter::blocks] = work.blocks;
    state.counters[counter::threads] = work.threads;
    state.counters[counter::written] = work.bytes_written;
    state.counters[counter::peak] = peak;
    state.counters[counter::processor] = processor / static_cast<double>(state.iterations());
    // Other work on the machine only ever slows it down, so the faster of the two is nearer the truth.
    state.counters[counter::beside] = std::max(blocks_a_second_before_, blocks_a_second(blocks_around_a_timing));
}

}  // namespace ccsim::bench
