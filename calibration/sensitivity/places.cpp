#include "calibration/sensitivity/places.h"

#include <algorithm>
#include <cmath>

#include "sim/scenario/parameter_table.h"

namespace ccsim::sensitivity {
namespace {

/// The z of a value that the prior reaches.
std::optional<double> z_reached(const Prior& prior, double value) {
    const double z = prior.z_at(value);
    return std::abs(z) < most_deviations ? std::optional(z) : std::nullopt;
}

}  // namespace

Places::Places(const Parameters& base, std::span<const Unknown> unknowns) : base_(base), unknowns_(unknowns) {
    for (const Unknown& unknown : unknowns) {
        std::vector<Number> numbers;
        for (const MovedParameter& moved : unknown.moved) {
            const double rest = rest_for(moved, base_);
            const double share = rest > 0 ? number_at(base_, moved) / rest : 0;
            numbers.push_back({share, z_reached(moved.prior, share)});
        }
        numbers_.push_back(std::move(numbers));
    }
}

Parameters Places::moved(std::size_t unknown, double by) const {
    Parameters out = base_;
    for (std::size_t i = 0; i < unknowns_.size(); ++i)
        for (std::size_t m = 0; m < unknowns_[i].moved.size(); ++m) {
            const MovedParameter& moved = unknowns_[i].moved[m];
            const Number& number = numbers_[i][m];
            const bool moves = i == unknown && number.z;
            number_at(out, moved) =
                rest_for(moved, out) * (moves ? moved.prior.value_at(*number.z + by) : number.share);
        }
    return out;
}

bool has_numbers_of(const Parameters& parameters, const Unknown& unknown) {
    return std::ranges::all_of(
        unknown.moved, [&](const MovedParameter& moved) { return find_number(parameters, moved.path) != nullptr; });
}

}  // namespace ccsim::sensitivity
