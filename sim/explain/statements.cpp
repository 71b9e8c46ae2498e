#include "sim/explain/statements.h"

#include <algorithm>
#include <array>

#include "sim/explain/mechanism_terms.h"

namespace ccsim {
namespace {

const WorldPath& actual(const DrawWorlds& d) { return d.by_switches[all_on]; }
const WorldPath& random_order(const DrawWorlds& d) {
    return d.by_switches[all_on & ~(1U << static_cast<unsigned>(Mechanism::published_order))];
}
const WorldPath& other(const DrawWorlds& d, OtherWorld world) { return d.others[static_cast<std::size_t>(world)]; }

const ServiceCounts& first(const WorldPath& path, Rate rate = Rate::contributing) { return path.of(rate).front(); }
const ServiceCounts& last(const WorldPath& path, Rate rate = Rate::contributing) { return path.of(rate).back(); }

/// The order's term less half of the change.
template <Rate rate>
double order_beyond_half(const DrawWorlds& d) {
    const MechanismTerms terms = mechanism_terms(d, rate, actual(d).of(rate).size() - 1);
    return terms.mechanisms[static_cast<std::size_t>(Mechanism::published_order)].total() - terms.change / 2;
}

double fewer_with_liability(const DrawWorlds& d) {
    return last(other(d, OtherWorld::no_programme)).all_cases() -
           last(other(d, OtherWorld::only_segment_1)).all_cases();
}

double higher_compliance(const DrawWorlds& d) {
    return last(other(d, OtherWorld::only_segment_2)).percent() - last(other(d, OtherWorld::no_programme)).percent();
}

double percent_left(double before, double after) { return before > 0 ? 100 * after / before : 0; }
double contributing_left(const WorldPath& path) {
    return percent_left(first(path).all_paying(), last(path).all_paying());
}

/// The fall in the number with a liability less the fall in the number contributing.
double slower_than_liabilities(const DrawWorlds& d) {
    return contributing_left(actual(d)) - percent_left(first(actual(d)).all_cases(), last(actual(d)).all_cases());
}

double slower_than_at_random(const DrawWorlds& d) {
    return contributing_left(actual(d)) - contributing_left(random_order(d));
}

struct Experiment {
    std::string_view name, says, experiment, unit;
    double (*effect)(const DrawWorlds&);
};

constexpr std::string_view on_the_order =
    "the increase in the proportion is likely due to the order in which cases are selected for case closure";
constexpr std::string_view on_segment_4 =
    "as the majority of segment 4 cases have not yet been closed, the number of cases contributing towards liability "
    "has not decreased at the same rate";

constexpr std::array experiments{
    Experiment{"order_of_contributing", on_the_order,
               "the term of the published order less half of the rise in the share contributing: most of the rise "
               "when above 0",
               "percentage points", &order_beyond_half<Rate::contributing>},
    Experiment{"order_of_full_payment", on_the_order,
               "the same for the share of collection-service cases that pay in full", "percentage points",
               &order_beyond_half<Rate::full_payment>},
    Experiment{"segment_1_lowers_the_number",
               "the closure of segment 1 cases will reduce the number of cases with a liability",
               "cases with a liability without the programme less those when only segment 1 is closed. A nil case is "
               "not counted as having a liability, so closing it changes the number only through the nil cases that "
               "would have been reassessed above nil",
               "cases", &fewer_with_liability},
    Experiment{"segment_2_raises_compliance",
               "the closure of segment 2 cases will increase average compliance in the pot of cases that are left",
               "the share contributing when only segment 2 is closed less the share without the programme",
               "percentage points", &higher_compliance},
    Experiment{"contributing_falls_more_slowly", on_segment_4,
               "the number contributing, in percent of what it was, less the same of the number with a liability",
               "percentage points", &slower_than_liabilities},
    Experiment{"because_segment_4_is_open", on_segment_4,
               "the number contributing, in percent of what it was, less the same under random order, which closes "
               "segment 4 as fast as the others",
               "percentage points", &slower_than_at_random},
};

}  // namespace

Answer Statement::answer() const {
    constexpr double most = 0.95;
    if (share_true >= most) return Answer::yes;
    return share_true <= 1 - most ? Answer::no : Answer::undecided;
}

std::vector<Statement> test_statements(std::span<const DrawWorlds> draws) {
    std::vector<Statement> out;
    for (const Experiment& e : experiments) {
        Statement statement{e.name, e.says, e.experiment, e.unit, {}, 0};
        for (const DrawWorlds& draw : draws) statement.effect.push_back(e.effect(draw));
        const auto above = std::ranges::count_if(statement.effect, [](double effect) { return effect > 0; });
        if (!draws.empty()) statement.share_true = static_cast<double>(above) / static_cast<double>(draws.size());
        out.push_back(std::move(statement));
    }
    return out;
}

}  // namespace ccsim
