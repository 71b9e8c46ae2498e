#include "sim/engine/quiet_quarter.h"
#include "sim/random/vector_targets.h"

// Highway compiles this file once for each instruction set.
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "sim/engine/quiet_formers.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include "sim/engine/quiet_lanes.h"

HWY_BEFORE_NAMESPACE();
namespace ccsim::HWY_NAMESPACE {

FormerEvents events_of_formers(const QuietTables& tables, const BlockOfWords& words, Tile tile,
                               const FormerColumns& formers) {
    FormerEvents events;
    for (std::size_t i = 0; i < tile.cases; i += lane_count) {
        const auto of = [&](const Column& column) HWY_ATTR { return hn::LoadU(Tag{}, column.data() + tile.first + i); };
        const auto happens = [&](Decision d, Lanes threshold) HWY_ATTR {
            return hn::Lt(hn::Load(Tag{}, words.rows[slot_of(d).word].data() + i), threshold);
        };
        const Lanes before = of(formers.situation), debt = of(formers.debt);
        const Which recent = hn::Eq(hn::And(before, all(1U)), all(0U));
        const Which lapses = hn::And(recent, happens(Decision::lapses, all(tables.lapses)));
        const Lanes situation = hn::Add(before, one_if(lapses));
        const Lanes owing = cell(hn::Add(hn::ShiftLeft<4>(debt), situation), of(formers.profile));
        const Which settles = happens(Decision::settles, look_up(tables.settles, owing));
        const Which waiting = more(all(Situation::over_recently), situation);
        const Which finalised = hn::And(waiting, happens(Decision::progresses, all(tables.finalised)));
        const Which eventful = hn::Or(settles, finalised);
        note(events.eventful, i, eventful);
        note(events.lapsing, i, hn::AndNot(eventful, lapses));
    }
    cut(events.eventful, tile.cases);
    cut(events.lapsing, tile.cases);
    return events;
}

}  // namespace ccsim::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace ccsim {

static_assert(static_cast<int>(Situation::ended_recently) % 2 == 0 &&
              static_cast<int>(Situation::over_recently) % 2 == 0);

HWY_EXPORT(events_of_formers);

FormerEvents find_events(InstructionSet set, const QuietTables& tables, const BlockOfWords& words, Tile tile,
                         const FormerColumns& formers) {
    return HWY_DISPATCH_TABLE(events_of_formers)[place_in_table(set)](tables, words, tile, formers);
}

}  // namespace ccsim
#endif
