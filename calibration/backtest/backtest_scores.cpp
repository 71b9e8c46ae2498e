#include "calibration/backtest/backtest_scores.h"

#include <algorithm>
#include <set>

#include "calibration/forecast/baselines.h"
#include "sim/core/problems.h"
#include "sim/engine/parallel.h"

namespace ccsim::backtest {
namespace {

using forecast::BaselineForecast;
using forecast::ForecastQuestion;
using forecast::model_name;

template <class T>
void append(std::vector<T>& all, const std::vector<T>& more) {
    all.insert(all.end(), more.begin(), more.end());
}

class Scorer {
public:
    Scorer(const Questions& questions, const OriginForecasts& made, BacktestScores& out)
        : questions_(questions), made_(made), out_(out) {}

    void score() {
        for (const AskedSeries& series : questions_.series) {
            score_model(series);
            score_baselines(series);
        }
    }

private:
    void score_model(const AskedSeries& series) {
        if (!made_.failed.empty()) {
            out_.no_forecast.push_back(
                {questions_.origin, series.measure, model_name, "the fit failed: " + made_.failed});
            return;
        }
        for (const AskedFigure& asked : series.asked) {
            const auto said = std::ranges::find_if(made_.forecasts, [&](const ModelForecast& f) {
                return f.measure == series.measure && f.quarter == asked.quarter;
            });
            if (said == made_.forecasts.end()) throw Fault("a question without the model's answer");
            if (said->draws.empty())
                out_.no_forecast.push_back({questions_.origin, series.measure, model_name,
                                            "in some draws it has no value in " + asked.quarter.words()});
            else add(series, asked, model_name, "", forecast::forecast_of_draws(said->draws));
        }
    }

    void score_baselines(const AskedSeries& series) {
        ForecastQuestion question{
            .series = series.known, .scale = forecast::usual_scale(series.measure->unit), .caseload = series.caseload};
        for (const AskedFigure& asked : series.asked) question.quarters.push_back(asked.quarter);
        const std::vector<BaselineForecast> answers = baseline_forecasts(question);
        for (std::size_t b = 0; b < answers.size(); ++b) {
            const std::string name(forecast::named_baselines[b].name);
            if (!answers[b].cannot.empty())
                out_.no_forecast.push_back({questions_.origin, series.measure, name, answers[b].cannot});
            else
                for (std::size_t i = 0; i < series.asked.size(); ++i)
                    add(series, series.asked[i], name, answers[b].model, forecast_of(answers[b].quarters[i]));
        }
    }

    void add(const AskedSeries& series, const AskedFigure& asked, const std::string& forecaster,
             const std::string& method, const forecast::FigureForecast& said) {
        const forecast::ForecastFigure figure{series.measure,
                                              questions_.origin,
                                              questions_.known_up_to(),
                                              asked.quarter,
                                              {asked.came.value, asked.came.step}};
        const auto rows = score_rows(forecaster, method, figure, said);
        append(out_.rows, rows);
        out_.forecasts.push_back({forecaster, method, figure, series.known.size(), said.quantiles});
    }

    const Questions& questions_;
    const OriginForecasts& made_;
    BacktestScores& out_;
};

}  // namespace

BacktestScores scores_of(const std::vector<Questions>& questions, const std::vector<OriginForecasts>& made,
                         const History& history, int threads) {
    if (questions.size() != made.size()) throw Fault("not as many answers as there are origins");
    std::vector<BacktestScores> by_origin(questions.size());
    for_each_index(questions.size(), threads, [&](std::size_t i) {
        if (questions[i].origin != made[i].origin) throw Fault("the answers of another origin");
        Scorer(questions[i], made[i], by_origin[i]).score();
    });
    BacktestScores out;
    for (std::size_t i = 0; i < questions.size(); ++i) {
        append(out.forecasts, by_origin[i].forecasts);
        append(out.rows, by_origin[i].rows);
        append(out.no_forecast, by_origin[i].no_forecast);
        append(out.not_tested, questions[i].not_tested);
    }
    append(out.not_tested, never_tested(history));
    std::set<Quarter> origins;
    std::set<int> horizons;
    for (const forecast::ScoreRow& row : out.rows)
        if (row.forecaster == model_name) {
            origins.insert(row.figure.origin);
            horizons.insert(row.horizon());
        }
    out.origins.assign(origins.begin(), origins.end());
    out.skill = forecast::crps_skill(out.rows);
    for (const int horizon : horizons)
        if (const auto skill = forecast::crps_skill(out.rows, horizon)) out.by_horizon.emplace(horizon, *skill);
    return out;
}

bool intervals_hold(const BacktestScores& scores) { return forecast::intervals_hold(held_by(scores.rows, model_name)); }

bool skill_is_claimed(const BacktestScores& scores) {
    return scores.skill && scores.skill->claim == forecast::SkillClaim::better;
}

bool no_worse(const BacktestScores& scores) {
    constexpr double much_worse = 1.05;
    return scores.skill && scores.skill->claim != forecast::SkillClaim::too_few_origins &&
           scores.skill->high < much_worse;
}

}  // namespace ccsim::backtest
