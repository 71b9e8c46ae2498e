#include "sim/scenario/parameter_lists.h"

#include <algorithm>
#include <array>
#include <type_traits>
#include <utility>

namespace ccsim {
namespace {

using P = Parameters;
using I = std::size_t;

/// The items of the vector that `in` picks out.
template <auto in>
constexpr ListItems items_of{.count = [](const P& p) { return in(p).size(); },
                             .renew =
                                 [](P& p, std::size_t count) {
                                     in(p).clear();
                                     in(p).resize(count);
                                 },
                             .repeat =
                                 [](P& p, I item, I before) {
                                     auto copy = in(p)[item];
                                     in(p).insert(in(p).begin() + static_cast<std::ptrdiff_t>(before), std::move(copy));
                                 }};

constexpr auto intake_quarters = [](auto& p) -> auto& { return p.intake.quarters; };
constexpr auto closure_phases = [](auto& p) -> auto& { return p.closure.phases; };

constexpr std::string_view quarter_rule = "a quarter is written as its last day, such as 2016-09-30";

constexpr std::array intake_fields = std::to_array<ListField>({
    {"quarter",
     [](P& p, I i) { return &p.intake.quarters[i].quarter; },
     {},
     quarter_rule,
     "The quarter in which the cases arrive"},
    {"cases",
     [](P& p, I i) { return &p.intake.quarters[i].cases; },
     {0, 2e9},
     "a number of cases is from 0 to 2000000000",
     "New cases in the quarter"},
    {"most_qualifying_children",
     [](P& p, I i) { return &p.intake.quarters[i].most_qualifying_children; },
     {1, 4},
     "a number of children, whole, is from 1 to 4 (4 stands for 4 or more)",
     "Families with more children apply to the 2012 scheme by then"},
});

constexpr std::array phase_fields = std::to_array<ListField>({
    {"from",
     [](P& p, I i) { return &p.closure.phases[i].from; },
     {},
     quarter_rule,
     "The first quarter of the phase; it lasts until the next one starts"},
    {"segments",
     [](P& p, I i) { return &p.closure.phases[i].segments; },
     {1, 5},
     "segments are whole numbers from 1 to 5, each at most once, such as [3, 4]",
     "The segments selected from, in the order in which capacity goes to them"},
    {"capacity_cases_a_week",
     [](P& p, I i) { return &p.closure.phases[i].capacity_cases_a_week; },
     {0, 2e9},
     "a number of cases a week is from 0 to 2000000000",
     "Cases selected for closure in a week; cases drifting into segments 1 to 3 come first"},
    {"order",
     [](P& p, I i) { return &p.closure.phases[i].order; },
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
     items_of<intake_quarters>, intake_fields, "cases in quarter", Rating::amber, Rating::red},
    {"closure.phases", "phase",
     "The programme by phase. Capacity goes first to cases that drift into segments 1 to 3 after those were worked "
     "through, then to the segments of the phase in their order",
     "notices by segment and date: nacsa-2015; pace of 2015: wpq-8937; selected and ended by the end of 2015: "
     "wpq-buck-2016-01-19; slower from 2016, as ended cases to September 2016 come from those in notice before: "
     "qss-2016-09; later phases are the plan as it then stood",
     items_of<closure_phases>, phase_fields, "cases a week", Rating::amber, Rating::red, true},
});

}  // namespace

std::span<const ParameterList> parameter_lists() { return lists; }

const ParameterList* find_list(std::string_view path) {
    const auto list = std::find_if(lists.begin(), lists.end(), [&](const ParameterList& l) { return l.path == path; });
    return list == lists.end() ? nullptr : &*list;
}

const ListField* find_field(const ParameterList& list, std::string_view name) {
    const auto field =
        std::find_if(list.fields.begin(), list.fields.end(), [&](const ListField& f) { return f.name == name; });
    return field == list.fields.end() ? nullptr : &*field;
}

const ListField* find_field(std::string_view path) {
    const auto parts = path_in_list(path);
    const ParameterList* const list = parts ? find_list(parts->list) : nullptr;
    return list ? find_field(*list, parts->field) : nullptr;
}

// The fields only pick out a member, so looking through them changes nothing.
Value value_of(const ListField& field, const Parameters& parameters, std::size_t item) {
    return std::visit([&](auto in) -> Value { return *in(const_cast<Parameters&>(parameters), item); }, field.in);
}

std::optional<Value> value_left_out(const ParameterList& list, const ListField& field) {
    if (!field.may_be_left_out) return {};
    Parameters with_a_new_item;
    list.items.renew(with_a_new_item, 1);
    return value_of(field, with_a_new_item, 0);
}

Quarter quarter_of_item(const ParameterList& list, const Parameters& parameters, std::size_t item) {
    return std::get<Quarter>(value_of(list.fields.front(), parameters, item));
}

std::optional<std::size_t> find_item(const ParameterList& list, const Parameters& parameters,
                                     std::string_view quarter) {
    const auto wanted = parse_quarter(quarter);
    for (std::size_t i = 0; wanted && i < list.items.count(parameters); ++i)
        if (quarter_of_item(list, parameters, i) == *wanted) return i;
    return {};
}

std::string path_of_item(const ParameterList& list, Quarter quarter) {
    return std::string(list.path) + '[' + quarter.last_day() + ']';
}

std::optional<PathInList> path_in_list(std::string_view path) {
    const std::size_t open = path.find('['), close = path.find("].", open);
    if (open == std::string_view::npos || close == std::string_view::npos) return {};
    return PathInList{path.substr(0, open), path.substr(open + 1, close - open - 1), path.substr(close + 2)};
}

}  // namespace ccsim
