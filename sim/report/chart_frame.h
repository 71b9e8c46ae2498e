#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "sim/report/svg.h"

// What all charts have in common: the words around them, scales and what is written at their steps.
namespace ccsim {

/// What stands around every chart.
struct ChartWords {
    std::string title;        ///< the message
    std::string subtitle;     ///< measure, place, period
    std::string source;       ///< and what the bars and lines are
    std::string description;  ///< a sentence or two for whoever cannot see it
};

/// Where a chart stands: by itself, as a file with all its words; or in a page that has title, subtitle and source
/// around it, on a screen of the usual width or a small one.
enum class Layout : std::uint8_t { picture, wide, narrow };
std::string_view word_of(Layout layout);

/// Places of a chart, in user units of the picture.
namespace frame {
inline constexpr double margin = 16, title_height = 64, source_height = 40, small_text = 12;
}

/// Title and subtitle at the top, the source at the bottom of a picture so high.
void write_around(Svg& svg, const ChartWords& words, double height);

/// About how wide words are in letters of that size.
double width_of(std::string_view words, double size);

/// The words in lines no wider than that, parted at spaces.
std::vector<std::string> lines_of(std::string_view words, double size, double width);

/// The words around a picture by lines, where they may not fit into one.
struct WrappedWords {
    std::vector<std::string> title, subtitle, source;
    double top = 0, bottom = 0;  ///< the room that they take above and below the chart
};
/// None in a page, which has them itself.
WrappedWords wrapped_words(const ChartWords& words, Layout layout, double width);
void write_around(Svg& svg, const WrappedWords& words, double height);

/// A stretch of values as a stretch of the picture. `low` and `high` differ.
class Axis {
public:
    Axis(double low, double high, double from, double to) : low_(low), high_(high), from_(from), to_(to) {}
    double operator()(double value) const { return from_ + (value - low_) / (high_ - low_) * (to_ - from_); }

private:
    double low_, high_, from_, to_;
};

/// 1, 2 or 5 times a power of ten, so that the stretch, which is above 0, has so many steps at most.
double round_step(double stretch, double most_steps = 6);

/// A value at a step of its scale, with the decimals that tell the steps apart.
std::string tick_words(double value, double step);

}  // namespace ccsim
