// Words for vector code: Highway compiles this once for each instruction set, after its own headers, so no pragma once.
#if defined(CCSIM_QUIET_LANES) == defined(HWY_TARGET_TOGGLE)
#ifdef CCSIM_QUIET_LANES
#undef CCSIM_QUIET_LANES
#else
#define CCSIM_QUIET_LANES
#endif
#include <hwy/highway.h>

#include <cstddef>
#include <cstdint>
#include <cstring>

#include "sim/engine/quiet_quarter.h"

HWY_BEFORE_NAMESPACE();
namespace ccsim::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

using Tag = hn::ScalableTag<std::uint32_t>;
using Lanes = hn::Vec<Tag>;
using Which = hn::Mask<Tag>;
inline constexpr std::size_t lane_count = hn::MaxLanes(Tag{});

HWY_INLINE Lanes all(std::uint32_t value) { return hn::Set(Tag{}, value); }
HWY_INLINE Lanes all(Situation s) { return all(static_cast<std::uint32_t>(s)); }
HWY_INLINE Lanes all(Debt d) { return all(static_cast<std::uint32_t>(d)); }
HWY_INLINE Lanes all(Outcome o) { return all(static_cast<std::uint32_t>(o)); }

HWY_INLINE Lanes one_if(Which which) { return hn::IfThenElseZero(which, all(1U)); }

/// Which are more, of numbers below 2^31: quicker on some machines than for all 32 bits.
HWY_INLINE Which more(Lanes a, Lanes b) {
    const hn::RebindToSigned<Tag> tag;
    return hn::RebindMask(Tag{}, hn::Gt(hn::BitCast(tag, a), hn::BitCast(tag, b)));
}
HWY_INLINE Which not_zero(Lanes a) { return hn::Ne(a, all(0U)); }

HWY_INLINE Lanes first_half(Lanes pair) { return hn::And(pair, all(0xffffU)); }
HWY_INLINE Lanes top_half(Lanes word) { return hn::ShiftRight<16>(word); }

/// The entry of a table for each lane.
template <class Table>
HWY_INLINE Lanes look_up(const Table& table, Lanes places) {
    return hn::GatherIndex(Tag{}, table.data(), hn::BitCast(hn::RebindToSigned<Tag>{}, places));
}

/// A place in the tables by situation (in notice: 16 more, or debt: 16 more for each) and profile.
HWY_INLINE Lanes cell(Lanes row, Lanes profile) { return hn::Add(hn::Add(hn::ShiftLeft<3>(row), row), profile); }

/// Remembers which lanes, starting at case `i` of the tile.
HWY_INLINE void note(CaseSet& set, std::size_t i, Which which) {
    std::uint8_t bytes[8] = {};
    hn::StoreMaskBits(Tag{}, which, bytes);
    std::uint64_t bits = 0;
    std::memcpy(&bits, bytes, sizeof bits);
    set[i / 64] |= bits << (i % 64);
}

/// Leaves out what is beyond the last case of a tile.
inline void cut(CaseSet& set, std::size_t cases) {
    for (std::size_t part = 0; part < set.size(); ++part) {
        const std::size_t first = part * 64;
        if (cases < first + 64) set[part] &= cases <= first ? 0 : (std::uint64_t{1} << (cases - first)) - 1;
    }
}

}  // namespace ccsim::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();
#endif
