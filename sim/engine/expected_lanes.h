#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <vector>

#include "sim/engine/by_lane.h"
#include "sim/engine/expected_flows.h"
#include "sim/model/expected_arrivals.h"

// Who arrives in the expected engine, and when: the traits that chances, hazards or counts look at, enumerated.
namespace ccsim {

/// Cases alike in all but profile and state: a cohort and whether it is managed off system. Scheme has no behaviour, so
/// a lane may hold both, in a fixed share.
struct Lane {
    int arrived = 0;  ///< quarter of arrival; 0 for the opening caseload
    bool clerical = false;
    double of_1993 = 0;
};

/// Families that grow older together: those of a cohort, or of a case file's rows with the same traits.
class FamilyKind {
public:
    FamilyKind(int arrived, FamilyAges ages);

    /// A quarter passes: older children stop qualifying by the chances, and the hazard becomes that of the quarter.
    void grow_older(int index, const ChanceTables<double>& chances);
    /// The chance that the youngest child stops qualifying this quarter, if not before.
    double ages_out() const { return ages_out_; }
    /// Share of the families by number of children, among those that still have one.
    const std::array<double, child_counts>& children() const { return children_; }
    double mean_children() const;

private:
    int first_quarter_;
    std::vector<double> quarters_to_go_, not_before_;
    std::array<double, child_counts> children_;
    double ages_out_ = 0;
};

/// The families of one profile in the lanes of a vector, in one quarter.
struct LaneFamilies {
    ByLane ages_out{};                            ///< the chance that the youngest child stops qualifying
    std::array<ByLane, child_counts> children{};  ///< share by number of children, among those that still have one
    ByLane mean_children{};
};

/// Cases that come in alike, and the lane they come into.
struct Arrival {
    int index = 0;
    std::size_t lane = 0;
    ExpectedArrivals cases;
};

/// What a quarter does to all lanes of a vector, given the profile.
struct LaneQuarter {
    LaneTraits traits;
    ByLane may_be_selected{};  ///< 1 for a lane that arrived before this quarter, else 0
    LaneFamilies families;
    SegmentParts<double> selection;
    int direct_segment = 3;  ///< counts from 0
};

/// The lanes that cohorts come into, as many as fill whole vectors, one quarter after another.
class LanePlan {
public:
    /// Cohorts in the order in which they arrive.
    LanePlan(std::vector<ExpectedCohort> cohorts, int direct_segment);

    std::size_t vectors() const { return lanes_.size() / lanes_a_vector; }
    /// What comes in this quarter.
    std::span<const Arrival> arrivals(int index) const;
    /// Quarter `index`: families have grown older, those of earlier quarters may be selected. The opening is 0.
    void turn_to(int index, const ChanceTables<double>& chances, const SegmentParts<double>& selection);
    const LaneQuarter& quarter(std::size_t profile, std::size_t vector) const {
        return quarters_[(families_differ_ ? profile * vectors() : 0) + vector];
    }

private:
    void add(ExpectedCohort& cohort);
    void fill_up();
    LaneTraits traits(std::size_t first) const;
    LaneFamilies families(std::size_t profile, std::size_t first) const;

    std::vector<Lane> lanes_;
    std::vector<Arrival> arrivals_;  ///< in the order of their quarters
    std::vector<FamilyKind> kinds_;
    std::vector<std::array<std::size_t, profiles>> kinds_of_lane_;
    std::vector<LaneQuarter> quarters_;  ///< by profile, when families differ by it, and vector
    bool families_differ_ = false;
};

}  // namespace ccsim
