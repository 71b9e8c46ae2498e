#include "tests/bench/draw_blocks.h"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <numeric>

#include "sim/random/many_words.h"

namespace ccsim::bench {

std::uint32_t draw_blocks(InstructionSet set, const World& world, std::uint32_t cases, std::uint16_t quarter,
                          int first_block, int blocks_a_case) {
    alignas(64) std::array<std::uint32_t, cases_a_tile> places;
    BlockOfWords words{};
    std::uint32_t all = 0;
    for (std::uint32_t first = 0; first < cases; first += cases_a_tile) {
        std::iota(places.begin(), places.end(), first);
        const auto in_tile = std::min<std::size_t>(cases_a_tile, cases - first);
        for (int b = first_block; b < first_block + blocks_a_case; ++b) {
            make_words(set, {world, 0, quarter, static_cast<std::uint8_t>(b)}, places.data(), in_tile, words);
            benchmark::DoNotOptimize(words);
            all ^= words.rows[0][0];
        }
    }
    return all;
}

double blocks_a_second(std::uint32_t count) {
    const auto started = std::chrono::steady_clock::now();
    benchmark::DoNotOptimize(draw_blocks(best_instruction_set(), World{}, count, 1, 0, 1));
    return count / std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
}

}  // namespace ccsim::bench
