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

FormerEvents events_of_formers(const QuietTables& tables, const QuarterWords& words, Tile tile,
                               const FormerColumns& formers) {
    FormerEvents events;
    for (std::size_t i = 0; i < tile.cases; i += lane_count) {
        const auto of = [&](const Column& column) HWY_ATTR { return hn::LoadU(Tag{}, column.data() + tile.first + i); };
        const auto word_for = [&](Decision d) HWY_ATTR {
            const Slot slot = row_of(d).word;
            return hn::Load(Tag{}, words[slot.block].rows[slot.word].data() + i);
        };
        const auto happens = [&](Decision d, Lanes threshold) HWY_ATTR { return hn::Lt(word_for(d), threshold); };
        const Lanes before = of(formers.situation), debt = of(formers.debt);
        const Which recent = hn::Eq(hn::And(before, all(1U)), all(0U));
        const Which lapses = hn::And(recent, happens(Decision::lapses, all(tables.lapses)));
        const Lanes situation = hn::Add(before, one_if(lapses));
        const Lanes owing = cell(hn::Add(hn::ShiftLeft<4>(debt), situation), of(formers.profile));
        const Which settles = happens(Decision::settles, look_up(tables.settles, owing));
        const Which waiting = more(all(Situation::over_recently), situation);
        const Which finalised = hn::And(waiting, happens(Decision::finalised, all(tables.finalised)));
        Which eventful = hn::Or(settles, finalised);
        for (std::size_t r = 0; r < rare_decisions<Kin::formers>.size(); ++r) {
            const Lanes halves = look_up(tables.rare_of_formers[r / 2], owing);
            const Lanes highest = r % 2 == 0 ? first_half(halves) : top_half(halves);
            eventful = hn::Or(eventful, hn::Not(more(top_half(word_for(rare_decisions<Kin::formers>[r])), highest)));
        }
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

FormerEvents find_events(InstructionSet set, const QuietTables& tables, const QuarterWords& words, Tile tile,
                         const FormerColumns& formers) {
    return HWY_DISPATCH_TABLE(events_of_formers)[place_in_table(set)](tables, words, tile, formers);
}

}  // namespace ccsim
#endif
