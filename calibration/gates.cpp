#include "calibration/gates.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <optional>

#include "calibration/measure_named.h"

namespace ccsim {
namespace {

// The limits are those of the methods' page, set before the fit was looked at.
constexpr double least_inside_90 = 0.85, least_inside_50 = 0.40, most_inside_50 = 0.80;
constexpr double most_share_points = 0.5, most_liability_difference = 0.02;
constexpr double least_acceptance = 0.10, least_distinct = 0.60, most_memory = 0.10;
constexpr double most_bridge_difference = 0.3, most_series_score = 2.5;
constexpr double r_hat_limit = 1.01, least_effective_size = 400;
constexpr double least_chance = 0.01, most_chance = 0.99;
constexpr std::size_t last_stages = 3;

Gate at_least(std::string name, double value, double limit) {
    return {std::move(name), value, fmt::format("at least {:g}", limit), value >= limit};
}

Gate below(std::string name, double value, double limit) {
    return {std::move(name), value, fmt::format("below {:g}", limit), value < limit};
}

Gate between(std::string name, double value, double low, double high) {
    return {std::move(name), value, fmt::format("from {:g} to {:g}", low, high), value >= low && value <= high};
}

/// The largest difference of the model's own figures from published ones of a measure, in points or as a share. Empty
/// when there are none.
std::optional<double> worst_difference(const std::vector<KeyFigure>& figures, const Measure& measure, bool relative) {
    std::optional<double> worst;
    for (const KeyFigure& figure : figures)
        if (figure.measure == &measure) {
            const double difference = std::abs(figure.model - figure.published);
            worst = std::max(worst.value_or(0), relative ? difference / figure.published : difference);
        }
    return worst;
}

/// The mean score of the series that is furthest off.
double worst_series(const PosteriorPredictive& fit) {
    std::map<std::string, std::vector<double>> scores;
    for (const FittedFigure& figure : fit.figures) scores[figure.observation.series].push_back(figure.score);
    double worst = 0;
    for (const auto& [name, of_series] : scores)
        worst = std::max(worst, std::abs(std::accumulate(of_series.begin(), of_series.end(), 0.0)) /
                                    static_cast<double>(of_series.size()));
    return worst;
}

void add_fit(const PosteriorPredictive& fit, const std::vector<KeyFigure>& key_figures, std::vector<Gate>& gates) {
    gates.push_back(
        at_least("share of the fitted figures inside the 90% predictive band", fit.share_inside_90(), least_inside_90));
    gates.push_back(between("share of the fitted figures inside the 50% predictive band", fit.share_inside_50(),
                            least_inside_50, most_inside_50));
    if (const auto worst = worst_difference(key_figures, measure_named("cases_with_current_liability", "all"), true))
        gates.push_back(below("largest difference of current liability from published at the key dates, as a share",
                              *worst, most_liability_difference));
    if (const auto worst = worst_difference(key_figures, measure_named("pct_cases_contributing", "all"), false))
        gates.push_back(below("largest difference of percent contributing from published at the key dates, in points",
                              *worst, most_share_points));
    gates.push_back(between("chance of a worse fit in figures drawn from the posterior", fit.chance_of_more,
                            least_chance, most_chance));
    gates.push_back(below("mean score of the series furthest off", worst_series(fit), most_series_score));
}

void add_sampler(const methods::SmcState& posterior, std::vector<Gate>& gates) {
    double acceptance = 1, memory = 0, distinct = 1;
    for (const methods::SmcStage& stage : posterior.stages) {
        acceptance = std::min(acceptance, stage.acceptance);
        memory = std::max(memory, stage.memory);
    }
    const std::size_t first = posterior.stages.size() - std::min(last_stages, posterior.stages.size());
    for (std::size_t s = first; s < posterior.stages.size(); ++s)
        distinct = std::min(distinct, static_cast<double>(posterior.stages[s].distinct_ancestors) /
                                          static_cast<double>(posterior.settings.lineages));
    gates.push_back(at_least("share of moves accepted in the worst stage", acceptance, least_acceptance));
    gates.push_back(below("memory of lineages in the worst stage", memory, most_memory));
    gates.push_back(at_least("share of lineages from distinct points in the last stages", distinct, least_distinct));
}

void add_check(const Calibration& calibration, std::vector<Gate>& gates) {
    if (!calibration.check) return;
    const ChainCheck& check = *calibration.check;
    gates.push_back(below("R-hat of the chains", check.convergence.largest_r_hat, r_hat_limit));
    gates.push_back(at_least("effective size of the chains (bulk and tails)",
                             std::min(check.convergence.smallest_bulk, check.convergence.smallest_tail),
                             least_effective_size));
    gates.push_back(below("difference of two estimates of the log evidence",
                          std::abs(check.bridge.log_evidence - calibration.posterior.log_evidence),
                          most_bridge_difference));
}

}  // namespace

std::vector<Gate> gates_of(const Calibration& calibration, const PosteriorPredictive& fit,
                           const std::vector<KeyFigure>& key_figures) {
    std::vector<Gate> gates;
    add_fit(fit, key_figures, gates);
    add_sampler(calibration.posterior, gates);
    add_check(calibration, gates);
    return gates;
}

Gate gate_of(const Confirmation& confirmation) {
    return below("largest |z| of the sampled engine against the expected one, of figures and series",
                 confirmation.largest_z(), confirmation.limit);
}

std::string verdict(const std::vector<Gate>& gates) {
    std::string failed;
    for (const Gate& gate : gates)
        if (!gate.passed)
            failed += fmt::format("{}{} is {:.3g} (wanted: {})", failed.empty() ? "" : "; ", gate.name, gate.value,
                                  gate.wanted);
    return failed.empty() ? fmt::format("all {} gates passed", gates.size()) : std::string(not_passed_words) + failed;
}

}  // namespace ccsim
