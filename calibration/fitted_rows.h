#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "sim/measures/measure.h"

namespace ccsim {

/// The scale on which a figure and what the model says are compared: logarithm, log odds of a percentage, or as it is.
enum class Scale : std::uint8_t { log, logit, identity };

/// What the list of fitted figures, calibration/data/fitted.csv, says about one row of a history.
struct FittedRow {
    int line = 0;  ///< in the file, from 1
    std::string period_end = {}, measure = {}, breakdown = {}, unit = {}, rounding = {}, source_id = {};  ///< which row
    bool fitted = false;
    std::string series = {};  ///< the group it is reported in; of a fitted row, as all that follow but reason
    Scale scale = Scale::identity;
    double own_error = 0;               ///< a standard error on that scale, beside rounding and model discrepancy
    const Measure* of_model = nullptr;  ///< the measure that predicts it; never empty
    std::string reason = {};            ///< why it is left out, or what it tells and where its own error comes from
};

/// Reads such a list. Throws InputError with every problem found: columns missing or unknown, words that are not known,
/// measures the model does not have, own errors that are no numbers, rows given twice.
std::vector<FittedRow> parse_fitted_rows(std::string_view text, const std::string& file);

/// calibration/data/fitted.csv as it was when the program was built.
std::string_view fitted_rows_text();
std::vector<FittedRow> fitted_rows();

/// The name under which it stands in messages and manifests.
inline constexpr std::string_view fitted_rows_name = "calibration/data/fitted.csv (built in)";

}  // namespace ccsim
