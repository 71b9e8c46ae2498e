#include <array>

#include "sim/measures/measure_forms.h"
#include "sim/measures/tables.h"
#include "sim/measures/totals.h"

// Tables 3 to 5: the status of every case, for both schemes and for each.
namespace ccsim {
namespace {

using namespace forms;
namespace f = totals;

constexpr std::string_view nothing_meaning = "cases with a current liability less cases contributing";
constexpr std::string_view more_meaning = "cases that paid more than the quarter's liability and owed nothing else";
constexpr std::string_view status_meaning =
    "cases by what they paid of the quarter's liability (Maintenance Direct: in full); full is 90% or more, more than "
    "the liability included";

using Passes = bool (*)(Situation, Debt);

constexpr bool pays_nothing(Situation s) { return in_collection_service(s) && outcome_of(s) == Outcome::nothing; }
constexpr bool not_due_yet(Situation s) { return in_collection_service(s) && outcome_of(s) == Outcome::none_yet; }
constexpr bool pays_part(Situation s) {
    return in_collection_service(s) && (outcome_of(s) == Outcome::under_half || outcome_of(s) == Outcome::half_to_90);
}
constexpr bool pays_in_full(Situation s) {
    return s == Situation::direct || (in_collection_service(s) && outcome_of(s) == Outcome::full);
}
constexpr bool is_nil(Situation s) { return s == Situation::nil; }
constexpr bool has_no_ongoing_liability(Situation s) { return !has_qualifying_child(s); }

template <bool (*situation)(Situation), bool owes>
constexpr bool status(Situation s, Debt d) {
    return situation(s) && (d != Debt::none) == owes;
}

template <Passes passes>
double all(const ExpectedTally& t) {
    return f::cases_where(t, passes);
}

template <Scheme scheme, Passes passes>
double of(const ExpectedTally& t) {
    return f::cases_of_scheme(t, scheme, passes);
}

constexpr std::size_t statuses = 11;

/// The rows of one of the three tables; `count` turns a status into a value.
template <template <Passes> class Count>
constexpr std::array<Measure, statuses> status_table(std::string_view id, int table) {
    const auto row = [&](std::string_view breakdown, MeasureValue value) {
        return Measure{id, breakdown, table, unit::cases, to_100, status_meaning, value};
    };
    return {row("paying nothing, with arrears", Count<status<pays_nothing, true>>::value),
            row("paying nothing, without arrears", Count<status<pays_nothing, false>>::value),
            row("not due to pay yet, with arrears", Count<status<not_due_yet, true>>::value),
            row("not due to pay yet, without arrears", Count<status<not_due_yet, false>>::value),
            row("paying under the liability, with arrears", Count<status<pays_part, true>>::value),
            row("paying under the liability, without arrears", Count<status<pays_part, false>>::value),
            row("paying in full, with arrears", Count<status<pays_in_full, true>>::value),
            row("paying in full, without arrears", Count<status<pays_in_full, false>>::value),
            row("nil, with arrears", Count<status<is_nil, true>>::value),
            row("nil, without arrears", Count<status<is_nil, false>>::value),
            row("no ongoing liability, with arrears", Count<status<has_no_ongoing_liability, true>>::value)};
}

template <Passes passes>
struct Both {
    static constexpr MeasureValue value = stock<all<passes>>;
};
template <Passes passes>
struct Of2003 {
    static constexpr MeasureValue value = stock<of<Scheme::of_2003, passes>>;
};
template <Passes passes>
struct Of1993 {
    static constexpr MeasureValue value = stock<of<Scheme::of_1993, passes>>;
};

constexpr std::array totals_rows{
    Measure{"cases_paying_nothing", "caseload status", 3, unit::cases, to_100, nothing_meaning,
            stock<f::paying_nothing>},
    Measure{"cases_paying_more_than_liability_no_arrears", "caseload status", 3, unit::cases, to_100, more_meaning,
            flow<whole<tally::overpaying>>},
    Measure{"cases_paying_more_than_liability_no_arrears", "2003 scheme", 4, unit::cases, to_100, more_meaning,
            flow<part<tally::overpaying, 1>>},
    Measure{"cases_paying_more_than_liability_no_arrears", "1993 scheme", 5, unit::cases, to_100, more_meaning,
            flow<part<tally::overpaying, 0>>},
};

constexpr auto all_status_rows = [] {
    std::array<Measure, totals_rows.size() + 3 * statuses> out{};
    std::size_t used = 0;
    for (const Measure& m : totals_rows) out[used++] = m;
    for (const auto& part : {status_table<Both>("cases_by_status", 3), status_table<Of2003>("cases_by_status_2003", 4),
                             status_table<Of1993>("cases_by_status_1993", 5)})
        for (const Measure& m : part) out[used++] = m;
    return out;
}();

}  // namespace

std::span<const Measure> status_measures() { return all_status_rows; }

}  // namespace ccsim
