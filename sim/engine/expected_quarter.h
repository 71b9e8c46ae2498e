#pragma once

#include <array>
#include <vector>

#include "sim/engine/expected_cases.h"
#include "sim/model/quarter_tables.h"
#include "sim/model/tally.h"

// The steps of the model's page for the whole caseload at once, in expected numbers.
namespace ccsim {

/// The families of one profile in one lane, among its cases that still have a qualifying child.
struct ExpectedFamily {
    std::array<double, child_counts> children{};  ///< share of cases by number of children
    double ages_out = 0;                          ///< chance that the youngest child stops qualifying this quarter
};

/// Families by profile and lane.
class ExpectedFamilies {
public:
    explicit ExpectedFamilies(std::size_t lanes) : lanes_(lanes), families_(profiles * lanes) {}
    ExpectedFamily& of(std::size_t profile, std::size_t lane) { return families_[profile * lanes_ + lane]; }
    const ExpectedFamily& of(std::size_t profile, std::size_t lane) const { return families_[profile * lanes_ + lane]; }

private:
    std::size_t lanes_;
    std::vector<ExpectedFamily> families_;
};

/// One quarter of the expected caseload. The steps are called in the order of their declaration.
class ExpectedQuarter {
public:
    /// `index` is the quarter of the run: cases that arrive in it are not selected in it. `direct_segment` counts from
    /// 0. Flows and stocks are added to the tally. All references must outlive this.
    ExpectedQuarter(const QuarterTables& tables, int index, int direct_segment, ExpectedCases& cases,
                    ExpectedTally& tally);

    /// Notices grow older and recent ends lapse.
    void pass_time();
    /// Cases that may be selected for closure, by segment.
    std::array<double, segments> eligible() const;
    void select(const std::array<double, segments>& chances);
    void age_out(const ExpectedFamilies& families);
    void leave();
    void reassess();
    void enforce();
    void join_or_leave_direct();
    void pay();
    void settle_arrears();
    /// Through notice to the end of the liability, and from waiting to finalisation.
    void progress();
    /// Takes out, and counts, the cases that are gone.
    void remove_gone();

private:
    /// Calls body(state, profile, sums) for every row of states that pass and hold somebody.
    template <class Body>
    void for_each_row(bool (*passes)(State), const Body& body) const;
    void move(State from, std::size_t profile, const std::vector<Way>& ways);
    bool may_be_selected(const Lane& lane) const { return lane.arrived < index_; }
    void count_end(int route, double chance, const RowSums& sums);
    void pay_liability(State s, std::size_t profile, const RowSums& sums);
    void give_notice_an_end(State s, std::size_t profile, const RowSums& sums);
    void finalise(State s, std::size_t profile, const RowSums& sums);

    const ChanceTables<double>& t_;
    const QuarterTables& tables_;
    MeanAmounts means_;
    int index_;
    int direct_segment_;
    ExpectedCases& cases_;
    ExpectedTally& tally_;
    std::vector<Way> ways_;  ///< of the row at hand; here so that no row allocates
};

/// Adds the stocks at the end of a quarter to the tally.
void count_expected_stocks(const ExpectedCases& cases, const ExpectedFamilies& families, const MeanAmounts& means,
                           int direct_segment, ExpectedTally& tally);

}  // namespace ccsim
