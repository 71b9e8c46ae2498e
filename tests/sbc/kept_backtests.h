#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "calibration/backtest/backtest_scores.h"
#include "tests/sbc/kept_folder.h"

// The backtests of made-up histories in a folder: backtest-calibration.csv grows by one at a time, so that a check that
// was interrupted goes on.
namespace ccsim::tests {

/// Who made up a history.
enum class Maker : std::uint8_t { model, walk };
std::string_view word_of(Maker maker);

/// What a backtest of a made-up history found.
struct BacktestOfOne {
    Maker maker = Maker::model;
    std::uint32_t dataset = 0;
    std::size_t origins = 0;
    forecast::Held held = {};  ///< of the model's forecasts
    double ratio = 1, low = 1, high = 1, p = 1;
    bool better = false, worse = false;  ///< claimed
};
BacktestOfOne found_by(Maker maker, std::uint32_t dataset, const backtest::BacktestScores& scores);

/// What all of them show.
struct BacktestReport {
    std::size_t by_model = 0, by_walk = 0;  ///< histories
    double held_50 = 0, held_90 = 0;        ///< of all forecasts of the model's histories together
    double held_90_error = 0;               ///< standard error, by history
    double ratio = 1, low = 1, high = 1;    ///< geometric mean over the model's histories, and its 90% interval
    std::size_t better = 0, better_on_walk = 0, most_better_on_walk = 0;

    bool coverage_passed() const { return by_model > 1 && held_90 >= 0.85 && held_90 <= 0.95; }
    bool skill_passed() const { return by_model > 1 && high < 1; }
    /// The claim is made by chance on one walk in twenty: no more of them than 99% of such checks have.
    bool walk_passed() const { return by_walk > 0 && better_on_walk <= most_better_on_walk; }
};
BacktestReport report_of(const std::vector<BacktestOfOne>& all);

class KeptBacktests {
public:
    /// `settings` says what is made and backtested, and how. Reads what the folder has. Throws std::runtime_error when
    /// it is of other settings. A row that was cut off is forgotten.
    KeptBacktests(const std::filesystem::path& folder, const std::string& settings);

    const std::vector<BacktestOfOne>& all() const { return all_; }
    bool has(Maker maker, std::uint32_t dataset) const;
    void add(const BacktestOfOne& one);

    /// Writes backtest-calibration.md. `date` is the day that it is of.
    void write_report(std::uint64_t seed, const std::string& date) const;

private:
    void read();

    KeptFolder folder_;
    std::vector<BacktestOfOne> all_;
};

}  // namespace ccsim::tests
