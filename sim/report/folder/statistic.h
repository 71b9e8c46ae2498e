#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/measures/summaries.h"

namespace ccsim {

/// What a row of measures.csv or differences.csv says of a measure in a quarter: the published figure, or something of
/// the simulated ones.
enum class Statistic : std::uint8_t {
    published,
    mean,
    median,
    mc_se,
    sd_parameters,
    sd_discrepancy,
    sd_process,
    p2_5,
    p5,
    p10,
    p25,
    p75,
    p90,
    p95,
    p97_5
};
inline constexpr std::size_t statistic_count = 15;

/// Its name in the tables.
std::string_view word_of(Statistic statistic);

/// Empty when the word is none, or that of a statistic which is not in the unit of the measure.
std::optional<Statistic> parse_statistic(std::string_view word);

/// Whether it is a figure of the measure, which can be rounded as the publication would, and not how far one spreads.
bool is_figure(Statistic statistic);

/// What a summary comes to, in the order of the tables.
std::vector<std::pair<Statistic, double>> statistics_of(const Summary& summary);

}  // namespace ccsim
