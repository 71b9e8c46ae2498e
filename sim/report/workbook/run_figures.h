#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace ccsim {

/// A figure of measures.csv, unrounded and rounded.
struct RoundedFigure {
    double value = 0, value_rounded = 0;
};

/// What measures.csv says of one measure in one quarter.
struct QuarterFigures {
    std::string status;  ///< of the simulated figures: fitted or projection; empty: there are none
    std::optional<RoundedFigure> published, middle, p5, p95;  ///< the middle is the median, or the only value
};

/// measures.csv of a results folder, by measure and breakdown, and by the last day of the quarter.
struct WrittenFigures {
    std::string scenario;
    std::map<std::pair<std::string, std::string>, std::map<std::string, QuarterFigures>> measures;
};

/// Reads measures.csv. Throws InputError with what is wrong; the file's name is only used in problems.
WrittenFigures read_run_figures(std::string_view text, const std::string& file);

}  // namespace ccsim
