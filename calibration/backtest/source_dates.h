#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ccsim::backtest {

/// A source of the history, and the day from which what it says was known: a row of calibration/data/source-dates.csv.
struct SourceDate {
    std::string source_id;
    std::string known_from;  ///< such as 2016-01-19; of a month or year alone its last day; empty: the day is not known
    std::string reason = {};
};

/// Reads such a list. Throws InputError with every problem found: columns missing or unknown, days that are none,
/// reasons missing, sources given twice.
std::vector<SourceDate> parse_source_dates(std::string_view text, const std::string& file);

/// calibration/data/source-dates.csv as it was when the program was built.
std::string_view source_dates_text();
std::vector<SourceDate> source_dates();

/// The name under which it stands in messages and manifests.
inline constexpr std::string_view source_dates_name = "calibration/data/source-dates.csv (built in)";

/// What the source of figures that are worked out begins with: "derived:a+b" of a and b.
inline constexpr std::string_view derived = "derived:";

/// The day from which a row of a source was known; of figures derived from several ("derived:a+b"), the latest. Empty
/// when the list does not tell.
std::optional<std::string> known_from(std::string_view source_id, const std::vector<SourceDate>& dates);

}  // namespace ccsim::backtest
