#pragma once

#include <atomic>
#include <functional>
#include <string>

namespace ccsim {

/// Was stopped from outside (Ctrl-C).
struct Interrupted {};

/// What long work is given besides its question: threads, a way to be stopped, and listeners. None of it touches a
/// result.
struct RunContext {
    int threads = 0;                                        ///< 0: one per core
    const std::atomic<bool>* stop = nullptr;                ///< set from outside: leave off as soon as possible
    std::function<void(double)> progress = {};              ///< told the share done, 0 to 1, one thread at a time
    std::function<void(const std::string& line)> say = {};  ///< told of a step that is finished

    bool is_stopped() const { return stop != nullptr && stop->load(std::memory_order_relaxed); }
    /// Throws Interrupted when told to stop.
    void check_not_stopped() const {
        if (is_stopped()) throw Interrupted{};
    }
    void report_progress(double share) const {
        if (progress) progress(share);
    }
    void tell(const std::string& line) const {
        if (say) say(line);
    }
};

}  // namespace ccsim
