#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "sim/model/cohort_shares.h"
#include "sim/scenario/scenario.h"

namespace ccsim {

/// Cases alike in traits and state, with their totals, in simulated cases.
struct ExpectedArrivals {
    double of_1993 = 0;  ///< the part of them on the 1993 scheme
    bool clerical = false;
    std::uint8_t profile = 0;
    State state;
    double cases = 0, arrears_pence = 0, secretary_of_state_pence = 0, not_paid_since_january_2012 = 0;
};

/// The cases that arrive in one quarter of the run: 0 for the opening caseload.
struct ExpectedCohort {
    int arrived = 0;
    std::vector<ExpectedArrivals> cases;
    /// Families: one kind for the whole cohort, or of a case file one for each scheme (1993 first), clerical or not,
    /// and profile, in this order.
    std::vector<FamilyAges> families;
};

/// The rows of a case file, gathered into cells of rows alike: all that the expected engine needs of them, whatever
/// the parameters. Sums are of whole numbers, so the order of the rows does not show.
class CaseFileCells {
public:
    /// Every `scale`-th row is a simulated case.
    CaseFileCells(std::span<const CaseFileRow> rows, int scale);
    /// The cases with the payer types and classes that the rows leave open, in the shares of the opening.
    ExpectedCohort opening(const CohortShares& shares) const;

private:
    /// What rows say about who they are; 3 for a payer type or class that is not said.
    struct Traits {
        bool of_1993 = false, clerical = false;
        std::uint8_t standing = 0, payer_type = 0, liability_class = 0;
    };
    struct Cell {
        Traits traits;
        State state;
        std::int64_t cases = 0, arrears_pence = 0, secretary_of_state_pence = 0, not_paid_since_january_2012 = 0;
    };
    struct Families {
        Traits traits;
        std::int64_t cases = 0;
        std::array<std::int64_t, child_counts> children{};
        std::vector<std::int64_t> quarters_to_go;
    };

    static Traits traits_of(const CaseFileRow& row);
    static std::size_t place_of(const Traits& traits);
    template <class Body>
    static void for_each_profile(const Traits& traits, const CohortShares& shares, const Body& body);
    std::vector<ExpectedArrivals> cases(const CohortShares& shares) const;
    std::vector<FamilyAges> families(const CohortShares& shares) const;

    std::vector<Cell> cells_;
    std::vector<Families> families_;
};

}  // namespace ccsim
