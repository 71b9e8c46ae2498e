#pragma once

#include <concepts>
#include <optional>
#include <span>
#include <type_traits>
#include <utility>
#include <vector>

#include "sim/core/problems.h"
#include "sim/engine/distributed.h"

namespace ccsim {

/// What can go from rank to rank as numbers: `decode` gives back what `encode` was given, and nothing for numbers that
/// are not those of one value.
template <class T>
concept Encoded = requires(const T& value, std::span<const double> numbers) {
    { encode(value) } -> std::same_as<std::vector<double>>;
    { decode(numbers, std::type_identity<T>()) } -> std::same_as<std::optional<T>>;
};

/// The first rank gets the values of all slots, of which each rank has filled its share; the slots of the others stay
/// as they are. Called by all ranks, as the functions of distributed.h, and throws as they do. A process that is alone
/// encodes nothing.
template <Encoded T>
void gather(std::span<std::optional<T>> slots) {
    if (ranks() == 1) return;
    std::vector<std::vector<double>> rows(slots.size());
    const Share mine = share_of(slots.size());
    for (std::size_t i = mine.first; i < mine.end; ++i) rows[i] = encode(*slots[i]);
    collect(rows);
    if (!leads()) return;
    for (std::size_t i = 0; i < slots.size(); ++i) {
        if (!slots[i]) slots[i] = decode(std::exchange(rows[i], {}), std::type_identity<T>());
        if (!slots[i]) throw Fault("a process of the job sent what is not a result of its share");
    }
}

}  // namespace ccsim
