#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

// The bands by which cases are published and counted.
namespace ccsim {

inline constexpr std::size_t liability_bands = 8;
/// Upper edges of the weekly liability bands, in pence; the last band has none.
inline constexpr std::array<std::int32_t, liability_bands - 1> liability_band_edges{500,   1'000, 2'000, 3'000,
                                                                                    4'000, 5'000, 10'000};

inline constexpr std::size_t arrears_bands = 7;
/// Lower edges of the arrears bands after the first, in pence.
inline constexpr std::array<std::int32_t, arrears_bands - 1> arrears_band_edges{10'000,  50'000,    100'000,
                                                                                500'000, 1'000'000, 2'000'000};

inline constexpr std::size_t child_counts = 5;  ///< 0 to 4 or more

}  // namespace ccsim
