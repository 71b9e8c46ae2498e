#pragma once

#include <atomic>

namespace ccsim {

/// From here on Ctrl-C and a request to terminate set the flag that is returned, instead of ending the program. A
/// second one ends it at once.
const std::atomic<bool>& watch_for_interrupts();

/// From here on writing to a pipe that nobody reads fails like any other writing, instead of ending the program without
/// a word.
void outlive_closed_pipes();

}  // namespace ccsim
