#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "sim/model/cohort.h"
#include "sim/model/decisions.h"
#include "sim/random/draws.h"
#include "sim/scenario/scenario.h"

// One case's life, replayed alone: the same draws as in any run, as every draw has a name.
namespace ccsim {

/// A decision: the word that was drawn, the chances of the outcomes that were possible, and the one that came.
struct TracedDraw {
    Decision decision{};
    std::uint32_t word = 0;
    std::vector<std::uint32_t> thresholds;  ///< cumulative; a word below the first is outcome 0
    int outcome = 0;                        ///< thresholds.size(): none of them
};

/// A change of the case, and the case after it.
struct TracedChange {
    std::string why;
    Newcomer after;
};

/// One quarter of the case; money in pence.
struct TracedQuarter {
    int index = 0;
    Newcomer before, after;
    std::vector<std::variant<TracedDraw, TracedChange>> events;  ///< in order
    std::int64_t due = 0, paid = 0, repaid = 0, adjusted = 0, moved = 0, written_off = 0, credit = 0;
    std::int32_t weekly_liability_pence = 0;  ///< after the quarter; 0 without a current liability
};

struct Trace {
    CaseId id;
    World world;
    Newcomer arrival;
    std::vector<TracedQuarter> quarters;  ///< until the case is gone or the scenario ends
};

/// Replays a case. Throws InputError when the scenario has no such case at this scale.
Trace trace_case(const Scenario& scenario, const World& world, CaseId id, int scale);

}  // namespace ccsim
