#include "tests/reference/engine_totals.h"

#include <algorithm>
#include <array>

namespace ccsim::reference {
namespace {

std::size_t at(int i) { return static_cast<std::size_t>(i); }

Standing standing_of(Situation s) {
    if (is_collected(s)) return Standing::collected;
    if (is_enforced(s)) return Standing::enforced;
    if (s == Situation::direct) return Standing::direct;
    if (s == Situation::nil) return Standing::nil;
    return is_ended(s) ? Standing::ended : Standing::no_liability;
}

int place_of(Situation s) {
    return place(standing_of(s), in_collection_service(s) ? outcome_of(s) : Outcome::none_yet,
                 s == Situation::ended_recently || s == Situation::over_recently);
}

/// The tally's number of a route of the reference.
int route_of(int route) {
    if (route == reactive) return reactive_route;
    if (route == withdrawal) return route_withdrawal;
    return route == ageing_out ? route_ageing : route;
}

void add_stocks_by_situation(const ExpectedTally& t, Totals& out) {
    for (int s = 0; s < situations; ++s) {
        const int place = place_of(static_cast<Situation>(s));
        for (int debt = 0; debt < debts; ++debt) {
            for (int scheme = 0; scheme < 2; ++scheme)
                out[{"cases", scheme, place, debt}] += t[tally::cases(at(scheme), at(s), at(debt))];
            out[{"arrears", place, debt}] += t[tally::arrears_pence(at(s), at(debt))];
        }
        for (int owes = 0; owes < 2; ++owes) out[{"clerical", place, owes}] += t[tally::clerical(at(s), at(owes))];
    }
}

/// A family of one dimension; the reference's part of number i is the tally's i - `first`.
void add_list(const ExpectedTally& t, std::string_view name, Family family, Totals& out, int first = 0) {
    for (std::size_t i = 0; i < family.dims[0]; ++i) out[{name, static_cast<int>(i) + first}] += t[family(i)];
}

void add_table(const ExpectedTally& t, std::string_view name, Family family, Totals& out) {
    for (std::size_t i = 0; i < family.dims[0]; ++i)
        for (std::size_t j = 0; j < family.dims[1]; ++j)
            out[{name, static_cast<int>(i), static_cast<int>(j)}] += t[family(i, j)];
}

void add_by_route(const ExpectedTally& t, Totals& out) {
    for (int route = 0; route < 8; ++route)
        for (int scheme = 0; scheme < 2; ++scheme)
            out[{"ended", scheme, route}] += t[tally::liabilities_ended(at(scheme), at(route_of(route)))];
    for (int route = 0; route <= reactive; ++route) {
        const std::size_t of = at(route_of(route));
        out[{"waiting", route}] += t[tally::waiting(of)];
        out[{"applied", route}] += t[tally::applied(of)];
        for (int end = 0; end < 3; ++end) out[{"finalised", route, end}] += t[tally::finalised(of, at(end))];
    }
    out[{"waiting pence"}] += t[tally::waiting_pence()];
    out[{"moved pence"}] += t[tally::moved_pence()];
    out[{"written off pence"}] += t[tally::written_off_pence()];
}

}  // namespace

Totals named(const ExpectedTally& t) {
    Totals out;
    add_stocks_by_situation(t, out);
    add_by_route(t, out);
    add_list(t, "Secretary of State", tally::secretary_of_state_pence, out);
    add_table(t, "live by a payment only", tally::live_without_liability_or_arrears, out);
    add_list(t, "live by children", tally::live_children, out);
    add_list(t, "children benefiting", tally::children_benefiting, out);
    add_table(t, "weekly band", tally::liability_band, out);
    add_list(t, "weekly liability", tally::weekly_liability_pence, out);
    add_list(t, "not paid since January 2012", tally::not_paid_since_january_2012, out);
    add_table(t, "arrears by class", tally::arrears_by_class_pence, out);
    add_list(t, "open by segment", tally::open_by_segment, out, 1);
    add_list(t, "open direct by segment", tally::open_direct_by_segment, out, 1);
    add_list(t, "contributing by segment", tally::contributing_by_segment, out, 1);
    add_list(t, "in notice", tally::in_notice, out, 1);
    add_list(t, "arrivals", tally::arrivals, out);
    add_list(t, "gone", tally::went, out);
    add_list(t, "selected", tally::selected, out, 1);
    add_list(t, "dropped out", tally::dropped_out, out, 1);
    add_list(t, "joined direct", tally::joined_direct, out);
    add_list(t, "left direct", tally::left_direct, out);
    add_list(t, "enforcement started", tally::enforcement_started, out);
    add_list(t, "enforcement lifted", tally::enforcement_lifted, out);
    add_list(t, "positive to nil", tally::became_nil, out);
    add_list(t, "nil to positive", tally::became_positive, out);
    add_list(t, "amount changed", tally::amount_changed, out);
    add_table(t, "outcome", tally::outcomes, out);
    add_list(t, "due", tally::due_pence, out);
    add_list(t, "paid", tally::paid_pence, out);
    add_list(t, "repaying", tally::repaying, out);
    add_list(t, "repaid", tally::repaid_pence, out);
    add_list(t, "overpaying", tally::overpaying, out);
    add_list(t, "credit", tally::credit_pence, out);
    add_list(t, "adjusted", tally::adjusted, out);
    add_list(t, "adjusted pence", tally::adjusted_pence, out);
    return out;
}

bool is_balance(const Total& total) {
    constexpr std::array balances{"arrears",           "Secretary of State", "arrears by class", "waiting pence",
                                  "written off pence", "moved pence",        "repaid",           "adjusted pence"};
    return std::any_of(balances.begin(), balances.end(), [&](const char* name) { return total.name == name; });
}

bool is_money(const Total& total) {
    constexpr std::array money{"weekly liability", "due", "paid", "credit"};
    return is_balance(total) || std::any_of(money.begin(), money.end(), [&](const char* n) { return total.name == n; });
}

double of(const Totals& totals, const Total& total) {
    const auto found = totals.find(total);
    return found == totals.end() ? 0 : found->second;
}

double sum(const Totals& totals, std::string_view name) {
    double all = 0;
    for (const auto& [total, value] : totals)
        if (total.name == name) all += value;
    return all;
}

std::string words(const Total& total) {
    return std::string(total.name) + " (" + std::to_string(total.i) + ", " + std::to_string(total.j) + ", " +
           std::to_string(total.k) + ")";
}

}  // namespace ccsim::reference
