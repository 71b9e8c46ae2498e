#include <benchmark/benchmark.h>

#include "sim/engine/expected.h"
#include "sim/engine/sampled.h"
#include "sim/model/expected_arrivals.h"
#include "tests/bench/caseload.h"
#include "tests/bench/job.h"

// The expected engine, and what a run needs before its first case.
namespace ccsim::bench {
namespace {

/// An evaluation by an engine that has made one before, as calibration makes them.
struct Evaluation {
    explicit Evaluation(Scenario s) : parameters(s.parameters), engine(s, 1) { engine.evaluate(parameters); }
    Work operator()() {
        benchmark::DoNotOptimize(engine.evaluate(parameters));
        return {.amount = 1, .unit = "evaluations"};
    }
    Parameters parameters;
    ExpectedEngine engine;
};

struct OpeningArrivals {
    Scenario scenario = baseline();
    Work operator()() const {
        benchmark::DoNotOptimize(expected_opening(scenario, 1));
        return {.amount = 1, .unit = "openings"};
    }
};

struct TablesOfAllQuarters {
    Scenario scenario = baseline();
    Work operator()() const {
        const QuarterTableMaker maker(scenario);
        for (int index = 1; index <= scenario.quarters(); ++index) benchmark::DoNotOptimize(maker.tables(index));
        return {.amount = static_cast<double>(scenario.quarters()), .unit = "quarters"};
    }
};

struct PreparingASampledRun {
    Scenario scenario = baseline();
    MacroPath path = expect(scenario, 1).path;
    Work operator()() const {
        benchmark::DoNotOptimize(prepare_sampled(scenario, path, 1));
        return {.amount = 1, .unit = "runs"};
    }
};

}  // namespace

void add_twin() {
    add<Evaluation>("twin/18 quarters, to September 2016", Calls::many, lasting(baseline(), 18));
    add<Evaluation>("twin/27 quarters, to December 2018", Calls::many, lasting(baseline(), 27));
    add<OpeningArrivals>("twin/part: opening arrivals", Calls::many);
    add<TablesOfAllQuarters>("twin/part: tables of 27 quarters", Calls::many);
    add<PreparingASampledRun>("twin/preparing a sampled run", Calls::many);
}

}  // namespace ccsim::bench
