#include <benchmark/benchmark.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "sim/engine/expected.h"
#include "sim/engine/sampled.h"
#include "sim/model/expected_arrivals.h"
#include "sim/scenario/read_scenario.h"
#include "tests/bench/caseload.h"
#include "tests/bench/job.h"
#include "tests/support/paths.h"
#include "tests/support/temporary_folder.h"

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

/// The same, when every evaluation has opening debts of its own to work out.
struct EvaluationOfOtherDebts : Evaluation {
    using Evaluation::Evaluation;
    Work operator()() {
        double& mean = parameters.opening.arrears.large_debt_mean_pounds;
        mean += mean < 9'000 ? 1 : -1'000;
        return Evaluation::operator()();
    }
};

/// Rows of the example over and over, with the baseline's parameters.
class CaseFile {
public:
    explicit CaseFile(std::size_t cases) {
        std::ifstream example(tests::source_dir / "scenarios" / "case-file" / "example-cases.csv");
        std::string names, row, rows;
        std::vector<std::string> examples;
        std::getline(example, names);
        while (std::getline(example, row)) examples.push_back(row + '\n');
        for (std::size_t i = 0; i < cases; ++i) rows += examples[i % examples.size()];
        path_ = folder_.write("cases.csv", names + '\n' + rows);
    }
    Scenario read() const {
        return read_scenario(tests::source_dir / "scenarios" / "baseline.yaml",
                             {"opening.case_file=" + path_.string()});
    }

private:
    tests::TemporaryFolder folder_;
    std::filesystem::path path_;
};

/// From the file to an engine that is ready to evaluate.
struct ReadingAndGathering {
    static constexpr std::size_t rows = 1'000'000;
    CaseFile file{rows};
    Work operator()() const {
        benchmark::DoNotOptimize(ExpectedEngine(file.read(), 1));
        return {.amount = static_cast<double>(rows), .unit = "rows"};
    }
};

struct EvaluationOfCaseFile : Evaluation {
    explicit EvaluationOfCaseFile(std::size_t rows) : Evaluation(CaseFile(rows).read()) {}
};

struct OpeningArrivals {
    Scenario scenario = baseline();
    Work operator()() const {
        benchmark::DoNotOptimize(expected_opening(scenario, 1));
        return {.amount = 1, .unit = "openings"};
    }
};

struct RulesOfAllQuarters {
    Scenario scenario = baseline();
    Work operator()() const {
        ExpectedRules rules(scenario);
        for (int index = 1; index <= scenario.quarters(); ++index) {
            rules.turn_to(index, true);
            benchmark::DoNotOptimize(rules.of_profile(0));
        }
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
    add<EvaluationOfOtherDebts>("twin/27 quarters, other opening debts each time", Calls::many,
                                lasting(baseline(), 27));
    add<EvaluationOfCaseFile>("twin/27 quarters, of a case file of a thousand rows", Calls::many, std::size_t{1'000});
    add<EvaluationOfCaseFile>("twin/27 quarters, of a case file of a million rows", Calls::many,
                              std::size_t{1'000'000});
    add<ReadingAndGathering>("twin/reading and gathering a case file of a million rows", Calls::one);
    add<OpeningArrivals>("twin/part: opening arrivals", Calls::many);
    add<RulesOfAllQuarters>("twin/part: rules of 27 quarters", Calls::many);
    add<PreparingASampledRun>("twin/preparing a sampled run", Calls::many);
}

}  // namespace ccsim::bench
