#include "sim/report/differences_csv.h"

#include "sim/measures/paired.h"
#include "sim/report/folder/statistic.h"

namespace ccsim {
namespace {

std::vector<std::string> statistics() {
    std::vector<std::string> words;
    for (std::size_t i = 1; i < statistic_count; ++i) {
        const auto statistic = static_cast<Statistic>(i);
        words.emplace_back(word_of(statistic));
        if (statistic == Statistic::sd_process) words.emplace_back("variance_reduction");
    }
    return words;
}

std::vector<CsvColumn> columns() {
    using enum CsvColumn::Type;
    return {{"variant", text, "", "name of the scenario that is compared with the base"},
            {"measure", text, "", "what is measured; the list `measures` of this file says what each means"},
            {"breakdown", text, "", "of which part; total or all is the whole"},
            {"period_end", date, "", "last day of the quarter the figure is about; of 12 months, their last day"},
            {"statistic", text, "",
             "of the differences variant less base, taken between runs of the same draw, replicate and luck: mean, "
             "median, quantiles (p5: one in twenty is lower), mc_se (standard error of the mean), sd_parameters, "
             "sd_discrepancy and sd_process (parts of the spread, as in measures.csv), variance_reduction (how many "
             "times larger the variance of the mean would be between independent runs, as many of each)",
             statistics()},
            {"value", number, "", "the figure, unrounded; in the row's unit"},
            {"unit", text, "", "of the value; of variance_reduction: times"}};
}

/// Writes the rows of one variant and one measure.
class DifferenceRows {
public:
    DifferenceRows(const ComparisonRecord& record, const ComparedVariant& variant, const Measure& measure,
                   CsvWriter& out)
        : record_(record), variant_(variant), measure_(measure), out_(out) {}

    void write() {
        const Projection& differences = variant_.differences;
        for (Quarter q = differences.start(); q <= differences.last(); q = q + 1)
            if (const auto summary = differences.of(measure_, q)) write(q, *summary);
    }

private:
    void write(Quarter q, const Summary& summary) {
        quarter_ = q.last_day();
        for (const auto& [statistic, value] : statistics_of(summary))
            row(word_of(statistic), value, unit_of_difference(measure_));
        const auto times = variance_reduction(record_.base.projection.of(measure_, q),
                                              variant_.run.projection.of(measure_, q), summary);
        if (times) row("variance_reduction", *times, "times");
    }

    void row(std::string_view statistic, double value, std::string_view unit) {
        out_.text(variant_.run.scenario.name).text(measure_.id).text(measure_.breakdown).text(quarter_);
        out_.text(statistic).number(value).text(unit);
        out_.end_row();
    }

    const ComparisonRecord& record_;
    const ComparedVariant& variant_;
    const Measure& measure_;
    std::string quarter_;
    CsvWriter& out_;
};

}  // namespace

std::string_view unit_of_difference(const Measure& measure) {
    return measure.unit == "percent" ? "percentage points" : measure.unit;
}

CsvTable differences_csv(const ComparisonRecord& record) {
    CsvTable table{.file = "differences.csv",
                   .title = "Differences from " + record.base.scenario.name,
                   .meaning =
                       "Every measure of each variant less that of the base, run by run, in every quarter; one "
                       "number a row",
                   .columns = columns(),
                   .key = {"variant", "measure", "breakdown", "period_end", "statistic"},
                   .text = {}};
    CsvWriter out(table.columns);
    for (const ComparedVariant& variant : record.variants)
        for (const Measure& measure : measures()) DifferenceRows(record, variant, measure, out).write();
    table.text = out.str();
    return table;
}

CsvTable what_differs_csv(const ComparisonRecord& record) {
    using enum CsvColumn::Type;
    CsvTable table{
        .file = "what-differs.csv",
        .title = "What differs from " + record.base.scenario.name,
        .meaning = "Every parameter in which a variant differs from the base, as written or in some draw",
        .columns = {{"scenario", text, "", "name of the variant"},
                    {"parameter", text, "", "its path; an item of a list is known by its quarter"},
                    {"base", text, "", "value in the base as written, before any draw; empty: there is no such item"},
                    {"variant", text, "", "value in the variant as written; empty: there is no such item"},
                    {"over_draws",
                     text,
                     "",
                     "fixed: draws vary it in the base, but the variant sets it, so it is the same in every draw; "
                     "changed: it varies in both, and the variant changes it in every draw; empty: no draw varies it",
                     {"fixed", "changed"}}},
        .key = {"scenario", "parameter"},
        .text = {}};
    CsvWriter out(table.columns);
    for (const ComparedVariant& variant : record.variants)
        for (const ScenarioDifference& d : variant.differs) {
            out.text(variant.run.scenario.name).text(d.parameter).text(d.base).text(d.variant);
            out.text(word_of(d.over_draws));
            out.end_row();
        }
    table.text = out.str();
    return table;
}

}  // namespace ccsim
