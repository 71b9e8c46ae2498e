#include "sim/random/many_words.h"

#include <algorithm>

#include "sim/random/vector_targets.h"

// Highway compiles this file once for each instruction set.
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "sim/random/many_words.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace ccsim::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

#if HWY_TARGET == HWY_SCALAR

void make_words_in_lanes(const BlockName& name, const std::uint32_t* places, std::size_t cases, BlockOfWords& out) {
    for (std::size_t i = 0; i < cases; ++i) {
        const auto four = words(name.world, {name.arrived, places[i]}, name.quarter, name.block);
        for (std::size_t w = 0; w < four.size(); ++w) out.rows[w][i] = four[w];
    }
}

#else

const hn::ScalableTag<std::uint32_t> words_tag;
using Vector = hn::Vec<decltype(words_tag)>;

/// Philox counters in the even lanes. What the odd lanes hold is never looked at: a product takes the even ones.
struct Counters {
    Vector c0, c1, c2, c3;

    HWY_INLINE void scramble(Vector key0, Vector key1) {
        const auto a = hn::MulEven(c0, hn::Set(words_tag, 0xD2511F53U));
        const auto b = hn::MulEven(c2, hn::Set(words_tag, 0xCD9E8D57U));
        c0 = hn::Xor(hn::Xor(high(b), c1), key0);
        c1 = hn::BitCast(words_tag, b);
        c2 = hn::Xor(hn::Xor(high(a), c3), key1);
        c3 = hn::BitCast(words_tag, a);
    }

private:
    template <class Product>
    static HWY_INLINE Vector high(Product product) {
        return hn::BitCast(words_tag, hn::ShiftRight<32>(product));
    }
};

HWY_INLINE Vector both(Vector even, Vector odd) {
    const hn::Repartition<std::uint64_t, decltype(words_tag)> wide;
    const Vector up = hn::BitCast(words_tag, hn::ShiftLeft<32>(hn::BitCast(wide, odd)));
    return hn::Min(hn::OddEven(up, even), hn::Set(words_tag, 0xfffffffeU));  // the top value is folded down
}

/// The keys of the ten rounds.
struct RoundKeys {
    std::array<std::uint32_t, 10> first, second;

    explicit RoundKeys(std::uint64_t seed) {
        auto key0 = static_cast<std::uint32_t>(seed), key1 = static_cast<std::uint32_t>(seed >> 32);
        for (std::size_t round = 0; round < first.size(); ++round) {
            first[round] = key0;
            second[round] = key1;
            key0 += 0x9E3779B9U;
            key1 += 0xBB67AE85U;
        }
    }
};

void make_words_in_lanes(const BlockName& name, const std::uint32_t* HWY_RESTRICT places, std::size_t cases,
                         BlockOfWords& out) {
    const hn::Repartition<std::uint64_t, decltype(words_tag)> wide;
    const std::uint32_t when_and_why =
        std::uint32_t{name.arrived} << 20 | (std::uint32_t{name.quarter} & 0xfffU) << 8 | name.block;
    const Vector c1 = hn::Set(words_tag, when_and_why), c2 = hn::Set(words_tag, name.world.draw),
                 c3 = hn::Set(words_tag, name.world.replicate);
    const RoundKeys keys(name.world.seed);
    // Several vectors at once: the rounds of one wait for each other, and those of another need not.
    constexpr std::size_t lanes = hn::MaxLanes(words_tag), together = std::min<std::size_t>(4, cases_a_stride / lanes);
    for (std::size_t i = 0; i < cases; i += lanes * together) {
        Counters even[together], odd[together];
        HWY_UNROLL(4)
        for (std::size_t v = 0; v < together; ++v) {
            const Vector place = hn::LoadU(words_tag, places + i + v * lanes);
            even[v] = {place, c1, c2, c3};
            odd[v] = {hn::BitCast(words_tag, hn::ShiftRight<32>(hn::BitCast(wide, place))), c1, c2, c3};
        }
        HWY_UNROLL(10)
        for (std::size_t round = 0; round < keys.first.size(); ++round) {
            const Vector k0 = hn::Set(words_tag, keys.first[round]), k1 = hn::Set(words_tag, keys.second[round]);
            HWY_UNROLL(4)
            for (std::size_t v = 0; v < together; ++v) {
                even[v].scramble(k0, k1);
                odd[v].scramble(k0, k1);
            }
        }
        HWY_UNROLL(4)
        for (std::size_t v = 0; v < together; ++v) {
            const std::size_t at = i + v * lanes;
            hn::Store(both(even[v].c0, odd[v].c0), words_tag, out.rows[0].data() + at);
            hn::Store(both(even[v].c1, odd[v].c1), words_tag, out.rows[1].data() + at);
            hn::Store(both(even[v].c2, odd[v].c2), words_tag, out.rows[2].data() + at);
            hn::Store(both(even[v].c3, odd[v].c3), words_tag, out.rows[3].data() + at);
        }
    }
}

#endif

}  // namespace ccsim::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace ccsim {

HWY_EXPORT(make_words_in_lanes);

void make_words(InstructionSet set, const BlockName& name, const std::uint32_t* places, std::size_t cases,
                BlockOfWords& out) {
    HWY_DISPATCH_TABLE(make_words_in_lanes)[place_in_table(set)](name, places, cases, out);
}

}  // namespace ccsim
#endif
