#include "tests/bench/draw_blocks.h"

#include <benchmark/benchmark.h>

#include <chrono>

namespace ccsim::bench {
namespace {

void put_together(Words& all, const Words& more) {
    for (std::size_t i = 0; i < all.size(); ++i) all[i] ^= more[i];
}

}  // namespace

Words draw_philox_blocks(Words counter, std::uint32_t count) {
    Words all{};
    for (std::uint32_t i = 0; i < count; ++i)
        put_together(all, philox({counter[0] + i, counter[1], counter[2], counter[3]}, {counter[2], counter[3]}));
    return all;
}

Words draw_named_blocks(const World& world, std::uint32_t cases, std::uint16_t quarter, int first_block,
                        int blocks_a_case) {
    Words all{};
    for (int b = first_block; b < first_block + blocks_a_case; ++b)  // cases inside, so that they go in vectors
        for (std::uint32_t place = 0; place < cases; ++place)
            put_together(all, words(world, {0, place}, quarter, static_cast<std::uint8_t>(b)));
    return all;
}

double blocks_a_second(std::uint32_t count) {
    const auto started = std::chrono::steady_clock::now();
    benchmark::DoNotOptimize(draw_philox_blocks({0, 1, 2, 3}, count));
    return count / std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
}

}  // namespace ccsim::bench
