#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "calibration/forecast/score_rows.h"

// Scores in plain English, the same for a run and for a backtest.
namespace ccsim {

/// The sentences, sorted into what is bad, what is good, and what is neither.
struct News {
    std::vector<std::string> bad, good, neither;
};

/// "9 of 12 (75%)".
std::string share_in_words(std::size_t part, std::size_t whole);

/// What a baseline is, for readers; another name as it is.
std::string words_of_baseline(std::string_view name);

/// Whether the intervals held what they should, or that there are too few figures to tell. At least one figure.
void judge_intervals(const forecast::Held& held, News& news);

/// How the CRPS compares with that of the best baseline.
void judge_ratio(const forecast::Skill& skill, News& news);

/// A heading and its sentences as a list; nothing when there are none.
std::string section(const char* title, const std::vector<std::string>& sentences);

/// A table of the ratio to each baseline, and of what its intervals held.
std::string table_of_rivals(const std::vector<forecast::ScoreRow>& rows, const forecast::Skill& skill);

}  // namespace ccsim
