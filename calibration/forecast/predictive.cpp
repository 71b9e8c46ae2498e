#include "calibration/forecast/predictive.h"

#include <algorithm>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <boost/math/tools/roots.hpp>
#include <cmath>
#include <cstdint>
#include <limits>
#include <utility>

#include "calibration/forecast/series.h"
#include "calibration/observation.h"
#include "sim/core/problems.h"

namespace ccsim::forecast {
namespace {

/// Of doubles, as quantiles of mixes ask for very many: Boost would take long doubles, which are several times slower.
using Students =
    boost::math::students_t_distribution<double,
                                         boost::math::policies::policy<boost::math::policies::promote_double<false>>>;

double below_in(const Bell& bell, double place) {
    const double z = (place - bell.centre) / bell.width;
    if (std::isinf(bell.freedom)) return cdf(boost::math::normal_distribution<double>(), z);
    return cdf(Students(bell.freedom), z);
}

double quantile_in(const Bell& bell, double share) {
    const double z = std::isinf(bell.freedom) ? quantile(boost::math::normal_distribution<double>(), share)
                                              : quantile(Students(bell.freedom), share);
    return bell.centre + bell.width * z;
}

}  // namespace

Predictive::Predictive(Scale scale, std::vector<Bell> bells) : scale_(scale), bells_(std::move(bells)) {
    if (bells_.empty()) throw Fault("a forecast without a distribution");
    for (const Bell& bell : bells_)
        if (!(bell.width > 0) || !(bell.freedom > 0) || !std::isfinite(bell.centre) || !std::isfinite(bell.width))
            throw Fault("a forecast whose distribution has no width");
}

double Predictive::share_below_place(double place) const {
    double sum = 0;
    for (const Bell& bell : bells_) sum += below_in(bell, place);
    return sum / static_cast<double>(bells_.size());
}

double Predictive::below(double value) const {
    const double place = ccsim::on_scale(scale_, value);
    if (!std::isnan(place)) return share_below_place(place);
    return value <= 0 ? 0 : 1;  // outside what the scale can hold
}

double Predictive::quantile(double share) const {
    double low = std::numeric_limits<double>::infinity(), high = -low;
    for (const Bell& bell : bells_) {
        const double place = quantile_in(bell, share);
        low = std::min(low, place);
        high = std::max(high, place);
    }
    if (low == high) return off_scale(scale_, low);
    // Between the bells' own quantiles lies that of the mix. A step out at both ends makes the signs sure.
    const double margin = 1e-9 * (high - low);
    std::uintmax_t most_steps = 200;
    const auto ends =
        boost::math::tools::toms748_solve([&](double place) { return share_below_place(place) - share; }, low - margin,
                                          high + margin, boost::math::tools::eps_tolerance<double>(50), most_steps);
    return off_scale(scale_, 0.5 * (ends.first + ends.second));
}

std::vector<double> Predictive::even_draws(std::size_t count) const {
    std::vector<double> out;
    for (std::size_t i = 0; i < count; ++i)
        out.push_back(quantile((static_cast<double>(i) + 0.5) / static_cast<double>(count)));
    return out;
}

Predictive Predictive::mix_of(const std::vector<Predictive>& parts) {
    std::vector<Bell> bells;
    for (const Predictive& part : parts) {
        if (part.scale_ != parts.front().scale_) throw Fault("a mix of forecasts on different scales");
        bells.insert(bells.end(), part.bells_.begin(), part.bells_.end());
    }
    if (parts.empty()) throw Fault("a mix of no forecasts");
    return {parts.front().scale_, std::move(bells)};
}

}  // namespace ccsim::forecast
