#include "sim/app/built_in_inputs.h"

#include "calibration/backtest/source_dates.h"
#include "calibration/fitted_rows.h"
#include "calibration/published_history.h"
#include "calibration/published_unknowns.h"
#include "calibration/qss_series.h"
#include "calibration/shipped_posterior.h"
#include "sim/report/sha256.h"

namespace ccsim {

std::optional<std::string> sha256_of_built_in(std::string_view name) {
    if (name == published_history_name) return sha256_of(published_history_text());
    if (name == published_unknowns_name) return sha256_of(published_unknowns_text());
    if (name == fitted_rows_name) return sha256_of(fitted_rows_text());
    if (name == qss_series_name) return sha256_of(qss_series_text());
    if (name == backtest::source_dates_name) return sha256_of(backtest::source_dates_text());
    for (const ReadText& text : shipped_posterior().read)
        if (name == text.name) return sha256_of(text.text);
    return {};
}

}  // namespace ccsim
