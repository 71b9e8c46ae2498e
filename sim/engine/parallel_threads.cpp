#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

#include "sim/engine/parallel.h"

namespace ccsim {

// The twin of parallel_tbb.cpp, for the thread sanitizer: it sees into std::thread, and not into the packaged TBB.
void for_each_index(std::size_t count, int threads, const std::function<void(std::size_t)>& body) {
    const std::size_t wanted = threads > 0 ? static_cast<std::size_t>(threads) : std::thread::hardware_concurrency();
    std::atomic<std::size_t> next = 0;
    std::mutex mutex;
    std::exception_ptr first;
    const auto work = [&] {
        // Relaxed: an order stricter than needed would hide races in the bodies.
        for (std::size_t i = 0; (i = next.fetch_add(1, std::memory_order_relaxed)) < count;) {
            try {
                body(i);
            } catch (...) {
                const std::lock_guard lock(mutex);
                if (!first) first = std::current_exception();
                next.store(count, std::memory_order_relaxed);
            }
        }
    };
    std::vector<std::thread> others;
    for (std::size_t t = 1; t < std::min(std::max<std::size_t>(wanted, 1), count); ++t) others.emplace_back(work);
    work();
    for (std::thread& other : others) other.join();
    if (first) std::rethrow_exception(first);
}

}  // namespace ccsim
