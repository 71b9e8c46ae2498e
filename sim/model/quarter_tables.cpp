#include "sim/model/quarter_tables.h"

#include <algorithm>
#include <cmath>

namespace ccsim {
namespace {

double by_type(const ByPayerType& value, PayerType type) {
    if (type == PayerType::reliable) return value.reliable;
    return type == PayerType::irregular ? value.irregular : value.unlikely;
}

double type_odds(double reliable, double unlikely, PayerType type) {
    return by_type({.reliable = reliable, .irregular = 1, .unlikely = unlikely}, type);
}

double class_odds(double flat_rate, double to_20_pounds, LiabilityClass liability) {
    if (liability == LiabilityClass::flat_rate) return flat_rate;
    return liability == LiabilityClass::to_20_pounds ? to_20_pounds : 1;
}

/// Years from the opening to the end of the quarter, but not beyond `until`.
double years_until(const Scenario& s, int index, Quarter until) {
    return std::clamp(static_cast<double>(std::min(index, s.index_of(until))) / 4.0, 0.0, 1e3);
}

double change(double percent_a_year, double years) { return std::pow(1 + percent_a_year / 100, years); }

/// What has changed since the opening: multipliers of a quarter.
struct Trends {
    double odds_pays, odds_full, starts, joins, leaves;
};

Trends trends_of(const Scenario& scenario, int index) {
    const Parameters& p = scenario.parameters;
    const double paying = years_until(scenario, index, p.payment.trend_until);
    const double moving = years_until(scenario, index, p.maintenance_direct.change_until);
    return {.odds_pays = change(p.payment.odds_pays_trend_percent_a_year, paying),
            .odds_full = change(p.payment.odds_full_trend_percent_a_year, paying),
            .starts = change(p.enforcement.starts_change_percent_a_year,
                             years_until(scenario, index, p.enforcement.starts_change_until)),
            .joins = change(p.maintenance_direct.joins_change_percent_a_year, moving),
            .leaves = change(p.maintenance_direct.leaves_change_percent_a_year, moving)};
}

double& at(auto& table, State s, int profile, int outcome) {
    return table[noticed_row(s)][static_cast<std::size_t>(profile)][static_cast<std::size_t>(outcome)];
}

void fill_leaving(ChanceTables<double>& t, const Scenario& scenario, int index, State s, int profile) {
    const Leaving& l = scenario.parameters.leaving;
    const PayerType type = type_of_profile(profile);
    const Standing standing = standing_of(s);
    const auto pick = [standing](double collected, double enforced, double direct, double nil) {
        if (standing == Standing::collected) return collected;
        if (standing == Standing::enforced) return enforced;
        return standing == Standing::direct ? direct : nil;
    };
    const double withdraws =
        with_odds(pick(l.chance_withdraws_collected, l.chance_withdraws_enforced, l.chance_withdraws_direct,
                       l.chance_withdraws_nil),
                  type_odds(l.odds_withdraws_reliable, l.odds_withdraws_unlikely, type) *
                      class_odds(l.odds_withdraws_flat_rate, l.odds_withdraws_to_20_pounds, class_of_profile(profile)));
    at(t.leaves, s, profile, outcome::withdraws) = withdraws;
    const bool reactive = index >= scenario.index_of(l.reactive_from) && !in_notice(s);
    const double closes = with_odds(
        pick(l.chance_reactive_collected, l.chance_reactive_enforced, l.chance_reactive_direct, l.chance_reactive_nil),
        type_odds(l.odds_reactive_reliable, l.odds_reactive_unlikely, type));
    at(t.leaves, s, profile, outcome::closes_reactively) = reactive ? (1 - withdraws) * closes : 0;
}

void fill_reassessment(ChanceTables<double>& t, const Parameters& p, Situation s, int profile) {
    const Reassessment& r = p.reassessment;
    auto& chances = t.reassessed[static_cast<std::size_t>(s)][static_cast<std::size_t>(profile)];
    if (s == Situation::nil) {
        chances[outcome::to_nil_or_positive] = r.chance_to_positive;
        return;
    }
    const double to_nil =
        with_odds(s == Situation::direct ? r.chance_to_nil_direct : r.chance_to_nil_collection_service,
                  type_odds(r.odds_to_nil_reliable, r.odds_to_nil_unlikely, type_of_profile(profile)) *
                      class_odds(r.odds_to_nil_flat_rate, r.odds_to_nil_to_20_pounds, class_of_profile(profile)));
    chances[outcome::to_nil_or_positive] = to_nil;
    chances[outcome::amount_changes] = (1 - to_nil) * r.chance_amount_changes;
}

/// Enforcement and Maintenance Direct, the moves between services.
void fill_services(ChanceTables<double>& t, const Parameters& p, const Trends& trends, Situation s, int profile) {
    const Enforcement& e = p.enforcement;
    const MaintenanceDirect& d = p.maintenance_direct;
    const auto row = static_cast<std::size_t>(s), column = static_cast<std::size_t>(profile);
    if (s == Situation::direct) {
        t.direct[row][column][0] = with_odds(std::min(1.0, d.chance_leaves * trends.leaves),
                                             type_odds(1, d.odds_leaves_unlikely, type_of_profile(profile)));
        return;
    }
    if (is_enforced(s)) t.enforcement[row][column][0] = e.chance_lifted;
    if (!is_collected(s)) return;
    const Outcome last = outcome_of(s);
    const bool part = last == Outcome::under_half || last == Outcome::half_to_90 || last == Outcome::none_yet;
    const double starts = std::min(1.0, e.chance_starts * trends.starts);
    t.enforcement[row][column][0] =
        with_odds(starts, part ? e.odds_starts_after_part : (last == Outcome::full ? e.odds_starts_after_full : 1));
    const double joins = std::min(1.0, d.chance_joins * trends.joins);
    t.direct[row][column][0] =
        with_odds(joins, part ? d.odds_joins_after_part : (last == Outcome::nothing ? d.odds_joins_after_nothing : 1));
}

void fill_payment(ChanceTables<double>& t, const Payment& p, const Trends& trends, State s, int profile) {
    const PayerType type = type_of_profile(profile);
    const LiabilityClass liability = class_of_profile(profile);
    const Outcome last = outcome_of(s.situation);
    const bool first = last == Outcome::none_yet, after_nothing = last == Outcome::nothing,
               after_full = last == Outcome::full;
    const double pays_odds = (first           ? p.odds_pays_first_quarter
                              : after_nothing ? p.odds_pays_after_nothing
                              : after_full    ? p.odds_pays_after_full
                                              : 1) *
                             class_odds(p.odds_pays_flat_rate, p.odds_pays_to_20_pounds, liability) *
                             (is_enforced(s.situation) ? p.odds_pays_enforced : 1) *
                             (in_notice(s) ? p.odds_pays_in_notice : 1) * trends.odds_pays;
    const double full_odds = (after_nothing ? p.odds_full_after_nothing
                              : after_full  ? p.odds_full_after_full
                                            : 1) *
                             class_odds(p.odds_full_flat_rate, p.odds_full_to_20_pounds, liability) *
                             (is_enforced(s.situation) ? p.odds_full_enforced : 1) * trends.odds_full;
    const double due = first ? 1 - p.chance_not_due_yet : 1;
    const double pays = due * with_odds(by_type(p.chance_pays, type), pays_odds);
    const double full = pays * with_odds(by_type(p.chance_full_if_pays, type), full_odds);
    auto& chances = t.pays[noticed_row(s)][static_cast<std::size_t>(profile)];
    chances[static_cast<std::size_t>(Outcome::none_yet)] = 1 - due;
    chances[static_cast<std::size_t>(Outcome::nothing)] = due - pays;
    chances[static_cast<std::size_t>(Outcome::under_half)] = (pays - full) * (1 - p.share_of_part_payers_over_half);
    chances[static_cast<std::size_t>(Outcome::half_to_90)] = (pays - full) * p.share_of_part_payers_over_half;
    chances[static_cast<std::size_t>(Outcome::full)] = full;
}

/// The chance of paying towards arrears, before the payer type counts.
double chance_repays(const ArrearsPayment& a, Situation s) {
    if (in_collection_service(s)) {
        if (outcome_of(s) != Outcome::full) return 0;
        return is_enforced(s) ? a.chance_repays_enforced : a.chance_repays_collected;
    }
    if (s == Situation::direct) return a.chance_repays_direct;
    if (s == Situation::nil) return a.chance_repays_nil;
    return s == Situation::ended_recently || s == Situation::over_recently ? a.chance_repays_ended_recently
                                                                           : a.chance_repays_ended_long_ago;
}

void fill_settling(ChanceTables<double>& t, const Parameters& p, State s, int profile) {
    const ArrearsPayment& a = p.arrears;
    auto& chances = t.settles[debt_row(s)][static_cast<std::size_t>(profile)];
    if (s.debt == Debt::none) {
        if (in_collection_service(s.situation) && outcome_of(s.situation) == Outcome::full)
            chances[outcome::overpays] = a.chance_overpays;
        return;
    }
    const double repays =
        with_odds(chance_repays(a, s.situation),
                  type_odds(a.odds_repays_reliable, a.odds_repays_unlikely, type_of_profile(profile)));
    const bool small = s.debt == Debt::small;
    chances[outcome::clears] = small ? repays * a.chance_clears_if_repays_small : 0;
    chances[outcome::repays] = repays - chances[outcome::clears];
    chances[outcome::adjusted] = (1 - repays) * (small ? a.chance_adjusted_small : a.chance_adjusted_large);
}

void fill_closure(ChanceTables<double>& t, const Closure& c) {
    for (std::size_t age = 1; age < notice_ages; ++age) {
        const double ends = age == 1 ? c.chance_ends_first_quarter_after_notice : c.chance_ends_later_quarter;
        t.progresses[age] = {ends, (1 - ends) * c.chance_drops_out};
    }
    const double leaving = c.chance_finalised * c.share_of_arrears_leaving_at_finalisation;
    t.finalised = {leaving * c.share_of_leaving_arrears_moved, leaving * (1 - c.share_of_leaving_arrears_moved),
                   c.chance_finalised - leaving};
    t.applies = {{{c.share_applying_segment_1},
                  {c.share_applying_segment_2},
                  {c.share_applying_segment_3},
                  {c.share_applying_segment_4},
                  {c.share_applying_segment_5},
                  {c.share_applying_reactive}}};
}

std::uint32_t in_2_to_minus_32(double fraction) {
    return static_cast<std::uint32_t>(std::min(std::round(fraction * 4294967296.0), 4294967295.0));
}

}  // namespace

double with_odds(double chance, double odds) {
    const double multiplied = chance * odds;
    return chance <= 0 ? 0 : (chance >= 1 ? 1 : multiplied / (1 - chance + multiplied));
}

QuarterTableMaker::QuarterTableMaker(const Scenario& scenario)
    : scenario_(&scenario), liabilities_(scenario.parameters) {
    const Parameters& p = scenario.parameters;
    ChanceTables<double>& t = lasting_;
    for (int profile = 0; profile < profiles; ++profile)
        for (int situation = 0; situation < situations; ++situation) {
            const auto s = static_cast<Situation>(situation);
            for (int debt = 0; debt < debts; ++debt) fill_settling(t, p, {s, static_cast<Debt>(debt), 0}, profile);
            if (has_qualifying_child(s)) fill_reassessment(t, p, s, profile);
        }
    fill_closure(t, p.closure);
    t.lapses = {p.arrears.chance_no_longer_recent};
    t.child_stops = {{{0},
                      {0},
                      {p.older_children.chance_one_of_two_stops},
                      {p.older_children.chance_one_of_three_stops},
                      {p.older_children.chance_one_of_four_stops}}};
}

QuarterTables QuarterTableMaker::tables(int index) const {
    const Parameters& p = scenario_->parameters;
    QuarterTables tables{.chances = lasting_, .liabilities = liabilities_.tables(static_cast<double>(index) / 4)};
    if (index == 0) {
        tables.chances = {};
        return tables;
    }
    const Trends trends = trends_of(*scenario_, index);
    for (int profile = 0; profile < profiles; ++profile)
        for (int situation = 0; situation < family_situations; ++situation) {
            const auto s = static_cast<Situation>(situation);
            for (const Stage stage : {Stage{0}, notice(0, 0)}) {
                fill_leaving(tables.chances, *scenario_, index, {s, Debt::none, stage}, profile);
                if (in_collection_service(s))
                    fill_payment(tables.chances, p.payment, trends, {s, Debt::none, stage}, profile);
            }
            fill_services(tables.chances, p, trends, s, profile);
        }
    tables.fraction_repaid[1] = in_2_to_minus_32(p.arrears.fraction_repaid_small);
    tables.fraction_repaid[2] = in_2_to_minus_32(p.arrears.fraction_repaid_large);
    tables.fraction_adjusted[2] = in_2_to_minus_32(p.arrears.fraction_adjusted_large);
    return tables;
}

QuarterTables quarter_tables(const Scenario& scenario, int index) { return QuarterTableMaker(scenario).tables(index); }

namespace {

template <std::size_t n>
std::array<std::uint32_t, n> cumulative(const std::array<double, n>& chances) {
    std::array<std::uint32_t, n> out{};
    double sum = 0;
    for (std::size_t i = 0; i < n; ++i) out[i] = threshold(sum += chances[i]);
    return out;
}

template <class Rows, class Out>
void cumulative_rows(const Rows& rows, Out& out) {
    for (std::size_t row = 0; row < rows.size(); ++row) {
        if constexpr (std::is_same_v<typename Rows::value_type::value_type, double>) out[row] = cumulative(rows[row]);
        else
            for (std::size_t profile = 0; profile < rows[row].size(); ++profile)
                out[row][profile] = cumulative(rows[row][profile]);
    }
}

}  // namespace

ChanceTables<std::uint32_t> thresholds_of(const ChanceTables<double>& chances) {
    ChanceTables<std::uint32_t> out;
    cumulative_rows(chances.leaves, out.leaves);
    cumulative_rows(chances.reassessed, out.reassessed);
    cumulative_rows(chances.enforcement, out.enforcement);
    cumulative_rows(chances.direct, out.direct);
    cumulative_rows(chances.pays, out.pays);
    cumulative_rows(chances.settles, out.settles);
    cumulative_rows(chances.progresses, out.progresses);
    cumulative_rows(chances.applies, out.applies);
    cumulative_rows(chances.child_stops, out.child_stops);
    out.finalised = cumulative(chances.finalised);
    out.lapses = cumulative(chances.lapses);
    for (auto& row : out.pays)  // a case that is due to pay always has an outcome, whatever the sum's last bit
        for (auto& profile : row)
            if (profile[3] > 0 || profile[4] > 0) profile[4] = 0xffffffffU;
    return out;
}

}  // namespace ccsim
