#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sim/core/terms.h"
#include "sim/engine/run_context.h"
#include "sim/explain/world_paths.h"
#include "sim/model/decisions.h"

// Who left a rate, who came into it and who stayed, quarter by quarter, counted case by case from the sampled engine.
namespace ccsim {

/// How a case moved between two quarter ends, with regard to a rate: out of it, into it, or within it.
namespace flow {
// Out: 0 to 7 are the routes by which a liability ends (decisions.h), then:
inline constexpr std::size_t became_nil = end_routes;
inline constexpr std::size_t to_direct = became_nil + 1;  ///< full payment only
inline constexpr std::size_t not_due = to_direct + 1;     ///< full payment only: back with no outcome yet
inline constexpr std::size_t ways_out = not_due + 1;
// In:
inline constexpr std::size_t new_case = ways_out;
inline constexpr std::size_t from_nil = new_case + 1;
inline constexpr std::size_t from_direct = from_nil + 1;   ///< full payment only
inline constexpr std::size_t first_due = from_direct + 1;  ///< full payment only
inline constexpr std::size_t ways_in_end = first_due + 1;
// Within: by service before and after.
constexpr std::size_t stayed(std::size_t before, std::size_t after) {
    return ways_in_end + before * service_count + after;
}
inline constexpr std::size_t count = ways_in_end + service_count * service_count;

constexpr bool is_out(std::size_t f) { return f < ways_out; }
constexpr bool is_in(std::size_t f) { return f >= ways_out && f < ways_in_end; }
constexpr bool is_within(std::size_t f) { return f >= ways_in_end; }
}  // namespace flow

/// "left.closed_segment_1", "arrived.new_case", "stayed.collected", "moved.collected_to_direct": part of a term's name.
std::string flow_name(std::size_t flow);

inline constexpr std::size_t payer_types = 3;
inline constexpr std::array<std::string_view, payer_types> payer_type_words{"reliable", "irregular", "unlikely"};

/// A chance of 1 in the sums of chances.
inline constexpr std::int64_t certain = 0xffffffffLL;

/// The cases of one flow and payer type. What they had before is of the quarter end before, and 0 for those that came
/// in; what they have after is 0 for those that left.
struct FlowCell {
    std::int64_t cases = 0;
    std::int64_t paying_before = 0, paying_after = 0;  ///< of them
    std::int64_t chance_before = 0, chance_after = 0;  ///< sums of their chances of paying, before it was drawn
    FlowCell& operator+=(const FlowCell& more);
};

/// All flows of one rate between two quarter ends.
struct RateFlows {
    std::array<std::array<FlowCell, payer_types>, flow::count> cells{};
    RateFlows& operator+=(const RateFlows& more);
};

/// Both rates; one entry for each quarter after the first of the span.
using CaseFlows = std::vector<std::array<RateFlows, both_rates.size()>>;

struct CaseFlowsPlan {
    ExplainedSpan span;  ///< from a quarter after the opening: before that no chance of paying was drawn against
    int replicates = 1;  ///< of each draw
    int scale = 1;       ///< one simulated case stands for this many; the flows count simulated cases
};

/// The flows of every replicate of every draw, draw by draw: the cases, and the luck, of a run with the same seed and
/// scale. The same for any number of threads. Throws Interrupted when told to stop.
std::vector<CaseFlows> count_case_flows(const Scenario& scenario, std::span<const Parameters> draws,
                                        const CaseFlowsPlan& plan, const RunContext& context = {});

}  // namespace ccsim
