#pragma once

#include <Eigen/Core>
#include <vector>

// Whether probabilities of models can be trusted: data sets are made by models taken in turn, and each model's
// posterior probability is worked out. When these are right, a model is true as often as its probabilities say.
namespace ccsim::methods {

/// One data set: which model made it, and the probabilities of the models, which sum to 1.
struct JudgedData {
    int truth = 0;
    Eigen::VectorXd probabilities;
};

/// What all data sets say, when every model made equally many.
struct ProbabilityReport {
    int datasets = 0;
    Eigen::VectorXd mean;        ///< by model, of its probability over all data sets; one over their number is right
    Eigen::VectorXd mean_error;  ///< standard error of each
    double slope = 0, slope_error = 0;  ///< of what was true (0 or 1) on the probability, over all data sets and
                                        ///< models; 1 is right, less is too sure of itself
    double brier = 0;                   ///< mean over data sets of the sum over models of squared errors
    double brier_expected = 0, brier_error = 0;  ///< what it would be on average if the probabilities were right, and
                                                 ///< the standard error of the difference from it
    Eigen::MatrixXd mean_by_truth;  ///< mean probabilities: row the model that made the data, column the one judged
    Eigen::MatrixXi most_likely;    ///< data sets: row the model that made them, column the most probable

    /// Means within 3 standard errors, slope within 0.15 of 1, Brier score no worse than expected and two standard
    /// errors.
    bool means_passed() const;
    bool slope_passed() const;
    bool brier_passed() const;
};

/// Of at least one data set; all with the same number of models.
ProbabilityReport probability_report(const std::vector<JudgedData>& judged);

}  // namespace ccsim::methods
