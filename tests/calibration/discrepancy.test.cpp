#include "calibration/discrepancy.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "calibration/discrepancy_draws.h"
#include "calibration/outcome_shift.h"
#include "sim/core/problems.h"
#include "sim/measures/measure.h"
#include "sim/measures/totals.h"
#include "tests/support/caseload_laws.h"
#include "tests/support/scenarios.h"
#include "tests/support/tallies.h"

using namespace ccsim;

namespace {

/// The baseline, small: an expected run at any scale has whole-caseload totals.
const Series& run() {
    static const Series series = run_expected(tests::baseline(), 100);
    return series;
}

constexpr std::size_t late = 14;  // September 2015: every rule is at work

double value(std::string_view id, std::string_view breakdown, const Series& series, std::size_t at = late) {
    const Measure* const m = find_measure(id, breakdown);
    REQUIRE(m != nullptr);
    const auto found = m->value(series, at, Quarter(2012, 1) + static_cast<int>(at));
    REQUIRE(found);
    return *found;
}

DiscrepancyPath always(Base base, double misfit) {
    DiscrepancyPath path(run().size(), Discrepancy{});
    for (Discrepancy& now : path) now[static_cast<std::size_t>(base)] = misfit;
    return path;
}

double log_odds(double percent) { return std::log(percent / (100 - percent)); }

constexpr std::string_view in_full = "collection service (90% or more of liability)";

double cases_in(const ExpectedTally& t, std::size_t situation) {
    return totals::cases_where(t, [&](Situation s, Debt) { return static_cast<std::size_t>(s) == situation; });
}

/// Two runs differ in a measure by this factor.
void check_factor(std::string_view id, std::string_view breakdown, const Series& now, double factor) {
    INFO(id << ", " << breakdown);
    CHECK(value(id, breakdown, now) / value(id, breakdown, run()) == Approx(factor).epsilon(1e-9));
}

}  // namespace

TEST_CASE("a discrepancy of zero changes no total at all") {
    const Series same = with_discrepancy(run(), DiscrepancyPath(run().size(), Discrepancy{}));
    CHECK(same == run());
    // Nor does a misfit of one series touch what does not depend on it.
    const Series selected = with_discrepancy(run(), always(Base::selected, 0.1));
    for (std::size_t q = 0; q < run().size(); ++q)
        for (std::size_t i = 0; i < tally::selected.first; ++i) CHECK(selected[q][i] == run()[q][i]);
}

TEST_CASE("two percent more cases with a liability leave the shares as they were") {
    const Series now = with_discrepancy(run(), always(Base::current_liability, std::log(1.02)));
    check_factor("cases_with_current_liability", "all", now, 1.02);
    check_factor("cases_with_current_liability", "Maintenance Direct", now, 1.02);
    check_factor("cases_contributing", "all", now, 1.02);
    check_factor("children_benefiting", "all", now, 1.02);
    check_factor("maintenance_collected_and_arranged_quarter", "Maintenance Direct part", now, 1.02);
    check_factor("arrears_on_cases_with_current_liability", "all", now, 1.02);
    check_factor("pct_cases_contributing", "all", now, 1);
    check_factor("pct_cases_paying_full_liability", in_full, now, 1);
    check_factor("pct_of_liability_collected", "collection service", now, 1);
    check_factor("avg_weekly_liability", "excluding nil", now, 1);
    check_factor("live_caseload", "without a current liability", now, 1);
    check_factor("liabilities_ended_quarter", "all", now, 1);
}

TEST_CASE("a misfit of Maintenance Direct moves its share of an unchanged number of cases") {
    const Series now = with_discrepancy(run(), always(Base::share_direct, 0.1));
    check_factor("cases_with_current_liability", "all", now, 1);
    const auto share = [](const Series& s) {
        return 100 * value("cases_with_current_liability", "Maintenance Direct", s) /
               value("cases_with_current_liability", "all", s);
    };
    CHECK(log_odds(share(now)) - log_odds(share(run())) == Approx(0.1));
    check_factor("pct_cases_paying_full_liability", in_full, now, 1);
    CHECK(value("pct_cases_contributing", "all", now) > value("pct_cases_contributing", "all", run()));
}

TEST_CASE("a misfit of contributing moves its log odds and neither full payers nor arrears") {
    for (const double misfit : {0.1, -0.1}) {
        const Series now = with_discrepancy(run(), always(Base::contributing, misfit));
        const auto paying = [](const Series& s) {
            return 100 - value("pct_cases_paying_nothing", "collection service", s);
        };
        CHECK(log_odds(paying(now)) - log_odds(paying(run())) == Approx(misfit));
        check_factor("pct_cases_paying_full_liability", in_full, now, 1);
        check_factor("cases_with_current_liability", "all", now, 1);
        check_factor("cases_with_current_liability", "collection service, enforced", now, 1);
        check_factor("cases_with_arrears", "all", now, 1);
        check_factor("outstanding_arrears", "all", now, 1);
        check_factor("live_caseload", "2003 scheme", now, 1);
        const double more = value("pct_of_liability_collected", "collection service", now) -
                            value("pct_of_liability_collected", "collection service", run());
        CHECK(more * misfit > 0);
        CHECK(value("children_benefiting", "all", now) / value("children_benefiting", "all", run()) ==
              Approx(value("cases_contributing", "all", now) / value("cases_contributing", "all", run())));
    }
}

TEST_CASE("a misfit of paying in full moves its log odds and not how many contribute") {
    for (const double misfit : {0.1, -0.1}) {
        const Series now = with_discrepancy(run(), always(Base::paying_in_full, misfit));
        CHECK(log_odds(value("pct_cases_paying_full_liability", in_full, now)) -
                  log_odds(value("pct_cases_paying_full_liability", in_full, run())) ==
              Approx(misfit));
        check_factor("cases_contributing", "all", now, 1);
        check_factor("cases_with_arrears", "all", now, 1);
        check_factor("outstanding_arrears", "all", now, 1);
        const double more = value("pct_of_liability_collected", "collection service", now) -
                            value("pct_of_liability_collected", "collection service", run());
        CHECK(more * misfit > 0);
    }
}

TEST_CASE("both shares move by what they are told when they move together") {
    for (const double contributing : {0.15, -0.15})
        for (const double in_full_by : {0.2, -0.2}) {
            DiscrepancyPath path = always(Base::contributing, contributing);
            for (Discrepancy& now : path) now[static_cast<std::size_t>(Base::paying_in_full)] = in_full_by;
            const Series now = with_discrepancy(run(), path);
            CHECK(log_odds(value("pct_cases_paying_nothing", "collection service", run())) -
                      log_odds(value("pct_cases_paying_nothing", "collection service", now)) ==
                  Approx(contributing));
            CHECK(log_odds(value("pct_cases_paying_full_liability", in_full, now)) -
                      log_odds(value("pct_cases_paying_full_liability", in_full, run())) ==
                  Approx(in_full_by));
            for (const std::string_view status :
                 {"paying in full, without arrears", "paying under the liability, without arrears"})
                check_factor("cases_by_status", status, now, 1);
        }
}

TEST_CASE("the other base series scale what they are said to act on") {
    const double up = std::log(1.1);
    const Series without = with_discrepancy(run(), always(Base::without_liability, up));
    check_factor("live_caseload", "without a current liability", without, 1.1);
    check_factor("cases_with_current_liability", "all", without, 1);
    CHECK(value("cases_open", "segment 1", without) ==
          Approx(1.1 * value("cases_open", "segment 1", run())).epsilon(0.01));
    check_factor("cases_awaiting_arrears_finalisation", "case closure", without, 1.1);

    const Series owed = with_discrepancy(run(), always(Base::arrears_owed, up));
    check_factor("outstanding_arrears", "all", owed, 1.1);
    check_factor("arrears_on_cases_with_current_liability", "all", owed, 1.1);
    check_factor("cases_with_arrears", "all", owed, 1);

    const Series due = with_discrepancy(run(), always(Base::maintenance_due, up));
    check_factor("maintenance_collected_and_arranged_quarter", "Maintenance Direct part", due, 1.1);
    check_factor("credits_quarter", "regular", due, 1.1);
    check_factor("avg_weekly_liability", "excluding nil", due, 1.1);
    check_factor("pct_of_liability_collected", "collection service", due, 1);
    check_factor("maintenance_collected_and_arranged_quarter", "arrears part", due, 1);

    const Series received = with_discrepancy(run(), always(Base::arrears_received, up));
    check_factor("maintenance_collected_and_arranged_12m", "arrears part", received, 1.1);
    check_factor("cases_paying_towards_arrears", "all", received, 1.1);
    check_factor("credits_quarter", "regular", received, 1);

    const Series selected = with_discrepancy(run(), always(Base::selected, up));
    check_factor("cases_selected_proactive_cumulative", "segment 2", selected, 1.1);
    check_factor("cases_final_letter_proactive_cumulative", "segment 2", selected, 1);

    const Series ended = with_discrepancy(run(), always(Base::ended, up));
    check_factor("cases_final_letter_proactive_cumulative", "segment 1", ended, 1.1);
    check_factor("arrears_moved_to_cms_cumulative", "all", ended, 1.1);
    check_factor("liabilities_ended_quarter", "withdrawal", ended, 1);
    check_factor("share_of_closed_cases_applied_to_cms", "case closure", ended, 1);
}

TEST_CASE("parts add up to their wholes and shares stay in bounds under any discrepancy") {
    for (std::uint32_t draw = 0; draw < 20; ++draw) {
        const double times = draw < 10 ? 2 : 20;  // also far beyond anything acceptable
        const Series now =
            with_discrepancy(run(), draw_discrepancy(DiscrepancyScales::declared(times), run().size(), 7, draw));
        for (std::size_t q = 0; q < now.size(); ++q) {
            const ExpectedTally& t = now[q];
            INFO("draw " << draw << ", quarter " << q);
            CHECK(tests::broken_laws({t}, tests::Engine::expected) == std::vector<std::string>{});
            CHECK(totals::contributing(t) <= totals::with_liability(t));
            for (std::size_t service = 0; service < 2; ++service)
                CHECK(t[tally::paid_pence(service)] <= t[tally::due_pence(service)] * (1 + 1e-12));
            if (q == 0) continue;
            for (std::size_t s = 0; s < 10; ++s) {
                const double share = cases_in(t, s) / cases_in(run()[q], s);
                CHECK(t[tally::outcomes(s / 5, s % 5)] == Approx(share * run()[q][tally::outcomes(s / 5, s % 5)]));
            }
        }
    }
}

TEST_CASE("totals of nothing and totals of anything survive a discrepancy") {
    const DiscrepancyPath path = draw_discrepancy(DiscrepancyScales::declared(20), 6, 3, 0);
    CHECK(with_discrepancy(Series(6), path) == Series(6));
    for (const ExpectedTally& t : with_discrepancy(tests::made_up_series(4, 6), path))
        for (const double total : t.totals) {
            CHECK(std::isfinite(total));
            CHECK(total >= 0);
        }
    CHECK_THROWS_AS(with_discrepancy(Series(7), path), Fault);
}

TEST_CASE("without part payers no case is moved into an outcome it cannot have") {
    const OutcomeShift shift{.nothing_to_part = 0.5, .full_to_part = 0.5};
    CHECK(after(shift, {1, 0, 0, 0, 9}) == ByOutcome{1, 0, 0, 0, 9});
    CHECK(after(shift, {1, 4, 1, 3, 10}) == ByOutcome{1, 2, 2.75, 8.25, 5});
    CHECK(shifted_share(0, 1) == 0);
    CHECK(shifted_share(1, 1) == 1);
    CHECK(shifted_share(0.5, std::log(3)) == Approx(0.75));
}
