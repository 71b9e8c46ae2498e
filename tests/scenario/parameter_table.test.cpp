#include "sim/scenario/parameter_table.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

#include "sim/core/number.h"
#include "sim/scenario/scenario_keys.h"

using namespace ccsim;

namespace {

struct Bytes {
    std::size_t begin = 0, end = 0;
};

/// Where a member stands in the parameters.
template <class Member>
Bytes place_of_member(const Parameters& parameters, const Member& member) {
    const auto begin =
        static_cast<std::size_t>(reinterpret_cast<const char*>(&member) - reinterpret_cast<const char*>(&parameters));
    return {begin, begin + sizeof member};
}

std::vector<Bytes> all_places(Parameters& p) {
    std::vector<Bytes> places{place_of_member(p, p.opening.case_file), place_of_member(p, p.intake.quarters),
                              place_of_member(p, p.closure.phases), place_of_member(p, p.payer_types)};
    for (const ParameterRow& row : parameter_table())
        places.push_back(row.is_quarter() ? place_of_member(p, quarter_of(row, p))
                                          : place_of_member(p, number_of(row, p)));
    std::sort(places.begin(), places.end(), [](Bytes a, Bytes b) { return a.begin < b.begin; });
    return places;
}

}  // namespace

TEST_CASE("every number of the parameters has one row and no two rows share a number") {
    Parameters parameters;
    std::size_t covered = 0;
    for (const Bytes& place : all_places(parameters)) {
        CHECK(place.begin >= covered);
        CHECK(place.begin - covered < sizeof(double));  // no more than padding is left out
        covered = place.end;
    }
    CHECK(sizeof parameters - covered < sizeof(double));
}

TEST_CASE("every default and every value that changes nothing is in its range") {
    const Parameters defaults;
    for (const ParameterRow& row : parameter_table()) {
        if (row.is_quarter()) continue;
        INFO(row.path);
        CHECK(number_of(row, defaults) >= range_of(row).low);
        CHECK(number_of(row, defaults) <= range_of(row).high);
        CHECK(row.neutral.value_or(range_of(row).low) >= range_of(row).low);
        CHECK(row.neutral.value_or(range_of(row).low) <= range_of(row).high);
    }
}

TEST_CASE("every row has its own path and says what it is and where it is from") {
    std::set<std::string_view> paths;
    for (const ParameterRow& row : parameter_table()) {
        INFO(row.path);
        CHECK(paths.insert(row.path).second);
        CHECK(find_parameter(row.path) == &row);
        CHECK(row.description.size() > 10);
        CHECK(row.description.back() != '.');
        CHECK(row.source.find(": ") != std::string_view::npos);
        CHECK(find_group(row.path.substr(0, row.path.rfind('.'))) != nullptr);
    }
}

TEST_CASE("the rule of a number says its kind and range") {
    CHECK(rule_of(*find_parameter("closure.chance_drops_out")) == "a chance a quarter is from 0 to 1");
    CHECK(rule_of(*find_parameter("liabilities.flat_rate_pounds_a_week")) ==
          "an amount in pounds a week here is from 0.01 to 5");
    CHECK(rule_of(*find_parameter("leaving.reactive_from")) ==
          "a quarter is written as its last day, such as 2016-09-30");
}

TEST_CASE("numbers are found by path in the table and in the lists") {
    Parameters parameters;
    REQUIRE(find_number(parameters, "closure.chance_finalised") == &parameters.closure.chance_finalised);
    REQUIRE(find_number(parameters, "intake.quarters[2012-09-30].cases") == &parameters.intake.quarters[1].cases);
    REQUIRE(find_number(parameters, "closure.phases[2015-Q1].capacity_cases_a_week") ==
            &parameters.closure.phases[1].capacity_cases_a_week);
    CHECK(find_number(parameters, "closure.phases[2012-03-31].capacity_cases_a_week") == nullptr);
    CHECK(find_number(parameters, "closure.phases[2015-03-31].segments") == nullptr);
    CHECK(find_number(parameters, "leaving.reactive_from") == nullptr);
    CHECK(find_number(parameters, "closure") == nullptr);
}
