#pragma once

#include <cstddef>

#include "sim/core/terms.h"
#include "sim/model/tally.h"

// Sums over one quarter's tally that measures are made of: cases, children, and pence. Live means a current liability,
// or arrears, or a payment in the quarter.
namespace ccsim::totals {

using T = ExpectedTally;

/// Cases of a scheme whose situation and debt class pass.
template <class Passes>
double cases_of_scheme(const T& t, Scheme scheme, Passes passes) {
    double sum = 0;
    for (int s = 0; s < situations; ++s)
        for (int d = 0; d < debts; ++d)
            if (passes(static_cast<Situation>(s), static_cast<Debt>(d)))
                sum += t[tally::cases(static_cast<std::size_t>(scheme), static_cast<std::size_t>(s),
                                      static_cast<std::size_t>(d))];
    return sum;
}

template <class Passes>
double cases_where(const T& t, Passes passes) {
    return cases_of_scheme(t, Scheme::of_1993, passes) + cases_of_scheme(t, Scheme::of_2003, passes);
}

/// Arrears in pence on the cases whose situation passes.
template <class Passes>
double arrears_where(const T& t, Passes passes) {
    double sum = 0;
    for (int s = 0; s < situations; ++s)
        for (int d = 0; d < debts; ++d)
            if (passes(static_cast<Situation>(s)))
                sum += t[tally::arrears_pence(static_cast<std::size_t>(s), static_cast<std::size_t>(d))];
    return sum;
}

/// The sum of entries `first` to `last`, both included, of a family of one dimension, or of one row of two.
inline double range(const T& t, Family f, std::size_t row, std::size_t first, std::size_t last) {
    double sum = 0;
    for (std::size_t i = first; i <= last; ++i) sum += f.dims[1] > 1 ? t[f(row, i)] : t[f(i)];
    return sum;
}

constexpr bool is_live(Situation s, Debt d) { return has_current_liability(s) || d != Debt::none; }

template <Scheme scheme>
double live_of_scheme(const T& t) {
    const auto row = static_cast<std::size_t>(scheme);
    return cases_of_scheme(t, scheme, is_live) + range(t, tally::live_without_liability_or_arrears, row, 0, 1);
}

inline double live(const T& t) { return live_of_scheme<Scheme::of_1993>(t) + live_of_scheme<Scheme::of_2003>(t); }

inline double direct(const T& t) {
    return cases_where(t, [](Situation s, Debt) { return s == Situation::direct; });
}

inline double live_collection_service(const T& t) { return live(t) - direct(t); }

/// Live cases managed off the computer system.
inline double live_clerical(const T& t) {
    double sum = 0;
    for (std::size_t s = 0; s < situations; ++s)
        for (std::size_t with_arrears = 0; with_arrears < 2; ++with_arrears)
            if (has_current_liability(static_cast<Situation>(s)) || with_arrears)
                sum += t[tally::clerical(s, with_arrears)];
    for (std::size_t scheme = 0; scheme < 2; ++scheme) sum += t[tally::live_without_liability_or_arrears(scheme, 1)];
    return sum;
}

inline double with_liability(const T& t) {
    return cases_where(t, [](Situation s, Debt) { return has_current_liability(s); });
}

inline double collected_cases(const T& t) {
    return cases_where(t, [](Situation s, Debt) { return is_collected(s); });
}

inline double enforced_cases(const T& t) {
    return cases_where(t, [](Situation s, Debt) { return is_enforced(s); });
}

inline double collection_service(const T& t) { return collected_cases(t) + enforced_cases(t); }

inline double live_without_liability(const T& t) { return live(t) - with_liability(t); }

inline double contributing(const T& t) {
    return cases_where(t, [](Situation s, Debt) { return is_contributing(s); });
}

inline double contributing_collected(const T& t) {
    return cases_where(t, [](Situation s, Debt) { return is_collected(s) && is_contributing(s); });
}

inline double contributing_enforced(const T& t) {
    return cases_where(t, [](Situation s, Debt) { return is_enforced(s) && is_contributing(s); });
}

inline double contributing_collection_service(const T& t) {
    return contributing_collected(t) + contributing_enforced(t);
}

/// With a current liability and not contributing; among them those not due to pay yet.
inline double paying_nothing(const T& t) { return with_liability(t) - contributing(t); }

/// Collection-service cases by what they paid of the quarter's liability, lowest and highest outcome included.
template <Outcome lowest, Outcome highest>
double paid(const T& t) {
    return cases_where(t, [](Situation s, Debt) {
        return in_collection_service(s) && outcome_of(s) >= lowest && outcome_of(s) <= highest;
    });
}

/// Collection-service cases that were due to pay in the quarter.
inline double due_to_pay(const T& t) { return paid<Outcome::nothing, Outcome::full>(t); }

inline double with_arrears(const T& t) {
    return cases_where(t, [](Situation, Debt d) { return d != Debt::none; });
}

/// Every case on the schemes: live ones, and nil ones that owe nothing.
inline double on_the_schemes(const T& t) {
    return cases_where(t, [](Situation s, Debt d) { return has_qualifying_child(s) || d != Debt::none; });
}

// Money, in pence.

inline double arrears(const T& t) { return t.total(tally::arrears_pence); }

/// Due from the collection service in the quarter; Maintenance Direct is the third entry of the family.
inline double accrued(const T& t) { return t[tally::due_pence(0)] + t[tally::due_pence(1)]; }

inline double maintenance_direct_money(const T& t) { return t[tally::due_pence(2)]; }

/// Paid towards the quarter's liability, or more than it where nothing else was owed.
inline double regular_receipts(const T& t) { return t.total(tally::paid_pence) + t.total(tally::credit_pence); }

inline double arrears_receipts(const T& t) { return t.total(tally::repaid_pence); }

inline double collection_service_money(const T& t) { return regular_receipts(t) + arrears_receipts(t); }

inline double collected_and_arranged(const T& t) { return collection_service_money(t) + maintenance_direct_money(t); }

inline double credits(const T& t) { return collection_service_money(t) + t.total(tally::adjusted_pence); }

}  // namespace ccsim::totals
