#pragma once

#include <vector>

#include "calibration/methods/space.h"

// The parts of a tempered sampler that involve no evaluations: how far the next stage goes, and who lives on.
namespace ccsim::methods {

/// How far a stage may go.
struct TemperingRule {
    double effective_share = 0.5;  ///< of the particles that must be left, in effect, after weighting
    double smallest_step = 1e-4;   ///< of the temperature; less is a failure
};

/// The largest next temperature (at most 1) whose weights exp((next - now) log_increments) leave the share. Throws
/// MethodFailed when even the smallest step leaves less.
double next_temperature(const Eigen::VectorXd& log_increments, double now, const TemperingRule& rule);

/// Log of the mean of exp(step log_increments): what a stage adds to the log evidence. Right only because the particles
/// are equally weighted, as they are after every resampling.
double log_evidence_increment(const Eigen::VectorXd& log_increments, double step);

/// `count` places by systematic resampling with normalised weights and one uniform number: place i is taken
/// count x weight times, rounded up or down.
std::vector<Eigen::Index> systematic_resampling(const Eigen::VectorXd& weights, Eigen::Index count, double uniform);

/// Mean over the rows of the correlation, across columns, between two states of the same lineages (whitened): about 0
/// when chains have forgotten where they started, 1 when they have not moved. Bias of the evidence shows in it within
/// one run.
double memory(const Points& start, const Points& end);

}  // namespace ccsim::methods
