#include "calibration/methods/response_surface.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "calibration/methods/exchange_columns.h"
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

/// The sums of products of terms with terms, of which the lower triangle is enough, and with residuals, in tiles, one
/// of which is a job for a thread. Ranks share the tiles.
class SumsOfProducts {
public:
    SumsOfProducts(Eigen::Index terms, Eigen::Index residuals) : terms_(terms), residuals_(residuals) {
        const Eigen::Index tiles = (terms + tile - 1) / tile;
        for (Eigen::Index i = 0; i < tiles; ++i)
            for (Eigen::Index j = 0; j <= i + 1; ++j) places_.emplace_back(i, j);
        columns_.setZero(tile * std::max(tile, residuals), static_cast<Eigen::Index>(places_.size()));
    }

    void add(const Eigen::MatrixXd& x, const Eigen::MatrixXd& y, int threads) {
        const Share mine = share_of(places_.size());
        for_each_index(mine.size(), threads, [&](std::size_t i) {
            const std::size_t at = mine.first + i;
            const Tile t = tile_at(at);
            const auto rows = x.middleRows(t.row, t.rows);
            if (t.is_of_residuals) sum_at(at) += product(rows, y);
            else sum_at(at) += product(rows, x.middleRows(t.column, t.columns));
        });
    }

    /// What the ranks have summed up, as one matrix each.
    void gather(Eigen::MatrixXd& xx, Eigen::MatrixXd& xy) {
        exchange_columns(columns_);
        for (std::size_t at = 0; at < places_.size(); ++at) {
            const Tile t = tile_at(at);
            if (t.is_of_residuals) xy.middleRows(t.row, t.rows) = sum_at(at);
            else xx.block(t.row, t.column, t.rows, t.columns) = sum_at(at);
        }
    }

private:
    struct Tile {
        Eigen::Index row, rows, column, columns;
        bool is_of_residuals;
    };
    Tile tile_at(std::size_t at) const {
        const auto [i, j] = places_[at];
        const Eigen::Index row = i * tile, rows = std::min(tile, terms_ - row);
        if (j > i) return {row, rows, 0, residuals_, true};  // one more than the triangle has
        const Eigen::Index column = j * tile;
        return {row, rows, column, std::min(tile, terms_ - column), false};
    }
    Eigen::Map<Eigen::MatrixXd> sum_at(std::size_t at) {
        const Tile t = tile_at(at);
        return {columns_.col(static_cast<Eigen::Index>(at)).data(), t.rows, t.columns};
    }

    Eigen::Index terms_, residuals_;
    std::vector<std::pair<Eigen::Index, Eigen::Index>> places_;
    Eigen::MatrixXd columns_;  ///< one a tile, the last values not used where it is smaller than most
};

}  // namespace

std::optional<ResponseSurface> ResponseSurface::fitted(const Frame& frame, const Points& points,
                                                       const Eigen::MatrixXd& residuals, int threads) {
    const Eigen::Index d = frame.dimensions(), count = coefficients(d);
    if (points.cols() < count) return {};
    SumsOfProducts sums(count, residuals.rows());
    constexpr Eigen::Index batch = 16 * piece;
    for (Eigen::Index from = 0; from < points.cols(); from += batch) {
        const Eigen::Index some = std::min(batch, points.cols() - from);
        const Points z = frame.whitened(points.middleCols(from, some));
        const Eigen::VectorXd weights = z.colwise().squaredNorm().transpose().unaryExpr(
            [d](double square) { return std::pow(std::max(1.0, square / static_cast<double>(d)), -3); });
        const Eigen::VectorXd roots = weights.cwiseSqrt();
        sums.add(terms(z) * roots.asDiagonal(), residuals.middleCols(from, some) * roots.asDiagonal(), threads);
    }
    Eigen::MatrixXd xx = Eigen::MatrixXd::Zero(count, count), xy(count, residuals.rows());
    sums.gather(xx, xy);
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
