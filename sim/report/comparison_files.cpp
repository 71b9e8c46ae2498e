#include "sim/report/comparison_files.h"

#include <fmt/format.h>

#include <utility>

#include "sim/report/datapackage.h"
#include "sim/report/differences_csv.h"
#include "sim/report/headline_csv.h"
#include "sim/report/manifest.h"
#include "sim/report/measures_csv.h"
#include "sim/report/segments_csv.h"

namespace ccsim {
namespace {

constexpr std::string_view readme = R"(SCENARIOS COMPARED WITH: {base}

{not_official}

Every scenario was run with the same draws of what is not known, and every
case has the same luck in all of them, so the differences are taken run by run.

  {variants}

THE FILES

  differences.csv   each variant less {base}: start here
  what-differs.csv  which parameters differ, and how
  measures.csv      every measure of every scenario, one number a row
  headline.csv      the key measures, one row a scenario and quarter
  segments.csv      the closure programme by segment
  datapackage.json  type, unit and meaning of every column and measure
  scenario.yaml     {base} in full; each variant is in scenario-NAME.yaml
  manifest.json     program, inputs, settings, and a SHA-256 of every file
  log.txt           what was said during the runs

A difference has a far narrower interval than the two figures it is between:
compare the differences, not the intervals of measures.csv. The statistic
variance_reduction says how much was won by pairing the runs.

ccsim verify on this folder runs everything again and says whether it is
identical.
)";

/// The table of the base with the rows of the variants below.
CsvTable of_all(const ComparisonRecord& record, CsvTable (*make)(const RunRecord&)) {
    CsvTable table = make(record.base);
    for (const ComparedVariant& variant : record.variants) {
        const CsvTable more = make(variant.run);
        table.text.append(more.text, more.text.find('\n') + 1);
    }
    if (table.key.front() != "scenario") table.key.insert(table.key.begin(), "scenario");
    return table;
}

std::string readme_of(const ComparisonRecord& record) {
    std::string variants;
    for (const ComparedVariant& variant : record.variants)
        variants += (variants.empty() ? "" : "\n  ") + variant.run.scenario.name;
    return fmt::format(readme, fmt::arg("base", record.base.scenario.name), fmt::arg("not_official", not_official),
                       fmt::arg("variants", variants));
}

}  // namespace

std::vector<ResultFile> comparison_files(const ComparisonRecord& record) {
    std::vector<CsvTable> tables;
    tables.push_back(differences_csv(record));
    tables.push_back(what_differs_csv(record));
    for (const auto make : {measures_csv, headline_csv, segments_csv}) tables.push_back(of_all(record, make));
    std::vector<ResultFile> files;
    files.push_back({"README.txt", readme_of(record)});
    files.push_back({"datapackage.json", datapackage_json(record.base, tables)});
    for (CsvTable& table : tables)
        files.push_back({std::move(table.file), std::move(table.text), ResultFile::Role::result});
    for (const ComparedVariant& variant : record.variants)
        files.push_back({variant_file(variant.run.scenario.name), variant.run.provenance.scenario_yaml});
    add_scenario_and_log(record.base.provenance, files);
    files.push_back(manifest_of(record, files));
    return files;
}

}  // namespace ccsim
