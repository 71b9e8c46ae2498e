#include "sim/report/readme_text.h"

#include <fmt/format.h>

#include <algorithm>

namespace ccsim {
namespace {

constexpr std::string_view text = R"(RESULTS OF SCENARIO: {scenario}
{description}
{not_official}

The closure of the 1993 and 2003 child maintenance schemes (Child Support
Agency, Great Britain), {how} by ccsim.

  up to {last_outturn}   simulated past ("fitted"), beside published figures ("outturn")
  from then to {last_quarter}   projection

WHAT THE INTERVALS HOLD

{intervals}

THE FILES

  headline.csv      the key measures, one row a quarter: start here
  measures.csv      every measure, one number a row
  segments.csv      the closure programme by segment
  datapackage.json  type, unit and meaning of every column and measure
  scenario.yaml     the scenario, complete: ccsim run takes it
  manifest.json     program, inputs, settings, and a SHA-256 of every file
  log.txt           what was said during the run

ccsim verify on this folder runs it again and says whether it is identical.

In measures.csv, value is unrounded and value_rounded is as the publication
would print it. Each figure is rounded on its own, so rounded figures may not
add up; nor need medians. Rows with the statistic "published" are the
Department's figures; all others are simulated. An empty field is a figure
that does not exist, not a nought.

EXCEL

Open headline.csv by double-click. For measures.csv use Data, From Text/CSV,
then a pivot table: period_end in the rows, statistic in the columns, value
in the values, and filters on measure and breakdown.

R

  m <- read.csv("measures.csv")
  m$period_end <- as.Date(m$period_end)
  live <- subset(m, measure == "live_caseload" & breakdown == "total")
  reshape(live[c("period_end", "statistic", "value")],
          idvar = "period_end", timevar = "statistic", direction = "wide")

PYTHON

  import pandas as pd
  m = pd.read_csv("measures.csv", parse_dates=["period_end"])
  live = m[(m.measure == "live_caseload") & (m.breakdown == "total")]
  live.pivot(index="period_end", columns="statistic", values="value")

LICENCE

Published figures: Crown copyright, Open Government Licence v3.0.
)";

/// Lines of at most `width` characters.
std::string wrapped(const std::string& sentence, std::size_t width) {
    std::string out;
    std::size_t line = 0, at = 0;
    while (at < sentence.size()) {
        const std::size_t end = std::min(sentence.find(' ', at), sentence.size());
        if (line > 0 && line + 1 + end - at > width) {
            out += '\n';
            line = 0;
        } else if (line > 0) {
            out += ' ';
            ++line;
        }
        out.append(sentence, at, end - at);
        line += end - at;
        at = end + 1;
    }
    return out;
}

}  // namespace

std::string readme_text(const RunRecord& record) {
    const std::string& description = record.scenario.description;
    return fmt::format(text, fmt::arg("scenario", record.scenario.name),
                       fmt::arg("description", description.empty() ? "" : wrapped(description, 78) + '\n'),
                       fmt::arg("how", record.design.engine == Engine::sampled ? "simulated case by case"
                                                                               : "as averages over all cases"),
                       fmt::arg("not_official", not_official),
                       fmt::arg("last_outturn", record.scenario.last_outturn.last_day()),
                       fmt::arg("last_quarter", record.scenario.last_quarter.last_day()),
                       fmt::arg("intervals", wrapped(sentence_on_intervals(record), 78)));
}

}  // namespace ccsim
