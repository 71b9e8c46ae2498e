#include "calibration/fit_problem.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "calibration/posterior_predictive.h"
#include "calibration/published_history.h"
#include "calibration/published_unknowns.h"
#include "sim/model/tally.h"
#include "tests/support/scenarios.h"

using namespace ccsim;

namespace {

struct Fixture {
    std::vector<Observation> figures = observations(published_history());
    Scenario past = fitted_past(tests::baseline(), figures);

    FitProblem problem(int threads) const {
        return {past, published_unknowns(), figures, DiscrepancyScales::declared(), threads};
    }
    static methods::Points points(Eigen::Index count) {
        methods::Points out(static_cast<Eigen::Index>(published_unknowns().size()), count);
        for (Eigen::Index i = 0; i < out.size(); ++i) out(i) = std::sin(static_cast<double>(i)) / 2;
        return out;
    }
};

}  // namespace

TEST_CASE("a fit ends with the last figure fitted") { CHECK(Fixture().past.last_quarter == Quarter(2016, 3)); }

TEST_CASE("predictions do not depend on threads or on what is asked beside them") {
    const Fixture fixture;
    const methods::Points points = Fixture::points(12);
    FitProblem one = fixture.problem(1), four = fixture.problem(4);
    const Eigen::MatrixXd together = four.predicted(points);
    CHECK(one.predicted(points) == together);
    CHECK(one.predicted(points.col(7)) == together.col(7));
    CHECK(one.evaluations() == 1 + 12 + 1);
}

TEST_CASE("a prediction is what the expected engine says at the unknowns of the point") {
    const Fixture fixture;
    FitProblem problem = fixture.problem(2);
    const Eigen::VectorXd point = Fixture::points(1);
    Scenario drawn = fixture.past;
    drawn.parameters = problem.parameters_at(point);
    const Eigen::VectorXd expected = problem.likelihood().predicted(run_expected(drawn, 1));
    CHECK(problem.predicted(point) == expected);
    CHECK(problem.log_likelihood(point)[0] == problem.likelihood().log_likelihood(expected));
}

TEST_CASE("sensitivities are the slopes of the predictions") {
    const Fixture fixture;
    FitProblem problem = fixture.problem(2);
    const Eigen::VectorXd at = Fixture::points(1);
    const Eigen::MatrixXd slopes = problem.sensitivities(at);
    methods::Points around(at.size(), 2);
    around.col(0) = around.col(1) = at;
    constexpr Eigen::Index unknown = 3;
    constexpr double step = 0.02;
    around(unknown, 0) += step;
    around(unknown, 1) -= step;
    const Eigen::MatrixXd model = problem.predicted(around);
    const Eigen::VectorXd slope = (model.col(0) - model.col(1)) / (2 * step);
    CHECK((slope - slopes.col(unknown)).norm() < 0.01 * slope.norm());
}

TEST_CASE("figures drawn anew from a point spread as the likelihood says") {
    const Fixture fixture;
    FitProblem problem = fixture.problem(2);
    constexpr Eigen::Index draws = 1500;
    const methods::Points same = Fixture::points(1).replicate(1, draws);
    const PosteriorPredictive fit = posterior_predictive(problem, same, 7);
    const Eigen::VectorXd at = problem.predicted(same.col(0));
    constexpr double z_95 = 1.645;
    for (std::size_t i = 0; i < fit.figures.size(); ++i) {
        const auto row = static_cast<Eigen::Index>(i);
        const double sd = std::sqrt(problem.likelihood().covariance()(row, row));
        const double high = on_scale(fixture.figures[i].scale, fit.figures[i].predictive[7]);
        INFO(fixture.figures[i].measure->id);
        CHECK(std::abs(high - at[row] - z_95 * sd) < 0.25 * sd);
    }
    CHECK(fit.chi_square == Approx(problem.likelihood().whitened(problem.likelihood().observed() - at).squaredNorm()));
}
