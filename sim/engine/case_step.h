#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "sim/model/cohort.h"
#include "sim/model/decisions.h"
#include "sim/model/quarter_tables.h"
#include "sim/model/tally.h"
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

/// The random words of one case in one quarter, each block made when it is asked for.
struct NamedWords {
    World world;
    CaseId id;
    std::uint16_t quarter = 0;

    std::array<std::uint32_t, 4> block(int b) const { return words(world, id, quarter, static_cast<std::uint8_t>(b)); }
};

/// A case in the middle of its quarter. `Words` answers the four words of blocks 0 to 2 by `block(b)`.
template <class Recorder, class Words = NamedWords>
class CaseStep {
public:
    CaseStep(Newcomer& c, const World& world, CaseId id, const SampledQuarter& quarter, SampledTally& tally,
             Recorder& recorder)
        : CaseStep(c, NamedWords{world, id, quarter.index}, id.arrived == quarter.index, quarter, tally, recorder) {}

    /// `just_arrived`: this is the case's first quarter, so it is not selected.
    CaseStep(Newcomer& c, const Words& random, bool just_arrived, const SampledQuarter& quarter, SampledTally& tally,
             Recorder& recorder)
        : c_(c),
          random_(random),
          just_arrived_(just_arrived),
          q_(quarter),
          tally_(tally),
          record_(recorder),
          block0_(random.block(0)) {}

    /// Runs the quarter and counts what it leaves.
    void run() {
        run_uncounted();
        count_stocks(c_, paid_this_quarter_, q_.tables.liabilities, q_.direct_segment, tally_);
    }

    /// The same without the stocks at the end.
    void run_uncounted() {
        pass_time();
        if (has_qualifying_child(c_.state.situation)) live_as_a_family();
        settle();
        progress();
        if (closed_by_ >= 0) apply();
        end_quarter();
    }

    /// The step towards arrears alone, of a case in which nothing else happens any more this quarter.
    void settle_uncounted() {
        settle();
        end_quarter();
    }

    bool paid_this_quarter() const { return paid_this_quarter_; }

private:
    using Thresholds = std::span<const std::uint32_t>;

    std::uint32_t word_for(Decision d) const {
        const Slot slot = slot_of(d);
        return slot.block == 0 ? block0_[slot.word] : (slot.block == 1 ? block1_[slot.word] : block2_[slot.word]);
    }

    /// The outcome of a decision: how many of its cumulative thresholds the word has passed. The number of thresholds
    /// means that nothing happens.
    int decide(Decision d, Thresholds thresholds) {
        const std::uint32_t word = word_for(d);
        int outcome = 0;
        for (const std::uint32_t t : thresholds) outcome += word >= t;
        record_.drew(d, word, thresholds, outcome);
        return outcome;
    }
    bool happens(Decision d, std::uint32_t t) { return decide(d, Thresholds(&t, 1)) == 0; }

    void add(std::size_t item, std::int64_t amount = 1) { tally_[item] += amount; }
    std::size_t scheme() const { return static_cast<std::size_t>(c_.scheme); }
    std::size_t profile() const { return c_.profile; }
    std::size_t liability_class() const { return c_.profile % 3U; }
    void become(std::string_view why, State next) {
        c_.state = next;
        record_.changed(why, c_);
    }

    void pass_time() {
        c_.state = with_notice_a_quarter_older(c_.state);
        if (c_.state.situation == Situation::ended_recently || c_.state.situation == Situation::over_recently)
            if (happens(Decision::lapses, q_.thresholds.lapses[0])) become("lapsed", after_lapsing(c_.state));
    }

    void live_as_a_family() {
        block1_ = random_.block(1);
        block2_ = random_.block(2);
        select();
        if (c_.quarters_to_go == 0) return end_liability(route_ageing, "the youngest child stopped qualifying");
        --c_.quarters_to_go;
        if (c_.children >= 2 && happens(Decision::child_stops, q_.thresholds.child_stops[c_.children][0]))
            --c_.children;
        const int leaving = decide(Decision::leaves, q_.thresholds.leaves[noticed_row(c_.state)][profile()]);
        if (leaving < 2)
            return end_liability(route_of_leaving(leaving),
                                 leaving == outcome::withdraws ? "withdrew" : "reactive closure");
        reassess();
        change_service();
        pay();
    }

    void select() {
        if (c_.state.stage != 0 || just_arrived_) return;
        const int segment = segment_of(c_.state.situation, c_.clerical, q_.direct_segment);
        if (!happens(Decision::selected, q_.select.of(c_.state.situation, static_cast<std::size_t>(segment)))) return;
        become("selected for closure", after_selection(c_.state, segment));
        add(tally::selected(static_cast<std::size_t>(segment)));
    }

    void end_liability(int route, std::string_view why) {
        add(tally::liabilities_ended(scheme(), static_cast<std::size_t>(route)));
        if (route <= route_reactive) closed_by_ = route;
        c_.children = 0;
        become(why, after_liability_ends(c_.state, route));
    }

    void reassess() {
        const int how = decide(Decision::reassessed,
                               q_.thresholds.reassessed[static_cast<std::size_t>(c_.state.situation)][profile()]);
        if (how == outcome::to_nil_or_positive) {
            const bool was_nil = c_.state.situation == Situation::nil;
            add(was_nil ? tally::became_positive() : tally::became_nil());
            become(was_nil ? "nil to positive" : "positive to nil", after_reassessment(c_.state, how));
        } else if (how == outcome::amount_changes) {
            const std::uint32_t word = word_for(Decision::amount);
            c_.rank = static_cast<std::uint8_t>(word >> 24);
            record_.drew(Decision::amount, word, {}, c_.rank);
            add(tally::amount_changed());
            record_.changed("change of amount", c_);
        }
    }

    void change_service() {
        const Situation before = c_.state.situation;
        if (in_collection_service(before) &&
            happens(Decision::enforcement, q_.thresholds.enforcement[static_cast<std::size_t>(before)][profile()][0])) {
            add(is_enforced(before) ? tally::enforcement_lifted() : tally::enforcement_started());
            become(is_enforced(before) ? "enforcement lifted" : "enforcement started", after_enforcement(c_.state));
        }
        const Situation now = c_.state.situation;
        if ((is_collected(now) || now == Situation::direct) &&
            happens(Decision::direct, q_.thresholds.direct[static_cast<std::size_t>(now)][profile()][0])) {
            add(now == Situation::direct ? tally::left_direct() : tally::joined_direct());
            become(now == Situation::direct ? "left Maintenance Direct" : "joined Maintenance Direct",
                   after_direct(c_.state));
        }
    }

    /// Whether the notice ends this quarter. Its word is its own, so that this is known before it happens.
    bool notice_ends() const {
        return in_notice(c_.state) && notice_age(c_.state.stage) > 0 &&
               word_for(Decision::progresses) <
                   q_.thresholds.progresses[static_cast<std::size_t>(notice_age(c_.state.stage))][outcome::ends];
    }
    /// What is due or paid of a whole quarter's amount.
    std::int32_t of_this_quarter(std::int32_t pence) const { return notice_ends() ? half_of(pence) : pence; }

    void pay() {
        const Situation s = c_.state.situation;
        const LiabilityTables& amounts = q_.tables.liabilities;
        if (s == Situation::direct)
            add(tally::due_pence(2), of_this_quarter(amounts.due(maintenance_direct, liability_class(), c_.rank)));
        if (!in_collection_service(s)) return;
        const auto now = static_cast<Outcome>(
            decide(Decision::pays, Thresholds(q_.thresholds.pays[noticed_row(c_.state)][profile()])));
        const std::size_t service = is_enforced(s) ? 1 : 0;
        add(tally::outcomes(service, static_cast<std::size_t>(now)));
        become("paid", after_paying(c_.state, now));
        if (now == Outcome::none_yet) return;
        const std::int32_t due = of_this_quarter(amounts.due(collection_service, liability_class(), c_.rank));
        const std::int32_t paid = of_this_quarter(amounts.paid(now, liability_class(), c_.rank));
        add(tally::due_pence(service), due);
        add(tally::paid_pence(service), paid);
        c_.arrears_pence += due - paid;
        paid_this_quarter_ = now >= Outcome::under_half;
    }

    void settle() {
        const auto& chances = q_.thresholds.settles[debt_row(c_.state)][profile()];
        if (is_gone(c_.state) || chances[3] == 0) return;
        const int how = decide(Decision::settles, chances);
        const std::size_t debt = static_cast<std::size_t>(c_.state.debt), group = repaying_group(c_.state.situation);
        if (how == outcome::overpays) {
            add(tally::overpaying(scheme()));
            add(tally::credit_pence(), of_this_quarter(q_.tables.liabilities.overpaid[liability_class()][c_.rank]));
        } else if (how == outcome::clears || how == outcome::repays) {
            paid_this_quarter_ = true;
            add(tally::repaying(group));
            add(tally::repaid_pence(group), reduce(how == outcome::clears, q_.tables.fraction_repaid[debt]));
        } else if (how == outcome::adjusted) {
            add(tally::adjusted(debt - 1));
            add(tally::adjusted_pence(debt - 1),
                reduce(c_.state.debt == Debt::small, q_.tables.fraction_adjusted[debt]));
        } else {
            return;
        }
        become(how == outcome::overpays   ? "paid more than was due"
               : how == outcome::adjusted ? "arrears adjusted"
                                          : "paid towards arrears",
               after_settling(c_.state, how));
    }

    /// Takes a fraction of the arrears away, or all of them, from both owners alike. Returns what was taken.
    std::int32_t reduce(bool all, std::uint32_t fraction) {
        const std::int32_t taken = all ? c_.arrears_pence : part_of(c_.arrears_pence, fraction);
        c_.secretary_of_state_pence -=
            all ? c_.secretary_of_state_pence : part_of(c_.secretary_of_state_pence, fraction);
        c_.arrears_pence -= taken;
        return taken;
    }

    void progress() {
        const State s = c_.state;
        if (in_notice(s) && notice_age(s.stage) > 0) {
            const int how =
                decide(Decision::progresses, q_.thresholds.progresses[static_cast<std::size_t>(notice_age(s.stage))]);
            const int segment = notice_segment(s.stage);
            if (how == outcome::ends) end_liability(segment, "closure ended the liability");
            if (how == outcome::drops_out) {
                add(tally::dropped_out(static_cast<std::size_t>(segment)));
                become("dropped out of closure", after_progress(s, how));
            }
        } else if (is_ended(s.situation)) {
            const int how = decide(Decision::progresses, q_.thresholds.finalised);
            if (how <= outcome::stays) finalise(how);
        }
    }

    void finalise(int how) {
        const std::size_t route = c_.state.stage;
        add(tally::finalised(route, static_cast<std::size_t>(how)));
        if (how != outcome::stays) {
            add((how == outcome::moved ? tally::moved_pence : tally::written_off_pence)(), c_.arrears_pence);
            c_.arrears_pence = c_.secretary_of_state_pence = 0;
        }
        become(how == outcome::stays ? "finalised, arrears stay" : "finalised, arrears leave the stock",
               after_progress(c_.state, how));
    }

    void apply() {
        if (happens(Decision::applies, q_.thresholds.applies[static_cast<std::size_t>(closed_by_)][0]))
            add(tally::applied(static_cast<std::size_t>(closed_by_)));
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
    std::array<std::uint32_t, 4> block0_, block1_{}, block2_{};
    int closed_by_ = -1;  ///< the route, when closure ended the liability this quarter
    bool paid_this_quarter_ = false;
};

}  // namespace ccsim
