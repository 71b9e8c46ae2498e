#include "tests/bench/caseload.h"

#include <utility>

#include "sim/core/problems.h"
#include "sim/engine/expected.h"
#include "sim/model/decision_table.h"
#include "sim/scenario/read_scenario.h"
#include "tests/bench/machine.h"
#include "tests/support/paths.h"

namespace ccsim::bench {
namespace {

template <class Number>
Number with_qualifying_child(const Tally<Number>& stocks) {
    Number cases{};
    for (std::size_t scheme = 0; scheme < 2; ++scheme)
        for (std::size_t s = 0; s < situations; ++s)
            for (std::size_t debt = 0; debt < debts; ++debt)
                if (has_qualifying_child(static_cast<Situation>(s))) cases += stocks[tally::cases(scheme, s, debt)];
    return cases;
}

/// Totals are of the whole caseload, each simulated case standing for `scale`.
template <class Number>
std::vector<QuarterNeeds> needs_by_quarter(const std::vector<Tally<Number>>& totals, int scale) {
    const auto simulated = [scale](Number cases) { return static_cast<std::uint32_t>(cases / scale); };
    std::vector<QuarterNeeds> needs(totals.size());
    for (std::size_t q = 0; q < totals.size(); ++q) {
        needs[q].arrivals = simulated(totals[q][tally::arrivals()]);
        if (q == 0) continue;
        const std::uint32_t families = simulated(with_qualifying_child(totals[q - 1]));
        needs[q].families = families + needs[q].arrivals;  // every new case has a qualifying child
        needs[q].others = simulated(totals[q - 1].total(tally::cases)) - families;
    }
    return needs;
}

void add_work(const std::vector<QuarterNeeds>& needs, Work& work) {
    for (const QuarterNeeds& quarter : needs) {
        work.amount += static_cast<double>(quarter.case_quarters());
        work.blocks += static_cast<double>(quarter.blocks());
    }
}

Work checked(const Work& work, std::uint64_t simulated) {
    if (work.amount != static_cast<double>(simulated))
        throw Fault("the totals tell another number of case-quarters than were simulated");
    return work;
}

}  // namespace

Scenario baseline() { return read_scenario(tests::source_dir / "scenarios" / "baseline.yaml"); }

Scenario baseline_of(double cases) {
    Scenario s = baseline();
    Opening& o = s.parameters.opening;
    const double times =
        cases / (o.cases_collected + o.cases_enforced + o.cases_direct + o.cases_nil + o.cases_no_liability);
    for (double* const number :
         {&o.cases_collected, &o.cases_enforced, &o.cases_direct, &o.cases_nil, &o.cases_no_liability})
        *number *= times;
    for (IntakeQuarter& q : s.parameters.intake.quarters) q.cases *= times;
    for (ClosurePhase& phase : s.parameters.closure.phases) phase.capacity_cases_a_week *= times;
    return s;
}

Scenario lasting(Scenario scenario, int quarters) {
    scenario.last_quarter = scenario.start + quarters;
    return scenario;
}

std::uint64_t QuarterNeeds::blocks() const {
    return std::uint64_t{blocks_in_use()} * families + others + std::uint64_t{arrival_blocks} * arrivals;
}

std::vector<QuarterNeeds> needs_of(const std::vector<SampledTally>& totals) { return needs_by_quarter(totals, 1); }

Caseload::Caseload(Scenario scenario)
    : scenario_(std::move(scenario)), run_(prepare_sampled(scenario_, expect(scenario_, 1).path, 1)) {}

RangeTotals Caseload::simulate_range(const CaseRange& range, InstructionSet set) const {
    return simulate(run_, world(), range, RunPlan{}.block_cases, nullptr, set);
}

RangeTotals Caseload::simulate_all(InstructionSet set) const {
    RangeTotals all;
    all.quarters.resize(run_.quarters.size());
    for (const CaseRange& range : ranges_of(run_, 65'536)) {
        const RangeTotals more = simulate_range(range, set);
        for (std::size_t q = 0; q < all.quarters.size(); ++q) all.quarters[q] += more.quarters[q];
        all.case_quarters += more.case_quarters;
    }
    return all;
}

std::string_view name_of(InstructionSet set) {
    constexpr std::array<std::string_view, 4> names{"scalar", "SSE4", "AVX2", "AVX-512"};
    return names[static_cast<std::size_t>(set)];
}

Work work_of(const RangeTotals& totals) {
    Work work{.unit = case_quarters};
    add_work(needs_by_quarter(totals.quarters, 1), work);
    return checked(work, totals.case_quarters);
}

Work work_of(const RunResult& result, const RunPlan& plan, int threads) {
    Work work{.unit = case_quarters, .threads = threads > 0 ? threads : cores()};
    for (const Series& replicate : result.replicates) add_work(needs_by_quarter(replicate, plan.scale), work);
    return checked(work, result.case_quarters);
}

}  // namespace ccsim::bench
