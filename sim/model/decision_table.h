#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

#include "sim/model/decision_row.h"

// One row a decision, in the order in which they are put to a case: all that both engines and the trace derive what
// they need from. To add one, see "To add a decision" in README.md.
namespace ccsim {

inline constexpr std::array<DecisionRow, decisions> decision_table{{
    {.decision = Decision::lapses,
     .name = "lapses",
     .word = {0, 2},
     .outcomes = {"is no longer recent"},
     .read = [](const auto& t, State, std::size_t) { return each_of(t.lapses); },
     .is_put_to = [](State s) { return is_recent(s.situation); },
     .next = [](State s, int) { return after_lapsing(s); },
     .change = [](State, int) -> std::string_view { return "lapsed"; }},

    // The chance is the macro path's, and it is not put to new cases. For the next state and the total the outcome is
    // the segment.
    {.decision = Decision::selected,
     .name = "selected",
     .word = {2, 1},
     .outcomes = {"selected"},
     .is_put_to = [](State s) { return has_qualifying_child(s.situation) && s.stage == 0; },
     .next = [](State s, int segment) { return after_selection(s, segment); },
     .total = [](State, int segment, std::size_t) { return tally::selected(static_cast<std::size_t>(segment)); },
     .change = [](State, int) -> std::string_view { return "selected for closure"; }},

    // By the number of children.
    {.decision = Decision::child_stops,
     .name = "older child stops",
     .word = {2, 2},
     .outcomes = {"stops qualifying"},
     .is_put_to = [](State s) { return has_qualifying_child(s.situation); }},

    {.decision = Decision::leaves,
     .name = "leaves",
     .word = {1, 0},
     .outcomes = {"withdraws", "reactive closure"},
     .read = [](const auto& t, State s, std::size_t profile) { return each_of(t.leaves[noticed_row(s)][profile]); },
     .is_put_to = [](State s) { return has_qualifying_child(s.situation); },
     .next = [](State s, int how) { return after_liability_ends(s, route_of_leaving(how)); },
     .total = [](State, int how,
                 std::size_t scheme) { return tally::liabilities_ended(scheme, index_of(route_of_leaving(how))); },
     .change = [](State, int how) -> std::string_view {
         return how == outcome::withdraws ? "withdrew" : "reactive closure";
     }},

    {.decision = Decision::reassessed,
     .name = "reassessed",
     .word = {1, 1},
     .outcomes = {"to nil or to positive", "change of amount"},
     .read = [](const auto& t, State s,
                std::size_t profile) { return each_of(t.reassessed[index_of(s.situation)][profile]); },
     .is_put_to = [](State s) { return has_qualifying_child(s.situation); },
     .next = [](State s, int how) { return after_reassessment(s, how); },
     .total =
         [](State before, int how, std::size_t) {
             if (how == outcome::amount_changes) return tally::amount_changed();
             return before.situation == Situation::nil ? tally::became_positive() : tally::became_nil();
         },
     .change = [](State before, int how) -> std::string_view {
         if (how == outcome::amount_changes) return {};  // told when the new amount is known
         return before.situation == Situation::nil ? "nil to positive" : "positive to nil";
     }},

    // The outcome is the rank, when the amount changes.
    {.decision = Decision::amount,
     .name = "amount",
     .word = {2, 3},
     .is_put_to = [](State s) { return has_qualifying_child(s.situation); },
     .change = [](State, int) -> std::string_view { return "change of amount"; }},

    {.decision = Decision::enforcement,
     .name = "enforcement",
     .word = {1, 2},
     .outcomes = {"starts or is lifted"},
     .read = [](const auto& t, State s, std::size_t profile) { return each_of(t.enforcement[debt_row(s)][profile]); },
     .is_put_to = [](State s) { return in_collection_service(s.situation); },
     .next = [](State s, int) { return after_enforcement(s); },
     .total =
         [](State before, int, std::size_t) {
             return is_enforced(before.situation) ? tally::enforcement_lifted() : tally::enforcement_started();
         },
     .change = [](State before, int) -> std::string_view {
         return is_enforced(before.situation) ? "enforcement lifted" : "enforcement started";
     }},

    {.decision = Decision::direct,
     .name = "direct",
     .word = {1, 3},
     .outcomes = {"joins or leaves"},
     .read = [](const auto& t, State s, std::size_t profile) { return each_of(t.direct[debt_row(s)][profile]); },
     .is_put_to = [](State s) { return is_collected(s.situation) || s.situation == Situation::direct; },
     .next = [](State s, int) { return after_direct(s); },
     .total =
         [](State before, int, std::size_t) {
             return before.situation == Situation::direct ? tally::left_direct() : tally::joined_direct();
         },
     .change = [](State before, int) -> std::string_view {
         return before.situation == Situation::direct ? "left Maintenance Direct" : "joined Maintenance Direct";
     }},

    {.decision = Decision::pays,
     .name = "pays",
     .word = {2, 0},
     .outcomes = {"not due yet", "pays nothing", "pays under half", "pays half to 90%", "pays in full"},
     .read = [](const auto& t, State s, std::size_t profile) { return each_of(t.pays[noticed_row(s)][profile]); },
     .is_put_to = [](State s) { return in_collection_service(s.situation); },
     .next = [](State s, int now) { return after_paying(s, static_cast<Outcome>(now)); },
     .total = [](State before, int now,
                 std::size_t) { return tally::outcomes(is_enforced(before.situation) ? 1 : 0, index_of(now)); },
     .change = [](State, int) -> std::string_view { return "paid"; }},

    {.decision = Decision::settles,
     .name = "settles",
     .word = {0, 0},
     .outcomes = {"clears the arrears", "pays towards arrears", "arrears adjusted", "pays more than is due"},
     .read = [](const auto& t, State s, std::size_t profile) { return each_of(t.settles[debt_row(s)][profile]); },
     .is_put_to = [](State s) { return !is_gone(s); },
     .next = [](State s, int how) { return after_settling(s, how); },
     .total =
         [](State before, int how, std::size_t scheme) {
             if (how == outcome::overpays) return tally::overpaying(scheme);
             return how == outcome::adjusted ? tally::adjusted(index_of(before.debt) - 1)
                                             : tally::repaying(repaying_group(before.situation));
         },
     .change = [](State, int how) -> std::string_view {
         if (how == outcome::overpays) return "paid more than was due";
         return how == outcome::adjusted ? "arrears adjusted" : "paid towards arrears";
     },
     .only_if_possible = true},

    // Before notices progress, so that what ends in this quarter waits until the next.
    {.decision = Decision::finalised,
     .name = "progresses",
     .word = {0, 1},
     .outcomes = {"arrears moved", "arrears written off", "arrears stay"},
     .read = [](const auto& t, State, std::size_t) { return each_of(t.finalised); },
     .is_put_to = [](State s) { return is_ended(s.situation); },
     .next = [](State s, int how) { return after_finalisation(s, how); },
     .total = [](State before, int how, std::size_t) { return tally::finalised(before.stage, index_of(how)); },
     .change = [](State, int how) -> std::string_view {
         return how == outcome::stays ? "finalised, arrears stay" : "finalised, arrears leave the stock";
     }},

    {.decision = Decision::progresses,
     .name = "progresses",
     .word = {0, 1},
     .outcomes = {"liability ends", "drops out"},
     .read = [](const auto& t, State s, std::size_t) { return each_of(t.progresses[index_of(notice_age(s.stage))]); },
     .is_put_to = [](State s) { return in_notice(s) && notice_age(s.stage) > 0; },
     .next = [](State s, int how) { return after_notice(s, how); },
     .total =
         [](State before, int how, std::size_t scheme) {
             const std::size_t segment = index_of(notice_segment(before.stage));
             return how == outcome::ends ? tally::liabilities_ended(scheme, segment) : tally::dropped_out(segment);
         },
     .change = [](State, int how) -> std::string_view {
         return how == outcome::ends ? "closure ended the liability" : "dropped out of closure";
     }},

    // By the route by which closure has ended the liability this quarter.
    {.decision = Decision::applies,
     .name = "applies",
     .word = {0, 3},
     .outcomes = {"applies to the 2012 scheme"},
     .is_put_to = [](State s) { return !has_qualifying_child(s.situation); }},
}};

constexpr const DecisionRow& row_of(Decision d) { return decision_table[static_cast<std::size_t>(d)]; }

inline constexpr ChanceTables<double> no_chances{};

/// Whether a decision has the same chances in two states, in whatever quarter: it reads them in the same place.
template <Decision d>
constexpr bool reads_the_same(State a, State b) {
    return row_of(d).read(no_chances, a, 0).data() == row_of(d).read(no_chances, b, 0).data();
}

/// Blocks of random words that some decision uses: 0 up to this.
constexpr std::size_t blocks_in_use() {
    std::size_t blocks = 0;
    for (const DecisionRow& row : decision_table) blocks = std::max<std::size_t>(blocks, row.word.block + 1U);
    return blocks;
}
static_assert(blocks_in_use() <= quarter_blocks);

constexpr bool rows_are_in_order() {
    for (std::size_t i = 0; i < decision_table.size(); ++i)
        if (static_cast<std::size_t>(decision_table[i].decision) != i) return false;
    return true;
}
static_assert(rows_are_in_order(), "row_of finds each decision in its place");

}  // namespace ccsim
