#pragma once

#include <cstddef>
#include <functional>

namespace ccsim {

/// Calls body(0) ... body(count - 1), each once, on up to `threads` threads (0: one per core). Rethrows the first
/// exception. Results go to slots numbered by the index, so they do not depend on the number of threads.
void for_each_index(std::size_t count, int threads, const std::function<void(std::size_t)>& body);

}  // namespace ccsim
