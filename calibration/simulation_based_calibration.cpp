#include "calibration/simulation_based_calibration.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "calibration/measure_named.h"
#include "calibration/methods/rank_checks.h"
#include "sim/core/problems.h"
#include "sim/measures/measure.h"

namespace ccsim {
namespace {

constexpr std::uint8_t purpose_tie = 35;  ///< of the random numbers; never changes
constexpr int bins = 10, band_points = 20;
constexpr double confidence = 0.99;

/// What a projection starts from.
std::vector<Observation> last_figures(Quarter last) {
    constexpr std::array<std::string_view, 3> measures{"cases_with_current_liability", "pct_cases_contributing",
                                                       last_ranked_measure};
    std::vector<Observation> out;
    for (const std::string_view measure : measures)
        out.push_back({.measure = &measure_named(measure, "all"), .quarter = last});
    return out;
}

/// Evenly taken from the last states of the lineages: the order of lineages follows that of their ancestors.
methods::Points thinned(const methods::Points& states) {
    if (states.cols() < rank_draws) throw Fault("fewer lineages than draws that a truth is ranked among");
    methods::Points out(states.rows(), rank_draws);
    for (Eigen::Index i = 0; i < rank_draws; ++i) out.col(i) = states.col(i * states.cols() / rank_draws);
    return out;
}

/// The truth in column 0, then the draws; one row a quantity.
std::vector<RankedQuantity> ranked(const std::vector<std::string>& names, const Eigen::MatrixXd& values,
                                   NamedEngine engine) {
    std::vector<RankedQuantity> out;
    for (std::size_t q = 0; q < names.size(); ++q) {
        const Eigen::VectorXd row = values.row(static_cast<Eigen::Index>(q));
        const std::span<const double> draws(row.data() + 1, static_cast<std::size_t>(row.size() - 1));
        out.push_back({names[q], methods::rank_of(row[0], draws, uniform_between(engine))});
    }
    return out;
}

/// One name a row.
struct Quantities {
    std::vector<std::string> names;
    Eigen::MatrixXd values;

    void add(const std::vector<std::string>& more, const Eigen::MatrixXd& rows) {
        names.insert(names.end(), more.begin(), more.end());
        values.conservativeResize(values.rows() + rows.rows(), rows.cols());
        values.bottomRows(rows.rows()) = rows;
    }
};

Quantities quantities_at(const methods::Points& points, const RankProblem& problem, FitProblem& fitted) {
    Quantities out;
    std::vector<std::string> unknowns, figures;
    for (const Unknown& unknown : problem.unknowns) unknowns.push_back(unknown.name);
    out.add(unknowns, points);
    out.add({"log likelihood"}, fitted.log_likelihood(points).transpose());
    if (!problem.derived.names.empty()) {
        std::vector<Parameters> draws;
        for (Eigen::Index i = 0; i < points.cols(); ++i) draws.push_back(fitted.parameters_at(points.col(i)));
        out.add(problem.derived.names, problem.derived.values(draws));
    }
    const std::vector<Observation> last = last_figures(problem.past.last_quarter);
    for (const Observation& o : last) figures.push_back(std::string(o.measure->id) + " at " + o.quarter.last_day());
    out.add(figures, fitted.figures(points, last));
    return out;
}

}  // namespace

RankedFit ranked_fit(const RankProblem& problem, const CalibrationSettings& settings, std::uint32_t dataset,
                     const RunContext& context) {
    const SyntheticFigures made =
        synthetic_figures(problem.past, problem.unknowns, problem.pattern, problem.scales, settings.seed, dataset);
    FitProblem fitted(problem.past, problem.unknowns, made.observations, problem.scales, problem.threads);
    CalibrationSettings of_this = settings;
    of_this.seed = settings.seed + 1 + dataset;  // of the sampler; the data sets are named by their number
    const Calibration calibration = calibrate(fitted, of_this, context);

    methods::Points points(made.truth.size(), rank_draws + 1);
    points << made.truth, thinned(methods::last_states(calibration.posterior));
    const Quantities quantities = quantities_at(points, problem, fitted);
    RankedFit out{.dataset = dataset, .ranks = {}, .redrawn = made.redrawn, .evaluations = calibration.evaluations};
    out.ranks = ranked(quantities.names, quantities.values,
                       NamedEngine({.seed = settings.seed, .purpose = purpose_tie, .lineage = dataset}));
    for (const methods::SmcStage& stage : calibration.posterior.stages) out.memory = std::max(out.memory, stage.memory);
    return out;
}

bool RankReport::passed() const {
    return std::all_of(quantities.begin(), quantities.end(), [](const RankSummary& q) { return q.passed; });
}

RankReport rank_report(const std::vector<RankedFit>& fits) {
    if (fits.empty()) throw Fault("no fits to report on");
    const auto count = static_cast<int>(fits.size());
    const std::size_t quantities = fits.front().ranks.size();
    const auto checks = static_cast<int>(quantities);
    const auto limits_50 = methods::coverage_limits(count, 0.5, confidence, 2 * checks);
    const auto limits_90 = methods::coverage_limits(count, 0.9, confidence, 2 * checks);
    const double each = 1 - (1 - confidence) / checks;
    const methods::RankBand band = methods::rank_band(count, band_points, each);
    RankReport report{{}, limits_50.least, limits_50.most, limits_90.least, limits_90.most};
    for (std::size_t q = 0; q < quantities; ++q) {
        std::vector<int> ranks;
        for (const RankedFit& fit : fits) ranks.push_back(fit.ranks.at(q).rank);
        const methods::ChiSquare chi_square = methods::rank_chi_square(ranks, rank_draws, bins);
        RankSummary s{.quantity = fits.front().ranks[q].quantity,
                      .fits = count,
                      .covered_50 = methods::covered(ranks, rank_draws, 0.5),
                      .covered_90 = methods::covered(ranks, rank_draws, 0.9),
                      .chi_square = chi_square.value,
                      .chance = chi_square.chance,
                      .inside_band = methods::compare_with_band(ranks, rank_draws, band).inside};
        s.passed = s.covered_50 >= limits_50.least && s.covered_50 <= limits_50.most &&
                   s.covered_90 >= limits_90.least && s.covered_90 <= limits_90.most && s.inside_band;
        report.quantities.push_back(s);
    }
    return report;
}

}  // namespace ccsim
