#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "calibration/observation.h"

namespace ccsim {

/// Whether a fitted series is one of the Quarterly Summary's, and why: a row of calibration/data/qss-series.csv. What
/// is not says, more or less by itself, in which order cases were selected.
struct SeriesBasis {
    std::string series;  ///< as in the list of fitted figures
    bool of_qss = false;
    std::string reason = {};
};

/// Reads such a list. Throws InputError with every problem found: columns missing or unknown, words that are neither
/// yes nor no, reasons missing, series given twice.
std::vector<SeriesBasis> parse_qss_series(std::string_view text, const std::string& file);

/// calibration/data/qss-series.csv as it was when the program was built.
std::string_view qss_series_text();
std::vector<SeriesBasis> qss_series();

/// The name under which it stands in messages and manifests.
inline constexpr std::string_view qss_series_name = "calibration/data/qss-series.csv (built in)";

/// The observations of series that the list says are the Summary's, in their order. Those of a series that it does not
/// name are left out.
std::vector<Observation> of_the_qss(std::span<const Observation> observations, std::span<const SeriesBasis> list);

}  // namespace ccsim
