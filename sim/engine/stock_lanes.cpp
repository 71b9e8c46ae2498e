#include "sim/engine/stocks.h"
#include "sim/random/vector_targets.h"

// Highway compiles this file once for each instruction set.
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "sim/engine/stock_lanes.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include "sim/engine/quiet_lanes.h"

HWY_BEFORE_NAMESPACE();
namespace ccsim::HWY_NAMESPACE {

/// Where each family of a tile is counted.
struct alignas(64) Places {
    std::array<std::uint32_t, cases_a_tile> families, balances;
};

HWY_INLINE Lanes times(Lanes a, std::uint32_t b) { return hn::Mul(a, all(b)); }

HWY_INLINE Lanes contributing(Lanes situation) {
    std::uint32_t those = 0;
    for (int s = 0; s < family_situations; ++s)
        if (is_contributing(static_cast<Situation>(s))) those |= 1U << s;
    return hn::And(hn::Shr(all(those), situation), all(1U));
}

HWY_INLINE Lanes band_of(Lanes arrears) {
    Lanes band = all(std::uint32_t{arrears_bands - 1});
    for (const std::int32_t edge : arrears_band_edges)
        band = hn::Sub(band, one_if(more(all(static_cast<std::uint32_t>(edge)), arrears)));
    return band;
}

void add_places(const Places& places, std::size_t cases, const std::uint32_t* arrears, QuarterStocks& stocks) {
    for (std::size_t i = 0; i < cases; ++i) {
        ++stocks.families[places.families[i]];
        stocks.balances[places.balances[i]] += (std::uint64_t{1} << QuarterStocks::count_from_bit) + arrears[i];
    }
}

void count_families_in_lanes(const FamilyColumns& families, QuarterStocks& stocks) {
    Places places;
    Lanes not_paid = all(0U), benefiting = all(0U);
    for (std::size_t first = 0; first < families.size(); first += cases_a_tile) {
        const std::size_t cases = std::min(cases_a_tile, families.size() - first);
        for (std::size_t i = 0; i < cases; i += lane_count) {
            const auto of = [&](const Column& column) HWY_ATTR { return hn::LoadU(Tag{}, column.data() + first + i); };
            const Lanes debt = of(families.debt), situation = of(families.situation);
            const Which owes = not_zero(debt), noticed = not_zero(of(families.notice));
            const Lanes state = hn::Add(times(situation, debts), debt);
            const Lanes kind = hn::Add(hn::ShiftLeft<1>(of(families.kind)), one_if(noticed));
            const Lanes liability = hn::ShiftRight<8>(of(families.amount));
            const Lanes owing = hn::Add(times(state, liability_classes), liability);
            hn::Store(hn::Add(times(kind, family_situations * debts), state), Tag{}, places.families.data() + i);
            hn::Store(hn::Add(times(owing, QuarterStocks::bands), band_of(of(families.arrears))), Tag{},
                      places.balances.data() + i);
            const Which paid = not_zero(of(families.paid_since_2012));
            not_paid = hn::Add(not_paid, one_if(hn::AndNot(paid, owes)));
            benefiting = hn::Add(benefiting, hn::Mul(contributing(situation), of(families.children)));
        }
        add_places(places, cases, families.arrears.data() + first, stocks);
    }
    stocks.not_paid_since_january_2012 += hn::GetLane(hn::SumOfLanes(Tag{}, not_paid));
    stocks.children_benefiting += hn::GetLane(hn::SumOfLanes(Tag{}, benefiting));
}

}  // namespace ccsim::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace ccsim {

HWY_EXPORT(count_families_in_lanes);

void count_families(InstructionSet set, const FamilyColumns& families, QuarterStocks& stocks) {
    HWY_DISPATCH_TABLE(count_families_in_lanes)[place_in_table(set)](families, stocks);
}

}  // namespace ccsim
#endif
