#include "sim/report/chart_frame.h"

#include <cmath>

#include "sim/report/with_commas.h"

namespace ccsim {

void write_around(Svg& svg, const ChartWords& words, double height) {
    constexpr double title_line = 28, subtitle_line = 50, large_text = 18;
    svg.text(frame::margin, title_line, words.title, Anchor::start, large_text, Weight::bold);
    svg.text(frame::margin, subtitle_line, words.subtitle);
    svg.text(frame::margin, height - frame::margin, words.source, Anchor::start, frame::small_text);
}

double round_step(double stretch, double most_steps) {
    const double step = std::pow(10, std::floor(std::log10(stretch / most_steps)));
    for (const double times : {1.0, 2.0, 5.0})
        if (stretch <= most_steps * step * times) return step * times;
    return step * 10;
}

std::string tick_words(double value, double step) {
    const double rounded = std::abs(value) < step / 1e6 ? 0 : value;
    return with_commas(rounded, step < 0.1 ? 2 : step < 1 ? 1 : 0);
}

}  // namespace ccsim
