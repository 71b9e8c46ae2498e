#pragma once

#include <optional>
#include <string>
#include <vector>

#include "calibration/backtest/vintage.h"
#include "calibration/forecast/series.h"

namespace ccsim::backtest {

/// A figure that was published after the origin.
struct AskedFigure {
    Quarter quarter;
    PublishedFigure came;
};

/// A series as it was known at an origin, and what of it was published later.
struct AskedSeries {
    const Measure* measure = nullptr;  ///< never empty
    forecast::Series known = {};       ///< three figures at least
    forecast::Series caseload = {};    ///< known of the cases whose closure moves it
    std::vector<AskedFigure> asked = {};
};

/// A series that is not tested, from one origin on or from none, and why not.
struct NotTested {
    std::optional<Quarter> origin;     ///< empty: from no origin
    const Measure* measure = nullptr;  ///< empty (nullptr): none of them
    std::string why;
};

/// What is asked at the end of a quarter. A horizon counts quarters after the last Summary that counts as published
/// then, which is one quarter old: horizon 1 is the quarter that has just ended.
struct Questions {
    Quarter origin;
    std::vector<AskedSeries> series = {};  ///< in the order of measures()
    std::vector<NotTested> not_tested = {};

    Quarter known_up_to() const { return last_summary_by(origin); }
    int horizon_of(Quarter quarter) const { return quarter - known_up_to(); }
    /// The last quarter asked for; the origin when nothing is.
    Quarter last() const;
};

/// Which origins and horizons are asked about.
struct OriginChoice {
    std::vector<Quarter> origins = {};  ///< empty: every quarter with a row of the Summary, from the first to the last
    std::vector<int> horizons = {};     ///< empty: as far as figures go
};

/// From here to here, by default.
inline constexpr Quarter first_origin{2014, 1}, last_origin{2016, 2};

/// The questions at every origin, in rising order. Asked are the figures that stand beside a measure of the expected
/// engine, were not known at the origin and lie after the last Summary, of series with three figures known by then.
/// What is left out is named. Throws InputError when there is no origin.
std::vector<Questions> questions_of(const Vintages& vintages, const OriginChoice& choice);

/// Series of which no figure can be asked about from any origin, with the reason: those with fewer than four figures,
/// and those that the expected engine does not have.
std::vector<NotTested> never_tested(const History& history);

}  // namespace ccsim::backtest
