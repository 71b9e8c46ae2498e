#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <mutex>
#include <vector>

#include "sim/engine/distributed.h"
#include "sim/engine/parallel.h"
#include "sim/engine/run_context.h"
#include "sim/engine/sampled.h"

// The replicates of one draw as tasks that threads share: ranges of cases, each of one replicate.
namespace ccsim {

/// Tells the share done, one thread at a time. Every draw counts alike.
class Teller {
public:
    /// `progress`, which may be empty, must outlive it. Of so many draws this process does one part in `parts`.
    Teller(const std::function<void(double)>& progress, std::size_t draws, int parts = 1)
        : progress_(progress), draws_(static_cast<double>(draws) / parts) {}
    void done(double share_of_draw) {
        if (!progress_) return;
        const std::lock_guard lock(mutex_);
        done_ += share_of_draw;
        constexpr double rounding = 1e-9;  // of the sum of shares
        progress_(done_ > draws_ - rounding ? 1 : done_ / draws_);
    }

private:
    const std::function<void(double)>& progress_;
    double draws_;
    double done_ = 0;
    std::mutex mutex_;
};

/// A stretch of the work of a draw: from `first` to before `end` of `of` equal parts.
struct PartOfDraw {
    std::size_t first = 0, end = 1, of = 1;
    bool is_whole() const { return first == 0 && end == of; }
    bool has_the_end() const { return end == of; }
    /// Which of the tasks of the draw it is.
    Share of_tasks(std::size_t count) const { return {count * first / of, count * end / of}; }
};

/// The replicates of a draw, and how they are shared out.
struct ReplicateTasks {
    const SampledRun& run;
    std::uint64_t seed = 0;
    std::uint32_t draw = 0;
    int replicates = 0;
    const RunContext& context;
    PartOfDraw part = {};
};

/// Calls use(replicate, world, range) for every range of cases of every replicate, or for those of its part; by any
/// thread, in any order. Throws Interrupted when told to stop.
template <class Use>
void for_each_range(const ReplicateTasks& tasks, Teller& teller, const Use& use) {
    // Long enough to keep a core busy for some tenths of a second, short enough to share one replicate among many.
    constexpr std::uint32_t cases_a_task = 65'536;
    const std::vector<CaseRange> ranges = ranges_of(tasks.run, cases_a_task);
    const std::size_t count = ranges.size() * static_cast<std::size_t>(tasks.replicates);
    const Share part = tasks.part.of_tasks(count);
    for_each_index(part.size(), tasks.context.threads, [&](std::size_t of_part) {
        tasks.context.check_not_stopped();
        const std::size_t task = part.first + of_part;
        const std::size_t replicate = task / ranges.size();
        const World world{.seed = tasks.seed, .draw = tasks.draw, .replicate = static_cast<std::uint32_t>(replicate)};
        use(replicate, world, ranges[task % ranges.size()]);
        teller.done(1.0 / static_cast<double>(count));
    });
}

}  // namespace ccsim
