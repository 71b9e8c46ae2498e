#include "calibration/methods/model.h"

#include <cmath>
#include <limits>
#include <utility>

#include "calibration/methods/distributions.h"
#include "sim/core/problems.h"

namespace ccsim::methods {

Model::Model(LogLikelihood log_likelihood)
    : answers_([log_likelihood = std::move(log_likelihood)](const Points& points) -> Answers {
          return {log_likelihood(points), Eigen::MatrixXd(0, points.cols())};
      }) {}

Model::Model(ForwardMap outputs, const Observations& observations, int threads)
    : answers_([outputs = std::move(outputs),
                errors = Frame::of(observations.observed, observations.covariance)](const Points& points) -> Answers {
          Answers out{{}, errors.whitened(outputs(points))};
          out.log_likelihood = log_prior(out.residuals).array() - errors.log_determinant();
          for (Eigen::Index i = 0; i < points.cols(); ++i)
              if (!out.residuals.col(i).allFinite()) out.log_likelihood(i) = -std::numeric_limits<double>::infinity();
          return out;
      }),
      threads_(threads) {}

Answers Model::at(const Points& points) const {
    Answers answers = answers_(points);
    if (answers.log_likelihood.size() != points.cols() || answers.residuals.cols() != points.cols())
        throw Fault("a model did not answer for each point");
    for (const double value : answers.log_likelihood)
        if (std::isnan(value) || value == std::numeric_limits<double>::infinity())
            throw Fault("a log likelihood is not a number");
    return answers;
}

}  // namespace ccsim::methods
