#include "sim/report/chart_frame.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "sim/report/with_commas.h"

namespace ccsim {
namespace {

constexpr double title_size = 18, title_row = 24, subtitle_size = 14, subtitle_row = 20, source_row = 16;

}  // namespace

std::string_view word_of(Layout layout) {
    return layout == Layout::picture ? "picture" : layout == Layout::wide ? "wide" : "narrow";
}

// Measured for Arial: 0.5 of the size for prose, more for bold letters and capitals.
double width_of(std::string_view words, double size) { return 0.54 * size * static_cast<double>(words.size()); }

std::vector<std::string> lines_of(std::string_view words, double size, double width) {
    std::vector<std::string> out;
    std::string line;
    while (!words.empty()) {
        const std::string_view word = words.substr(0, words.find(' '));
        words.remove_prefix(std::min(words.size(), word.size() + 1));
        const std::string longer = line.empty() ? std::string(word) : line + ' ' + std::string(word);
        if (!line.empty() && width_of(longer, size) > width) {
            out.push_back(std::exchange(line, std::string(word)));
        } else line = longer;
    }
    if (!line.empty()) out.push_back(std::move(line));
    return out;
}

WrappedWords wrapped_words(const ChartWords& words, Layout layout, double width) {
    if (layout != Layout::picture) return {};
    const double room = width - 2 * frame::margin;
    WrappedWords out{.title = lines_of(words.title, title_size, room),
                     .subtitle = lines_of(words.subtitle, subtitle_size, room),
                     .source = lines_of(words.source, frame::small_text, room)};
    const auto rows = [](const auto& lines, double row) { return static_cast<double>(lines.size()) * row; };
    out.top = frame::margin + rows(out.title, title_row) + rows(out.subtitle, subtitle_row) + 8;
    out.bottom = rows(out.source, source_row) + frame::margin;
    return out;
}

void write_around(Svg& svg, const WrappedWords& words, double height) {
    double y = frame::margin - 4;
    for (const std::string& line : words.title)
        svg.text(frame::margin, y += title_row, line, Anchor::start, title_size, Weight::bold);
    for (const std::string& line : words.subtitle) svg.text(frame::margin, y += subtitle_row, line);
    y = height - words.bottom;
    for (const std::string& line : words.source)
        svg.text(frame::margin, y += source_row, line, Anchor::start, frame::small_text);
}

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
