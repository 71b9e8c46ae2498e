#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "calibration/backtest/backtest_scores.h"
#include "sim/report/csv_table.h"
#include "sim/report/provenance.h"
#include "sim/report/result_folder.h"

namespace ccsim {

/// All that the folder of a backtest is made of. What it refers to must outlive it.
struct BacktestRecord {
    const Scenario& scenario;
    const backtest::BacktestScores& scores;
    const std::vector<backtest::Questions>& questions;
    const std::vector<backtest::OriginForecasts>& made;  ///< one for each of the questions
    const backtest::BacktestSettings& settings;
    std::vector<std::string> undated = {};  ///< sources whose rows count as never known
    Provenance provenance;
    std::string history_csv;
};

/// forecasts.csv: what every forecaster said, one row a figure and origin.
CsvTable forecasts_csv(const std::vector<backtest::ForecastRow>& rows);

/// not-tested.csv: series, origins and forecasters without a forecast, each with the reason.
CsvTable not_tested_csv(const backtest::BacktestScores& scores);

/// verdict.md: the verdict in plain English on one page, what is bad before what is good.
std::string backtest_verdict(const BacktestRecord& record);

/// scores.md: the table of scores by measure, origin and horizon.
std::string backtest_tables(const BacktestRecord& record);

/// The files of the folder, the manifest last: verdict.md, scores.md, forecasts.csv, scores.csv, not-tested.csv,
/// scenario.yaml, history.csv, log.txt.
std::vector<ResultFile> backtest_files(const BacktestRecord& record);

}  // namespace ccsim
