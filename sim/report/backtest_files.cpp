#include "sim/report/backtest_files.h"

#include "calibration/forecast/baselines.h"
#include "sim/measures/summaries.h"
#include "sim/report/manifest.h"
#include "sim/report/score_files.h"

namespace ccsim {
namespace {

std::vector<CsvColumn> forecast_columns() {
    using enum CsvColumn::Type;
    std::vector<std::string> forecasters{forecast::model_name};
    for (const auto& named : forecast::named_baselines) forecasters.emplace_back(named.name);
    std::vector<CsvColumn> out{
        {"forecaster", text, "", "whose forecast: the model, or a baseline", forecasters},
        {"method", text, "", "which model the baseline chose; empty for the model"},
        {"measure", text, "", "what was forecast"},
        {"breakdown", text, "", "of which part; total or all is the whole"},
        {"origin", date, "", "the end of the quarter at which the forecast was made"},
        {"known_up_to", date, "", "the last quarter whose Summary counts as published by then"},
        {"vintage", text, "", "pseudo: figures as published last, on the days they were first published", {"pseudo"}},
        {"known", whole, "", "figures of the series that were known"},
        {"period_end", date, "", "the quarter forecast, by its last day"},
        {"horizon", whole, "quarters", "from known_up_to to the quarter forecast"},
        {"unit", text, "", "of the values"}};
    for (const QuantilePoint& point : quantile_points)
        out.push_back({std::string(point.name), number, "", "of the forecast; unrounded"});
    out.push_back({"published", number, "", "the figure as it was published later"});
    out.push_back({"rounding", number, "", "how finely it was printed; 0: not rounded"});
    return out;
}

/// The quantile at a share, which may lie between those kept.
double at(const std::vector<forecast::ForecastQuantile>& quantiles, double share) {
    for (const forecast::ForecastQuantile& q : quantiles)
        if (q.share == share) return q.value;
    throw Fault("a forecast without a quantile that is written down");
}

}  // namespace

CsvTable forecasts_csv(const std::vector<backtest::ForecastRow>& rows) {
    CsvTable table{.file = "forecasts.csv",
                   .title = "Forecasts from past origins",
                   .meaning = "What was forecast from each origin with the figures known by then",
                   .columns = forecast_columns(),
                   .key = {"forecaster", "measure", "breakdown", "origin", "period_end"},
                   .text = {}};
    CsvWriter out(table.columns);
    for (const backtest::ForecastRow& row : rows) {
        const forecast::ForecastFigure& f = row.figure;
        out.text(row.forecaster).text(row.method).text(f.measure->id).text(f.measure->breakdown);
        out.text(f.origin.last_day()).text(f.known_up_to.last_day()).text("pseudo");
        out.number(static_cast<double>(row.known)).text(f.quarter.last_day());
        out.number(f.quarter - f.known_up_to).text(f.measure->unit);
        for (const QuantilePoint& point : quantile_points) out.number(at(row.quantiles, point.share));
        out.number(f.came.value).number(f.came.step);
        out.end_row();
    }
    table.text = out.str();
    return table;
}

CsvTable not_tested_csv(const backtest::BacktestScores& scores) {
    using enum CsvColumn::Type;
    CsvTable table{.file = "not-tested.csv",
                   .title = "What was not tested",
                   .meaning = "Series and origins too short to test, and forecasters without a forecast",
                   .columns = {{"origin", date, "", "empty: from no origin"},
                               {"measure", text, "", "empty: no series can be tested from this origin"},
                               {"breakdown", text, "", "of which part"},
                               {"forecaster", text, "", "empty: none of them"},
                               {"reason", text, "", "why not"}},
                   .key = {"origin", "measure", "breakdown", "forecaster", "reason"},
                   .text = {}};
    CsvWriter out(table.columns);
    for (const backtest::NotTested& n : scores.not_tested) {
        out.text(n.origin ? n.origin->last_day() : "");
        out.text(n.measure ? n.measure->id : "").text(n.measure ? n.measure->breakdown : "").text("").text(n.why);
        out.end_row();
    }
    for (const backtest::NoForecast& n : scores.no_forecast) {
        out.text(n.origin.last_day()).text(n.measure->id).text(n.measure->breakdown).text(n.forecaster).text(n.why);
        out.end_row();
    }
    table.text = out.str();
    return table;
}

std::vector<ResultFile> backtest_files(const BacktestRecord& record) {
    using enum ResultFile::Role;
    std::vector<ResultFile> files{{"verdict.md", backtest_verdict(record)},
                                  {"scores.md", backtest_tables(record)},
                                  {"forecasts.csv", forecasts_csv(record.scores.forecasts).text, result},
                                  {"scores.csv", scores_csv(record.scores.rows).text, result},
                                  {"not-tested.csv", not_tested_csv(record.scores).text, result},
                                  {"history.csv", record.history_csv}};
    return whole_folder(std::move(files), record.provenance);
}

}  // namespace ccsim
