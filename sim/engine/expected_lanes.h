#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "sim/engine/four_lanes.h"
#include "sim/model/expected_arrivals.h"

// Who arrives in the expected engine, and when: the traits that chances, hazards or counts look at, enumerated.
namespace ccsim {

/// Cases alike in all but profile and state: a cohort and whether it is managed off system. Scheme has no behaviour, so
/// a lane may hold both, in a fixed share.
struct Lane {
    int arrived = 0;  ///< quarter of arrival; 0 for the opening caseload
    bool clerical = false;
    double of_1993 = 0;
    double cases = 0;  ///< that ever arrive; 0 for a lane that only fills up a vector
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

/// The families of one profile in four lanes, in one quarter.
struct LaneFamilies {
    Four ages_out{};                            ///< the chance that the youngest child stops qualifying
    std::array<Four, child_counts> children{};  ///< share by number of children, among those that still have one
    Four mean_children{};
};

/// Cases that come in alike, and the lane they come into.
struct Arrival {
    int index = 0;
    std::size_t lane = 0;
    ExpectedArrivals cases;
};

/// The lanes that cohorts come into, as many as fill whole vectors.
class LanePlan {
public:
    explicit LanePlan(std::span<const ExpectedCohort> cohorts);

    const std::vector<Lane>& lanes() const { return lanes_; }
    const std::vector<Arrival>& arrivals() const { return arrivals_; }
    /// Of the four lanes from `first`.
    LaneFamilies families(std::size_t profile, std::size_t first) const;
    void grow_older(int index, const ChanceTables<double>& chances);

private:
    void add(const ExpectedCohort& cohort);

    std::vector<Lane> lanes_;
    std::vector<Arrival> arrivals_;
    std::vector<FamilyKind> kinds_;
    std::vector<std::vector<std::size_t>> kinds_of_lane_;  ///< by profile
    std::vector<std::size_t> kind_of_;
};

}  // namespace ccsim
