#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "calibration/forecast/predictive.h"
#include "calibration/forecast/series.h"

namespace ccsim::forecast {

/// What a forecast is measured against: simple methods that know a series and nothing of the caseload's rules.
enum class Baseline : std::uint8_t {
    last_value,
    drift,
    exponential_smoothing,
    arima,
    theta,
    straight_line,
    structural_naive,
    equal_mix
};

struct NamedBaseline {
    Baseline baseline;
    std::string_view name;   ///< in files
    std::string_view words;  ///< for readers
};

inline constexpr std::array<NamedBaseline, 8> named_baselines{
    {{Baseline::last_value, "last_value", "the last figure"},
     {Baseline::drift, "drift", "the mean change so far"},
     {Baseline::exponential_smoothing, "ets", "exponential smoothing"},
     {Baseline::arima, "arima", "ARIMA"},
     {Baseline::theta, "theta", "the Theta method"},
     {Baseline::straight_line, "log_linear_trend", "a straight line (of the logarithm or log odds)"},
     {Baseline::structural_naive, "structural_naive", "closure and compliance as they were last"},
     {Baseline::equal_mix, "equal_mix", "the even mix of these"}}};

/// Fewer figures than this are no series.
inline constexpr std::size_t fewest_figures = 3;

/// What is asked: a series as far as it was known, and the quarters to forecast, which come after it.
struct ForecastQuestion {
    Series series = {};  ///< in its unit
    Scale scale = Scale::log;
    std::vector<Quarter> quarters = {};
    Series caseload = {};  ///< the cases whose closure moves the series, as far as known; for the structural naive
};

/// The answer of one baseline.
struct BaselineForecast {
    Baseline baseline;
    std::string model = {};                 ///< which one was chosen, such as "ETS(A,N,N)"
    std::vector<Predictive> quarters = {};  ///< one a quarter asked for; none when it cannot
    std::string cannot = {};                ///< why not; empty when it can
};

/// Every baseline in the order of named_baselines, each with a forecast or the reason why it has none. Series may have
/// gaps. All are fitted on the scale of the question; widths are those of Student's t with what the figures leave of
/// freedom. The structural naive lets counts and money fall by the mean closure hazard of the caseload over its last
/// year (the last figure at least four quarters back, or else the first), and leaves percentages as they were. Throws
/// Fault when a quarter asked for is not after the series.
std::vector<BaselineForecast> baseline_forecasts(const ForecastQuestion& question);

}  // namespace ccsim::forecast
