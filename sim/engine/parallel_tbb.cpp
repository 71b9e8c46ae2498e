#include <tbb/global_control.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

#include "sim/engine/parallel.h"

namespace ccsim {

void for_each_index(std::size_t count, int threads, const std::function<void(std::size_t)>& body) {
    const int width = threads > 0 ? threads : tbb::this_task_arena::max_concurrency();
    if (width == 1) {  // the control below is of the whole program, and would hold back work that goes on beside this
        for (std::size_t i = 0; i < count; ++i) body(i);
        return;
    }
    // Without this, an arena wider than the machine is silently capped, and a test on 8 threads tests 2.
    const tbb::global_control allow(tbb::global_control::max_allowed_parallelism, static_cast<std::size_t>(width));
    tbb::task_arena(width).execute([&] { tbb::parallel_for(std::size_t{0}, count, body); });
}

}  // namespace ccsim
