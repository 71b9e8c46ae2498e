#include "calibration/posterior_predictive.h"

#include <algorithm>
#include <cmath>

#include "calibration/methods/distributions.h"
#include "sim/random/named_engine.h"

namespace ccsim {
namespace {

constexpr std::uint8_t purpose = 32;  ///< of the random numbers; never changes

double from_scale(Scale scale, double value) {
    constexpr double percent = 100;
    switch (scale) {
        case Scale::log:
            return std::exp(value);
        case Scale::logit:
            return percent / (1 + std::exp(-value));
        case Scale::identity:
            return value;
    }
    return value;
}

std::vector<double> rising(const Eigen::VectorXd& values) {
    std::vector<double> out(values.begin(), values.end());
    std::sort(out.begin(), out.end());
    return out;
}

/// One column a point: misfit, rounding and own errors, on the scales.
Eigen::MatrixXd errors_drawn(const Likelihood& likelihood, Eigen::Index points, std::uint64_t seed) {
    const Eigen::LLT<Eigen::MatrixXd> cholesky(likelihood.covariance());
    Eigen::MatrixXd out(likelihood.observed().size(), points);
    for (Eigen::Index i = 0; i < points; ++i) {
        NamedEngine engine({.seed = seed, .purpose = purpose, .lineage = static_cast<std::uint32_t>(i)});
        out.col(i) = cholesky.matrixL() * methods::standard_normals(engine, out.rows());
    }
    return out;
}

FittedFigure figure_of(const Observation& observation, const Eigen::VectorXd& model, const Eigen::VectorXd& drawn) {
    FittedFigure figure{.observation = observation};
    figure.model = from_scale(observation.scale, quantile(rising(model), 0.5));
    const std::vector<double> all = rising(drawn);
    for (std::size_t q = 0; q < quantile_points.size(); ++q)
        figure.predictive[q] = from_scale(observation.scale, quantile(all, quantile_points[q].share));
    return figure;
}

double share(const std::vector<FittedFigure>& figures, bool (FittedFigure::*inside)() const) {
    const auto count =
        std::count_if(figures.begin(), figures.end(), [&](const FittedFigure& figure) { return (figure.*inside)(); });
    return static_cast<double>(count) / static_cast<double>(std::max<std::size_t>(1, figures.size()));
}

}  // namespace

double PosteriorPredictive::share_inside_90() const { return share(figures, &FittedFigure::inside_90); }
double PosteriorPredictive::share_inside_50() const { return share(figures, &FittedFigure::inside_50); }

PosteriorPredictive posterior_predictive(FitProblem& problem, const methods::Points& posterior, std::uint64_t seed) {
    const Eigen::MatrixXd model = problem.predicted(posterior);
    const Likelihood& likelihood = problem.likelihood();
    const Eigen::MatrixXd errors = errors_drawn(likelihood, posterior.cols(), seed);
    const Eigen::MatrixXd drawn = model + errors;
    PosteriorPredictive out;
    Eigen::VectorXd medians(model.rows());
    for (Eigen::Index i = 0; i < model.rows(); ++i) {
        out.figures.push_back(
            figure_of(likelihood.observations()[static_cast<std::size_t>(i)], model.row(i), drawn.row(i)));
        medians[i] = quantile(rising(model.row(i)), 0.5);
    }
    const Eigen::VectorXd scores = likelihood.scores(medians);
    for (std::size_t i = 0; i < out.figures.size(); ++i) out.figures[i].score = scores[static_cast<Eigen::Index>(i)];

    const Eigen::VectorXd published =
        likelihood.whitened(likelihood.observed().replicate(1, model.cols()) - model).colwise().squaredNorm();
    const Eigen::VectorXd anew = likelihood.whitened(errors).colwise().squaredNorm();
    out.chi_square = quantile(rising(published), 0.5);
    out.chance_of_more =
        static_cast<double>((anew.array() > published.array()).count()) / static_cast<double>(model.cols());
    return out;
}

}  // namespace ccsim
