#include "sim/engine/expected_lanes.h"

#include <algorithm>
#include <utility>

#include "sim/engine/by_lane.h"

namespace ccsim {

FamilyKind::FamilyKind(int arrived, FamilyAges ages)
    : first_quarter_(std::max(arrived, 1)),
      quarters_to_go_(std::move(ages.quarters_to_go)),
      not_before_(quarters_to_go_.size()),
      children_(ages.children) {
    double later = 0;
    for (std::size_t q = quarters_to_go_.size(); q-- > 0;) not_before_[q] = later += quarters_to_go_[q];
}

void FamilyKind::grow_older(int index, const ChanceTables<double>& chances) {
    if (index < first_quarter_) return;
    const auto age = static_cast<std::size_t>(index - first_quarter_);
    ages_out_ = age < not_before_.size() && not_before_[age] > 0 ? quarters_to_go_[age] / not_before_[age] : 1;
    for (std::size_t k = 2; k < child_counts; ++k) {  // upwards, so that nobody falls twice
        const double fall = children_[k] * chances.child_stops[k][0];
        children_[k] -= fall;
        children_[k - 1] += fall;
    }
}

double FamilyKind::mean_children() const {
    double mean = 0;
    for (std::size_t k = 1; k < child_counts; ++k) mean += static_cast<double>(k) * children_[k];
    return mean;
}

LanePlan::LanePlan(std::vector<ExpectedCohort> cohorts, int direct_segment) {
    for (ExpectedCohort& cohort : cohorts) add(cohort);
    fill_up();
    const std::size_t kinds = families_differ_ ? profiles : 1;
    for (std::size_t profile = 0; profile < kinds; ++profile)
        for (std::size_t first = 0; first < lanes_.size(); first += lanes_a_vector) {
            LaneQuarter& quarter = quarters_.emplace_back();
            quarter.traits = traits(first);
            quarter.direct_segment = direct_segment;
        }
}

void LanePlan::add(ExpectedCohort& cohort) {
    const std::size_t first = lanes_.size();
    for (const ExpectedArrivals& arrival : cohort.cases) {
        const auto same = [&](const Lane& l) { return l.clerical == arrival.clerical && l.of_1993 == arrival.of_1993; };
        const auto found = std::find_if(lanes_.begin() + static_cast<std::ptrdiff_t>(first), lanes_.end(), same);
        const auto lane = static_cast<std::size_t>(found - lanes_.begin());
        if (found == lanes_.end()) lanes_.push_back({cohort.arrived, arrival.clerical, arrival.of_1993});
        arrivals_.push_back({cohort.arrived, lane, arrival});
    }
    families_differ_ = families_differ_ || cohort.families.size() > 1;
    for (std::size_t lane = first; lane < lanes_.size(); ++lane) {
        std::array<std::size_t, profiles>& kinds = kinds_of_lane_.emplace_back();
        kinds.fill(kinds_.size());
        const std::size_t traits = (lanes_[lane].of_1993 == 1 ? 0 : 1) * 2 + (lanes_[lane].clerical ? 1 : 0);
        if (cohort.families.size() > 1)
            for (std::size_t profile = 0; profile < profiles; ++profile) kinds[profile] += traits * profiles + profile;
    }
    for (FamilyAges& ages : cohort.families) kinds_.emplace_back(cohort.arrived, std::move(ages));
}

/// With lanes that nobody comes into.
void LanePlan::fill_up() {
    if (lanes_.empty()) {
        lanes_.emplace_back();
        kinds_.emplace_back(0, FamilyAges{});
        kinds_of_lane_.emplace_back().fill(0);
    }
    while (lanes_.size() % lanes_a_vector != 0) {
        lanes_.emplace_back();
        kinds_of_lane_.push_back(kinds_of_lane_.back());
    }
}

std::span<const Arrival> LanePlan::arrivals(int index) const {
    const auto begin = std::partition_point(arrivals_.begin(), arrivals_.end(),
                                            [index](const Arrival& arrival) { return arrival.index < index; });
    const auto end = std::partition_point(begin, arrivals_.end(),
                                          [index](const Arrival& arrival) { return arrival.index == index; });
    return {begin, end};
}

void LanePlan::turn_to(int index, const ChanceTables<double>& chances, const SegmentParts<double>& selection) {
    if (index > 0)
        for (FamilyKind& kind : kinds_) kind.grow_older(index, chances);
    for (std::size_t i = 0; i < quarters_.size(); ++i) {
        LaneQuarter& quarter = quarters_[i];
        const std::size_t first = i % vectors() * lanes_a_vector;
        quarter.families = families(i / vectors(), first);
        quarter.selection = selection;
        for (std::size_t lane = 0; lane < lanes_a_vector; ++lane)
            quarter.may_be_selected.set(lane, lanes_[first + lane].arrived < index ? 1 : 0);
    }
}

LaneTraits LanePlan::traits(std::size_t first) const {
    LaneTraits traits;
    for (std::size_t i = 0; i < lanes_a_vector; ++i) {
        const Lane& lane = lanes_[first + i];
        traits.of_1993.set(i, lane.of_1993);
        traits.of_2003.set(i, 1 - lane.of_1993);
        traits.clerical.set(i, lane.clerical ? 1 : 0);
    }
    return traits;
}

LaneFamilies LanePlan::families(std::size_t profile, std::size_t first) const {
    LaneFamilies out;
    for (std::size_t i = 0; i < lanes_a_vector; ++i) {
        const FamilyKind& kind = kinds_[kinds_of_lane_[first + i][profile]];
        out.ages_out.set(i, kind.ages_out());
        out.mean_children.set(i, kind.mean_children());
        for (std::size_t k = 0; k < child_counts; ++k) out.children[k].set(i, kind.children()[k]);
    }
    return out;
}

}  // namespace ccsim
