#include "sim/engine/quiet_quarter.h"

#include "sim/core/money.h"
#include "sim/random/vector_targets.h"
#include "sim/scenario/check_scenario.h"

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
    const QuarterWords& words;
    FamilyColumns& families;
    std::size_t in_tile, in_block;  ///< the first case's place

    HWY_INLINE Lanes word_for(Decision d) const {
        const Slot slot = row_of(d).word;
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

/// Of a family's place in the tables, for every rare decision the half that a word must not be above for it to do
/// anything.
struct RareLanes {
    static constexpr const auto& decisions = rare_decisions<Kin::families>;
    std::array<Lanes, pairs(decisions.size())> looked_up;

    HWY_INLINE RareLanes(const QuietTables& tables, Lanes place) {
        for (std::size_t pair = 0; pair < looked_up.size(); ++pair) looked_up[pair] = look_up(tables.rare[pair], place);
    }
    HWY_INLINE Lanes highest_half(std::size_t i) const {
        return i % 2 == 0 ? first_half(looked_up[i / 2]) : top_half(looked_up[i / 2]);
    }
    template <Decision d>
    HWY_INLINE Lanes highest_half_of() const {
        constexpr std::size_t place = place_among_rare<Kin::families>(d);
        return highest_half(place);
    }
};

/// The notice of a family a quarter later: none, or one more than its age.
struct NoticeLanes {
    Lanes notice, segment;
    Which selected;
};

/// Notices grow older, and open cases may be selected.
HWY_INLINE NoticeLanes select(const FamilyLanes& f, bool just_arrived, Lanes situation) {
    const QuietTables& t = f.tables;
    const Lanes was = f.of(f.families.notice), segment = f.of(f.families.selected_in);
    const Which open = hn::Eq(was, all(0U));
    const Lanes older = hn::IfThenZeroElse(open, hn::Min(hn::Add(was, all(1U)), all(std::uint32_t{notice_ages})));
    if (!t.selects || just_arrived) return {older, segment, more(all(0U), all(0U))};
    const Lanes clerical = hn::And(f.of(f.families.kind), all(1U));
    const Lanes place = hn::Add(hn::ShiftLeft<4>(clerical), situation);
    const Which selected = hn::And(open, f.happens(Decision::selected, look_up(t.select, place)));
    return {hn::IfThenElse(selected, all(1U), older), hn::IfThenElse(selected, look_up(t.segments, place), segment),
            selected};
}

/// A case neither leaves nor moves, and no child stops qualifying.
HWY_INLINE Which stays(const FamilyLanes& f, Lanes notice, const RareLanes& rare) {
    const QuietTables& t = f.tables;
    Which so = not_zero(f.of(f.families.quarters_to_go));
    const Which has_older_child = more(f.of(f.families.children), all(1U));
    so = hn::AndNot(hn::And(has_older_child, f.happens(Decision::child_stops, all(t.child_stops))), so);
    HWY_UNROLL(8)
    for (std::size_t i = 0; i < RareLanes::decisions.size(); ++i)
        if (const Decision d = RareLanes::decisions[i]; d != Decision::reassessed)
            so = hn::And(so, f.cannot_happen(d, rare.highest_half(i)));
    const Which old = more(notice, all(1U)), oldest = more(notice, all(2U));
    const Lanes progress = hn::IfThenElse(oldest, all(t.progresses[2]), all(t.progresses[1]));
    return hn::AndNot(hn::And(old, f.happens(Decision::progresses, progress)), so);
}

/// For which lanes it is sure that the amount changes, or that nothing is reassessed.
struct ReassessmentLanes {
    Which amount_changes, sure;
};

HWY_INLINE ReassessmentLanes reassess(const FamilyLanes& f, Lanes place, Lanes highest_half) {
    const Which nothing = f.cannot_happen(Decision::reassessed, highest_half);
    const Which something = more(highest_half, top_half(f.word_for(Decision::reassessed)));
    const Which nil_or_positive = f.happens(Decision::reassessed, look_up(f.tables.to_nil_or_positive, place));
    const Which amount_changes = hn::AndNot(nil_or_positive, something);
    return {amount_changes, hn::Or(nothing, amount_changes)};
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

/// Sums over the tile, lane by lane.
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
HWY_INLINE StateLanes pay(const FamilyLanes& f, Which quiet, StateLanes before, Lanes amount, Lanes outcome,
                          FlowLanes& flows) {
    FamilyColumns& families = f.families;
    const Which direct = hn::And(quiet, hn::Eq(before.situation, all(Situation::direct)));
    const Which in_service = hn::And(quiet, more(all(Situation::direct), before.situation));
    const Which in_enforcement = hn::And(in_service, more(before.situation, all(Situation::collected_full)));
    const Which in_collection = hn::AndNot(in_enforcement, in_service);

    const Which has_outcome = hn::And(in_service, not_zero(outcome));

    const auto pence = [&](Lanes column)
                           HWY_ATTR { return look_up(f.tables.pence, hn::Add(hn::ShiftLeft<2>(amount), column)); };
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

/// A quarter of one vector, in the order of case_step.h.
HWY_INLINE void quiet_quarter(const FamilyLanes& f, bool just_arrived, FamilyEvents& events, FlowLanes& sums) {
    FamilyColumns& families = f.families;
    const StateLanes before{f.of(families.situation), f.of(families.debt)};
    const Lanes profile = f.of(families.profile);
    const NoticeLanes now = select(f, just_arrived, before.situation);
    const Lanes row =
        hn::Add(before.situation, hn::IfThenElseZero(not_zero(now.notice), all(std::uint32_t{situations})));
    const Lanes place = cell(row, profile);
    const RareLanes rare(f.tables, place);
    const ReassessmentLanes reassessed = reassess(f, place, rare.highest_half_of<Decision::reassessed>());
    const OutcomeLanes paying = outcome_of_quarter(f, place);
    const Which quiet = hn::And(hn::And(paying.sure, reassessed.sure), stays(f, now.notice, rare));

    const Lanes old_amount = f.of(families.amount), rank = hn::ShiftRight<24>(f.word_for(Decision::amount));
    const Which amount_changes = hn::And(quiet, reassessed.amount_changes);
    const Lanes amount = hn::IfThenElse(amount_changes, hn::Or(hn::AndNot(all(0xffU), old_amount), rank), old_amount);
    hn::Store(old_amount, Tag{}, events.old_amounts.data() + f.in_tile);
    f.set(families.amount, amount, amount_changes);
    f.set(families.quarters_to_go, hn::Sub(f.of(families.quarters_to_go), all(1U)), quiet);
    f.set(families.notice, now.notice, quiet);
    f.set(families.selected_in, now.segment, quiet);
    const StateLanes after = pay(f, quiet, before, amount, paying.outcome, sums);
    f.set(families.situation, after.situation, quiet);
    f.set(families.debt, after.debt, quiet);
    const Lanes owing = cell(hn::Add(hn::ShiftLeft<4>(after.debt), after.situation), profile);
    note(events.eventful, f.in_tile, hn::Not(quiet));
    note(events.selected, f.in_tile, hn::And(quiet, now.selected));
    note(events.new_amounts, f.in_tile, amount_changes);
    note(events.settling, f.in_tile, hn::And(quiet, f.happens(Decision::settles, look_up(f.tables.settles, owing))));
}

void quiet_families(const QuietTables& tables, bool just_arrived, const QuarterWords& words, Tile tile,
                    FamilyColumns& families, FamilyEvents& events, QuietFlows& flows) {
    FlowLanes sums;
    for (std::size_t i = 0; i < tile.cases; i += lane_count)
        quiet_quarter({tables, words, families, i, tile.first + i}, just_arrived, events, sums);
    sums.add_to(flows);
    for (CaseSet* set : {&events.eventful, &events.selected, &events.new_amounts, &events.settling})
        cut(*set, tile.cases);
}

}  // namespace ccsim::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace ccsim {

static_assert(cases_a_tile * most_weekly_liability_pounds * pence_per_pound * weeks_per_quarter < 4294967296.0,
              "what a tile owes in a quarter fits the 32 bits of a lane");

HWY_EXPORT(quiet_families);

void live_quietly(InstructionSet set, const QuietTables& tables, bool just_arrived, const QuarterWords& words,
                  Tile tile, FamilyColumns& families, FamilyEvents& events, QuietFlows& flows) {
    events.eventful = events.selected = events.new_amounts = events.settling = {};
    HWY_DISPATCH_TABLE(quiet_families)
    [place_in_table(set)](tables, just_arrived, words, tile, families, events, flows);
}

}  // namespace ccsim
#endif
