#pragma once

#include <functional>

#include "calibration/methods/space.h"

namespace ccsim::methods {

/// What a model says at some points.
struct Answers {
    Eigen::VectorXd log_likelihood;  ///< one element a point; minus infinity: impossible there
    Eigen::MatrixXd residuals;       ///< one column a point: a constant less half their squares is the log likelihood;
                                     ///< without rows when all that is known is the log likelihood
};

/// What a tempered sampler samples the posterior of.
class Model {
public:
    /// Of which only the log likelihood is known.
    Model(LogLikelihood log_likelihood);
    /// Outputs that differ from what was observed by a normal error. Residuals are outputs less observed, whitened;
    /// where an output is not a number the point is impossible. `threads`, 0 for one a core, is what the methods may
    /// use for their own work on the residuals; nothing depends on it.
    Model(ForwardMap outputs, const Observations& observations, int threads = 1);

    /// Throws Fault when an answer is missing, NaN or plus infinity.
    Answers at(const Points& points) const;
    int threads() const { return threads_; }

private:
    std::function<Answers(const Points&)> answers_;
    int threads_ = 1;
};

}  // namespace ccsim::methods
