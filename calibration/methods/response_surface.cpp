#include "calibration/methods/response_surface.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "sim/engine/parallel.h"

namespace ccsim::methods {
namespace {

/// A product of matrices is summed in pieces of so many terms, so that the order of the sum is not the cache's.
constexpr Eigen::Index piece = 128;
constexpr Eigen::Index tile = 128;
constexpr double ridge = 10, almost_none = 1e-9;

/// The terms of the polynomials at points, one row a term: 1, each coordinate, and each product of two.
Eigen::MatrixXd terms(const Points& z) {
    const Eigen::Index d = z.rows();
    Eigen::MatrixXd out(ResponseSurface::coefficients(d), z.cols());
    out.row(0).setOnes();
    out.middleRows(1, d) = z;
    for (Eigen::Index point = 0; point < z.cols(); ++point)
        for (Eigen::Index i = 0, at = d + 1; i < d; at += d - i, ++i)
            out.col(point).segment(at, d - i) = z(i, point) * z.col(point).tail(d - i);
    return out;
}

/// a b' for the rows of a and b that are given, summed piece after piece.
Eigen::MatrixXd product(const Eigen::Ref<const Eigen::MatrixXd>& a, const Eigen::Ref<const Eigen::MatrixXd>& b) {
    Eigen::MatrixXd sum = Eigen::MatrixXd::Zero(a.rows(), b.rows());
    for (Eigen::Index from = 0; from < a.cols(); from += piece) {
        const Eigen::Index count = std::min(piece, a.cols() - from);
        sum.noalias() += a.middleCols(from, count) * b.middleCols(from, count).transpose();
    }
    return sum;
}

/// The lower triangle of x x', and all of x y', tile by tile.
void add_products(const Eigen::MatrixXd& x, const Eigen::MatrixXd& y, int threads, Eigen::MatrixXd& xx,
                  Eigen::MatrixXd& xy) {
    const Eigen::Index tiles = (x.rows() + tile - 1) / tile;
    std::vector<std::pair<Eigen::Index, Eigen::Index>> places;
    for (Eigen::Index i = 0; i < tiles; ++i)
        for (Eigen::Index j = 0; j <= i + 1; ++j) places.emplace_back(i, j);
    for_each_index(places.size(), threads, [&](std::size_t at) {
        const auto [i, j] = places[at];
        const Eigen::Index row = i * tile, rows = std::min(tile, x.rows() - row);
        if (j > i) {  // one more than the triangle has
            xy.middleRows(row, rows) += product(x.middleRows(row, rows), y);
            return;
        }
        const Eigen::Index column = j * tile, columns = std::min(tile, x.rows() - column);
        xx.block(row, column, rows, columns) += product(x.middleRows(row, rows), x.middleRows(column, columns));
    });
}

}  // namespace

std::optional<ResponseSurface> ResponseSurface::fitted(const Frame& frame, const Points& points,
                                                       const Eigen::MatrixXd& residuals, int threads) {
    const Eigen::Index d = frame.dimensions(), count = coefficients(d);
    if (points.cols() < count) return {};
    Eigen::MatrixXd xx = Eigen::MatrixXd::Zero(count, count), xy = Eigen::MatrixXd::Zero(count, residuals.rows());
    constexpr Eigen::Index batch = 16 * piece;
    for (Eigen::Index from = 0; from < points.cols(); from += batch) {
        const Eigen::Index some = std::min(batch, points.cols() - from);
        const Points z = frame.whitened(points.middleCols(from, some));
        const Eigen::VectorXd weights = z.colwise().squaredNorm().transpose().unaryExpr(
            [d](double square) { return std::pow(std::max(1.0, square / static_cast<double>(d)), -3); });
        const Eigen::VectorXd roots = weights.cwiseSqrt();
        add_products(terms(z) * roots.asDiagonal(), residuals.middleCols(from, some) * roots.asDiagonal(), threads, xx,
                     xy);
    }
    xx.diagonal().head(d + 1).array() += almost_none;
    xx.diagonal().tail(count - d - 1).array() += ridge;
    ResponseSurface out;
    out.coefficients_ = xx.llt().solve(xy);
    return out;
}

ResponseSurface::Misfit ResponseSurface::misfit(const Points& z) const {
    const Eigen::Index d = z.rows();
    const Eigen::MatrixXd at = terms(z);
    Eigen::MatrixXd residuals = Eigen::MatrixXd::Zero(coefficients_.cols(), z.cols());
    for (Eigen::Index from = 0; from < at.rows(); from += piece) {
        const Eigen::Index count = std::min(piece, at.rows() - from);
        residuals.noalias() += coefficients_.middleRows(from, count).transpose() * at.middleRows(from, count);
    }
    Misfit out{0.5 * residuals.colwise().squaredNorm().transpose(), {}};
    const Eigen::MatrixXd by_term = coefficients_ * residuals;
    out.slopes = by_term.middleRows(1, d);
    for (Eigen::Index point = 0; point < z.cols(); ++point)
        for (Eigen::Index i = 0, first = d + 1; i < d; first += d - i, ++i) {
            const auto pairs = by_term.col(point).segment(first, d - i);
            out.slopes(i, point) += pairs.dot(z.col(point).tail(d - i));
            out.slopes.col(point).tail(d - i) += z(i, point) * pairs;
        }
    return out;
}

}  // namespace ccsim::methods
