#include "sim/engine/quiet_quarter.h"

#include "sim/random/vector_targets.h"

// Highway compiles this file once for each instruction set.
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "sim/engine/quiet_quarter.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include "sim/engine/quiet_lanes.h"

HWY_BEFORE_NAMESPACE();
namespace ccsim::HWY_NAMESPACE {

/// One vector of families in the middle of their quarter.
struct FamilyLanes {
    const QuietTables& tables;
    const FamilyWords& words;
    FamilyColumns& families;
    std::size_t in_tile, in_block;  ///< the first case's place

    HWY_INLINE Lanes word_for(Decision d) const {
        const Slot slot = slot_of(d);
        return hn::Load(Tag{}, words[slot.block].rows[slot.word].data() + in_tile);
    }
    HWY_INLINE Lanes of(const Column& column) const { return hn::LoadU(Tag{}, column.data() + in_block); }
    HWY_INLINE void set(Column& column, Lanes values, Which in) const {
        hn::StoreU(hn::IfThenElse(in, values, of(column)), Tag{}, column.data() + in_block);
    }
    HWY_INLINE Which happens(Decision d, Lanes threshold) const { return hn::Lt(word_for(d), threshold); }
    HWY_INLINE Which cannot_happen(Decision d, Lanes highest_half) const {
        return more(top_half(word_for(d)), highest_half);
    }
};

/// A place in the tables by situation (in notice: 16 more, or debt: 16 more for each) and profile.
HWY_INLINE Lanes cell(Lanes row, Lanes profile) { return hn::Add(hn::Add(hn::ShiftLeft<3>(row), row), profile); }

/// Nothing other than paying and settling can happen.
HWY_INLINE Which uneventful(const FamilyLanes& f, bool just_arrived, Lanes situation, Lanes notice, Lanes place) {
    const QuietTables& t = f.tables;
    Which nothing = not_zero(f.of(f.families.quarters_to_go));
    if (t.selects && !just_arrived) {
        const Lanes clerical = hn::And(f.of(f.families.kind), all(1U));
        const Lanes chance = look_up(t.select, hn::Add(hn::ShiftLeft<4>(clerical), situation));
        const Which open = hn::Eq(notice, all(0U));
        nothing = hn::AndNot(hn::And(open, f.happens(Decision::selected, chance)), nothing);
    }
    const Which has_older_child = more(f.of(f.families.children), all(1U));
    nothing = hn::AndNot(hn::And(has_older_child, f.happens(Decision::child_stops, all(t.child_stops))), nothing);
    const Lanes exits = look_up(t.leaves_reassessed, place), moves = look_up(t.enforcement_direct, place);
    nothing = hn::And(nothing, f.cannot_happen(Decision::leaves, first_half(exits)));
    nothing = hn::And(nothing, f.cannot_happen(Decision::reassessed, top_half(exits)));
    nothing = hn::And(nothing, f.cannot_happen(Decision::enforcement, first_half(moves)));
    nothing = hn::And(nothing, f.cannot_happen(Decision::direct, top_half(moves)));
    const Which old = more(notice, all(1U)), oldest = more(notice, all(2U));
    const Lanes progress = hn::IfThenElse(oldest, all(t.progresses[2]), all(t.progresses[1]));
    return hn::AndNot(hn::And(old, f.happens(Decision::progresses, progress)), nothing);
}

/// The outcome of a quarter in the collection service, and for which lanes the top half of the word says it.
struct OutcomeLanes {
    Lanes outcome;
    Which sure;
};

HWY_INLINE OutcomeLanes outcome_of_quarter(const FamilyLanes& f, Lanes place) {
    const Lanes half = top_half(f.word_for(Decision::pays));
    Lanes passed = all(0U), doubt = all(0U);
    for (const HalvesByCell& pair : f.tables.pays) {
        const Lanes thresholds = look_up(pair, place), first = first_half(thresholds), second = top_half(thresholds);
        passed = hn::Add(passed, hn::Add(one_if(more(half, first)), one_if(more(half, second))));
        doubt = hn::Or(doubt, hn::Or(one_if(hn::Eq(half, first)), one_if(hn::Eq(half, second))));
    }
    return {passed, hn::Eq(doubt, all(0U))};
}

/// Sums over the tile, lane by lane: fewer than 65 amounts of 32 bits less 6.
struct FlowLanes {
    std::array<Lanes, 3> due;
    std::array<Lanes, 2> paid;

    HWY_INLINE FlowLanes() : due{all(0U), all(0U), all(0U)}, paid{all(0U), all(0U)} {}

    static HWY_INLINE void add(Lanes& sum, Which in, Lanes pence) { sum = hn::Add(sum, hn::IfThenElseZero(in, pence)); }
    static HWY_INLINE std::uint64_t total(Lanes sum) {
        HWY_ALIGN std::array<std::uint32_t, lane_count> pence;
        hn::Store(sum, Tag{}, pence.data());
        std::uint64_t out = 0;
        for (const std::uint32_t p : pence) out += p;
        return out;
    }
    void add_to(QuietFlows& flows) const {
        for (std::size_t s = 0; s < due.size(); ++s) flows.due[s] += total(due[s]);
        for (std::size_t s = 0; s < paid.size(); ++s) flows.paid[s] += total(paid[s]);
    }
};

/// A situation and a debt.
struct StateLanes {
    Lanes situation, debt;
};

/// Pays, or not, towards the quarter's liability; the state after it.
HWY_INLINE StateLanes pay(const FamilyLanes& f, Which quiet, StateLanes before, Lanes outcome, FlowLanes& flows) {
    FamilyColumns& families = f.families;
    const Which direct = hn::And(quiet, hn::Eq(before.situation, all(Situation::direct)));
    const Which in_service = hn::And(quiet, more(all(Situation::direct), before.situation));
    const Which in_enforcement = hn::And(in_service, more(before.situation, all(Situation::collected_full)));
    const Which in_collection = hn::AndNot(in_enforcement, in_service);

    const Which has_outcome = hn::And(in_service, not_zero(outcome));

    const auto pence = [&](Lanes column) HWY_ATTR {
        return look_up(f.tables.pence[0], hn::Add(hn::ShiftLeft<2>(f.of(families.amount)), column));
    };
    const Which pays = hn::And(in_service, more(outcome, all(Outcome::nothing)));
    const Which pays_in_full = hn::And(in_service, hn::Eq(outcome, all(Outcome::full)));
    const Lanes due = hn::IfThenElseZero(hn::Or(direct, has_outcome), pence(hn::IfThenElseZero(direct, all(3U))));
    const Lanes in_part = hn::IfThenElseZero(pays, pence(hn::And(hn::Sub(outcome, all(1U)), all(3U))));
    const Lanes paid = hn::IfThenElse(pays_in_full, due, in_part);
    FlowLanes::add(flows.due[0], in_collection, due);
    FlowLanes::add(flows.due[1], in_enforcement, due);
    FlowLanes::add(flows.due[2], direct, due);
    FlowLanes::add(flows.paid[0], in_collection, paid);
    FlowLanes::add(flows.paid[1], in_enforcement, paid);
    f.set(families.arrears, hn::Add(f.of(families.arrears), hn::Sub(due, paid)), in_service);
    f.set(families.paid_since_2012, all(1U), pays);

    const Which nothing = hn::And(in_service, hn::Eq(outcome, all(Outcome::nothing)));
    const Which nothing_before = hn::Or(hn::Eq(before.situation, all(Situation::collected_nothing)),
                                        hn::Eq(before.situation, all(Situation::enforced_nothing)));
    const Which unpaid = hn::And(has_outcome, more(all(Outcome::full), outcome));
    const Lanes new_or_old = hn::Max(before.debt, hn::IfThenElseZero(unpaid, all(Debt::small)));
    const Lanes first = hn::IfThenElseZero(in_enforcement, all(Situation::enforced_none_yet));
    return {hn::IfThenElse(in_service, hn::Add(first, outcome), before.situation),
            hn::IfThenElse(hn::And(nothing, nothing_before), all(Debt::large), new_or_old)};
}

FamilyEvents quiet_families(const QuietTables& tables, bool just_arrived, const FamilyWords& words, Tile tile,
                            FamilyColumns& families, QuietFlows& flows) {
    FamilyEvents events;
    FlowLanes sums;
    for (std::size_t i = 0; i < tile.cases; i += lane_count) {
        const FamilyLanes f{tables, words, families, i, tile.first + i};
        const StateLanes before{f.of(families.situation), f.of(families.debt)};
        const Lanes profile = f.of(families.profile), was = f.of(families.notice);
        const Which noticed = not_zero(was);
        const Lanes notice = hn::IfThenElseZero(noticed, hn::Min(hn::Add(was, all(1U)), all(3U)));
        const Lanes row = hn::Add(before.situation, hn::IfThenElseZero(noticed, all(std::uint32_t{situations})));
        const Lanes place = cell(row, profile);
        const OutcomeLanes paying = outcome_of_quarter(f, place);
        const Which quiet = hn::And(paying.sure, uneventful(f, just_arrived, before.situation, notice, place));
        f.set(families.quarters_to_go, hn::Sub(f.of(families.quarters_to_go), all(1U)), quiet);
        f.set(families.notice, notice, quiet);
        const StateLanes after = pay(f, quiet, before, paying.outcome, sums);
        f.set(families.situation, after.situation, quiet);
        f.set(families.debt, after.debt, quiet);
        const Lanes owing = cell(hn::Add(hn::ShiftLeft<4>(after.debt), after.situation), profile);
        note(events.eventful, i, hn::Not(quiet));
        note(events.settling, i, hn::And(quiet, f.happens(Decision::settles, look_up(tables.settles, owing))));
    }
    sums.add_to(flows);
    cut(events.eventful, tile.cases);
    cut(events.settling, tile.cases);
    return events;
}

CaseSet former_events(const QuietTables& tables, const BlockOfWords& words, Tile tile, const FormerColumns& formers) {
    CaseSet events{};
    for (std::size_t i = 0; i < tile.cases; i += lane_count) {
        const auto of = [&](const Column& column) HWY_ATTR { return hn::LoadU(Tag{}, column.data() + tile.first + i); };
        const auto happens = [&](Decision d, Lanes threshold) HWY_ATTR {
            return hn::Lt(hn::Load(Tag{}, words.rows[slot_of(d).word].data() + i), threshold);
        };
        const Lanes situation = of(formers.situation);
        const Which recent = hn::Eq(hn::And(situation, all(1U)), all(0U));
        const Which waiting = more(all(Situation::over_recently), situation);
        const Lanes debt = of(formers.debt),
                    owing = cell(hn::Add(hn::ShiftLeft<4>(debt), situation), of(formers.profile));
        const Which goes = hn::Eq(debt, all(0U));  // came without arrears
        const Which lapses = hn::And(recent, happens(Decision::lapses, all(tables.lapses)));
        const Which settles = happens(Decision::settles, look_up(tables.settles, owing));
        const Which finalised = hn::And(waiting, happens(Decision::progresses, all(tables.finalised)));
        note(events, i, hn::Or(hn::Or(goes, lapses), hn::Or(settles, finalised)));
    }
    cut(events, tile.cases);
    return events;
}

}  // namespace ccsim::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace ccsim {

static_assert(static_cast<int>(Situation::ended_recently) % 2 == 0 &&
              static_cast<int>(Situation::over_recently) % 2 == 0);

HWY_EXPORT(quiet_families);
HWY_EXPORT(former_events);

FamilyEvents live_quietly(InstructionSet set, const QuietTables& tables, bool just_arrived, const FamilyWords& words,
                          Tile tile, FamilyColumns& families, QuietFlows& flows) {
    return HWY_DISPATCH_TABLE(quiet_families)[place_in_table(set)](tables, just_arrived, words, tile, families, flows);
}

CaseSet find_events(InstructionSet set, const QuietTables& tables, const BlockOfWords& words, Tile tile,
                    const FormerColumns& formers) {
    return HWY_DISPATCH_TABLE(former_events)[place_in_table(set)](tables, words, tile, formers);
}

}  // namespace ccsim
#endif
