#include <vector>

#include "sim/explain/case_flows.h"
#include "sim/explain/explanation.h"
#include "tests/bench/caseload.h"
#include "tests/bench/job.h"
#include "tests/bench/machine.h"

// What `ccsim explain` works out, without its files.
namespace ccsim::bench {
namespace {

constexpr ExplainedSpan span{{2013, 1}, {2016, 3}};

/// The Shapley terms of the five mechanisms, of both rates, every quarter and channel, for each draw: 32 worlds, and
/// the others beside them.
class WorldsAndTerms {
public:
    explicit WorldsAndTerms(std::size_t draws) : draws_(draws, scenario_.parameters) {
        for (std::size_t d = 0; d < draws; ++d)
            draws_[d].payment.odds_pays_trend_percent_a_year += 0.01 * static_cast<double>(d);
    }
    Work operator()() const {
        benchmark::DoNotOptimize(explanation_of(span, live_through_worlds(scenario_, draws_, span), {}));
        return {.amount = static_cast<double>(draws_.size()), .unit = "draws", .threads = cores()};
    }

private:
    Scenario scenario_ = baseline();
    std::vector<Parameters> draws_;
};

/// The accounts by case of one draw.
struct Flows {
    Scenario scenario = baseline();
    Work operator()() const {
        benchmark::DoNotOptimize(count_case_flows(scenario, {&scenario.parameters, 1}, {.span = span, .scale = 10}));
        return {.amount = 1, .unit = "caseloads", .threads = cores()};
    }
};

}  // namespace

void add_explain(bool large) {
    add<WorldsAndTerms>("explain/terms of 5 mechanisms, 10 draws", Calls::one, std::size_t{10});
    if (large) add<WorldsAndTerms>("explain/terms of 5 mechanisms, 200 draws", Calls::one, std::size_t{200});
    add<Flows>("explain/flows of a caseload at scale 10", Calls::one);
}

}  // namespace ccsim::bench
