#pragma once

#include <vector>

#include "calibration/fitted_rows.h"

namespace ccsim::forecast {

/// A bell: Student's t, or the normal distribution where its freedom is infinite.
struct Bell {
    double centre = 0;
    double width = 0;    ///< the scale of t, the standard deviation of the normal; above 0
    double freedom = 0;  ///< degrees of freedom; infinity for the normal
};

/// What a forecast says of one figure: an even mix of bells on a scale. Values are in the unit of the figure.
class Predictive {
public:
    /// Throws Fault when there is no bell, or a width or freedom is not above 0.
    Predictive(Scale scale, std::vector<Bell> bells);

    Scale scale() const { return scale_; }
    const std::vector<Bell>& bells() const { return bells_; }

    /// The chance of a value up to this one.
    double below(double value) const;
    /// The value below which a share lies, 0 < share < 1.
    double quantile(double share) const;
    double median() const { return quantile(0.5); }
    /// Equally likely values in rising order: the quantiles at (i - 1/2) / count.
    std::vector<double> even_draws(std::size_t count) const;
    /// As the even mix of all the bells of several, which share a scale.
    static Predictive mix_of(const std::vector<Predictive>& parts);

private:
    double share_below_place(double place) const;

    Scale scale_;
    std::vector<Bell> bells_;
};

}  // namespace ccsim::forecast
