#include "sim/report/sensitivity_files.h"

#include <fmt/format.h>

#include "sim/report/datapackage.h"
#include "sim/report/manifest.h"

namespace ccsim {
namespace {

constexpr std::string_view readme = R"(WHAT DRIVES THE KEY MEASURES OF SCENARIO: {scenario}

{not_official}

THE FILES

  sensitivity.md    the answer on a page: start here
  reckoner.csv      one more of something, and what it does to each measure
  tornado-*.svg     charts: one unknown at a time, a chart a measure
  tornado.csv       the figures of the charts
  sobol.csv         shares of the variance (Sobol's indices) with intervals
  morris.csv        screening (Morris's elementary effects)
  datapackage.json  type, unit and meaning of every column
  scenario.yaml     the scenario, complete: ccsim takes it
  manifest.json     program, inputs, settings, and a SHA-256 of every file
  log.txt           what was said

ccsim verify on this folder makes it again and says whether it is identical.

EXCEL

Open reckoner.csv by double-click, and filter on measure and period_end.

R

  r <- read.csv("reckoner.csv")
  arrears <- subset(r, measure == "outstanding_arrears" & kind == "programme")
  arrears[c("step", "period_end", "effect", "p5", "p95")]

PYTHON

  import pandas as pd
  s = pd.read_csv("sobol.csv")
  s[s.measure == "outstanding_arrears"].nlargest(10, "total")
)";

/// "outstanding_arrears" as tornado-outstanding-arrears.svg.
std::string chart_file(const Measure& measure) {
    std::string out = "tornado-" + std::string(measure.id) + ".svg";
    for (char& c : out)
        if (c == '_') c = '-';
    return out;
}

}  // namespace

std::vector<ResultFile> sensitivity_files(const SensitivityRecord& record) {
    using enum ResultFile::Role;
    const std::vector<CsvTable> tables{reckoner_csv(record), tornado_csv(record), sobol_csv(record),
                                       morris_csv(record)};
    std::vector<ResultFile> files{{"sensitivity.md", sensitivity_text(record)}};
    for (const CsvTable& table : tables) files.push_back({table.file, table.text, result});
    for (const Measure& measure : measures())
        if (measure.is_key()) files.push_back({chart_file(measure), tornado_chart(record, measure)});
    files.push_back(
        {"datapackage.json", datapackage_json({.scenario = record.scenario,
                                               .title = "What drives the key measures: ",
                                               .intervals = "Of reckoner.csv: over draws of the unknowns. Of "
                                                            "sobol.csv: over resamples of the points."},
                                              tables)});
    files.push_back({"README.txt", fmt::format(readme, fmt::arg("scenario", record.scenario.name),
                                               fmt::arg("not_official", not_official))});
    return whole_folder(std::move(files), record.provenance);
}

}  // namespace ccsim
