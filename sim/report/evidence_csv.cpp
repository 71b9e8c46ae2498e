#include <fmt/format.h>

#include <optional>

#include "sim/measures/summaries.h"
#include "sim/report/evidence_files.h"

namespace ccsim {
namespace {

constexpr std::string_view in_nats = "nats", whole_number = "count", no_unit = "1";

std::vector<CsvColumn> columns() {
    using enum CsvColumn::Type;
    return {{"rival", text, "", "the explanation; prior: the encompassing one before any figure is seen"},
            {"quantity", text, "", "what is told of it"},
            {"prior_width", number, "", "of the unknowns of behaviour; 1 is as declared"},
            {"discrepancy_scale", number, "", "of what the model may miss; 1 is as declared"},
            {"statistic",
             text,
             "",
             "estimate and error of a calculation; the rest is over draws of the posterior",
             {"estimate", "error", "mean", "p5", "median", "p95"}},
            {"value", number, "", "in the unit of the row, unrounded"},
            {"unit", text, "", "of the value"}};
}

class Rows {
public:
    explicit Rows(CsvWriter& out) : out_(out) {}

    void add(std::string_view rival, std::string_view quantity, GridPoint at, std::string_view statistic, double value,
             std::string_view unit) {
        out_.text(rival).text(quantity).number(at.prior_width).number(at.discrepancy_scale);
        out_.text(statistic).number(value).text(unit);
        out_.end_row();
    }

    void estimate(std::string_view rival, std::string_view quantity, GridPoint at, const methods::LogEvidence& e) {
        add(rival, quantity, at, "estimate", e.value, in_nats);
        if (e.error) add(rival, quantity, at, "error", *e.error, in_nats);
    }

    void summarise(std::string_view rival, std::string_view quantity, GridPoint at, const std::vector<double>& values,
                   std::string_view unit) {
        const auto summary = summary_of(values);
        if (!summary) return;
        add(rival, quantity, at, "mean", summary->mean, unit);
        if (!summary->spread) return;
        for (const std::size_t point : {point_p5, point_median, point_p95})
            add(rival, quantity, at, quantile_points[point].name, summary->spread->quantiles[point], unit);
    }

private:
    CsvWriter& out_;
};

void add_rivals(Rows& rows, const Evidence& evidence, GridPoint at) {
    const Eigen::VectorXd probabilities = evidence.probabilities(at);
    for (const Rival rival : all_rivals) {
        const RivalEvidence& e = evidence.of(rival, at);
        const std::string_view word = word_of(rival);
        rows.estimate(word, "log_evidence", at, e.log_evidence);
        rows.estimate(word, "log_bayes_factor_over_both", at, evidence.log_bayes_factor(rival, at));
        rows.add(word, "posterior_probability", at, "estimate", probabilities[static_cast<Eigen::Index>(rival)],
                 no_unit);
        rows.add(word, "fits", at, "estimate", e.fits, whole_number);
        rows.add(word, "largest_memory", at, "estimate", e.memory, no_unit);
        if (e.shape) rows.add(word, "k_hat", at, "estimate", *e.shape, no_unit);
    }
}

void add_rise(Rows& rows, std::string_view rival, const RiseTerms& rise) {
    rows.summarise(rival, "rise", rise.at, rise.change(), in_points);
    for (std::size_t m = 0; m < mechanism_count; ++m) {
        const auto mechanism = static_cast<Mechanism>(m);
        rows.summarise(rival, fmt::format("rise.{}", mechanism_words[m]), rise.at, rise.points(mechanism), in_points);
    }
}

}  // namespace

CsvTable evidence_csv(const EvidenceRecord& record) {
    CsvTable table{.file = "evidence.csv",
                   .title = "Rival explanations weighed",
                   .meaning = "Evidence for each rival, and how much of the rise is owed to what",
                   .columns = columns(),
                   .key = {"rival", "quantity", "prior_width", "discrepancy_scale", "statistic"},
                   .text = {}};
    CsvWriter out(table.columns);
    Rows rows(out);
    for (const GridPoint at : record.evidence.points()) add_rivals(rows, record.evidence, at);
    for (const RiseTerms& rise : record.rises) {
        add_rise(rows, word_of(Rival::both), rise);
        for (const Mechanism m : {Mechanism::published_order, Mechanism::behaviour})
            rows.summarise(word_of(Rival::both),
                           fmt::format("share_of_rise.{}", mechanism_words[static_cast<std::size_t>(m)]), rise.at,
                           rise.percent_of(m), in_percent);
    }
    add_rise(rows, "prior", record.prior);
    table.text = out.str();
    return table;
}

}  // namespace ccsim
