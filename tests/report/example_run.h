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
        design = {.engine = engine, .replicates = static_cast<int>(replicates)};
        provenance = {.command_line = "ccsim run example.yaml",
                      .inputs = {{"example.yaml", std::string(64, 'a')}},
                      .warnings = {"odd"},
                      .scenario_yaml = "scenario: example\n",
                      .log = {"first line", "second line"}};
    }

    /// The same over as many draws as there were replicates, with something missed in each that later quarters show.
    static ExampleRun with_misfit(Engine engine = Engine::sampled) {
        ExampleRun run(5, engine);
        std::vector<DrawFigures> model, missed;
        for (const Series& series : run.series) {
            Series more = series;
            for (ExpectedTally& t : more) t[tally::live_children.first] *= 1 + 0.1 * static_cast<double>(model.size());
            const auto figures = [&](const Series& s) {
                RunResult result{.expected = s, .replicates = {}};
                if (engine == Engine::sampled) result.replicates.push_back(s);
                return figures_of_draw(run.scenario.start, result);
            };
            model.push_back(figures(series));
            missed.push_back(figures(more));
        }
        run.projection = project(run.scenario.start, model, {.draws = missed, .from = run.scenario.last_outturn + 1});
        run.design.draws = static_cast<int>(model.size());
        run.design.replicates = 1;
        run.design.posterior = "posterior.csv";
        run.design.discrepancy = true;
        return run;
    }

    RunRecord record() const { return {scenario, projection, history, design, provenance}; }

    Scenario scenario;
    std::vector<Series> series;
    Projection projection;
    History history;
    RunDesign design;
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
