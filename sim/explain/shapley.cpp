#include "sim/explain/shapley.h"

#include <bit>
#include <cstddef>

#include "sim/core/problems.h"

namespace ccsim {
namespace {

/// By how many are in already: (in)! (players - in - 1)! / players!, the share of orders in which just they are.
std::vector<double> shares_of_orders(std::size_t players) {
    std::vector<double> shares(players, players > 0 ? 1.0 / static_cast<double>(players) : 0);
    for (std::size_t in = 1; in < players; ++in)
        shares[in] = shares[in - 1] * static_cast<double>(in) / static_cast<double>(players - in);
    return shares;
}

}  // namespace

std::vector<double> shapley_values(std::span<const double> worth) {
    if (!std::has_single_bit(worth.size())) throw Fault("a game needs the worth of every coalition");
    const auto players = static_cast<std::size_t>(std::countr_zero(worth.size()));
    const std::vector<double> shares = shares_of_orders(players);
    std::vector<double> values(players);
    for (std::size_t coalition = 0; coalition < worth.size(); ++coalition)
        for (std::size_t player = 0; player < players; ++player) {
            const std::size_t with = coalition | std::size_t{1} << player;
            if (with == coalition) continue;
            values[player] +=
                shares[static_cast<std::size_t>(std::popcount(coalition))] * (worth[with] - worth[coalition]);
        }
    return values;
}

}  // namespace ccsim
