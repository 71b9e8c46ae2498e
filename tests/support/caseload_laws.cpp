#include "tests/support/caseload_laws.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "sim/measures/totals.h"

namespace ccsim::tests {
namespace {

namespace of = totals;

/// Cases on the books, gone ones left out.
double present(const ExpectedTally& t) { return t.total(tally::cases); }

double ended_by(const ExpectedTally& t, std::size_t route) {
    return t[tally::liabilities_ended(0, route)] + t[tally::liabilities_ended(1, route)];
}

double finalised(const ExpectedTally& t, std::size_t route) {
    return t[tally::finalised(route, 0)] + t[tally::finalised(route, 1)] + t[tally::finalised(route, 2)];
}

/// Checks the laws of one quarter; writes down what is broken.
class Laws {
public:
    Laws(const Series& series, std::size_t quarter, Engine engine, std::vector<std::string>& broken)
        : now_(series[quarter]), quarter_(quarter), engine_(engine), broken_(broken) {
        const double slack = engine == Engine::sampled ? 0 : 1e-9;
        for (const ExpectedTally& t : series) {
            cases_slack_ = std::max(cases_slack_, slack * present(t));
            pence_slack_ = std::max(pence_slack_, slack * (of::arrears(t) + of::accrued(t)));
        }
    }

    void stocks() {
        nothing_is_negative();
        cases_add_up();
        arrears_add_up();
        closure_adds_up();
    }
    void flows_after(const ExpectedTally& before) {
        no_case_is_lost(before);
        no_penny_is_lost(before);
        closure_moves_on(before);
    }

private:
    void equal(std::string_view law, double a, double b, double slack) {
        if (!(std::abs(a - b) <= slack))
            broken_.push_back(fmt::format("quarter {}: {}: {:.6f} is not {:.6f}", quarter_, law, a, b));
    }
    void at_most(std::string_view law, double a, double b, double slack) {
        if (!(a <= b + slack))
            broken_.push_back(fmt::format("quarter {}: {}: {:.6f} is above {:.6f}", quarter_, law, a, b));
    }
    void equal_cases(std::string_view law, double a, double b) { equal(law, a, b, cases_slack_); }
    void equal_pence(std::string_view law, double a, double b) { equal(law, a, b, pence_slack_); }
    void fewer_cases(std::string_view law, double a, double b) { at_most(law, a, b, cases_slack_); }

    void nothing_is_negative() {
        for (std::size_t i = 0; i < tally::size; ++i)
            at_most(fmt::format("total {} is never negative", i), 0, now_[i], 0);
    }

    void cases_add_up() {
        const ExpectedTally& t = now_;
        equal_cases("live cases by number of children", t.total(tally::live_children), of::live(t));
        equal_cases("collection-service cases by weekly liability", of::range(t, tally::liability_band, 0, 0, 7),
                    of::collection_service(t));
        equal_cases("Maintenance Direct cases by weekly liability", of::range(t, tally::liability_band, 1, 0, 7),
                    of::direct(t));
        for (std::size_t s = 0; s < situations; ++s) {
            double owing = 0;
            for (std::size_t d = 1; d < debts; ++d) owing += t[tally::cases(0, s, d)] + t[tally::cases(1, s, d)];
            fewer_cases("clerical cases that owe are among those that owe", t[tally::clerical(s, 1)], owing);
            fewer_cases("clerical cases that owe nothing are among those that owe nothing", t[tally::clerical(s, 0)],
                        t[tally::cases(0, s, 0)] + t[tally::cases(1, s, 0)]);
        }
        equal_cases("no liability and nothing owed means gone",
                    of::cases_where(t, [](Situation s, Debt d) { return !has_qualifying_child(s) && d == Debt::none; }),
                    0);
    }

    void arrears_add_up() {
        const ExpectedTally& t = now_;
        for (std::size_t s = 0; s < situations; ++s)
            equal_pence("who owes nothing has no arrears", t[tally::arrears_pence(s, 0)], 0);
        at_most("the Secretary of State's part is within the arrears", t[tally::secretary_of_state_pence()],
                of::arrears(t), pence_slack_);
        equal_pence("collection-service arrears by liability class",
                    of::range(t, tally::arrears_by_class_pence, 0, 0, 2), of::arrears_where(t, in_collection_service));
        equal_pence("Maintenance Direct arrears by liability class",
                    of::range(t, tally::arrears_by_class_pence, 1, 0, 2),
                    of::arrears_where(t, [](Situation s) { return s == Situation::direct; }));
        fewer_cases("cases that have not paid since January 2012 are cases with arrears",
                    t[tally::not_paid_since_january_2012()], of::with_arrears(t));
        if (engine_ == Engine::expected) return;  // bands are counted by the sampled engine only
        equal_pence("arrears by band", t.total(tally::arrears_band_pence), of::arrears(t));
        equal_cases("cases with arrears by band", t.total(tally::arrears_band_cases), of::with_arrears(t));
        at_most("every case with arrears owes a penny", of::with_arrears(t), of::arrears(t), 0);
    }

    void closure_adds_up() {
        const ExpectedTally& t = now_;
        equal_cases("open or in notice are all with a qualifying child",
                    t.total(tally::open_by_segment) + t.total(tally::in_notice),
                    of::cases_where(t, [](Situation s, Debt) { return has_qualifying_child(s); }));
        equal_cases("contributing cases by segment", t.total(tally::contributing_by_segment), of::contributing(t));
        equal_cases("waiting for finalisation by route", t.total(tally::waiting),
                    of::cases_where(t, [](Situation s, Debt) { return is_ended(s); }));
        equal_pence("arrears waiting for finalisation", t.total(tally::waiting_pence), of::arrears_where(t, is_ended));
        for (std::size_t route = 0; route < closure_routes; ++route)
            fewer_cases("families apply once", t[tally::applied(route)], ended_by(t, route));
    }

    void no_case_is_lost(const ExpectedTally& before) {
        equal_cases("before and arrived are present and gone", present(before) + now_[tally::arrivals()],
                    present(now_) + now_[tally::went()]);
    }

    void no_penny_is_lost(const ExpectedTally& before) {
        const ExpectedTally& t = now_;
        equal_pence("arrears, and due, less what was paid or left, are the arrears",
                    of::arrears(before) + of::accrued(t) - t.total(tally::paid_pence) - t.total(tally::repaid_pence) -
                        t.total(tally::adjusted_pence) - t.total(tally::moved_pence) -
                        t.total(tally::written_off_pence),
                    of::arrears(t));
        for (std::size_t service = 0; service < 2; ++service)
            at_most("nobody pays more than is due towards the liability", t[tally::paid_pence(service)],
                    t[tally::due_pence(service)], pence_slack_);
    }

    void closure_moves_on(const ExpectedTally& before) {
        const ExpectedTally& t = now_;
        for (std::size_t s = 0; s < segments; ++s)
            fewer_cases(
                "nobody comes into notice but by selection", t[tally::in_notice(s)],
                before[tally::in_notice(s)] + t[tally::selected(s)] - t[tally::dropped_out(s)] - ended_by(t, s));
        for (std::size_t route = 0; route < closure_routes; ++route)
            fewer_cases("nobody waits for finalisation but after closure", t[tally::waiting(route)],
                        before[tally::waiting(route)] + ended_by(t, route) - finalised(t, route));
    }

    const ExpectedTally& now_;
    std::size_t quarter_;
    Engine engine_;
    std::vector<std::string>& broken_;
    double cases_slack_ = 0, pence_slack_ = 0;
};

}  // namespace

std::vector<std::string> broken_laws(const Series& series, Engine engine) {
    std::vector<std::string> broken;
    for (std::size_t q = 0; q < series.size(); ++q) {
        Laws laws(series, q, engine, broken);
        laws.stocks();
        if (q > 0) laws.flows_after(series[q - 1]);
    }
    return broken;
}

}  // namespace ccsim::tests
