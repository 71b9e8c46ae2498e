#include "sim/engine/expected_flows.h"

#include "sim/engine/vector_clones.h"
#include "sim/model/case_state.h"

namespace ccsim {
namespace {

/// Of these families the first dimension is the scheme.
constexpr std::array by_scheme{tally::cases, tally::live_without_liability_or_arrears, tally::liabilities_ended,
                               tally::overpaying};
/// Of these the last dimension, but for the outcome of finalising, is the closure segment or route.
constexpr std::array by_segment{tally::open_by_segment,
                                tally::open_direct_by_segment,
                                tally::contributing_by_segment,
                                tally::in_notice,
                                tally::waiting,
                                tally::selected,
                                tally::dropped_out};

/// Where clerical cases differ: the segment of compliant cases.
constexpr auto compliant = static_cast<std::size_t>(segment_of(Situation::collected_full, false, 2)),
               compliant_clerical = static_cast<std::size_t>(segment_of(Situation::collected_full, true, 2));

}  // namespace

void ExpectedFlows::move(std::size_t from, std::size_t to, const ByLane& share) {
    const ByLane moving = totals_[from] * share;
    totals_[from] -= moving;
    totals_[to] += moving;
}

void ExpectedFlows::part_clerical(const ByLane& clerical) {
    for (std::size_t s = 0; s < situations; ++s) {
        totals_[tally::clerical(s, 0)] = totals_[tally::cases(0, s, 0)] * clerical;
        for (std::size_t debt = 1; debt < debts; ++debt)
            totals_[tally::clerical(s, 1)] += totals_[tally::cases(0, s, debt)] * clerical;
    }
    move(tally::live_without_liability_or_arrears(0, 0), tally::live_without_liability_or_arrears(0, 1), clerical);
    for (const Family& family : by_segment) move(family(compliant), family(compliant_clerical), clerical);
    move(tally::liabilities_ended(0, compliant), tally::liabilities_ended(0, compliant_clerical), clerical);
    move(tally::finalised(compliant), tally::finalised(compliant_clerical), clerical);
}

void ExpectedFlows::part_schemes(const LaneTraits& traits) {
    for (const Family& family : by_scheme) {
        const std::size_t of_2003 = family(1);
        for (std::size_t i = 0; family(0) + i < of_2003; ++i) {
            ByLane& both = totals_[family(0) + i];
            totals_[of_2003 + i] = both * traits.of_2003;
            both *= traits.of_1993;
        }
    }
}

CCSIM_VECTOR_CLONES void ExpectedFlows::add_up(const LaneTraits& traits, ExpectedTally& tally) {
    part_clerical(traits.clerical);
    part_schemes(traits);
    for (std::size_t item = 0; item < tally::size; ++item) totals_[item].add_to(tally[item]);
}

}  // namespace ccsim
