#include "sim/scenario/parameter_values.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>
#include <string>
#include <vector>

#include "sim/scenario/parameter_lists.h"
#include "sim/scenario/parameter_table.h"
#include "sim/scenario/scenario_numbers.h"

using namespace ccsim;

namespace {

std::vector<ParameterValue> values_of(const Parameters& parameters) {
    std::vector<ParameterValue> out;
    for_each_value(parameters, [&](const ParameterValue& value) { out.push_back(value); });
    return out;
}

const ParameterValue& value_at(const std::vector<ParameterValue>& values, const std::string& path) {
    const auto found = std::ranges::find(values, path, &ParameterValue::path);
    REQUIRE(found != values.end());
    return *found;
}

}  // namespace

TEST_CASE("every value of the parameters is visited once and is what the parameters have") {
    const Parameters p;
    const auto values = values_of(p);
    CHECK(values.size() == parameter_table().size() + 2 * p.intake.quarters.size() + 3 * p.closure.phases.size());
    std::set<std::string> paths;
    for (const ParameterValue& v : values) {
        INFO(v.path);
        CHECK(paths.insert(v.path).second);
        if (const double* const number = find_number(p, v.path)) CHECK(v.value == Value(*number));
        else CHECK_FALSE(std::holds_alternative<double>(v.value));
    }
    CHECK(text_of(value_at(values, "leaving.reactive_from").value) == "2014-09-30");
    CHECK(text_of(value_at(values, "closure.phases[2015-03-31].segments").value) == "1 2");
    CHECK(text_of(value_at(values, "intake.quarters[2013-09-30].most_qualifying_children").value) == "1");
}

TEST_CASE("every field of every list is one of its own member of the item it is asked of") {
    for (const ParameterList& list : parameter_lists()) {
        Parameters p;
        list.items.renew(p, 2);
        std::set<const void*> members;
        for (const ListField& field : list.fields)
            for (const std::size_t item : {std::size_t{0}, std::size_t{1}})
                members.insert(std::visit([&](auto in) -> const void* { return in(p, item); }, field.in));
        CHECK(members.size() == 2 * list.fields.size());
        CHECK(list.fields.front().is_quarter());
        CHECK(std::ranges::count_if(list.fields, &ListField::is_quarter) == 1);
    }
}

TEST_CASE("a field that may be left out changes nothing where it is as if it were left out") {
    Parameters p;
    p.closure.phases.front().order = SelectionOrder::random;
    const auto values = values_of(p);
    CHECK_FALSE(value_at(values, "closure.phases[2014-09-30].order").is_neutral());
    CHECK(value_at(values, "closure.phases[2015-03-31].order").is_neutral());
    CHECK_FALSE(value_at(values, "closure.phases[2015-03-31].segments").neutral);
}

TEST_CASE("the text of a scenario is the one that digests kept by posteriors and studies are of") {
    Scenario s;
    s.parameters.closure.phases.back().order = SelectionOrder::random;
    s.parameters.opening.case_file = "cases.csv";
    CHECK_THAT(numbers_of(s), Catch::StartsWith("start=2012-03-31\nopening.cases_collected=432000\n"));
    CHECK_THAT(numbers_of(s), Catch::Contains("\nintake.quarters[2013-03-31]=20500 3\n") &&
                                  Catch::Contains("\nclosure.phases[2015-06-30]=3200 1 2 3 4\n") &&
                                  Catch::EndsWith("\nclosure.phases[2016-12-31]=7900 4 5 at random\n"
                                                  "opening.case_file=a file\n"));
}

TEST_CASE("the past of a scenario is its start and its values and that there is a case file") {
    Scenario s;
    CHECK(past_values(s).size() == 1 + values_of(s.parameters).size());
    CHECK(text_of(past_values(s).front().value) == "2012-03-31");
    s.parameters.opening.case_file = "cases.csv";
    CHECK(past_values(s).back().path == "opening.case_file");
}
