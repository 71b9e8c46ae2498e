#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace ccsim {

/// Colours of the Analysis Function's palette, each told from white and from its neighbours here; but light blue wants
/// an edge of mid blue on white.
namespace colour {
inline constexpr std::string_view dark_blue = "#12436D", mid_blue = "#2073BC", light_blue = "#6BACE6",
                                  dark_pink = "#801650", orange = "#F46A25", dark_grey = "#3D3D3D", grid = "#d9d9d9",
                                  ink = "#0b0c0c", paper = "#ffffff";
}

enum class Anchor : std::uint8_t { start, middle, end };
enum class Weight : std::uint8_t { normal, bold };

/// A place in a picture.
struct Point {
    double x = 0, y = 0;
};

/// Writes one SVG picture, in user units of about a CSS pixel, y downwards. The title and description are for whoever
/// cannot see it. Numbers are written to a hundredth, so equal pictures are equal files.
class Svg {
public:
    /// Ids in it begin with `name`, so that several pictures stand in one page.
    Svg(double width, double height, std::string_view title, std::string_view description, std::string_view name = {});

    /// What is drawn from here to the end of the group is of this class, by which a page may hide it.
    void begin_group(std::string_view of_class);
    void end_group();

    /// A filled box; a width or height below 0 reaches to the other side.
    void box(double x, double y, double width, double height, std::string_view fill);
    /// A disc with a thin white edge, which keeps it apart from what it lies on. `words` show when it is pointed at.
    void dot(double x, double y, double radius, std::string_view fill, std::string_view words = {});
    /// A circle of that colour, white inside.
    void ring(double x, double y, double radius, std::string_view stroke, std::string_view words = {});
    void line(double x1, double y1, double x2, double y2, std::string_view stroke, double width = 1);
    /// The shape within a line through these places and back to the first; the line is drawn in `stroke` if that is
    /// not empty. Places are to a tenth.
    void area(std::span<const Point> edge, std::string_view fill, std::string_view stroke = {});
    /// A line through these places; a dash is so long, 0 for none.
    void path(std::span<const Point> places, std::string_view stroke, double width, double dash = 0);
    /// Lines of one colour, each from one place to another.
    void lines(std::span<const std::array<Point, 2>> lines, std::string_view stroke);
    /// An upright line that is not shown until the script of a page moves it along: `first` is its place at the first
    /// quarter, and a quarter is `step` wide.
    void cursor(double first, double step, double top, double bottom);
    /// `size` is of the letters; y is the line they stand on.
    void text(double x, double y, std::string_view words, Anchor anchor = Anchor::start, double size = 14,
              Weight weight = Weight::normal);

    /// The whole file.
    std::string str() const;

private:
    void circle(double x, double y, double radius, const std::string& paint, std::string_view words);

    std::string out_;
};

}  // namespace ccsim
