#include "sim/scenario/parameter_lists.h"

#include <algorithm>
#include <array>

namespace ccsim {
namespace {

using Type = ListField::Type;

constexpr std::string_view quarter_rule = "a quarter is written as its last day, such as 2016-09-30";

constexpr std::array intake_fields = std::to_array<ListField>({
    {"quarter", Type::quarter, {}, quarter_rule, "The quarter in which the cases arrive"},
    {"cases", Type::number, {0, 2e9}, "a number of cases is from 0 to 2000000000", "New cases in the quarter"},
    {"most_qualifying_children",
     Type::whole,
     {1, 4},
     "a number of children, whole, is from 1 to 4 (4 stands for 4 or more)",
     "Families with more children apply to the 2012 scheme by then"},
});

constexpr std::array phase_fields = std::to_array<ListField>({
    {"from", Type::quarter, {}, quarter_rule, "The first quarter of the phase; it lasts until the next one starts"},
    {"segments",
     Type::segment_numbers,
     {1, 5},
     "segments are whole numbers from 1 to 5, each at most once, such as [3, 4]",
     "The segments selected from, in the order in which capacity goes to them"},
    {"capacity_cases_a_week",
     Type::number,
     {0, 2e9},
     "a number of cases a week is from 0 to 2000000000",
     "Cases selected for closure in a week; cases drifting into segments 1 to 3 come first"},
    {"order",
     Type::order,
     {},
     "an order is listed (the default) or random",
     "Whether the segments come one after another as listed, or are one pool from which cases are taken at random",
     true},
});

constexpr std::array lists = std::to_array<ParameterList>({
    {"intake.quarters", "quarter",
     "New cases by quarter. A quarter that is not listed brings none; those outside the run are not looked at",
     "assumption on the level. The 2012 scheme opened to families of four and more on 10 December 2012, of two and "
     "more "
     "on 29 July 2013 and to all on 25 November 2013; the 11,300 uncleared applications of December 2013 "
     "(fl-2014-02-26) clear over two quarters",
     intake_fields, "cases in quarter", Rating::amber, Rating::red},
    {"closure.phases", "phase",
     "The programme by phase. Capacity goes first to cases that drift into segments 1 to 3 after those were worked "
     "through, then to the segments of the phase in their order",
     "notices by segment and date: nacsa-2015; pace of 2015: wpq-8937; selected and ended by the end of 2015: "
     "wpq-buck-2016-01-19; slower from 2016, as ended cases to September 2016 come from those in notice before: "
     "qss-2016-09; later phases are the plan as it then stood",
     phase_fields, "cases a week", Rating::amber, Rating::red},
});

}  // namespace

std::span<const ParameterList> parameter_lists() { return lists; }

const ParameterList* find_list(std::string_view path) {
    const auto list = std::find_if(lists.begin(), lists.end(), [&](const ParameterList& l) { return l.path == path; });
    return list == lists.end() ? nullptr : &*list;
}

}  // namespace ccsim
