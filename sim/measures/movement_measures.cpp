#include <array>

#include "sim/measures/measure_forms.h"
#include "sim/measures/tables.h"
#include "sim/measures/totals.h"

// Flows that no supplementary table prints and that explain the others.
namespace ccsim {
namespace {

using namespace forms;

constexpr Measure movement(std::string_view id, std::string_view breakdown, std::string_view meaning,
                           MeasureValue value) {
    return {id, breakdown, 0, unit::cases_in_quarter, to_100, meaning, value};
}

constexpr std::string_view reassessed_meaning = "cases reassessed in the quarter, by what changed";
constexpr std::string_view enforcement_meaning = "cases on which enforcement started, or was lifted, in the quarter";
constexpr std::string_view adjusted_meaning = "arrears taken off by adjustment in the quarter, by size of debt";

constexpr std::array movement_table{
    movement("cases_arriving", "all", "new cases in the quarter", flow<whole<tally::arrivals>>),
    movement("cases_gone", "all", "cases that left the schemes in the quarter, owing nothing",
             flow<whole<tally::went>>),
    movement("cases_reassessed", "positive to nil", reassessed_meaning, flow<whole<tally::became_nil>>),
    movement("cases_reassessed", "nil to positive", reassessed_meaning, flow<whole<tally::became_positive>>),
    movement("cases_reassessed", "change of amount", reassessed_meaning, flow<whole<tally::amount_changed>>),
    movement("cases_enforcement", "started", enforcement_meaning, flow<whole<tally::enforcement_started>>),
    movement("cases_enforcement", "lifted", enforcement_meaning, flow<whole<tally::enforcement_lifted>>),
    Measure{"arrears_adjusted_quarter", "small debts", 0, unit::million, to_tenth, adjusted_meaning,
            flow<millions<part<tally::adjusted_pence, 0>>>},
    Measure{"arrears_adjusted_quarter", "large debts", 0, unit::million, to_tenth, adjusted_meaning,
            flow<millions<part<tally::adjusted_pence, 1>>>},
};

}  // namespace

std::span<const Measure> movement_measures() { return movement_table; }

}  // namespace ccsim
