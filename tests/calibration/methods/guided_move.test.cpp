#include "calibration/methods/guided_move.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "calibration/methods/moments.h"
#include "tests/calibration/methods/normal_points.h"

using namespace ccsim;
using namespace ccsim::methods;
using namespace ccsim::tests;

namespace {

constexpr Eigen::Index dimensions = 3;

std::vector<std::vector<TrajectoryNumbers>> numbers(std::size_t trajectories, Eigen::Index points, std::uint64_t seed) {
    std::vector<std::vector<TrajectoryNumbers>> out(trajectories);
    for (std::size_t t = 0; t < trajectories; ++t)
        for (Eigen::Index i = 0; i < points; ++i) {
            NamedEngine engine({.seed = seed,
                                .purpose = 213,
                                .lineage = static_cast<std::uint32_t>(i),
                                .step = static_cast<std::uint32_t>(t)});
            out[t].push_back(draw_trajectory(engine, dimensions));
        }
    return out;
}

const Frame plain_frame =
    Frame::of(Eigen::VectorXd::Zero(dimensions), Eigen::MatrixXd::Identity(dimensions, dimensions));

/// Of one residual, the sum of the coordinates less 2 over 0.5.
ResponseSurface straight_surface() {
    const Points points = normal_points(dimensions, 300, 1);
    const Eigen::MatrixXd residuals = (points.colwise().sum().array() - 2) / 0.5;
    return *ResponseSurface::fitted(plain_frame, points, residuals, 1);
}

}  // namespace

TEST_CASE("trajectories leave the surface's own distribution as it is") {
    // Prior and one residual: the precision is I + 4 1 1', the mean (I + 4 1 1')^-1 4 x 2 x 1.
    const ResponseSurface surface = straight_surface();
    const StudentT reference{plain_frame, 5};
    const Eigen::VectorXd ones = Eigen::VectorXd::Ones(dimensions);
    const Eigen::MatrixXd covariance =
        (Eigen::MatrixXd::Identity(dimensions, dimensions) + 4 * ones * ones.transpose()).inverse();
    const Frame exact = Frame::of(covariance * (8 * ones), covariance);
    Points starts(dimensions, 20'000);
    const Points z = normal_points(dimensions, starts.cols(), 2);
    for (Eigen::Index i = 0; i < starts.cols(); ++i) starts.col(i) = exact.centre + exact.stretched(z.col(i));
    const GuidedTarget target{surface, reference, plain_frame, 1};
    for (const double step : {0.2, 0.45}) {  // the longer one is refused often
        const Excursion gone = excursion(target, starts, step, numbers(3, starts.cols(), 3));
        const Moments found = moments(gone.ends);
        CAPTURE(step);
        CHECK((found.mean - exact.centre).cwiseAbs().maxCoeff() < 5 / std::sqrt(20'000.0));
        CHECK((found.covariance - covariance).cwiseAbs().maxCoeff() < 5 * std::sqrt(2 / 20'000.0));
        CHECK(gone.chances / 60'000 < (step < 0.3 ? 1 : 0.95));
        CHECK(gone.chances / 60'000 > 0.5);
        // Far from where they were.
        CHECK((gone.ends - starts).colwise().norm().mean() > 0.7);
    }
}

TEST_CASE("at temperature 0 trajectories leave the reference as it is") {
    const ResponseSurface surface = straight_surface();
    const StudentT reference{
        Frame::of(Eigen::VectorXd::Constant(dimensions, 1.0), 2 * Eigen::MatrixXd::Identity(dimensions, dimensions)),
        6};
    Points starts(dimensions, 20'000);
    for (Eigen::Index i = 0; i < starts.cols(); ++i) {
        NamedEngine engine({.seed = 4, .purpose = 214, .lineage = static_cast<std::uint32_t>(i)});
        starts.col(i) = reference.draw(engine);
    }
    const Excursion gone = excursion({surface, reference, plain_frame, 0}, starts, 0.5, numbers(2, starts.cols(), 5));
    const Moments found = moments(gone.ends);
    CHECK((found.mean - reference.frame.centre).cwiseAbs().maxCoeff() < 0.07);
    // Covariance freedom over freedom - 2 of the scale: 3.
    CHECK((found.covariance - 3 * Eigen::MatrixXd::Identity(dimensions, dimensions)).cwiseAbs().maxCoeff() < 0.3);
    CHECK(gone.log_target_before.isApprox(
        (reference.log_density(starts).array() - reference.log_density(reference.frame.centre)(0)).matrix()));
    CHECK(gone.log_target_after.isApprox(
        (reference.log_density(gone.ends).array() - reference.log_density(reference.frame.centre)(0)).matrix()));
}

TEST_CASE("trajectories of small steps keep their energy and are all but never refused") {
    // So the slopes are those of the target, and positions and momenta are taken at the same moment at the end.
    const ResponseSurface surface = straight_surface();
    const StudentT reference{
        Frame::of(Eigen::VectorXd::Constant(dimensions, 1.0), 2 * Eigen::MatrixXd::Identity(dimensions, dimensions)),
        6};
    const Points starts = normal_points(dimensions, 1000, 8);
    for (const double temperature : {0.0, 0.4, 1.0}) {
        CAPTURE(temperature);
        const Excursion gone =
            excursion({surface, reference, plain_frame, temperature}, starts, 0.02, numbers(1, starts.cols(), 9));
        CHECK(gone.chances / 1000 > 0.997);
    }
}

TEST_CASE("what the surface says of the ends is told with them") {
    const ResponseSurface surface = straight_surface();
    const StudentT reference{plain_frame, 5};
    const Points starts = normal_points(dimensions, 10, 6);
    const Excursion gone = excursion({surface, reference, plain_frame, 1}, starts, 0.2, numbers(2, 10, 7));
    const auto log_target = [&](const Points& z) -> Eigen::VectorXd {
        return -surface.misfit(z).half_squares - 0.5 * z.colwise().squaredNorm().transpose();
    };
    CHECK(gone.log_target_before.isApprox(log_target(starts)));
    CHECK(gone.log_target_after.isApprox(log_target(gone.ends)));
    CHECK(gone.log_target_after != gone.log_target_before);
}
