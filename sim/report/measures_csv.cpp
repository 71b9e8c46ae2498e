#include "sim/report/measures_csv.h"

#include <algorithm>
#include <utility>

#include "sim/measures/rounding.h"
#include "sim/report/folder/statistic.h"

namespace ccsim {
namespace {

std::vector<std::string> statistics() {
    std::vector<std::string> words;
    for (std::size_t i = 0; i < statistic_count; ++i) words.emplace_back(word_of(static_cast<Statistic>(i)));
    return words;
}

std::vector<CsvColumn> columns() {
    using enum CsvColumn::Type;
    return {
        {"scenario", text, "", "name of the scenario"},
        {"measure", text, "", "what is measured; the list `measures` of this file says what each means"},
        {"table", whole, "", "table of the Quarterly Summary of Statistics; empty: in none of them"},
        {"breakdown", text, "", "of which part; total or all is the whole"},
        {"period_end", date, "", "last day of the quarter the figure is about; of 12 months, their last day"},
        {"status",
         text,
         "",
         "outturn: published; fitted: simulated, up to the scenario's last outturn; projection: simulated, later",
         {"outturn", "fitted", "projection"}},
        {"statistic", text, "",
         "published; or of the simulated values: mean, median, quantiles (p5: one in twenty is lower), mc_se (standard "
         "error of the mean from the number of runs), sd_parameters (standard deviation of the expected values over "
         "draws of the unknowns), sd_discrepancy (standard deviation of what the model's misfit changes, over draws; "
         "it "
         "belongs to its draw, so the three do not add up in squares), sd_process (standard deviation over runs of the "
         "same parameter values)",
         statistics()},
        {"value", number, "", "the figure, unrounded; published figures as printed; in the row's unit"},
        {"value_rounded", number, "",
         "the figure rounded as the publication rounds it; empty for mc_se, sd_parameters, sd_discrepancy and "
         "sd_process, "
         "which have no such rounding"},
        {"unit", text, "", "unit of value and value_rounded"},
        {"rounding", number, "",
         "value_rounded is a multiple of this; of a published figure, how finely it was printed"}};
}

/// Writes the rows of one measure.
class MeasureRows {
public:
    MeasureRows(const RunRecord& record, const Measure& measure, CsvWriter& out)
        : record_(record),
          measure_(measure),
          table_(measure.table > 0 ? std::to_string(measure.table) : ""),
          out_(out) {}

    void write() {
        const auto [first, last] = quarters();
        for (Quarter q = first; q <= last; q = q + 1) {
            quarter_ = q.last_day();
            if (const auto figure = record_.history.published(measure_, q))
                row(status_published, Statistic::published, figure->value, figure->value, figure->step);
            const auto summary = record_.projection.of(measure_, q);
            if (!summary) continue;
            for (const auto& [statistic, value] : statistics_of(*summary))
                row(status_of(record_.scenario, q), statistic, value, rounded_if(is_figure(statistic), value),
                    measure_.rounding);
        }
    }

private:
    /// Those of the run, and those before and after it for which there is a published figure.
    std::pair<Quarter, Quarter> quarters() const {
        std::pair out{record_.projection.start(), record_.projection.last()};
        if (const auto published = record_.history.published_span(measure_)) {
            out.first = std::min(out.first, published->first);
            out.second = std::max(out.second, published->second);
        }
        return out;
    }

    std::optional<double> rounded_if(bool figure, double value) const {
        return figure ? std::optional(rounded(value, measure_.rounding)) : std::nullopt;
    }

    void row(std::string_view status, Statistic statistic, double value, std::optional<double> value_rounded,
             double rounding) {
        out_.text(record_.scenario.name).text(measure_.id).text(table_).text(measure_.breakdown).text(quarter_);
        out_.text(status)
            .text(word_of(statistic))
            .number(value)
            .number(value_rounded)
            .text(measure_.unit)
            .number(rounding);
        out_.end_row();
    }

    const RunRecord& record_;
    const Measure& measure_;
    std::string table_, quarter_;
    CsvWriter& out_;
};

}  // namespace

CsvTable measures_csv(const RunRecord& record) {
    CsvTable table{.file = "measures.csv",
                   .title = "Measures by quarter",
                   .meaning =
                       "Every measure of the Quarterly Summary of Statistics that is simulated, and of the closure "
                       "programme, in every quarter: published, fitted and projected; one number a row",
                   .columns = columns(),
                   .key = {"measure", "breakdown", "period_end", "statistic"},
                   .text = {}};
    CsvWriter out(table.columns);
    for (const Measure& measure : measures()) MeasureRows(record, measure, out).write();
    table.text = out.str();
    return table;
}

}  // namespace ccsim
