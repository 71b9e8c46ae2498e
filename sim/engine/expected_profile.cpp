#include "sim/engine/expected_profile.h"

#include <algorithm>
#include <utility>

#include "sim/core/money.h"
#include "sim/engine/expected_rows.h"
#include "sim/model/decisions.h"

namespace ccsim {
namespace {

constexpr double two_to_32 = 4294967296.0;
constexpr std::size_t leaving_lists = 5;
constexpr std::size_t scratch_rows = 3;
constexpr std::array<Situation, family_groups> first_of_group{
    Situation::collected_none_yet, Situation::enforced_none_yet, Situation::direct, Situation::nil};

}  // namespace

ExpectedProfile::ExpectedProfile(std::size_t profile, std::size_t lanes) : profile_(profile), lanes_(lanes) {
    const std::size_t full = quantities * lanes;
    constexpr std::size_t full_blocks = 1 + notice_ages, label_blocks = std::size_t{segments} * notice_ages,
                          former_rows = 2 * 2 * recencies;
    memory_.resize((full_blocks * family_rows + former_rows + scratch_rows) * full +
                   label_blocks * family_rows * lanes + (family_groups * leaving_lists + 1) * lanes);
    double* next = memory_.data();
    const auto take = [&next](std::size_t size) { return std::exchange(next, next + size); };
    open_ = {take(family_rows * full), full};
    for (FamilyBlock& block : notice_) block = {take(family_rows * full), full};
    for (auto& segment : labels_)
        for (FamilyBlock& block : segment) block = {take(family_rows * lanes), lanes};
    for (DebtRows* former : {&over_, &ended_})
        for (auto& debt : *former)
            for (double*& row : debt) row = take(full);
    leaving_ = take(family_groups * leaving_lists * lanes);
    scratch_ = take(scratch_rows * full);
    paid_and_nil_ = take(lanes);
}

void ExpectedProfile::clear() {
    std::ranges::fill(memory_, 0.0);
    waiting_ = {};
    in_use_ = {};
}

void ExpectedProfile::arrive(const Arrival& arrival) {
    const State s = arrival.cases.state;
    const bool recent = s.situation == Situation::over_recently;
    double* const row = has_qualifying_child(s.situation)
                            ? open_.row(static_cast<std::size_t>(s.debt), static_cast<std::size_t>(s.situation))
                            : over_[static_cast<std::size_t>(s.debt) - 1][recent ? 0 : 1];
    row[q_cases * lanes_ + arrival.lane] += arrival.cases.cases;
    row[q_arrears * lanes_ + arrival.lane] += arrival.cases.arrears_pence;
    row[q_secretary_of_state * lanes_ + arrival.lane] += arrival.cases.secretary_of_state_pence;
    row[q_not_paid * lanes_ + arrival.lane] += arrival.cases.not_paid_since_january_2012;
}

void ExpectedProfile::pass_a_quarter(const ExpectedQuarter& quarter, ExpectedFlows& flows, ExpectedTally& tally) {
    pass_time(quarter.tables.chances.lapses[0]);
    select(quarter, tally);
    live(quarter, flows);
    settle_former(quarter, false, over_, flows);
    settle_former(quarter, true, ended_, flows);
    finalise(quarter, flows, tally);
    progress(quarter, flows, tally);
}

[[gnu::flatten, gnu::target_clones("avx2", "default")]] void ExpectedProfile::pass_time(double lapses) {
    if (anybody_in_notice()) {
        rows::add(notice_[2].first, notice_[1].first, notice_[1].size());
        std::swap(notice_[1], notice_[0]);
        rows::clear(notice_[0].first, notice_[0].size());
    }
    for (std::size_t segment = 0; segment < segments; ++segment) {
        if (!in_use_[segment]) continue;
        auto& ages = labels_[segment];
        rows::add(ages[2].first, ages[1].first, ages[1].size());
        std::swap(ages[1], ages[0]);
        rows::clear(ages[0].first, ages[0].size());
    }
    for (DebtRows* former : {&over_, &ended_})
        for (auto& debt : *former) rows::move(debt[1], debt[0], lapses, quantities * lanes_);
    for (Waiting& route : waiting_)
        for (auto& debt : route) {
            const double moving = debt[0] * lapses;
            debt[0] -= moving;
            debt[1] += moving;
        }
}

[[gnu::flatten, gnu::target_clones("avx2", "default")]] void ExpectedProfile::select(const ExpectedQuarter& quarter,
                                                                                     ExpectedTally& tally) {
    double *const chance = scratch_, *const moving = scratch_ + open_.row_size;
    for (std::size_t s = 0; s < family_situations; ++s)
        for (const bool clerical : {false, true}) {
            const auto segment =
                static_cast<std::size_t>(segment_of(static_cast<Situation>(s), clerical, quarter.direct_segment));
            if (!(quarter.selection[segment] > 0)) continue;
            in_use_[segment] = true;
            for (std::size_t lane = 0; lane < lanes_; ++lane) {
                const Lane& l = quarter.plan.lanes()[lane];
                chance[lane] = l.clerical == clerical && l.arrived < quarter.index ? quarter.selection[segment] : 0;
            }
            for (std::size_t debt = 0; debt < debts; ++debt) {
                for (std::size_t i = 0; i < open_.row_size; i += lanes_a_vector)
                    store(moving + i, load(open_.row(debt, s) + i) * load(chance + i % lanes_));
                rows::add_scaled(open_.row(debt, s), moving, -1, open_.row_size);
                rows::add(notice_[0].row(debt, s), moving, open_.row_size);
                rows::add(labels_[segment][0].row(debt, s), moving, lanes_);
                tally[tally::selected(segment)] += rows::sum(moving, lanes_);
            }
        }
}

FamilyChances ExpectedProfile::chances_for(const ExpectedQuarter& quarter, bool in_notice, double ends) {
    const std::size_t liability = profile_ % 3;
    const MeanAmounts& m = quarter.means;
    FamilyChances c{
        .tables = &quarter.tables.chances, .profile = profile_, .in_notice = in_notice, .ends = ends, .leaving = {}};
    c.due_pence = m.weekly[collection_service][liability] * weeks_per_quarter;
    c.due_direct_pence = m.weekly[maintenance_direct][liability] * weeks_per_quarter;
    c.overpaid_pence = m.overpaid[liability];
    c.paid_pence = {0, 0, m.paid_under_half[liability], m.paid_half_to_90[liability], c.due_pence};
    for (std::size_t debt = 0; debt < debts; ++debt) {
        c.fraction_repaid[debt] = static_cast<double>(quarter.tables.fraction_repaid[debt]) / two_to_32;
        c.fraction_adjusted[debt] = static_cast<double>(quarter.tables.fraction_adjusted[debt]) / two_to_32;
    }
    double* next = leaving_;
    const auto list = [&] { return std::exchange(next, next + lanes_); };
    for (std::size_t g = 0; g < family_groups; ++g) {
        const State s{first_of_group[g], Debt::none, in_notice ? notice(0, 0) : Stage{0}};
        const auto& leaves = quarter.tables.chances.leaves[noticed_row(s)][profile_];
        const double reassessed =
            quarter.tables.chances
                .reassessed[static_cast<std::size_t>(s.situation)][profile_][outcome::to_nil_or_positive];
        const double withdraws = leaves[outcome::withdraws], closes = leaves[outcome::closes_reactively];
        double *const out = list(), *const w = list(), *const r = list(), *const again = list(), *const stay = list();
        for (std::size_t lane = 0; lane < lanes_; ++lane) {
            out[lane] = quarter.plan.family(profile_, lane).ages_out();
            w[lane] = (1 - out[lane]) * withdraws;
            r[lane] = (1 - out[lane]) * closes;
            const double left = (1 - out[lane]) * (1 - withdraws - closes);
            again[lane] = left * reassessed;
            stay[lane] = left * (1 - reassessed);
        }
        const double amount =
            quarter.tables.chances.reassessed[static_cast<std::size_t>(s.situation)][profile_][outcome::amount_changes];
        c.amount_changes[g] = reassessed < 1 ? amount / (1 - reassessed) : 0;
        c.leaving.ages_out[g] = out;
        c.leaving.withdraws[g] = w;
        c.leaving.closes[g] = r;
        c.leaving.reassessed[g] = again;
        c.leaving.stays[g] = stay;
    }
    return c;
}

void ExpectedProfile::live(const ExpectedQuarter& quarter, ExpectedFlows& flows) {
    const FamilyExits exits{
        .over = {over_[0][0], over_[1][0]}, .ended = {ended_[0][0], ended_[1][0]}, .paid_and_nil = paid_and_nil_};
    rows::clear(paid_and_nil_, lanes_);
    const auto ended_now = [&](std::size_t debt) { return rows::sum(ended_[debt][0], lanes_); };
    const std::array<double, 2> before{ended_now(0), ended_now(1)};
    live_a_quarter(open_, chances_for(quarter, false, 0), exits, flows);
    if (anybody_in_notice())
        for (std::size_t age = 0; age < notice_ages; ++age) {
            const double ends = age == 0 ? 0 : quarter.tables.chances.progresses[age][outcome::ends];
            const FamilyChances chances = chances_for(quarter, true, ends);
            live_a_quarter(notice_[age], chances, exits, flows);
            for (std::size_t segment = 0; segment < segments; ++segment)
                if (in_use_[segment]) live_a_quarter_uncounted(labels_[segment][age], chances);
        }
    for (std::size_t debt = 0; debt < 2; ++debt) waiting_[reactive_route][debt][0] += ended_now(debt) - before[debt];
}

/// Repayment, clearing and adjustment of those without a liability; what frees them of their arrears makes them gone.
void ExpectedProfile::settle_former(const ExpectedQuarter& quarter, bool through_closure, DebtRows& former,
                                    ExpectedFlows& flows) {
    const auto& t = quarter.tables.chances;
    const double leaves_at_finalisation =
        through_closure ? t.finalised[outcome::moved] + t.finalised[outcome::written_off] : 0;
    const auto first = static_cast<std::size_t>(through_closure ? Situation::ended_recently : Situation::over_recently);
    for (std::size_t debt = 1; debt < debts; ++debt)
        for (std::size_t recency = 0; recency < recencies; ++recency) {
            const auto situation = static_cast<Situation>(first + recency);
            const auto& chances = t.settles[debt_row({situation, static_cast<Debt>(debt), 0})][profile_];
            const double clears = chances[outcome::clears], repays = chances[outcome::repays],
                         adjusted = chances[outcome::adjusted];
            const double freed = clears + (debt == 1 ? adjusted : 0);
            const double repaid =
                clears + repays * static_cast<double>(quarter.tables.fraction_repaid[debt]) / two_to_32;
            const double taken =
                adjusted * (debt == 1 ? 1 : static_cast<double>(quarter.tables.fraction_adjusted[debt]) / two_to_32);
            double* const row = former[debt - 1][recency];
            const double* const arrears = row + q_arrears * lanes_;
            const std::size_t group = repaying_group(situation);
            flows.add(tally::repaying(group), row, clears + repays);
            flows.add(tally::repaid_pence(group), arrears, repaid);
            flows.add(tally::adjusted(debt - 1), row, adjusted);
            flows.add(tally::adjusted_pence(debt - 1), arrears, taken);
            flows.add(tally::went(), row, freed);
            rows::add_scaled(flows.paid_and_gone(), row, clears + repays * leaves_at_finalisation, lanes_);
            rows::scale(row + q_cases * lanes_, 1 - freed, lanes_);
            rows::scale(row + q_arrears * lanes_, 1 - repaid - taken, lanes_);
            rows::scale(row + q_secretary_of_state * lanes_, 1 - repaid - taken, lanes_);
            rows::scale(row + q_not_paid * lanes_, 1 - freed - repays, lanes_);
            if (through_closure)
                for (Waiting& route : waiting_) route[debt - 1][recency] *= 1 - freed;
        }
}

[[gnu::flatten, gnu::target_clones("avx2", "default")]] void ExpectedProfile::finalise(const ExpectedQuarter& quarter,
                                                                                       ExpectedFlows& flows,
                                                                                       ExpectedTally& tally) {
    const auto& chances = quarter.tables.chances.finalised;
    const double leaving = chances[outcome::moved] + chances[outcome::written_off], stays = chances[outcome::stays];
    for (std::size_t debt = 0; debt < 2; ++debt)
        for (std::size_t recency = 0; recency < recencies; ++recency) {
            double* const row = ended_[debt][recency];
            flows.add(tally::moved_pence(), row + q_arrears * lanes_, chances[outcome::moved]);
            flows.add(tally::written_off_pence(), row + q_arrears * lanes_, chances[outcome::written_off]);
            flows.add(tally::went(), row, leaving);
            rows::add_scaled(over_[debt][recency], row, stays, quantities * lanes_);
            rows::scale(row, 1 - leaving - stays, quantities * lanes_);
            for (std::size_t route = 0; route < closure_routes; ++route) {
                double& waiting = waiting_[route][debt][recency];
                for (std::size_t how = 0; how < chances.size(); ++how)
                    tally[tally::finalised(route, how)] += chances[how] * waiting;
                waiting *= 1 - leaving - stays;
            }
        }
}

[[gnu::flatten, gnu::target_clones("avx2", "default")]] void ExpectedProfile::progress(const ExpectedQuarter& quarter,
                                                                                       ExpectedFlows& flows,
                                                                                       ExpectedTally& tally) {
    if (!anybody_in_notice()) return;
    for (std::size_t age = 0; age < notice_ages; ++age) {
        const std::array<double, 2> chances =
            age == 0 ? std::array<double, 2>{} : quarter.tables.chances.progresses[age];
        if (age > 0) progress_full(age, chances, flows);
        progress_labels(age, chances, quarter, flows, tally);
    }
}

/// Full rows: what ends joins those waiting for finalisation, or is gone; what drops out is open again.
void ExpectedProfile::progress_full(std::size_t age, const std::array<double, 2>& chances, ExpectedFlows& flows) {
    const double ends = chances[outcome::ends], drops_out = chances[outcome::drops_out];
    double* const all = scratch_;
    for (std::size_t debt = 0; debt < debts; ++debt) {
        rows::clear(all, open_.row_size);
        for (std::size_t s = 0; s < family_situations; ++s) {
            double* const row = notice_[age].row(debt, s);
            const auto situation = static_cast<Situation>(s);
            if (debt == 0 && in_collection_service(situation) && is_contributing(situation))
                rows::add_scaled(flows.paid_and_gone(), row, ends, lanes_);
            rows::add(all, row, open_.row_size);
            rows::add_scaled(open_.row(debt, s), row, drops_out, open_.row_size);
            rows::scale(row, 1 - ends - drops_out, open_.row_size);
        }
        if (debt > 0) rows::add_scaled(ended_[debt - 1][0], all, ends, open_.row_size);
        else flows.add(tally::went(), all, ends);
    }
}

void ExpectedProfile::progress_labels(std::size_t age, const std::array<double, 2>& chances,
                                      const ExpectedQuarter& quarter, ExpectedFlows& flows, ExpectedTally& tally) {
    const double ends = chances[outcome::ends], drops_out = chances[outcome::drops_out];
    double* const all = scratch_;
    for (std::size_t segment = 0; segment < segments; ++segment) {
        if (!in_use_[segment]) continue;
        for (std::size_t debt = 0; debt < debts; ++debt) {
            rows::clear(all, lanes_);
            for (std::size_t s = 0; s < family_situations; ++s)
                rows::add(all, labels_[segment][age].row(debt, s), lanes_);
            const double cases = rows::sum(all, lanes_);
            flows.add(tally::liabilities_ended(0, segment), all, ends);
            tally[tally::applied(segment)] += cases * ends * quarter.tables.chances.applies[segment][0];
            tally[tally::dropped_out(segment)] += cases * drops_out;
            tally[tally::in_notice(segment)] += cases * (1 - ends - drops_out);
            if (debt > 0) waiting_[segment][debt - 1][0] += cases * ends;
        }
        rows::scale(labels_[segment][age].first, 1 - ends - drops_out, labels_[segment][age].size());
    }
}

}  // namespace ccsim
