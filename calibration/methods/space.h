#pragma once

#include <Eigen/Dense>
#include <cstdint>
#include <functional>
#include <stdexcept>

// What the inference methods know of the world. They work in a space of d dimensions in which the prior is standard
// normal, and ask for evaluations in batches, which the caller may share out over threads. The methods themselves use
// one thread, and their answers depend on the seed and on nothing else.
namespace ccsim::methods {

/// One column a point, d rows.
using Points = Eigen::MatrixXd;

/// The model's outputs at some points: one column a point, m rows. A column with a NaN is an evaluation that failed.
using ForwardMap = std::function<Eigen::MatrixXd(const Points&)>;

/// The log likelihood at some points, one element a point. Minus infinity: impossible there. NaN and plus infinity are
/// faults of the caller.
using LogLikelihood = std::function<Eigen::VectorXd(const Points&)>;

/// What is to be matched: outputs = observed + a normal error.
struct Observations {
    Eigen::VectorXd observed;
    Eigen::MatrixXd covariance;  ///< of the errors
};

/// A method could not do its job on this problem. The message says what happened and what to try.
struct MethodFailed : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// What the methods draw random numbers for. The numbers are part of every result and never change.
enum class Purpose : std::uint8_t {
    inversion_start = 1,
    inversion_noise = 2,
    inversion_replacement = 3,
    smc_start = 4,
    smc_resampling = 5,
    smc_move = 6,
    chain_start = 7,
    chain_move = 8,
    bridge_proposal = 9,
    smc_guided_move = 10,
};

}  // namespace ccsim::methods
