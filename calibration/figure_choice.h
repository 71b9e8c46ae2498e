#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "calibration/history_row.h"

// Which of several published figures of one measure in one quarter is taken, and what becomes of the others.
namespace ccsim {

/// A figure that is not the one taken.
struct OtherFigure {
    enum class Why : std::uint8_t {
        same,         ///< it says the same value
        coarser,      ///< it says the same, rounded more coarsely
        superseded,   ///< a later edition of its source says something else
        contradicts,  ///< it says something else, and nothing tells which is later
    };
    std::size_t row = 0;    ///< its place among the rows
    std::size_t taken = 0;  ///< that of the figure taken; of a contradiction, that of the figure it contradicts
    Why why = Why::same;
};

struct FigureChoice {
    PublishedFigure taken;
    std::vector<OtherFigure> others;  ///< in the order of the file
};

/// Whether two source ids differ only in a date at their ends, as qss-2016-12 and qss-2016-09 do, and the first is the
/// later. "derived:" in front does not count.
bool is_later_edition(std::string_view source_id, std::string_view than);

/// Whether no one value could have been printed as both: equally rounded values differ, or the finer does not round to
/// the coarser.
bool contradict(const PublishedFigure& a, const PublishedFigure& b);

/// Whatever the order of the figures: those that a later edition contradicts are out; of the rest the finest is taken,
/// then that of the September 2016 publication, then the first. At least one figure.
FigureChoice choice_of(std::span<const PublishedFigure> figures, std::span<const HistoryRow> rows);

}  // namespace ccsim
