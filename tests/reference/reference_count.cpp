#include "tests/reference/reference_count.h"

namespace ccsim::reference {
namespace {

void count_liability(const State& s, const Mass& m, const Amounts& amounts, Totals& totals) {
    const int service = s.standing == Standing::direct;
    totals[{"weekly liability", service}] += m.cases * amounts.weekly(s);
    for (std::size_t band = 0; band < 8; ++band)
        totals[{"weekly band", service, static_cast<int>(band)}] += m.cases * amounts.bands(s)[band];
    totals[{"arrears by class", service, static_cast<int>(s.liability_class)}] += m.arrears_pence;
}

void count_family(const State& s, const Mass& m, const Closure& closure, Totals& totals) {
    const int segment = segment_of(s, closure);
    if (s.notice_segment == 0) totals[{"open by segment", segment}] += m.cases;
    else totals[{"in notice", s.notice_segment}] += m.cases;
    if (s.notice_segment == 0 && s.standing == Standing::direct) totals[{"open direct by segment", segment}] += m.cases;
    if (!contributes(s)) return;
    totals[{"contributing by segment", segment}] += m.cases;
    totals[{"children benefiting"}] += m.cases * s.children;
}

}  // namespace

void count_stocks(const Distribution& cases, const Amounts& amounts, const Closure& closure, Totals& totals) {
    for (const auto& [s, m] : cases) {
        const int at = place(s.standing, s.outcome, s.ended_recently), debt = static_cast<int>(s.debt);
        const bool owes = s.debt != Debt::none, liable = with_liability(s);
        totals[{"cases", static_cast<int>(s.scheme), at, debt}] += m.cases;
        totals[{"arrears", at, debt}] += m.arrears_pence;
        totals[{"Secretary of State"}] += m.secretary_of_state_pence;
        if (s.clerical) totals[{"clerical", at, owes}] += m.cases;
        if (liable || owes || s.received) totals[{"live by children", s.children}] += m.cases;
        if (!liable && !owes && s.received)
            totals[{"live by a payment only", static_cast<int>(s.scheme), s.clerical}] += m.cases;
        if (owes && !s.paid_since_2012) totals[{"not paid since January 2012"}] += m.cases;
        if (liable) count_liability(s, m, amounts, totals);
        if (is_family(s)) count_family(s, m, closure, totals);
        if (s.standing == Standing::ended) {
            totals[{"waiting", s.route}] += m.cases;
            totals[{"waiting pence"}] += m.arrears_pence;
        }
    }
}

}  // namespace ccsim::reference
