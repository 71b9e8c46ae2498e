#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace ccsim {

/// On what scale a prior is a bell: the logarithm (stocks, multipliers), the logit between two bounds (chances,
/// shares), the value itself (percent a year); or none, where a source gives a range only.
enum class PriorFamily { log_normal, logit_normal, normal, uniform };

std::string_view word_of(PriorFamily family);
std::optional<PriorFamily> family_named(std::string_view word);

/// The values below which the unknown lies with chances of 5%, 50% and 95%. They rise, or all fall: a value may fall
/// while the unknown that moves it rises. The bell may lean: the two halves need not be equally wide.
struct PriorPoints {
    double p5 = 0, median = 0, p95 = 0;
};

/// What is believed of a number before the model is compared with anything, as a function of a standard normal number.
class Prior {
public:
    /// A bell on the scale of its family. The points lie between the bounds (of logit_normal: 0 and 1 unless others are
    /// given; of log_normal: 0 and none) and rise or fall strictly; fault_of() answers for it.
    Prior(PriorFamily family, PriorPoints points, double least = 0, double most = 1);

    /// Any value from `least` to `most`, all alike.
    static Prior uniform(double least, double most);

    /// What is wrong with points and bounds, in words. Empty when a prior can be made of them.
    static std::optional<std::string> fault_of(PriorFamily family, PriorPoints points, double least = 0,
                                               double most = 1);

    PriorFamily family() const { return family_; }
    double least() const { return least_; }
    double most() const { return most_; }
    /// Of uniform too: its own 5%, 50% and 95%.
    PriorPoints points() const;
    bool rises() const { return slope_ > 0; }

    /// The value that as many values lie below as standard normal numbers below z. Smooth, and strictly rising (or
    /// falling) for z from -8 to 8; the values of -8 and 8 beyond.
    double value_at(double z) const;

    /// The z whose value this is. Values that no z reaches give the nearer of -8 and 8.
    double z_at(double value) const;

private:
    Prior(double least, double most);
    double to_scale(double value) const;
    double from_scale(double place) const;

    PriorFamily family_;
    double least_, most_;
    double middle_ = 0, slope_ = 1, lean_ = 0;  ///< place = middle + slope (exp(lean z) - 1) / lean
};

/// Priors are told apart to this many standard deviations.
inline constexpr double most_deviations = 8;

}  // namespace ccsim
