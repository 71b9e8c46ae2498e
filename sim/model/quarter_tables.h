#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "sim/model/case_state.h"
#include "sim/model/liability_tables.h"
#include "sim/model/quarter_chances.h"
#include "sim/scenario/scenario.h"

// The rules of one quarter as small tables, for the sampled engine and for whoever wants one quarter; the expected
// engine reads the chances in place (quarter_chances.h).
namespace ccsim {

/// Of each segment its Maintenance Direct cases, which may be selected at other odds, and the others.
template <class Number>
struct SegmentParts {
    std::array<Number, segments> direct{}, others{};

    Number of(Situation s, std::size_t segment) const { return (s == Situation::direct ? direct : others)[segment]; }
    bool any() const {
        const auto more = [](Number n) { return n > 0; };
        return std::any_of(direct.begin(), direct.end(), more) || std::any_of(others.begin(), others.end(), more);
    }
    friend bool operator==(const SegmentParts&, const SegmentParts&) = default;
};

/// Everything a quarter's rules need, but for the selection chances, which come from the macro path.
struct QuarterTables {
    ChanceTables<double> chances;
    LiabilityTables liabilities;
    std::uint32_t fraction_repaid[debts] = {};  ///< of a balance, in 2^-32, by debt class
    std::uint32_t fraction_adjusted[debts] = {};
};

/// Makes the tables of a scenario's quarters; what does not change from quarter to quarter is worked out once. The
/// scenario must outlive it.
class QuarterTableMaker {
public:
    explicit QuarterTableMaker(const Scenario& scenario);
    /// The tables of quarter `index` of the run: 1 is the first; 0, the opening, has amounts only.
    QuarterTables tables(int index) const;

private:
    const Scenario* scenario_;
    LiabilityTableMaker liabilities_;
    QuarterChances chances_;
};

/// The tables of quarter `index`, made for once.
QuarterTables quarter_tables(const Scenario& scenario, int index);

/// Cumulative thresholds for the sampled engine.
ChanceTables<std::uint32_t> thresholds_of(const ChanceTables<double>& chances);

/// The same of selection chances.
SegmentParts<std::uint32_t> thresholds_of(const SegmentParts<double>& chances);

/// A fraction of a balance, in 2^-32.
std::uint32_t in_2_to_minus_32(double fraction);

/// Selection chances by segment, given how many are eligible: capacity goes first to cases that drifted into segments 1
/// to 3 after those were worked through, then to the phase's own segments in order, each taking the lesser of what is
/// eligible and what is left; or, when the phase selects at random, to all of its segments as if they were one.
SegmentParts<double> selection_chances(const Scenario& scenario, int index, const SegmentParts<double>& eligible);

}  // namespace ccsim
