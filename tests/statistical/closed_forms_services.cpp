#include <cmath>

#include "sim/model/tally.h"
#include "tests/statistical/closed_forms.h"

// Enforcement and Maintenance Direct. A quiet case of the collection service pays nothing; with `part` or `full` it has
// always paid in part, or in full.
namespace ccsim::tests {
namespace {

constexpr Setting collected{"opening.cases_collected", 1}, direct{"opening.cases_direct", 1},
    pays{"payment.chance_pays.irregular", 1}, over_half{"payment.share_of_part_payers_over_half", 1},
    full{"payment.chance_full_if_pays.irregular", 1};

constexpr Seen started = total<tally::enforcement_started>, joined = total<tally::joined_direct>,
               left = total<tally::left_direct>;

// A chance that doubles in a year is 2^(1/4) times as large after a quarter; 0.9 is what it has then become.
const double before_doubling = 0.9 / std::pow(2, 0.25);
// The yearly change that makes it 0.5% more after that quarter.
const double doubling_off = 100 * (2 * std::pow(1.005, 4) - 1);

}  // namespace

std::vector<ClosedForm> service_forms() {
    return {
        {"enforcement.chance_starts", 0.9, {collected}, 1, started, 0.9},
        {"enforcement.odds_starts_after_part",
         9,
         {collected, pays, over_half, {"enforcement.chance_starts", 0.5}},
         1,
         started,
         0.9},
        {"enforcement.odds_starts_after_full",
         9,
         {collected, pays, full, {"enforcement.chance_starts", 0.5}},
         1,
         started,
         0.9},
        {"enforcement.starts_change_percent_a_year",
         100,
         {collected, {"enforcement.chance_starts", before_doubling}},
         1,
         started,
         0.9,
         doubling_off},
        // The change stops with the opening, or a quarter too late.
        {"enforcement.starts_change_until",
         0,
         {collected, {"enforcement.chance_starts", 0.5}, {"enforcement.starts_change_percent_a_year", 100}},
         1,
         started,
         0.5,
         1},
        {"enforcement.chance_lifted", 0.9, {{"opening.cases_enforced", 1}}, 1, total<tally::enforcement_lifted>, 0.9},
        {"maintenance_direct.chance_joins", 0.9, {collected, pays, full}, 1, joined, 0.9},
        {"maintenance_direct.odds_joins_after_part",
         9,
         {collected, pays, over_half, {"maintenance_direct.chance_joins", 0.5}},
         1,
         joined,
         0.9},
        {"maintenance_direct.odds_joins_after_nothing",
         9,
         {collected, {"maintenance_direct.chance_joins", 0.5}},
         1,
         joined,
         0.9},
        {"maintenance_direct.joins_change_percent_a_year",
         100,
         {collected, pays, full, {"maintenance_direct.chance_joins", before_doubling}},
         1,
         joined,
         0.9,
         doubling_off},
        {"maintenance_direct.chance_leaves", 0.9, {direct}, 1, left, 0.9},
        {"maintenance_direct.odds_leaves_unlikely",
         9,
         {direct, {"opening.payer_types_direct.unlikely", 1}, {"maintenance_direct.chance_leaves", 0.5}},
         1,
         left,
         0.9},
        {"maintenance_direct.leaves_change_percent_a_year",
         100,
         {direct, {"maintenance_direct.chance_leaves", before_doubling}},
         1,
         left,
         0.9,
         doubling_off},
        {"maintenance_direct.change_until",
         0,
         {direct, {"maintenance_direct.chance_leaves", 0.5}, {"maintenance_direct.leaves_change_percent_a_year", 100}},
         1,
         left,
         0.5,
         1},
    };
}

}  // namespace ccsim::tests
