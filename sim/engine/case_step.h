#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <type_traits>

#include "sim/model/cohort.h"
#include "sim/model/decision_table.h"
#include "sim/model/quarter_tables.h"
#include "sim/random/draws.h"

// One case through one quarter: the eleven steps of the model's page, in order. This scalar version is the reference
// for any faster one.
namespace ccsim {

/// The tables of one quarter in the sampled engine's form.
struct SampledQuarter {
    std::uint16_t index = 0;  ///< 1 is the first quarter simulated
    QuarterTables tables;
    ChanceTables<std::uint32_t> thresholds;
    SegmentParts<std::uint32_t> select;
    int direct_segment = 3;  ///< 0-based
};

/// Adds a case to the stocks at the end of a quarter.
void count_stocks(const Newcomer& c, bool paid_this_quarter, const LiabilityTables& amounts, int direct_segment,
                  SampledTally& tally);

/// Hears nothing. A recorder is told every draw (a new amount has no thresholds: its outcome is the rank) and every
/// change of a case; the trace has one that writes them down.
struct NoRecorder {
    void drew(Decision, std::uint32_t, std::span<const std::uint32_t>, int) {}
    void changed(std::string_view, const Newcomer&) {}
};

/// A case in the middle of its quarter. `Words` answers the word of a slot by `word(slot)`. Every decision is put to
/// the case by its row of the decision table; what a state does not hold (money, children, the rank) is here.
template <class Recorder, class Words = NamedWords>
class CaseStep {
public:
    CaseStep(Newcomer& c, const World& world, CaseId id, const SampledQuarter& quarter, SampledTally& tally,
             Recorder& recorder)
        : CaseStep(c, NamedWords(world, id, quarter.index), id.arrived == quarter.index, quarter, tally, recorder) {}

    /// `just_arrived`: this is the case's first quarter, so it is not selected.
    CaseStep(Newcomer& c, const Words& random, bool just_arrived, const SampledQuarter& quarter, SampledTally& tally,
             Recorder& recorder)
        : c_(c), random_(random), just_arrived_(just_arrived), q_(quarter), tally_(tally), record_(recorder) {}

    /// Runs the quarter and counts what it leaves.
    void run() {
        run_uncounted();
        count_stocks(c_, paid_this_quarter_, q_.tables.liabilities, q_.direct_segment, tally_);
    }

    /// The same without the stocks at the end.
    void run_uncounted() {
        c_.state = with_notice_a_quarter_older(c_.state);
        put_in_order<Decision::lapses, before(Decision::selected)>();
        if (has_qualifying_child(c_.state.situation)) live_as_a_family();
        put_in_order<Decision::settles, Decision::applies>();
        end_quarter();
    }

    /// The step towards arrears alone, of a case in which nothing else happens any more this quarter.
    void settle_uncounted() {
        put<Decision::settles>();
        end_quarter();
    }

    bool paid_this_quarter() const { return paid_this_quarter_; }

private:
    using Thresholds = std::span<const std::uint32_t>;
    template <Decision d>
    using Is = std::integral_constant<Decision, d>;

    static constexpr Decision before(Decision d) { return static_cast<Decision>(index_of(d) - 1); }
    template <Decision first, Decision last>
    void put_in_order() {
        if constexpr (first < last) put_in_order<first, before(last)>();
        put<last>();
    }

    void live_as_a_family() {
        put_in_order<Decision::selected, before(Decision::child_stops)>();
        if (c_.quarters_to_go == 0) return age_out();
        --c_.quarters_to_go;
        put_in_order<Decision::child_stops, before(Decision::pays)>();
        owe_direct();
        put_in_order<Decision::pays, before(Decision::settles)>();
    }

    /// Puts a decision to the case, and does what comes of it.
    template <Decision d>
    void put() {
        constexpr const DecisionRow& row = row_of(d);
        if (!row.is_put_to(c_.state) || !concerns(Is<d>{})) return;
        if constexpr (d == Decision::amount) return draw_amount();
        else {
            const auto thresholds = this->thresholds(Is<d>{});
            if (row.only_if_possible && thresholds.back() == 0) return;
            const int outcome = decide(row, thresholds);
            if (static_cast<std::size_t>(outcome) < thresholds.size()) happen(Is<d>{}, in_table(Is<d>{}, outcome));
        }
    }

    /// The outcome of a decision: how many of its cumulative thresholds the word has passed. The number of thresholds
    /// means that nothing happens.
    int decide(const DecisionRow& row, Thresholds thresholds) {
        const std::uint32_t word = random_.word(row.word);
        int outcome = 0;
        for (const std::uint32_t t : thresholds) outcome += word >= t;
        record_.drew(row.decision, word, thresholds, outcome);
        return outcome;
    }

    template <Decision d>
    void happen(Is<d> decision, int outcome) {
        constexpr const DecisionRow& row = row_of(d);
        const State before = c_.state;
        if (const std::size_t total = row.total(before, outcome, scheme()); total < tally::size) add(total);
        prepare(decision, outcome);
        c_.state = row.next(before, outcome);
        if (const std::string_view why = row.change(before, outcome); !why.empty()) record_.changed(why, c_);
        if constexpr (d == Decision::pays) take_payment(is_enforced(before.situation) ? 1 : 0, index_of(outcome));
    }

    void add(std::size_t item, std::int64_t amount = 1) { tally_[item] += amount; }
    std::size_t scheme() const { return static_cast<std::size_t>(c_.scheme); }
    std::size_t liability_class() const { return c_.profile % 3U; }

    // Whom a decision concerns, apart from the state.
    template <Decision d>
    bool concerns(Is<d>) const {
        return true;
    }
    bool concerns(Is<Decision::selected>) const { return !just_arrived_; }
    bool concerns(Is<Decision::child_stops>) const { return c_.children >= 2; }
    bool concerns(Is<Decision::amount>) const { return amount_changes_; }
    bool concerns(Is<Decision::applies>) const { return closed_by_ >= 0; }

    template <Decision d>
    auto thresholds(Is<d>) const {
        return row_of(d).read(q_.thresholds, c_.state, c_.profile);
    }
    auto thresholds(Is<Decision::selected>) const {
        return std::array{q_.select.of(c_.state.situation, index_of(segment()))};
    }
    auto thresholds(Is<Decision::child_stops>) const { return q_.thresholds.child_stops[c_.children]; }
    auto thresholds(Is<Decision::applies>) const { return q_.thresholds.applies[index_of(closed_by_)]; }

    int segment() const { return segment_of(c_.state.situation, c_.clerical, q_.direct_segment); }

    /// An outcome as the decision's row has it.
    template <Decision d>
    int in_table(Is<d>, int outcome) const {
        return outcome;
    }
    int in_table(Is<Decision::selected>, int) const { return segment(); }

    // What an outcome does to the case before its state changes.
    template <Decision d>
    void prepare(Is<d>, int) {}
    void prepare(Is<Decision::child_stops>, int) { --c_.children; }
    void prepare(Is<Decision::leaves>, int how) { end_liability(route_of_leaving(how)); }
    void prepare(Is<Decision::reassessed>, int how) { amount_changes_ = how == outcome::amount_changes; }
    void prepare(Is<Decision::settles>, int how) { settle(how); }
    void prepare(Is<Decision::finalised>, int how) { finalise(how); }
    void prepare(Is<Decision::progresses>, int how) {
        if (how == outcome::ends) end_liability(notice_segment(c_.state.stage));
    }
    void prepare(Is<Decision::applies>, int) { add(tally::applied(index_of(closed_by_))); }

    void end_liability(int route) {
        if (route <= route_reactive) closed_by_ = route;
        c_.children = 0;
    }

    void age_out() {
        add(tally::liabilities_ended(scheme(), index_of(route_ageing)));
        end_liability(route_ageing);
        c_.state = after_liability_ends(c_.state, route_ageing);
        record_.changed("the youngest child stopped qualifying", c_);
    }

    void draw_amount() {
        constexpr const DecisionRow& row = row_of(Decision::amount);
        const std::uint32_t word = random_.word(row.word);
        c_.rank = static_cast<std::uint8_t>(word >> 24);
        record_.drew(row.decision, word, {}, c_.rank);
        record_.changed(row.change(c_.state, c_.rank), c_);
    }

    /// Whether the notice ends this quarter. Its word is its own, so that this is known before it happens.
    bool notice_ends() {
        constexpr const DecisionRow& row = row_of(Decision::progresses);
        return row.is_put_to(c_.state) &&
               random_.word(row.word) < row.read(q_.thresholds, c_.state, c_.profile)[outcome::ends];
    }
    /// What is due or paid of a whole quarter's amount.
    std::int32_t of_this_quarter(std::int32_t pence) { return notice_ends() ? half_of(pence) : pence; }

    void owe_direct() {
        if (c_.state.situation == Situation::direct)
            add(tally::due_pence(2),
                of_this_quarter(q_.tables.liabilities.due(maintenance_direct, liability_class(), c_.rank)));
    }

    void take_payment(std::size_t service, std::size_t outcome) {
        const auto now = static_cast<Outcome>(outcome);
        if (now == Outcome::none_yet) return;
        const LiabilityTables& amounts = q_.tables.liabilities;
        const std::int32_t due = of_this_quarter(amounts.due(collection_service, liability_class(), c_.rank));
        const std::int32_t paid = of_this_quarter(amounts.paid(now, liability_class(), c_.rank));
        add(tally::due_pence(service), due);
        add(tally::paid_pence(service), paid);
        c_.arrears_pence += due - paid;
        paid_this_quarter_ = now >= Outcome::under_half;
    }

    void settle(int how) {
        const std::size_t debt = index_of(c_.state.debt), group = repaying_group(c_.state.situation);
        if (how == outcome::overpays) {
            add(tally::credit_pence(), of_this_quarter(q_.tables.liabilities.overpaid[liability_class()][c_.rank]));
        } else if (how == outcome::adjusted) {
            add(tally::adjusted_pence(debt - 1),
                reduce(c_.state.debt == Debt::small, q_.tables.fraction_adjusted[debt]));
        } else {
            paid_this_quarter_ = true;
            add(tally::repaid_pence(group), reduce(how == outcome::clears, q_.tables.fraction_repaid[debt]));
        }
    }

    /// Takes a fraction of the arrears away, or all of them, from both owners alike. Returns what was taken.
    std::int32_t reduce(bool all, std::uint32_t fraction) {
        const std::int32_t taken = all ? c_.arrears_pence : part_of(c_.arrears_pence, fraction);
        c_.secretary_of_state_pence -=
            all ? c_.secretary_of_state_pence : part_of(c_.secretary_of_state_pence, fraction);
        c_.arrears_pence -= taken;
        return taken;
    }

    void finalise(int how) {
        if (how == outcome::stays) return;
        add((how == outcome::moved ? tally::moved_pence : tally::written_off_pence)(), c_.arrears_pence);
        c_.arrears_pence = c_.secretary_of_state_pence = 0;
    }

    void end_quarter() {
        if (paid_this_quarter_) c_.paid_since_january_2012 = true;
        if (is_gone(c_.state)) add(tally::went());
    }

    Newcomer& c_;
    Words random_;
    bool just_arrived_;
    const SampledQuarter& q_;
    SampledTally& tally_;
    Recorder& record_;
    int closed_by_ = -1;  ///< the route, when closure ended the liability this quarter
    bool amount_changes_ = false, paid_this_quarter_ = false;
};

}  // namespace ccsim
