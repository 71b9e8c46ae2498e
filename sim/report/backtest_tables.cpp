#include <fmt/format.h>

#include <map>
#include <optional>
#include <string>
#include <tuple>

#include "sim/measures/rounding.h"
#include "sim/report/backtest_files.h"
#include "sim/report/score_words.h"
#include "sim/report/with_commas.h"

namespace ccsim {
namespace {

using forecast::model_name;
using forecast::ScoreRow;

using Cell = std::tuple<const Measure*, Quarter, Quarter>;  ///< measure, origin, quarter
using Scored = std::map<Cell, std::map<std::string, const ScoreRow*>>;

/// Rows of the usual scales by figure and forecaster.
Scored on_usual_scales(const std::vector<ScoreRow>& rows) {
    Scored out;
    for (const ScoreRow& row : rows)
        if (row.scale != Scale::identity)
            out[{row.figure.measure, row.figure.origin, row.figure.quarter}][row.forecaster] = &row;
    return out;
}

std::string row_of(const ScoreRow& model, const ScoreRow* best) {
    const auto words = [&](double value) {
        const double step = model.figure.came.step;
        return with_commas(step > 0 ? rounded(value, step) : value, step >= 1 ? 0 : 1);
    };
    return fmt::format("| {} | {} | {} | {} | {} | {} to {} | {} | {:.4f} | {} |\n", model.figure.origin.words(),
                       model.horizon(), model.figure.quarter.words(), words(model.figure.came.value),
                       words(model.scores.median), words(model.low_90), words(model.high_90),
                       model.scores.in_90 ? "yes" : "**no**", model.scores.crps,
                       best ? fmt::format("{:.4f}", best->scores.crps) : "");
}

}  // namespace

std::string backtest_tables(const BacktestRecord& record) {
    std::string out = fmt::format(
        "# Scores by measure, origin and horizon\n\n{}. {} CRPS is on the logarithm of counts and money and on the log "
        "odds of percentages; smaller is better, and 0.01 is about 1% of a count. Beside it is that of the simple "
        "method that was best for the kind of unit in hindsight. Made with {} lineages, {} steps, seed {}.\n\n",
        record.scenario.name, not_official, record.settings.fit.smc.lineages, record.settings.fit.smc.steps,
        record.settings.fit.seed);
    const Scored scored = on_usual_scales(record.scores.rows);
    for (const Measure& measure : measures()) {
        std::string rows;
        const std::string group(forecast::kind_of_unit(measure.unit));
        std::string best_name;
        if (record.scores.skill)
            if (const auto best = record.scores.skill->best.find(group); best != record.scores.skill->best.end())
                best_name = best->second;
        for (const auto& [cell, by] : scored) {
            const auto model = by.find(model_name), best = by.find(best_name);
            if (std::get<0>(cell) == &measure && model != by.end())
                rows += row_of(*model->second, best == by.end() ? nullptr : best->second);
        }
        if (rows.empty()) continue;
        out += fmt::format("## {}, {} ({})\n\n", measure.id, measure.breakdown, measure.unit);
        out += fmt::format(
            "| origin | horizon | quarter | published | median | 90% interval | inside | CRPS | {} |\n"
            "|---|--:|---|--:|--:|--:|---|--:|--:|\n",
            best_name.empty() ? "no simple method" : words_of_baseline(best_name));
        out += rows + '\n';
    }
    return out;
}

}  // namespace ccsim
