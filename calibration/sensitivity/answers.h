#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "calibration/evaluations.h"
#include "calibration/sensitivity/subject.h"
#include "sim/engine/run_context.h"
#include "sim/measures/measure.h"

namespace ccsim::sensitivity {

/// A key measure at the end of a quarter.
struct Question {
    const Measure* measure = nullptr;
    Quarter quarter;

    bool operator==(const Question&) const = default;
};

/// Every key measure at each of the dates.
std::vector<Question> questions_at(std::span<const Quarter> dates);

/// What the expected engine answers at sets of parameters. Answers depend on the parameters alone.
class Answers {
public:
    /// The scenario must outlive it, and hold the quarters of the questions. Of the context, `progress` is told how
    /// many evaluations were made, now and then.
    Answers(const Scenario& scenario, std::vector<Question> questions, RunContext context)
        : questions_(std::move(questions)), context_(std::move(context)), evaluations_(scenario, context_.threads) {}

    const std::vector<Question>& questions() const { return questions_; }
    std::int64_t evaluations() const { return done_; }

    /// By its number, the parameters of an evaluation; empty where there are none.
    using ParametersOf = std::function<std::optional<Parameters>(Eigen::Index)>;
    /// One row a question, one column an evaluation; not a number where there is no figure. Ranks share the
    /// evaluations: all of them call this together, with the same parameters. Throws Interrupted.
    Eigen::MatrixXd at(Eigen::Index count, const ParametersOf& parameters_of);

private:
    Eigen::MatrixXd batch_from(Eigen::Index from, Eigen::Index count, const ParametersOf& parameters_of);
    void answer(const Series& series, Eigen::Ref<Eigen::VectorXd> out) const;

    std::vector<Question> questions_;
    RunContext context_;
    Evaluations evaluations_;
    std::int64_t done_ = 0;
};

}  // namespace ccsim::sensitivity
