#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sim/report/fan_panels.h"

namespace ccsim {

/// What the bands and lines of a fan chart are, above it: only those that it has.
struct FanKey {
    enum class Mark : std::uint8_t { published, median, band_50, band_90, second };
    struct Item {
        Mark mark;
        std::string words;
        double x, row;
    };
    std::vector<Item> items;
    std::string unit;
    double height = 0;
};

FanKey fan_key(const FanPanels& chart, double width);
void write_key(Svg& svg, const FanKey& key, double top);

}  // namespace ccsim
