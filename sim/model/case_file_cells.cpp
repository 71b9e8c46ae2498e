#include "sim/model/case_file_cells.h"

#include <algorithm>

#include "sim/model/liability_tables.h"

namespace ccsim {
namespace {

constexpr std::uint8_t not_said = 3;
constexpr std::size_t kinds_of_trait = std::size_t{4} * opening_standings * 4 * 4;
constexpr std::size_t opening_states = std::size_t{debts} * situations;
constexpr std::size_t kinds_of_families = std::size_t{4} * profiles;

std::size_t place_in_lane(bool of_1993, bool clerical, std::size_t profile) {
    return ((of_1993 ? 0U : 2U) + (clerical ? 1U : 0U)) * profiles + profile;
}

}  // namespace

CaseFileCells::Traits CaseFileCells::traits_of(const CaseFileRow& row) {
    Traits t{.of_1993 = row.scheme == Scheme::of_1993,
             .clerical = row.clerical,
             .standing = static_cast<std::uint8_t>(opening_standing(row.standing)),
             .payer_type = not_said,
             .liability_class = not_said};
    if (row.payer_type) t.payer_type = static_cast<std::uint8_t>(*row.payer_type);
    if (row.weekly_liability_pence)
        t.liability_class = static_cast<std::uint8_t>(class_of_amount(*row.weekly_liability_pence));
    return t;
}

/// Rising with scheme, clerical, standing, type, class.
std::size_t CaseFileCells::place_of(const Traits& t) {
    const std::size_t lane = (t.of_1993 ? 0U : 2U) + (t.clerical ? 1U : 0U);
    return ((lane * opening_standings + t.standing) * 4 + t.payer_type) * 4 + t.liability_class;
}

CaseFileCells::CaseFileCells(std::span<const CaseFileRow> rows, int scale)
    : cells_(kinds_of_trait * opening_states), families_(kinds_of_trait) {
    const auto every = static_cast<std::size_t>(scale);
    for (std::size_t i = 0; i + every <= rows.size(); i += every) {
        const CaseFileRow& row = rows[i];
        const Traits traits = traits_of(row);
        const State state = opening_state(row);
        Cell& cell = cells_[place_of(traits) * opening_states + code_of(state)];
        cell.traits = traits;
        cell.state = state;
        cell.cases += 1;
        cell.arrears_pence += row.arrears_pence;
        cell.secretary_of_state_pence += row.secretary_of_state_pence;
        cell.not_paid_since_january_2012 += row.paid_since_january_2012 ? 0 : 1;
        if (row.standing == Standing::no_liability) continue;
        Families& families = families_[place_of(traits)];
        families.traits = traits;
        families.cases += 1;
        families.children[row.qualifying_children] += 1;
        if (families.quarters_to_go.size() <= row.quarters_to_go)
            families.quarters_to_go.resize(row.quarters_to_go + 1U);
        families.quarters_to_go[row.quarters_to_go] += 1;
    }
    std::erase_if(cells_, [](const Cell& cell) { return cell.cases == 0; });
    std::erase_if(families_, [](const Families& families) { return families.cases == 0; });
    cells_.shrink_to_fit();
    families_.shrink_to_fit();
}

/// Calls body(profile, share) for every profile that rows of these traits may have.
template <class Body>
void CaseFileCells::for_each_profile(const Traits& traits, const CohortShares& shares, const Body& body) {
    const auto share_of = [](std::uint8_t said, std::size_t one, const std::array<double, 3>& drawn) {
        return said == not_said ? drawn[one] : (said == one ? 1.0 : 0.0);
    };
    for (std::size_t type = 0; type < 3; ++type)
        for (std::size_t liability = 0; liability < 3; ++liability) {
            const double share = share_of(traits.payer_type, type, shares.payer_type[traits.standing]) *
                                 share_of(traits.liability_class, liability, shares.liability_class[traits.standing]);
            if (share > 0) body(type * 3 + liability, share);
        }
}

ExpectedCohort CaseFileCells::opening(const CohortShares& shares) const { return {0, cases(shares), families(shares)}; }

std::vector<ExpectedArrivals> CaseFileCells::cases(const CohortShares& shares) const {
    std::vector<ExpectedArrivals> sums(kinds_of_families * opening_states);
    for (const Cell& cell : cells_)
        for_each_profile(cell.traits, shares, [&](std::size_t profile, double share) {
            const std::size_t place = place_in_lane(cell.traits.of_1993, cell.traits.clerical, profile);
            ExpectedArrivals& sum = sums[place * opening_states + code_of(cell.state)];
            sum.of_1993 = cell.traits.of_1993 ? 1 : 0;
            sum.clerical = cell.traits.clerical;
            sum.profile = static_cast<std::uint8_t>(profile);
            sum.state = cell.state;
            sum.cases += share * static_cast<double>(cell.cases);
            sum.arrears_pence += share * static_cast<double>(cell.arrears_pence);
            sum.secretary_of_state_pence += share * static_cast<double>(cell.secretary_of_state_pence);
            sum.not_paid_since_january_2012 += share * static_cast<double>(cell.not_paid_since_january_2012);
        });
    std::erase_if(sums, [](const ExpectedArrivals& sum) { return !(sum.cases > 0); });
    return sums;
}

std::vector<FamilyAges> CaseFileCells::families(const CohortShares& shares) const {
    std::vector<FamilyAges> out(kinds_of_families);
    std::array<double, kinds_of_families> cases{};
    for (const Families& more : families_)
        for_each_profile(more.traits, shares, [&](std::size_t profile, double share) {
            const std::size_t place = place_in_lane(more.traits.of_1993, more.traits.clerical, profile);
            FamilyAges& ages = out[place];
            cases[place] += share * static_cast<double>(more.cases);
            for (std::size_t k = 0; k < child_counts; ++k)
                ages.children[k] += share * static_cast<double>(more.children[k]);
            ages.quarters_to_go.resize(std::max(ages.quarters_to_go.size(), more.quarters_to_go.size()));
            for (std::size_t q = 0; q < more.quarters_to_go.size(); ++q)
                ages.quarters_to_go[q] += share * static_cast<double>(more.quarters_to_go[q]);
        });
    for (std::size_t i = 0; i < out.size(); ++i) {
        if (!(cases[i] > 0)) out[i] = shares.family;  // of nobody
        else {
            for (double& share : out[i].children) share /= cases[i];
            for (double& share : out[i].quarters_to_go) share /= cases[i];
        }
    }
    return out;
}

}  // namespace ccsim
