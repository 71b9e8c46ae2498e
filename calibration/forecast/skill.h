#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "sim/core/quarter.h"

namespace ccsim::forecast {

/// One forecast's score, by whom and of what.
struct ScoredCell {
    std::string forecaster;  ///< "model", or the name of a baseline
    std::string group = {};  ///< series of which the best baseline is looked for together
    std::string series = {};
    Quarter origin = {};   ///< the last quarter that was known
    Quarter quarter = {};  ///< the one forecast
    double score = 0;      ///< CRPS or weighted interval score; above 0
};

/// unreliable: better, but the intervals of the forecasts do not hold what they should, so nothing is claimed.
enum class SkillClaim : std::uint8_t { too_few_origins, better, worse, undecided, unreliable };

/// How the scores of one forecaster compare with those of its rivals. A ratio below 1 is better than the rival.
struct Skill {
    double ratio = 1;                         ///< against the best rival of each group, in hindsight
    std::map<std::string, std::string> best;  ///< by group: the rival with the lowest scores there
    std::map<std::string, double> by_rival;   ///< the ratio against each rival, where both have scores
    std::map<std::string, double> by_series;  ///< against the best rival of its group
    std::size_t origins = 0;
    double low = 1, high = 1;       ///< 90% interval of the ratio, by bootstrap of origins; with several only
    double p = 1;                   ///< of a ratio so far from 1 if model and rival could be swapped, origin
                                    ///< by origin (two-sided sign flips)
    double without_one_series = 1;  ///< the ratio when the series that helps most is left out
    SkillClaim claim = SkillClaim::too_few_origins;
};

/// With fewer origins than this nothing is claimed: the smallest two-sided p of 5 sign flips is 0.0625.
inline constexpr std::size_t fewest_origins = 6;

/// The relative skill of a forecaster: of each series, its mean score over a rival's on the forecasts that both made;
/// over series, the geometric mean. A rival counts as the best of a group only when it made at least half of the
/// forecasts there. "better" is claimed when the ratio is below 1, so is its 90% interval, p is below 0.1, and leaving
/// out any one series keeps it below 1; "worse" likewise. Whether intervals hold cannot be seen from scores: whoever
/// has them turns "better" into "unreliable". Empty when nobody is to be compared. Throws Fault for scores that are no
/// numbers or below 0, and for one forecast scored twice.
std::optional<Skill> relative_skill(const std::vector<ScoredCell>& cells, const std::string& forecaster,
                                    std::uint32_t seed = 1);

}  // namespace ccsim::forecast
