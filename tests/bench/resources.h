#pragma once

// What measuring takes note of beside time.
namespace ccsim::bench {

/// Gives memory no longer in use back to the system and starts counting the peak anew.
void forget_peak_memory();

/// The most memory this process has had in RAM since then, in bytes; 0 where the system does not count it anew.
double peak_memory_bytes();

/// The same of the largest program that this process has started and waited for; 0 when it was no larger than this
/// process itself, which would hide it.
double peak_memory_bytes_of_programs();

/// Processor time used so far by all threads of this process, and by the programs it has started and waited for.
double processor_seconds();

}  // namespace ccsim::bench
