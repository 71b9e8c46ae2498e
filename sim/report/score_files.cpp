#include "sim/report/score_files.h"

#include "calibration/forecast/baselines.h"
#include "sim/report/manifest.h"

namespace ccsim {
namespace {

std::string_view word_of(Scale scale) {
    if (scale == Scale::log) return "log";
    return scale == Scale::logit ? "log odds" : "as published";
}

std::vector<CsvColumn> columns() {
    using enum CsvColumn::Type;
    std::vector<std::string> forecasters{forecast::model_name};
    for (const auto& named : forecast::named_baselines) forecasters.emplace_back(named.name);
    const char* const on_scale = "on the scale of the row; smaller is better";
    return {
        {"forecaster", text, "", "whose forecast: model is the run, the others are the baselines", forecasters},
        {"method", text, "", "which model the baseline chose; empty for the run"},
        {"measure", text, "", "what was forecast"},
        {"breakdown", text, "", "of which part; total or all is the whole"},
        {"origin", date, "", "the end of the quarter at which the forecast was made; of a run, of its last outturn"},
        {"period_end", date, "", "the quarter forecast, by its last day"},
        {"horizon", whole, "quarters",
         "from the last quarter whose figures the forecast may have used to the quarter forecast"},
        {"scale", text, "", "of the scores", {"log", "log odds", "as published"}},
        {"published", number, "", "the figure as it was published later"},
        {"rounding", number, "", "how finely it was printed: the forecast is rounded so, too; 0: not rounded"},
        {"unit", text, "", "of published, median, p5 and p95"},
        {"median", number, "", "of the forecast, rounded as the figure"},
        {"p5", number, "", "one in twenty forecast to be lower; unrounded"},
        {"p95", number, "", "one in twenty forecast to be higher; unrounded"},
        {"crps", number, "", std::string("continuous ranked probability score, ") + on_scale},
        {"wis", number, "", std::string("weighted interval score, ") + on_scale},
        {"dispersion", number, "", "the part of wis from the width of the intervals"},
        {"overprediction", number, "", "the part of wis from forecasts that were too high"},
        {"underprediction", number, "", "the part of wis from forecasts that were too low"},
        {"absolute_error", number, "", std::string("of the median, ") + on_scale},
        {"in_50", whole, "", "1 when the figure lay in the 50% interval, 0 when not"},
        {"in_80", whole, "", "the same of the 80% interval"},
        {"in_90", whole, "", "the same of the 90% interval"},
        {"pit", number, "", "randomised probability integral transform: even between 0 and 1 for right forecasts"}};
}

}  // namespace

CsvTable scores_csv(const std::vector<forecast::ScoreRow>& rows) {
    CsvTable table{.file = "scores.csv",
                   .title = "Scores of forecasts",
                   .meaning =
                       "What forecasts said of figures published later, and their scores; a row a forecaster, "
                       "figure and scale",
                   .columns = columns(),
                   .key = {"forecaster", "measure", "breakdown", "origin", "period_end", "scale"},
                   .text = {}};
    CsvWriter out(table.columns);
    for (const forecast::ScoreRow& row : rows) {
        const forecast::FigureScores& s = row.scores;
        const forecast::ForecastFigure& f = row.figure;
        out.text(row.forecaster).text(row.method).text(f.measure->id).text(f.measure->breakdown);
        out.text(f.origin.last_day()).text(f.quarter.last_day()).number(row.horizon());
        out.text(word_of(row.scale)).number(f.came.value).number(f.came.step).text(f.measure->unit);
        out.number(s.median).number(row.low_90).number(row.high_90).number(s.crps).number(s.interval.score);
        out.number(s.interval.dispersion).number(s.interval.too_high).number(s.interval.too_low);
        out.number(s.absolute_error).number(s.in_50 ? 1 : 0).number(s.in_80 ? 1 : 0).number(s.in_90 ? 1 : 0);
        out.number(s.pit);
        out.end_row();
    }
    table.text = out.str();
    return table;
}

std::vector<ResultFile> score_files(const ScoreRecord& record) {
    using enum ResultFile::Role;
    std::vector<ResultFile> files{{"verdict.md", verdict_text(record)},
                                  {"scores.csv", scores_csv(record.scores.rows).text, result}};
    return whole_folder(std::move(files), record.provenance);
}

}  // namespace ccsim
