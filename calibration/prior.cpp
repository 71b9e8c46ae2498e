#include "calibration/prior.h"

#include <algorithm>
#include <array>
#include <boost/math/distributions/normal.hpp>
#include <cmath>
#include <utility>

#include "sim/core/number.h"
#include "sim/core/problems.h"

namespace ccsim {
namespace {

constexpr double z_of_95_percent = 1.6448536269514722;
constexpr double most_lean = 3;            ///< how much wider one half of a bell may be than the other
constexpr double least_to_notice = 1e-12;  ///< a lean below this makes no difference to any value

constexpr std::array<std::pair<PriorFamily, std::string_view>, 4> family_words{
    {{PriorFamily::log_normal, "log_normal"},
     {PriorFamily::logit_normal, "logit_normal"},
     {PriorFamily::normal, "normal"},
     {PriorFamily::uniform, "uniform"}}};

double below(double z) { return boost::math::cdf(boost::math::normal(), z); }
double above(double z) { return boost::math::cdf(boost::math::complement(boost::math::normal(), z)); }

double onto_scale(PriorFamily family, double value, double least, double most) {
    if (family == PriorFamily::log_normal) return std::log(value);
    if (family == PriorFamily::logit_normal) return std::log((value - least) / (most - value));
    return value;
}

/// The place of a bell at z, above its middle and in units of its slope.
double bent(double z, double lean) { return std::abs(lean) < least_to_notice ? z : std::expm1(lean * z) / lean; }

}  // namespace

std::string_view word_of(PriorFamily family) {
    for (const auto& [named, word] : family_words)
        if (named == family) return word;
    throw Fault("a prior of unknown family");
}

std::optional<PriorFamily> family_named(std::string_view word) {
    for (const auto& [named, name] : family_words)
        if (name == word) return named;
    return {};
}

std::optional<std::string> Prior::fault_of(PriorFamily family, PriorPoints points, double least, double most) {
    const auto [p5, median, p95] = points;
    if (family == PriorFamily::logit_normal || family == PriorFamily::uniform)
        if (!(least < most)) return "least " + shortest(least) + " is not below most " + shortest(most);
    if (family == PriorFamily::uniform) return {};
    if (!(p5 < median && median < p95) && !(p5 > median && median > p95))
        return "p5 " + shortest(p5) + ", median " + shortest(median) + ", p95 " + shortest(p95) +
               " neither rise nor fall";
    const double low = std::min(p5, p95), high = std::max(p5, p95);
    if (family == PriorFamily::log_normal && !(low > 0)) return shortest(low) + " is not above 0";
    if (family == PriorFamily::logit_normal && !(low > least && high < most))
        return shortest(low) + " to " + shortest(high) + " is not between the bounds, " + shortest(least) + " and " +
               shortest(most);
    const double middle = onto_scale(family, median, least, most);
    const double lower = middle - onto_scale(family, p5, least, most);
    const double upper = onto_scale(family, p95, least, most) - middle;
    if (upper / lower > most_lean || lower / upper > most_lean)
        return "one half of the 90% range is more than three times as wide as the other, on the scale of the family";
    return {};
}

Prior::Prior(PriorFamily family, PriorPoints points, double least, double most)
    : family_(family), least_(least), most_(most) {
    if (const auto fault = fault_of(family, points, least, most); fault || family == PriorFamily::uniform)
        throw Fault("a prior that is none: " + fault.value_or("a uniform one has no points"));
    middle_ = to_scale(points.median);
    const double lower = middle_ - to_scale(points.p5), upper = to_scale(points.p95) - middle_;
    lean_ = std::log(upper / lower) / z_of_95_percent;
    slope_ = upper / bent(z_of_95_percent, lean_);
}

Prior::Prior(double least, double most) : family_(PriorFamily::uniform), least_(least), most_(most) {
    if (const auto fault = fault_of(family_, {}, least, most)) throw Fault("a prior that is none: " + *fault);
}

Prior Prior::uniform(double least, double most) { return {least, most}; }

PriorPoints Prior::points() const { return {value_at(-z_of_95_percent), value_at(0), value_at(z_of_95_percent)}; }

double Prior::value_at(double z) const {
    z = std::clamp(z, -most_deviations, most_deviations);
    // From the nearer end, so that values near the upper one are told apart as well as near the lower.
    if (family_ == PriorFamily::uniform)
        return z < 0 ? least_ + (most_ - least_) * below(z) : most_ - (most_ - least_) * above(z);
    return from_scale(middle_ + slope_ * bent(z, lean_));
}

double Prior::z_at(double value) const {
    const boost::math::normal normal;
    double z = 0;
    if (family_ == PriorFamily::uniform) {
        const double share = (value - least_) / (most_ - least_), rest = (most_ - value) / (most_ - least_);
        if (share <= 0 || rest <= 0) return share <= 0 ? -most_deviations : most_deviations;
        z = share < 0.5 ? boost::math::quantile(normal, share)
                        : boost::math::quantile(boost::math::complement(normal, rest));
    } else {
        const bool too_low =
            family_ != PriorFamily::normal && value <= (family_ == PriorFamily::log_normal ? 0 : least_);
        const bool too_high = family_ == PriorFamily::logit_normal && value >= most_;
        if (too_low || too_high) return too_low == rises() ? -most_deviations : most_deviations;
        const double place = (to_scale(value) - middle_) / slope_;
        if (std::abs(lean_) < least_to_notice) z = place;
        else if (lean_ * place <= -1) return lean_ > 0 ? -most_deviations : most_deviations;
        else z = std::log1p(lean_ * place) / lean_;
    }
    return std::clamp(z, -most_deviations, most_deviations);
}

double Prior::to_scale(double value) const { return onto_scale(family_, value, least_, most_); }

double Prior::from_scale(double place) const {
    if (family_ == PriorFamily::log_normal) return std::exp(place);
    if (family_ == PriorFamily::normal) return place;
    return place < 0 ? least_ + (most_ - least_) * (std::exp(place) / (1 + std::exp(place)))
                     : most_ - (most_ - least_) * (std::exp(-place) / (1 + std::exp(-place)));
}

}  // namespace ccsim
