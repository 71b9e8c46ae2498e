#pragma once

#include <Eigen/Core>
#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

#include "sim/engine/run.h"
#include "sim/scenario/scenario.h"

namespace ccsim {

class ExpectedEngine;

/// Evaluates a scenario by the expected engine with many sets of parameters, shared over threads. Keeps the engines
/// from one call to the next. An evaluation's totals depend on its parameters alone. For one caller at a time.
class Evaluations {
public:
    /// The scenario must outlive it. Threads 0: one per core.
    explicit Evaluations(const Scenario& scenario, int threads = 0);
    ~Evaluations();
    Evaluations(const Evaluations&) = delete;
    Evaluations& operator=(const Evaluations&) = delete;

    const Scenario& scenario() const { return scenario_; }
    int threads() const { return threads_; }

    /// The parameters of an evaluation, by its number.
    using ParametersOf = std::function<Parameters(std::size_t)>;
    /// Gets the totals of the whole caseload, element 0 the opening; by any thread, in any order, each number once.
    using Use = std::function<void(std::size_t, const Series&)>;

    /// Evaluates the numbers 0 to count - 1; where there are several ranks, all of them on every rank.
    void each(std::size_t count, const ParametersOf& parameters_of, const Use& use);

    /// The parameters at a point.
    using ParametersAt = std::function<Parameters(const Eigen::VectorXd& point)>;
    /// What is wanted of an evaluation: as many numbers for each. By any thread, in any order.
    using Wanted = std::function<Eigen::VectorXd(Eigen::Index number, const Series&)>;

    /// What is wanted at some points, one column a point. Ranks share the evaluations: all of them call this together,
    /// with the same points. Not from inside a parallel loop.
    Eigen::MatrixXd at_points(const Eigen::MatrixXd& points, Eigen::Index rows, const ParametersAt& parameters_at,
                              const Wanted& wanted);

private:
    std::unique_ptr<ExpectedEngine> borrowed();
    void give_back(std::unique_ptr<ExpectedEngine> engine);

    const Scenario& scenario_;
    int threads_;
    std::mutex mutex_;
    std::vector<std::unique_ptr<ExpectedEngine>> idle_;
};

}  // namespace ccsim
