#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <map>

#include "sim/engine/expected.h"
#include "sim/engine/run.h"
#include "tests/reference/engine_totals.h"
#include "tests/reference/reference_run.h"
#include "tests/reference/reference_scenarios.h"

using namespace ccsim;
using namespace ccsim::reference;

namespace {

constexpr int replicates = 400, copies = 50;  // each of the dozen is lived 20,000 times

/// The same cases `copies` times over, with as many times the intake and the capacity.
Scenario many(Scenario scenario) {
    const std::vector<CaseFileRow> once = scenario.cases;
    for (int i = 1; i < copies; ++i) scenario.cases.insert(scenario.cases.end(), once.begin(), once.end());
    for (IntakeQuarter& q : scenario.parameters.intake.quarters) q.cases *= copies;
    for (ClosurePhase& phase : scenario.parameters.closure.phases) phase.capacity_cases_a_week *= copies;
    return scenario;
}

/// What a total of one quarter came to in the replicates.
struct Sample {
    double sum = 0, sum_of_squares = 0;
    int replicates_with_any = 0;

    void add(double value) {
        sum += value;
        sum_of_squares += value * value;
        if (value != 0) ++replicates_with_any;
    }
    double mean() const { return sum / replicates; }
    double standard_error() const {
        const double variance = (sum_of_squares - sum * sum / replicates) / (replicates - 1);
        return std::sqrt(std::max(0.0, variance) / replicates);
    }
};

using Samples = std::vector<std::map<Total, Sample>>;

Samples sample(const RunResult& result) {
    Samples samples(result.expected.size());
    for (const Series& series : result.replicates)
        for (std::size_t q = 0; q < series.size(); ++q)
            for (const auto& [total, value] : named(series[q])) samples[q][total].add(value);
    return samples;
}

/// Repaying or adjusting in part moves a balance and the Secretary of State's part by whole pence: by half a penny from
/// the exact share at most, or by one where it must leave a penny. So sums of money are off by no more than a penny for
/// each time a case has done so.
double pence_of_rounding(const std::vector<Totals>& quarters, std::size_t until) {
    double times = 0;
    for (std::size_t q = 1; q <= until; ++q) times += sum(quarters[q], "repaying") + sum(quarters[q], "adjusted");
    return times;
}

/// A total that few replicates have at all has no standard error to go by: then it is to be as rare in the reference.
void check_mean(const Total& total, const Sample& s, double reference, double rounding) {
    const double away = std::abs(s.mean() - reference) - (is_balance(total) ? rounding : 0);
    if (s.replicates_with_any >= 40) CHECK(away <= 5 * s.standard_error() + 1e-9 * std::abs(reference));
    else if (!is_money(total)) CHECK(replicates * reference <= 100);
}

/// To the penny: what was owed, and what was added to it and taken from it, is what is owed.
void check_arrears_add_up(const RunResult& result) {
    for (const Series& series : result.replicates)
        for (std::size_t q = 1; q < series.size(); ++q) {
            const Totals before = named(series[q - 1]), now = named(series[q]);
            const double due = of(now, {"due", 0}) + of(now, {"due", 1});
            const double taken = sum(now, "paid") + sum(now, "repaid") + sum(now, "adjusted pence") +
                                 sum(now, "moved pence") + sum(now, "written off pence");
            if (sum(before, "arrears") + due - taken != sum(now, "arrears"))
                FAIL_CHECK("the arrears of quarter " << q << " do not add up");
        }
}

void check_sampled_engine(const Scenario& once) {
    const Scenario scenario = many(once);
    // The sampled engine is given the selection chances that the expected engine comes to.
    const std::vector<Selection> path = follow(once, Rows::as_the_expected_engine_takes_them).path;
    const std::vector<Totals> reference = follow(once, Rows::as_they_are, path).quarters;
    const RunResult result = run(scenario, {.replicates = replicates}, {.threads = 2});
    check_arrears_add_up(result);
    const Samples samples = sample(result);
    for (std::size_t q = 0; q < samples.size(); ++q)
        for (const auto& [total, s] : samples[q]) {
            INFO("quarter " << q << ", " << words(total) << ": sampled " << s.mean() << " +- " << s.standard_error()
                            << ", reference " << copies * of(reference[q], total));
            check_mean(total, s, copies * of(reference[q], total), copies * pence_of_rounding(reference, q));
        }
}

}  // namespace

TEST_CASE("the sampled engine's means are the reference's at the baseline's numbers") {
    Scenario scenario = dozen_cases(8);
    scenario.parameters.closure.phases = {{{2012, 2}, {1}, 1.0 / 13}, {{2012, 3}, {2, 3, 4, 5}, 2.0 / 13}};
    scenario.parameters.leaving.reactive_from = {2012, 3};
    check_sampled_engine(scenario);
}

TEST_CASE("the sampled engine's means are the reference's when every path is travelled") {
    Scenario scenario = dozen_cases(8);
    exaggerate(scenario);
    check_sampled_engine(scenario);
}

TEST_CASE("the sampled engine's means are the reference's when new cases come in") {
    check_sampled_engine(with_intake(5));
}

TEST_CASE("the sampled engine's means are the reference's on every rule alone") {
    for (const OneRule& rule : every_rule_alone(4)) {
        INFO(rule.name);
        check_sampled_engine(rule.scenario);
    }
}
