#include "calibration/standard_normal_points.h"

#include <boost/math/distributions/normal.hpp>
#include <boost/random/sobol.hpp>

#include "sim/random/philox.h"

namespace ccsim {
namespace {

/// 64 bits for each dimension that only the seed decides.
std::vector<std::uint64_t> shifts(std::size_t dimensions, std::uint64_t seed) {
    std::vector<std::uint64_t> out(dimensions);
    for (std::size_t d = 0; d < dimensions; ++d) {
        const auto words = philox({static_cast<std::uint32_t>(d), 0, 0, 0},
                                  {static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32)});
        out[d] = std::uint64_t{words[0]} << 32 | words[1];
    }
    return out;
}

}  // namespace

std::vector<std::vector<double>> standard_normal_points(std::size_t points, std::size_t dimensions,
                                                        std::uint64_t seed) {
    boost::random::sobol sequence(dimensions);
    const std::vector<std::uint64_t> shift = shifts(dimensions, seed);
    const boost::math::normal normal;
    std::vector<std::vector<double>> out(points, std::vector<double>(dimensions));
    for (std::size_t i = 0; i < points; ++i)
        for (std::size_t d = 0; d < dimensions; ++d) {
            // Boost leaves out the first point, which is 0 everywhere; shifted, it belongs to the even spread.
            const std::uint64_t unshifted = i == 0 ? 0 : sequence();
            // The middle of the cell that the first 52 bits name, so neither 0 nor 1.
            const std::uint64_t cell = (unshifted ^ shift[d]) >> 12;
            out[i][d] = boost::math::quantile(normal, (static_cast<double>(cell) + 0.5) * 0x1p-52);
        }
    return out;
}

}  // namespace ccsim
