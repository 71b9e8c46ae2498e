#include "sim/report/svg.h"

#include <fmt/format.h>

#include <array>
#include <cmath>

#include "sim/report/markup_text.h"

namespace ccsim {
namespace {

/// To a hundredth, and never -0.
std::string at(double value) {
    const double rounded = std::round(value * 100) / 100;
    return fmt::format("{:g}", rounded == 0 ? 0 : rounded);
}

/// A number of tenths, as short as it can be: 4.8, -.3, 12.
std::string tenths(long value) {
    const long size = std::abs(value), whole = size / 10, rest = size % 10;
    return fmt::format("{}{}{}", value < 0 ? "-" : "", whole > 0 || rest == 0 ? fmt::format("{}", whole) : "",
                       rest > 0 ? fmt::format(".{}", rest) : "");
}

/// The way through places, each to a tenth and from the one before: a page has many and should stay small.
std::string way_through(std::span<const Point> places) {
    std::string out;
    long x = 0, y = 0;
    for (const Point& place : places) {
        const long next_x = std::lround(place.x * 10), next_y = std::lround(place.y * 10);
        const std::string down = tenths(next_y - y);
        if (!out.empty()) out += out.find('l') == std::string::npos ? "l" : " ";
        else out += 'M';
        out += fmt::format("{}{}{}", tenths(next_x - x), down.front() == '-' ? "" : " ", down);
        x = next_x;
        y = next_y;
    }
    return out;
}

}  // namespace

Svg::Svg(double width, double height, std::string_view title, std::string_view description, std::string_view name) {
    out_ = fmt::format(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0} {1}\" width=\"{0}\" height=\"{1}\" role=\"img\" "
        "aria-labelledby=\"{5}title {5}description\" font-family=\"Arial, Helvetica, sans-serif\" fill=\"{2}\">\n"
        "<title id=\"{5}title\">{3}</title>\n<desc id=\"{5}description\">{4}</desc>\n",
        at(width), at(height), colour::ink, markup_text(title), markup_text(description), name);
    box(0, 0, width, height, colour::paper);
}

void Svg::box(double x, double y, double width, double height, std::string_view fill) {
    out_ +=
        fmt::format("<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"{}\"/>\n", at(width < 0 ? x + width : x),
                    at(height < 0 ? y + height : y), at(std::abs(width)), at(std::abs(height)), fill);
}

void Svg::dot(double x, double y, double radius, std::string_view fill, std::string_view words) {
    circle(x, y, radius, fmt::format("fill=\"{}\" stroke=\"{}\"", fill, colour::paper), words);
}

void Svg::ring(double x, double y, double radius, std::string_view stroke, std::string_view words) {
    circle(x, y, radius, fmt::format("fill=\"{}\" stroke=\"{}\" stroke-width=\"2\"", colour::paper, stroke), words);
}

void Svg::circle(double x, double y, double radius, const std::string& paint, std::string_view words) {
    out_ += fmt::format("<circle cx=\"{}\" cy=\"{}\" r=\"{}\" {}", at(x), at(y), at(radius), paint);
    out_ += words.empty() ? "/>\n" : fmt::format("><title>{}</title></circle>\n", markup_text(words));
}

void Svg::line(double x1, double y1, double x2, double y2, std::string_view stroke, double width) {
    out_ += fmt::format("<line x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\" stroke=\"{}\" stroke-width=\"{}\"/>\n", at(x1),
                        at(y1), at(x2), at(y2), stroke, at(width));
}

void Svg::begin_group(std::string_view of_class) { out_ += fmt::format("<g class=\"{}\">\n", of_class); }

void Svg::end_group() { out_ += "</g>\n"; }

void Svg::area(std::span<const Point> edge, std::string_view fill, std::string_view stroke) {
    out_ += fmt::format("<path d=\"{}z\" fill=\"{}\"", way_through(edge), fill);
    out_ += stroke.empty() ? "/>\n" : fmt::format(" stroke=\"{}\" stroke-width=\"1.5\"/>\n", stroke);
}

void Svg::path(std::span<const Point> places, std::string_view stroke, double width, double dash) {
    const std::string dashes = dash > 0 ? fmt::format(" stroke-dasharray=\"{}\"", at(dash)) : "";
    out_ += fmt::format("<path d=\"{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"{}\"{}/>\n", way_through(places),
                        stroke, at(width), dashes);
}

void Svg::lines(std::span<const std::array<Point, 2>> lines, std::string_view stroke) {
    std::string ways;
    for (const auto& line : lines) ways += way_through(line);
    out_ += fmt::format("<path d=\"{}\" fill=\"none\" stroke=\"{}\"/>\n", ways, stroke);
}

void Svg::cursor(double first, double step, double top, double bottom) {
    out_ += fmt::format(
        "<line class=\"cursor\" data-first=\"{0}\" data-step=\"{1}\" x1=\"{0}\" x2=\"{0}\" y1=\"{2}\" y2=\"{3}\" "
        "stroke=\"{4}\" stroke-width=\"2\" visibility=\"hidden\"/>\n",
        at(first), at(step), at(top), at(bottom), colour::dark_pink);
}

void Svg::text(double x, double y, std::string_view words, Anchor anchor, double size, Weight weight) {
    constexpr std::array<std::string_view, 3> anchors{"start", "middle", "end"};
    out_ += fmt::format("<text x=\"{}\" y=\"{}\" text-anchor=\"{}\" font-size=\"{}\"{}>{}</text>\n", at(x), at(y),
                        anchors[static_cast<std::size_t>(anchor)], at(size),
                        weight == Weight::bold ? " font-weight=\"bold\"" : "", markup_text(words));
}

std::string Svg::str() const { return out_ + "</svg>\n"; }

}  // namespace ccsim
