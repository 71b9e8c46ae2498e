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
};

/// A place in the tables by situation (in notice: 16 more, or debt: 16 more for each) and profile.
HWY_INLINE Lanes cell(Lanes row, Lanes profile) { return hn::Add(hn::Add(hn::ShiftLeft<3>(row), row), profile); }

/// Something other than paying and settling may happen.
HWY_INLINE Which eventful(const FamilyLanes& f, bool just_arrived, Lanes situation, Lanes notice, Lanes place) {
    const QuietTables& t = f.tables;
    Which any = hn::Eq(f.of(f.families.quarters_to_go), hn::Zero(Tag{}));
    if (!just_arrived) {
        const Lanes clerical = hn::And(f.of(f.families.kind), all(1U));
        const Lanes chance = look_up(t.select, hn::Add(hn::ShiftLeft<4>(clerical), situation));
        any = hn::Or(any, hn::And(f.happens(Decision::selected, chance), hn::Eq(notice, hn::Zero(Tag{}))));
    }
    any = hn::Or(
        any, hn::And(f.happens(Decision::child_stops, all(t.child_stops)), hn::Gt(f.of(f.families.children), all(1U))));
    any = hn::Or(any, f.happens(Decision::leaves, look_up(t.leaves, place)));
    any = hn::Or(any, f.happens(Decision::reassessed, look_up(t.reassessed, place)));
    any = hn::Or(any, f.happens(Decision::enforcement, look_up(t.enforcement, place)));
    any = hn::Or(any, f.happens(Decision::direct, look_up(t.direct, place)));
    const Lanes progress = hn::IfThenElse(hn::Eq(notice, all(3U)), all(t.progresses[2]), all(t.progresses[1]));
    return hn::Or(any, hn::And(f.happens(Decision::progresses, progress), hn::Gt(notice, all(1U))));
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
HWY_INLINE StateLanes pay(const FamilyLanes& f, Which quiet, StateLanes before, Lanes place, FlowLanes& flows) {
    FamilyColumns& families = f.families;
    const Lanes amount = f.of(families.amount);
    const Which direct = hn::And(quiet, hn::Eq(before.situation, all(Situation::direct)));
    const Which in_service = hn::And(quiet, hn::Lt(before.situation, all(Situation::direct)));
    const Which in_enforcement = hn::And(in_service, hn::Gt(before.situation, all(Situation::collected_full)));
    const Which in_collection = hn::AndNot(in_enforcement, in_service);

    Lanes outcome = all(Outcome::full);
    for (const auto& threshold : f.tables.pays)
        outcome = hn::Sub(outcome, one_if(f.happens(Decision::pays, look_up(threshold, place))));
    const Which has_outcome = hn::And(in_service, hn::Gt(outcome, hn::Zero(Tag{})));

    const Lanes by_service = hn::Add(amount, hn::IfThenElseZero(direct, all(std::uint32_t{amounts_a_service})));
    const Lanes due = hn::IfThenElseZero(hn::Or(direct, has_outcome), look_up(f.tables.due, by_service));
    const Lanes by_outcome = hn::Add(hn::Mul(outcome, all(std::uint32_t{amounts_a_service})), amount);
    const Lanes paid = hn::IfThenElseZero(in_service, look_up(f.tables.paid, by_outcome));
    FlowLanes::add(flows.due[0], in_collection, due);
    FlowLanes::add(flows.due[1], in_enforcement, due);
    FlowLanes::add(flows.due[2], direct, due);
    FlowLanes::add(flows.paid[0], in_collection, paid);
    FlowLanes::add(flows.paid[1], in_enforcement, paid);
    f.set(families.arrears, hn::Add(f.of(families.arrears), hn::Sub(due, paid)), in_service);
    const Which pays = hn::And(in_service, hn::Gt(outcome, all(Outcome::nothing)));
    f.set(families.paid_since_2012, all(1U), pays);

    const Which nothing = hn::And(in_service, hn::Eq(outcome, all(Outcome::nothing)));
    const Which nothing_before = hn::Or(hn::Eq(before.situation, all(Situation::collected_nothing)),
                                        hn::Eq(before.situation, all(Situation::enforced_nothing)));
    const Which unpaid = hn::And(has_outcome, hn::Lt(outcome, all(Outcome::full)));
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
        const Which noticed = hn::Gt(was, hn::Zero(Tag{}));
        const Lanes notice = hn::IfThenElseZero(noticed, hn::Min(hn::Add(was, all(1U)), all(3U)));
        const Lanes row = hn::Add(before.situation, hn::IfThenElseZero(noticed, all(std::uint32_t{situations})));
        const Lanes place = cell(row, profile);
        const Which stirs = eventful(f, just_arrived, before.situation, notice, place), quiet = hn::Not(stirs);
        f.set(families.quarters_to_go, hn::Sub(f.of(families.quarters_to_go), all(1U)), quiet);
        f.set(families.notice, notice, quiet);
        const StateLanes after = pay(f, quiet, before, place, sums);
        f.set(families.situation, after.situation, quiet);
        f.set(families.debt, after.debt, quiet);
        const Lanes owing = cell(hn::Add(hn::ShiftLeft<4>(after.debt), after.situation), profile);
        note(events.eventful, i, stirs);
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
        const Which recent = hn::Eq(hn::And(situation, all(1U)), hn::Zero(Tag{}));
        const Which waiting = hn::Lt(situation, all(Situation::over_recently));
        const Lanes debt = of(formers.debt),
                    owing = cell(hn::Add(hn::ShiftLeft<4>(debt), situation), of(formers.profile));
        const Which goes = hn::Eq(debt, hn::Zero(Tag{}));  // came without arrears
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
