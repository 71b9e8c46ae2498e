#include "sim/report/decomposition_csv.h"

#include <array>

#include "sim/measures/summaries.h"

namespace ccsim {
namespace {

std::vector<CsvColumn> columns() {
    using enum CsvColumn::Type;
    return {{"period_end", date, "", "last day of the quarter"},
            {"term", text, "",
             "what is told: rate, account and term, from the whole to its parts, joined by dots. A term in percentage "
             "points is what it adds to the rate between the first quarter and this one"},
            {"statistic", text, "", "over the runs", {"mean", "p5", "median", "p95", "share_true"}},
            {"value", number, "", "in the unit of the row, unrounded"},
            {"unit", text, "", "of the value"}};
}

class Rows {
public:
    explicit Rows(CsvWriter& out) : out_(out) {}
    void add(Quarter quarter, std::string_view term, std::string_view statistic, double value, std::string_view unit) {
        out_.text(quarter.last_day()).text(term).text(statistic).number(value).text(unit);
        out_.end_row();
    }
    void summarise(Quarter quarter, std::string_view term, const std::vector<double>& values, std::string_view unit) {
        const auto summary = summary_of(values);
        if (!summary) return;
        add(quarter, term, "mean", summary->mean, unit);
        if (!summary->spread) return;
        for (const std::size_t point : {point_p5, point_median, point_p95})
            add(quarter, term, quantile_points[point].name, summary->spread->quantiles[point], unit);
    }

private:
    CsvWriter& out_;
};

}  // namespace

CsvTable decomposition_csv(const Explanation& explanation) {
    CsvTable table{.file = "decomposition.csv",
                   .title = "Why the compliance rates moved",
                   .meaning = "Terms that add up to the change of a rate, and the levels they are worked out from",
                   .columns = columns(),
                   .key = {"period_end", "term", "statistic"},
                   .text = {}};
    CsvWriter out(table.columns);
    Rows rows(out);
    for (const Term& term : explanation.terms)
        for (std::size_t q = 0; q < term.values.size(); ++q)
            rows.summarise(explanation.span.from + static_cast<int>(q), term.name, term.values[q], term.unit);
    for (const Statement& statement : explanation.statements) {
        const std::string term = "statement." + std::string(statement.name);
        rows.summarise(explanation.span.to, term, statement.effect, statement.unit);
        rows.add(explanation.span.to, term, "share_true", statement.share_true, "share of draws");
    }
    table.text = out.str();
    return table;
}

}  // namespace ccsim
