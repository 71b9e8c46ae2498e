#pragma once

#include <array>
#include <cstdint>

#include "sim/random/philox.h"

// Random numbers outside the case loop: fitting, synthetic data, resampling. As with the cases', each has a name, and
// no stream is handed from one use to the next.
namespace ccsim {

/// What a run of random numbers is for. Two runs of which any part differs have nothing in common.
struct StreamName {
    std::uint64_t seed = 1;
    std::uint8_t purpose = 0;   ///< numbered by whoever draws
    std::uint32_t stage = 0;    ///< below 2^24
    std::uint32_t lineage = 0;  ///< which chain, member or particle
    std::uint32_t step = 0;
};

/// The 32-bit words of one name, one after another: an engine for the distributions of Boost.Random. Cheap to make and
/// good for 2^34 words.
class NamedEngine {
public:
    using result_type = std::uint32_t;

    explicit constexpr NamedEngine(const StreamName& name)
        : name_{name.lineage, name.step, std::uint32_t{name.purpose} << 24 | (name.stage & 0xffffffU)},
          // Away from the cases' words under the same seed, which have the seed itself as their key.
          key_{static_cast<std::uint32_t>(name.seed) ^ 0x66697474U,
               static_cast<std::uint32_t>(name.seed >> 32) ^ 0x696e6721U} {}

    static constexpr result_type min() { return 0; }
    static constexpr result_type max() { return 0xffffffffU; }

    constexpr result_type operator()() {
        if (used_ == 4) {
            block_ = philox({name_[0], name_[1], name_[2], blocks_++}, key_);
            used_ = 0;
        }
        return block_[used_++];
    }

private:
    std::array<std::uint32_t, 3> name_;
    std::array<std::uint32_t, 2> key_;
    std::array<std::uint32_t, 4> block_{};
    std::uint32_t blocks_ = 0, used_ = 4;
};

/// Uniform between 0 and 1 and never either: two words, 52 bits, the middle of one of 2^52 equal steps.
constexpr double uniform_between(NamedEngine& engine) {
    const std::uint64_t high = engine(), low = engine();
    return (static_cast<double>((high << 32 | low) >> 12) + 0.5) * 0x1p-52;
}

}  // namespace ccsim
