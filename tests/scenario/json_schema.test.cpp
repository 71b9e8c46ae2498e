#include "sim/scenario/json_schema.h"

#include <catch2/catch.hpp>

#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>

#include "sim/scenario/parameter_table.h"
#include "sim/scenario/scenario_keys.h"
#include "sim/scenario/write_scenario.h"
#include "tests/support/bad_inputs.h"
#include "tests/support/paths.h"
#include "tests/support/temporary_folder.h"

using namespace ccsim;
using namespace ccsim::tests;
using Json = nlohmann::json;

namespace {

/// The schema of a key, or null.
Json schema_at(const Json& schema, const std::string& path) {
    Json at = schema;
    for (std::size_t begin = 0;;) {
        const std::size_t dot = path.find('.', begin);
        at = at.value("properties", Json::object()).value(path.substr(begin, dot - begin), Json());
        if (dot == std::string::npos || at.is_null()) return at;
        begin = dot + 1;
    }
}

bool refuses_other_keys(const Json& schema) {
    if (!schema.contains("properties")) return true;
    if (schema["additionalProperties"] != false) return false;
    for (const auto& [key, inner] : schema["properties"].items())
        if (!refuses_other_keys(inner)) return false;
    return true;
}

const std::vector<std::string> good_scenarios{
    "name: 2016\ndescription: yes\nseed: 0\nlast_quarter: 2017-Q2\nstart: March 2012\nlast_outturn: 2016-09\n",
    "closure: {chance_drops_out: 12%, chance_finalised: \"0.5%\", maintenance_direct_segment: 3}\n",
    "opening:\nintake: {quarters: []}\n",
    "closure:\n  phases:\n    - {from: 2015-06-30, segments: [], capacity_cases_a_week: 0}\n",
    "payment: {odds_pays_in_notice: 1000, chance_pays: {reliable: 1}}\n",
    "closure: {phases: {every: {capacity_cases_a_week: {times: 0.5}, order: random}, 2016-Q4: {}}}\n",
    "intake: {quarters: {2012-06-30: {cases: {plus: 10}}}}\n",
    "extends: {seed: 3, extends: {intake: {share_nil: 0.1}}}\nintake: {share_nil: {times: 2}}\n",
    "payment: {odds_pays_in_notice: {times: 1.1}}\nclosure: {chance_drops_out: {plus: 0.5%}}\n",
};

}  // namespace

TEST_CASE("the schema has every key of a scenario and refuses others") {
    const Json schema = Json::parse(json_schema());
    CHECK(schema["$schema"] == "http://json-schema.org/draft-07/schema#");
    for (const std::string& key : all_keys()) {
        INFO(key);
        CHECK(schema_at(schema, key).contains("description"));
    }
    CHECK(refuses_other_keys(schema));
}

TEST_CASE("the schema has the range and default of every number") {
    const Json schema = Json::parse(json_schema());
    const Parameters defaults;
    for (const ParameterRow& row : parameter_table()) {
        if (row.is_quarter()) continue;
        INFO(row.path);
        const Json of_row = schema_at(schema, std::string(row.path));
        const Json number = of_row["anyOf"][0];
        CHECK(number["minimum"] == range_of(row).low);
        CHECK(number["maximum"] == range_of(row).high);
        CHECK(of_row["default"] == number_of(row, defaults));
    }
}

TEST_CASE("the schema accepts what the reader accepts and refuses what it can of the rest") {
    const std::string script = (source_dir / "tests/scenario/schema_agreement.py").string();
    if (std::system(("python3 '" + script + "' --can-run >/dev/null 2>&1").c_str()) != 0) {
        WARN("skipped: python3 with yaml and jsonschema is not installed");
        return;
    }
    const TemporaryFolder folder;
    folder.write("schema.json", json_schema());
    int files = 0;
    const auto add = [&](const std::string& verdict, const std::string& yaml) {
        folder.write(verdict + '/' + std::to_string(++files) + ".yaml", yaml);
    };
    for (const std::string& yaml : good_scenarios) add("accepts", yaml);
    add("accepts", yaml_of({}));
    add("accepts", commented_scenario({}));
    for (const BadInput& input : bad_inputs())
        if (input.schema_refuses) add("refuses", input.files.at(0).text);
    REQUIRE(files > 40);
    CHECK(std::system(("python3 '" + script + "' '" + folder.path().string() + "'").c_str()) == 0);
}
