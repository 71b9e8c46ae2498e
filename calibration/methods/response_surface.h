#pragma once

#include <optional>

#include "calibration/methods/distributions.h"

namespace ccsim::methods {

/// A model's residuals as polynomials of the second degree: what they are about, for a small part of what the model
/// costs. Seen from a frame, in whose space (z = factor^-1 (point - centre)) the points of interest are about standard
/// normal.
class ResponseSurface {
public:
    /// By weighted least squares. What a polynomial leaves out grows with the cube of the distance from the centre, so
    /// a point further out than most counts less, by the sixth power. Terms of the second degree are held towards 0 by
    /// as much as ten points one standard deviation out. Empty when there are fewer points than coefficients.
    /// `residuals` are finite, one column a point; `threads`, 0 for one a core, does not matter to the result. Ranks
    /// share the sums, and all call this together.
    static std::optional<ResponseSurface> fitted(const Frame& frame, const Points& points,
                                                 const Eigen::MatrixXd& residuals, int threads);

    /// How badly the observations are met at points of the frame's space.
    struct Misfit {
        Eigen::VectorXd half_squares;  ///< half the sum of the squared residuals, one element a point
        Points slopes;                 ///< of that, by each coordinate
    };
    Misfit misfit(const Points& z) const;

    /// Of d unknowns: 1, each, and each pair.
    static Eigen::Index coefficients(Eigen::Index dimensions) { return (dimensions + 1) * (dimensions + 2) / 2; }

private:
    Eigen::MatrixXd coefficients_;  ///< one row a term, one column a residual
};

}  // namespace ccsim::methods
