#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "sim/core/quarter.h"

namespace ccsim {

/// Where the fields of a row stand in its line, from 1; 0 when that is not known.
struct HistoryColumns {
    int period_end = 0, measure = 0, breakdown = 0, value = 0, unit = 0, rounding = 0;
};

/// One figure of a history file. Columns are described in calibration/data/README.md.
struct HistoryRow {
    int line = 0;                         ///< in the file, from 1
    std::string period_end;               ///< as written, 2016-09-30
    std::optional<Quarter> quarter = {};  ///< empty when the date is not the last day of one
    std::string measure = {}, breakdown = {};
    std::string value = {};             ///< as written
    std::optional<double> number = {};  ///< empty when the unit is "date"
    std::string unit = {}, rounding = {}, source_id = {}, note = {};
    HistoryColumns at = {};
};

/// A published figure in the unit of the measure it belongs to.
struct PublishedFigure {
    double value = 0;
    double step = 0;      ///< how finely it was printed: a multiple of this, or known to within half of it
    std::size_t row = 0;  ///< in History::rows()
};

}  // namespace ccsim
