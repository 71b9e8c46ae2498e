#include "sim/report/datapackage.h"

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <set>

#include "sim/core/number.h"
#include "sim/core/quarter.h"
#include "sim/report/headline_csv.h"
#include "sim/report/measures_csv.h"
#include "sim/report/segments_csv.h"
#include "sim/report/sha256.h"
#include "tests/report/example_run.h"

using namespace ccsim;
using nlohmann::json;
using tests::ExampleRun;

namespace {

std::array<CsvTable, 3> tables_of(const ExampleRun& run) {
    return {measures_csv(run.record()), headline_csv(run.record()), segments_csv(run.record())};
}

json package_of(const ExampleRun& run) { return json::parse(datapackage_json(run.record(), tables_of(run))); }

}  // namespace

TEST_CASE("the data package describes every column of every file in order") {
    const ExampleRun run;
    const auto tables = tables_of(run);
    const json package = package_of(run);
    REQUIRE(package["resources"].size() == tables.size());
    for (std::size_t i = 0; i < tables.size(); ++i) {
        const json& resource = package["resources"][i];
        CHECK(resource["path"] == tables[i].file);
        std::string names;
        for (const json& field : resource["schema"]["fields"]) {
            names += field["name"].get<std::string>() + ',';
            CHECK(field["description"].get<std::string>().size() > 5);
        }
        CHECK(names == tables[i].text.substr(0, tables[i].text.find('\n')) + ',');
        CHECK(resource["hash"] == "sha256:" + sha256_of(tables[i].text));
        CHECK(resource["bytes"] == tables[i].text.size());
        CHECK(resource["schema"]["missingValues"] == json::array({""}));
    }
}

TEST_CASE("every field is of the type and among the words that the data package says") {
    const ExampleRun run;
    const json package = package_of(run);
    const auto tables = tables_of(run);
    for (std::size_t i = 0; i < tables.size(); ++i)
        for (const auto& row : tests::rows_of(tables[i].text))
            for (const json& field : package["resources"][i]["schema"]["fields"]) {
                const std::string& text = row.at(field["name"]);
                if (text.empty()) continue;
                INFO(tables[i].file << ", " << field["name"] << ": " << text);
                if (field["type"] == "number") REQUIRE(parse_number(text));
                if (field["type"] == "integer") REQUIRE(parse_whole(text));
                if (field["type"] == "date") REQUIRE(quarter_holding(text));
                if (field.contains("constraints")) {
                    const json& words = field["constraints"]["enum"];
                    REQUIRE(std::find(words.begin(), words.end(), text) != words.end());
                }
            }
}

TEST_CASE("the data package says what every measure means") {
    const json package = package_of(ExampleRun());
    CHECK(package["measures"].size() == measures().size());
    for (const json& measure : package["measures"]) {
        const Measure* const found =
            find_measure(measure["measure"].get<std::string>(), measure["breakdown"].get<std::string>());
        REQUIRE(found != nullptr);
        CHECK(measure["meaning"] == found->meaning);
        CHECK(measure["unit"] == found->unit);
    }
}

TEST_CASE(
    "the data package keeps projections from being taken for official statistics and intervals from being misread") {
    const json package = package_of(ExampleRun());
    CHECK(
        package["description"].get<std::string>().starts_with("An illustrative projection, not official statistics."));
    CHECK(package["intervals"].get<std::string>().find("run-to-run chance only") != std::string::npos);
    CHECK(package_of(ExampleRun(1, Engine::expected))["intervals"].get<std::string>().find("no intervals") !=
          std::string::npos);
    CHECK(package["name"] == "ccsim-example---odd-");
    CHECK(package["licenses"][0]["name"] == "OGL-UK-3.0");
}
