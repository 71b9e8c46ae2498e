#pragma once

#include <map>
#include <string>
#include <vector>

#include "sim/core/csv.h"
#include "sim/report/csv_table.h"
#include "sim/report/run_record.h"
#include "tests/support/tallies.h"

namespace ccsim::tests {

/// A run of 14 quarters from March 2015 to June 2018 with made-up totals, and three published figures, one of them from
/// before the run.
struct ExampleRun {
    explicit ExampleRun(std::uint32_t replicates = 5, Engine engine = Engine::sampled) {
        scenario.name = "example, \"odd\"";
        scenario.description = "For tests.";
        scenario.start = {2015, 1};
        scenario.last_quarter = {2018, 2};
        for (std::uint32_t n = 0; n < replicates; ++n) series.push_back(made_up_series(n, 14));
        projection = project(scenario.start, series);
        history = parse_history(
            "period_end,measure,breakdown,value,unit,rounding,source_id,note\n"
            "2014-03-31,live_caseload,total,1.4,million cases,0.1 million,a,\n"
            "2016-09-30,live_caseload,total,40000,cases,100,qss-2016-09,\n"
            "2016-09-30,pct_cases_contributing,all,92.7,percent,0.1pp,qss-2016-09,\n",
            "history.csv");
        provenance = {.command_line = "ccsim run example.yaml",
                      .engine = engine,
                      .replicates = static_cast<int>(replicates),
                      .inputs = {{"example.yaml", std::string(64, 'a')}},
                      .warnings = {"odd"}};
    }

    RunRecord record() const {
        return {scenario, projection, history, provenance, "scenario: example\n", {"first line", "second line"}};
    }

    Scenario scenario;
    std::vector<Series> series;
    Projection projection;
    History history;
    Provenance provenance;
};

/// The rows of a CSV file under its column names; empty when it is malformed or a row has another width.
inline std::vector<std::map<std::string, std::string>> rows_of(const std::string& text) {
    CsvReader reader(text, "test.csv");
    std::vector<CsvField> fields;
    std::vector<std::string> names;
    std::vector<std::map<std::string, std::string>> rows;
    while (reader.next(fields)) {
        if (names.empty()) {
            for (const CsvField& field : fields) names.emplace_back(field.text);
            continue;
        }
        if (fields.size() != names.size()) return {};
        auto& row = rows.emplace_back();
        for (std::size_t i = 0; i < names.size(); ++i) row[names[i]] = std::string(fields[i].text);
    }
    return reader.problems().empty() ? rows : std::vector<std::map<std::string, std::string>>{};
}

}  // namespace ccsim::tests
