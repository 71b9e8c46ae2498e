#include "sim/report/sensitivity_files.h"

namespace ccsim {
namespace {

using enum CsvColumn::Type;
using sensitivity::ElementaryEffects, sensitivity::Question, sensitivity::SobolIndex;

/// The columns that say which question a row answers, then those of what is moved.
std::vector<CsvColumn> question_columns() {
    return {{"measure", text, "", "a key measure, as in measures.csv of a run"},
            {"breakdown", text, "", "of which part; total or all is the whole"},
            {"period_end", date, "", "the quarter, by its last day"}};
}

std::vector<CsvColumn> unknown_columns() {
    std::vector<CsvColumn> out = question_columns();
    out.push_back({"unknown", text, "", "what is moved, as in the table of unknowns"});
    out.push_back({"path", text, "", "the first number of a scenario that it moves"});
    return out;
}

std::vector<CsvColumn> with(std::vector<CsvColumn> columns, std::vector<CsvColumn> more) {
    columns.insert(columns.end(), more.begin(), more.end());
    return columns;
}

CsvWriter& begin_row(CsvWriter& out, const Question& question) {
    return out.text(question.measure->id).text(question.measure->breakdown).text(question.quarter.last_day());
}

CsvWriter& begin_row(CsvWriter& out, const Question& question, const Unknown& unknown) {
    return begin_row(out, question).text(unknown.name).text(unknown.first().path);
}

void write_index(CsvWriter& out, const std::optional<SobolIndex>& index) {
    if (index) out.number(index->value).number(index->p5).number(index->p95);
    else out.text("").text("").text("");
}

void write_effects(CsvWriter& out, const std::optional<ElementaryEffects>& e) {
    const auto field = [&](double ElementaryEffects::*value) {
        out.number(e ? std::optional((*e).*value) : std::nullopt);
    };
    for (const auto value : {&ElementaryEffects::mu, &ElementaryEffects::mu_star, &ElementaryEffects::sigma,
                             &ElementaryEffects::mu_star_error})
        field(value);
}

const std::vector<std::string> key_of_unknowns{"measure", "breakdown", "period_end", "unknown"};

}  // namespace

CsvTable morris_csv(const SensitivityRecord& record) {
    const std::string a_deviation = " for each standard deviation of the unknown, in the unit of the measure";
    CsvTable table{.file = "morris.csv",
                   .title = "Screening by elementary effects",
                   .meaning = "What moving one unknown does, over trajectories through all of them (Morris 1991)",
                   .columns = with(unknown_columns(), {{"mu", number, "", "mean effect" + a_deviation},
                                                       {"mu_star", number, "", "mean size of the effect" + a_deviation},
                                                       {"sigma", number, "",
                                                        "standard deviation of the effects: how much they depend on "
                                                        "where the other unknowns are"},
                                                       {"mu_star_se", number, "", "standard error of mu_star"},
                                                       {"effects", whole, "", "steps that the figures are of"},
                                                       {"dropped", whole, "", "steps of which an end had no figure"},
                                                       {"unit", text, "", "of the measure"}}),
                   .key = key_of_unknowns,
                   .text = {}};
    CsvWriter out(table.columns);
    for (std::size_t q = 0; q < record.found.screening.size(); ++q)
        for (std::size_t k = 0; k < record.found.unknowns.size(); ++k) {
            const auto& effects = record.found.screening[q][k];
            begin_row(out, record.found.questions[q], record.found.unknowns[k]);
            write_effects(out, effects);
            const int used = effects ? effects->effects : 0;
            out.number(used).number(record.settings.trajectories - used);
            out.text(record.found.questions[q].measure->unit).end_row();
        }
    table.text = out.str();
    return table;
}

CsvTable sobol_csv(const SensitivityRecord& record) {
    const std::string p5 = "5% point of the bootstrap", p95 = "95% point of the bootstrap";
    CsvTable table{.file = "sobol.csv",
                   .title = "Sobol's indices",
                   .meaning =
                       "Shares of a measure's variance that unknowns make, as wide as the text says and "
                       "independent; empty where more than half of the points have no figure",
                   .columns = with(unknown_columns(),
                                   {{"first", number, "", "share that the unknown makes by itself"},
                                    {"first_p5", number, "", p5},
                                    {"first_p95", number, "", p95},
                                    {"total", number, "", "share that it makes by itself and together with others"},
                                    {"total_p5", number, "", p5},
                                    {"total_p95", number, "", p95},
                                    {"mean", number, "", "of the measure, in its unit"},
                                    {"sd", number, "", "of the measure, in its unit"},
                                    {"rows", whole, "", "points A that were used, each with its row of the design"},
                                    {"dropped", whole, "", "points A that were not, as a figure of the row is lacking"},
                                    {"unit", text, "", "of the measure"}}),
                   .key = key_of_unknowns,
                   .text = {}};
    CsvWriter out(table.columns);
    for (std::size_t q = 0; q < record.found.indices.size(); ++q)
        for (std::size_t k = 0; k < record.found.unknowns.size(); ++k) {
            const auto& indices = record.found.indices[q].indices;
            begin_row(out, record.found.questions[q], record.found.unknowns[k]);
            write_index(out, indices ? std::optional(indices->first[k]) : std::nullopt);
            write_index(out, indices ? std::optional(indices->total[k]) : std::nullopt);
            out.number(indices ? std::optional(indices->mean) : std::nullopt);
            out.number(indices ? std::optional(indices->sd) : std::nullopt);
            out.number(record.found.indices[q].rows).number(record.settings.points - record.found.indices[q].rows);
            out.text(record.found.questions[q].measure->unit).end_row();
        }
    table.text = out.str();
    return table;
}

CsvTable tornado_csv(const SensitivityRecord& record) {
    CsvTable table{
        .file = "tornado.csv",
        .title = "One unknown at a time",
        .meaning = "Each measure with one unknown at its 5% and its 95% point and all others at their medians",
        .columns = with(unknown_columns(), {{"low_value", number, "",
                                             "the number at path at the unknown's 5% point; as a share "
                                             "of the rest where it is one"},
                                            {"high_value", number, "", "the same at its 95% point"},
                                            {"low", number, "", "the measure with the unknown at its 5% point"},
                                            {"centre", number, "", "the measure with all unknowns at their medians"},
                                            {"high", number, "", "the measure with the unknown at its 95% point"},
                                            {"correlation", number, "",
                                             "of the unknown and the measure over all draws of the posterior, in which "
                                             "all unknowns move; empty where there are not enough figures"},
                                            {"unit", text, "", "of low, centre and high"}}),
        .key = key_of_unknowns,
        .text = {}};
    CsvWriter out(table.columns);
    for (std::size_t q = 0; q < record.found.questions.size(); ++q)
        for (std::size_t k = 0; k < record.found.unknowns.size(); ++k) {
            const sensitivity::Margin& margin = record.found.about.margins[k];
            const sensitivity::Swing& swing = record.found.tornado.swings[q][k];
            begin_row(out, record.found.questions[q], record.found.unknowns[k]);
            out.number(value_at(record.found.unknowns[k], margin.p5));
            out.number(value_at(record.found.unknowns[k], margin.p95));
            out.number(swing.low).number(record.found.tornado.centre[q]).number(swing.high);
            const auto& open = record.found.left_open[q];
            out.number(open ? std::optional(open->correlations[k]) : std::nullopt);
            out.text(record.found.questions[q].measure->unit).end_row();
        }
    table.text = out.str();
    return table;
}

CsvTable reckoner_csv(const SensitivityRecord& record) {
    CsvTable table{.file = "reckoner.csv",
                   .title = "Ready reckoner",
                   .meaning = "What one more of something does to each measure, all else as it is",
                   .columns = with({{"kind",
                                     text,
                                     "",
                                     "unknown: something that is not known; programme: something that "
                                     "can be set",
                                     {"unknown", "programme"}},
                                    {"name", text, "", "what is moved"},
                                    {"path", text, "", "of an unknown, the first number of a scenario that it moves"},
                                    {"step", text, "", "by how much an unknown rises; what is done in the programme"}},
                                   with(question_columns(),
                                        {{"effect", number, "", "change of the measure by one step; mean over draws"},
                                         {"p5", number, "", "5% point over draws"},
                                         {"p95", number, "", "95% point over draws"},
                                         {"unit", text, "", "of effect, p5 and p95"},
                                         {"draws", whole, "", "that the mean is of"},
                                         {"dropped", whole, "",
                                          "draws in which the step cannot be taken or the measure "
                                          "has no figure"}})),
                   .key = {"kind", "name", "measure", "breakdown", "period_end"},
                   .text = {}};
    CsvWriter out(table.columns);
    for (const sensitivity::ReckonedStep& step : record.found.reckoner)
        for (std::size_t q = 0; q < record.found.questions.size(); ++q) {
            const Question& question = record.found.questions[q];
            const auto& effect = step.effects[q];
            const bool is_unknown = step.kind == sensitivity::ReckonedStep::Kind::unknown;
            out.text(is_unknown ? "unknown" : "programme").text(step.name).text(step.path).text(step.words);
            begin_row(out, question).number(effect ? std::optional(effect->mean) : std::nullopt);
            out.number(effect ? effect->p5 : std::nullopt).number(effect ? effect->p95 : std::nullopt);
            const std::size_t used = effect ? effect->draws : 0;
            out.text(question.measure->unit == "percent" ? "percentage points" : question.measure->unit);
            out.number(static_cast<double>(used)).number(static_cast<double>(record.found.draws - used)).end_row();
        }
    table.text = out.str();
    return table;
}

}  // namespace ccsim
