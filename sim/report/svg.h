#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace ccsim {

/// Colours of the Analysis Function's palette, each told from white and from its neighbours here.
namespace colour {
inline constexpr std::string_view dark_blue = "#12436D", dark_pink = "#801650", dark_grey = "#3D3D3D", grid = "#d9d9d9",
                                  ink = "#0b0c0c";
}

enum class Anchor : std::uint8_t { start, middle, end };
enum class Weight : std::uint8_t { normal, bold };

/// Writes one SVG picture, in user units of about a CSS pixel, y downwards. The title and description are for whoever
/// cannot see it. Numbers are written to a hundredth, so equal pictures are equal files.
class Svg {
public:
    Svg(double width, double height, std::string_view title, std::string_view description);

    /// A filled box; a width or height below 0 reaches to the other side.
    void box(double x, double y, double width, double height, std::string_view fill);
    void line(double x1, double y1, double x2, double y2, std::string_view stroke, double width = 1);
    /// `size` is of the letters; y is the line they stand on.
    void text(double x, double y, std::string_view words, Anchor anchor = Anchor::start, double size = 14,
              Weight weight = Weight::normal);

    /// The whole file.
    std::string str() const;

private:
    std::string out_;
};

}  // namespace ccsim
