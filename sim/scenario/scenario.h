#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/core/quarter.h"
#include "sim/core/terms.h"
#include "sim/scenario/parameters.h"

namespace ccsim {

/// One row of a case file: a case on the schemes at the start of the run. The columns are in case_file.h.
struct CaseFileRow {
    Scheme scheme = Scheme::of_2003;
    bool clerical = false;
    Standing standing = Standing::collected;             ///< never ended or gone
    std::optional<PayerType> payer_type;                 ///< empty: drawn from the opening's shares for the standing
    std::optional<std::int32_t> weekly_liability_pence;  ///< empty: drawn; always empty for nil and no liability
    Outcome last_outcome = Outcome::none_yet;            ///< collection service only
    std::uint8_t qualifying_children = 0;                ///< 0 to 4, 4 standing for 4 or more; 0 only without liability
    std::uint16_t quarters_to_go = 0;  ///< until the youngest child stops qualifying; 0: this coming quarter
    std::int32_t arrears_pence = 0;
    std::int32_t secretary_of_state_pence = 0;  ///< the part of the arrears owed to the Secretary of State
    bool paid_since_january_2012 = false;
    bool ended_recently = false;  ///< no liability only: it ended in the year before the start
};

/// How measures count the cases on Maintenance Direct, of which no payment is seen: as paying in full, as the
/// publication does; or at the compliance of the collection service. It changes no case, only what is made of it.
enum class DirectCounted : std::uint8_t { as_paying, as_collected };
/// The words for them.
inline constexpr std::array<std::string_view, 2> direct_countings{"paying", "collection_service"};

/// What the user asked to be simulated, read and checked.
struct Scenario {
    std::string name = "baseline";  ///< also of the results folder
    std::string description =
        "The 1993 and 2003 schemes as published to September 2016, then the closure plan as it stood";
    std::uint64_t seed = 2012;
    Quarter start{2012, 1};  ///< the opening caseload is as at the last day of this quarter
    Quarter last_quarter{2018, 4};
    Quarter last_outturn{2016, 3};  ///< later quarters are a projection
    DirectCounted maintenance_direct_counted_as = DirectCounted::as_paying;
    Parameters parameters;
    std::vector<CaseFileRow> cases;   ///< read from parameters.opening.case_file; empty when the opening is drawn
    std::vector<std::string> inputs;  ///< every file read for it: the scenario, those it extends, the case file

    int quarters() const { return last_quarter - start; }
    /// Where a quarter stands in the run: 0 for the opening, 1 for the first quarter simulated.
    int index_of(Quarter q) const { return q - start; }
};

}  // namespace ccsim
