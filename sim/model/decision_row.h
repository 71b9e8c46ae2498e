#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "sim/model/chance_tables.h"
#include "sim/model/decisions.h"
#include "sim/model/tally.h"
#include "sim/random/draws.h"

namespace ccsim {

inline constexpr std::size_t most_outcomes = 5;

/// A situation, outcome, segment or the like as the index of a table.
template <class Value>
constexpr std::size_t index_of(Value value) {
    return static_cast<std::size_t>(value);
}

/// The entries of a row: one for each outcome.
template <class Number, std::size_t outcomes>
constexpr std::span<const Number> each_of(const std::array<Number, outcomes>& row) {
    return row;
}

/// Where the tables have the chances of a decision for a state and profile, or its thresholds: one function for both.
class ChanceReader {
public:
    constexpr ChanceReader() = default;
    template <class Read>
    constexpr ChanceReader(Read read) : chances_(read), thresholds_(read) {}

    constexpr std::span<const double> operator()(const ChanceTables<double>& t, State s, std::size_t profile) const {
        return chances_(t, s, profile);
    }
    constexpr std::span<const std::uint32_t> operator()(const ChanceTables<std::uint32_t>& t, State s,
                                                        std::size_t profile) const {
        return thresholds_(t, s, profile);
    }
    /// False where more than state and profile decides.
    constexpr explicit operator bool() const { return chances_ != nullptr; }

private:
    template <class Number>
    using Read = std::span<const Number> (*)(const ChanceTables<Number>&, State, std::size_t);
    Read<double> chances_ = nullptr;
    Read<std::uint32_t> thresholds_ = nullptr;
};

/// The state is not changed, nothing is counted, nothing is said.
constexpr State as_it_was(State s, int) { return s; }
constexpr std::size_t not_counted(State, int, std::size_t) { return tally::size; }
constexpr std::string_view not_told(State, int) { return {}; }

/// All there is to know of one decision. What it does to money, children and the rank is in case_step.h; when no
/// outcome comes, nothing happens.
struct DecisionRow {
    Decision decision{};
    std::string_view name{};
    Slot word{};                                             ///< its random word
    std::array<std::string_view, most_outcomes> outcomes{};  ///< names, as many as there are
    ChanceReader read{};
    bool (*is_put_to)(State) = nullptr;
    State (*next)(State, int outcome) = as_it_was;
    /// The total that counts an outcome of a case of the scheme; `tally::size` for none.
    std::size_t (*total)(State before, int outcome, std::size_t scheme) = not_counted;
    std::string_view (*change)(State before, int outcome) = not_told;  ///< what a trace calls the change
    bool only_if_possible = false;  ///< not put to a case without a chance of any outcome
};

constexpr std::size_t outcomes_of(const DecisionRow& row) {
    std::size_t n = 0;
    while (n < most_outcomes && !row.outcomes[n].empty()) ++n;
    return n;
}

}  // namespace ccsim
