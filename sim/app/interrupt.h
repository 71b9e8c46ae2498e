#pragma once

#include <atomic>

namespace ccsim {

/// From here on Ctrl-C and a request to terminate set the flag that is returned, instead of ending the program. A
/// second one ends it at once.
const std::atomic<bool>& watch_for_interrupts();

}  // namespace ccsim
