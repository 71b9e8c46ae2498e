#include "calibration/methods/stage_moves.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>
#include <vector>

#include "calibration/methods/exchange_columns.h"
#include "calibration/methods/guided_move.h"
#include "calibration/methods/preconditioned_move.h"
#include "sim/engine/parallel.h"

namespace ccsim::methods {
namespace {

/// Where lineages would go.
struct Trial {
    Points points;
    Eigen::VectorXd uniforms;     ///< decide on acceptance
    Eigen::VectorXd corrections;  ///< to the log of the ratio of the targets
    double chances = 0;           ///< of the moves within it, mean; of a plain move, not known yet
};

Trial plain_trial(const SmcState& state, const StudentT& fit, int step, const Points& now) {
    Trial trial{Points(now.rows(), now.cols()), Eigen::VectorXd(now.cols()), Eigen::VectorXd(now.cols())};
    for (Eigen::Index l = 0; l < now.cols(); ++l) {
        auto engine = engine_for(state, Purpose::smc_move, state.stages.size(), l, step);
        const MoveNumbers numbers = draw_move(engine, fit);
        trial.points.col(l) = proposal(fit, now.col(l), state.step_size, numbers);
        trial.uniforms(l) = numbers.uniform;
        trial.corrections(l) = log_acceptance(fit, now.col(l), 0, trial.points.col(l), 0);
    }
    return trial;
}

/// What a group of lineages does, as one column of numbers for the other ranks: points, uniforms and corrections of
/// each lineage, and the chances of all.
class GroupTrials {
public:
    GroupTrials(Eigen::Index dimensions, Eigen::Index lineages)
        : dimensions_(dimensions), columns_(group * (dimensions + 2) + 1, (lineages + group - 1) / group) {
        columns_.setZero();  // the last group may be smaller
    }

    static constexpr Eigen::Index group = 16;  ///< part of the result, as sums over a group go side by side
    Eigen::Index groups() const { return columns_.cols(); }
    auto points(Eigen::Index at) { return columns_.col(at).head(group * dimensions_).reshaped(dimensions_, group); }
    auto uniforms(Eigen::Index at) { return columns_.col(at).segment(group * dimensions_, group); }
    auto corrections(Eigen::Index at) { return columns_.col(at).segment(group * (dimensions_ + 1), group); }
    double& chances(Eigen::Index at) { return columns_(columns_.rows() - 1, at); }
    void exchange() { exchange_columns(columns_); }

private:
    Eigen::Index dimensions_;
    Eigen::MatrixXd columns_;
};

/// Lineages go over the surface in groups, side by side; ranks share the groups.
Trial guided_trial(const SmcState& state, const Guides& guides, int threads, int step, const Points& now) {
    constexpr Eigen::Index group = GroupTrials::group;
    const Frame& frame = guides.fit.frame;
    const GuidedTarget target{*guides.surface, state.reference, frame, state.temperature};
    GroupTrials trials(now.rows(), now.cols());
    const Share mine = share_of(static_cast<std::size_t>(trials.groups()));
    for_each_index(mine.size(), threads, [&](std::size_t i) {
        const auto at = static_cast<Eigen::Index>(mine.first + i);
        const Eigen::Index first = at * group, count = std::min(group, now.cols() - first);
        std::vector<std::vector<TrajectoryNumbers>> numbers(static_cast<std::size_t>(state.settings.trajectories));
        for (Eigen::Index l = 0; l < count; ++l) {
            auto engine = engine_for(state, Purpose::smc_guided_move, state.stages.size(), first + l, step);
            trials.uniforms(at)(l) = uniform_between(engine);
            for (auto& of_points : numbers) of_points.push_back(draw_trajectory(engine, now.rows()));
        }
        const Excursion gone =
            excursion(target, frame.whitened(now.middleCols(first, count)), state.trajectory_step, numbers);
        for (Eigen::Index l = 0; l < count; ++l)
            trials.points(at).col(l) = frame.centre + frame.stretched(gone.ends.col(l));
        trials.corrections(at).head(count) = gone.log_target_before - gone.log_target_after;
        trials.chances(at) = gone.chances;
    });
    trials.exchange();
    Trial trial{Points(now.rows(), now.cols()), Eigen::VectorXd(now.cols()), Eigen::VectorXd(now.cols())};
    const double trajectories = static_cast<double>(now.cols()) * state.settings.trajectories;
    for (Eigen::Index at = 0; at < trials.groups(); ++at) {
        const Eigen::Index first = at * group, count = std::min(group, now.cols() - first);
        trial.points.middleCols(first, count) = trials.points(at).leftCols(count);
        trial.uniforms.segment(first, count) = trials.uniforms(at).head(count);
        trial.corrections.segment(first, count) = trials.corrections(at).head(count);
        trial.chances += trials.chances(at) / trajectories;
    }
    return trial;
}

/// The model decides which lineages go where they would; gives the mean chance of acceptance.
double decide(const Trial& trial, const Model& model, SmcState& state, Lineages& lineages, Tried& tried) {
    const Answers answers = ask(model, trial.points, state);
    const Eigen::VectorXd targets = log_target(state, trial.points, answers.log_likelihood);
    double chances = 0;
    for (Eigen::Index l = 0; l < trial.points.cols(); ++l) {
        const double ratio = std::isinf(targets(l)) ? -std::numeric_limits<double>::infinity()
                                                    : targets(l) - lineages.log_target(l) + trial.corrections(l);
        chances += std::exp(std::min(0.0, ratio));
        ++tried.moves;
        if (std::log(trial.uniforms(l)) >= ratio) continue;
        ++tried.accepted;
        lineages.points.col(l) = trial.points.col(l);
        lineages.log_likelihood(l) = answers.log_likelihood(l);
        lineages.log_target(l) = targets(l);
    }
    return chances / static_cast<double>(trial.points.cols());
}

}  // namespace

NamedEngine engine_for(const SmcState& state, Purpose purpose, std::size_t stage, Eigen::Index lineage, int step) {
    return NamedEngine({.seed = state.seed,
                        .purpose = static_cast<std::uint8_t>(purpose),
                        .stage = static_cast<std::uint32_t>(stage),
                        .lineage = static_cast<std::uint32_t>(lineage),
                        .step = static_cast<std::uint32_t>(step)});
}

Eigen::VectorXd log_target(const SmcState& state, const Points& points, const Eigen::VectorXd& log_likelihood) {
    return state.temperature * (log_prior(points) + log_likelihood) +
           (1 - state.temperature) * state.reference.log_density(points);
}

Answers ask(const Model& model, const Points& points, SmcState& state) {
    Answers answers = model.at(points);
    state.evaluations += points.cols();
    std::vector<Eigen::Index> possible;
    for (Eigen::Index i = 0; i < points.cols(); ++i)
        if (answers.residuals.rows() > 0 && answers.residuals.col(i).allFinite()) possible.push_back(i);
    const auto more = static_cast<Eigen::Index>(possible.size());
    const Eigen::Index kept =
        std::min(state.asked.cols(), std::max(Eigen::Index{0}, Eigen::Index{state.settings.surface_points} - more));
    Points asked(points.rows(), kept + more);
    asked.leftCols(kept) = state.asked.rightCols(kept);
    asked.rightCols(more) = points(Eigen::all, possible);
    Eigen::MatrixXd residuals(answers.residuals.rows(), kept + more);
    if (kept > 0) residuals.leftCols(kept) = state.residuals.rightCols(kept);
    residuals.rightCols(more) = answers.residuals(Eigen::all, possible);
    state.asked = std::move(asked);
    state.residuals = std::move(residuals);
    return answers;
}

void move(const Model& model, const Guides& guides, int step, int planned, SmcState& state, Lineages& lineages,
          Tried& plain, Tried& guided) {
    if (guides.surface && step % state.settings.plain_every != 0) {
        const Trial trial = guided_trial(state, guides, model.threads(), step, lineages.points);
        state.stages.back().step_sizes.push_back(state.trajectory_step);
        state.trajectory_step =
            adapted_step_size(state.trajectory_step, trial.chances, wanted_by_surface, step, planned);
        decide(trial, model, state, lineages, guided);
        return;
    }
    const Trial trial = plain_trial(state, guides.fit, step, lineages.points);
    state.stages.back().step_sizes.push_back(state.step_size);
    const double chances = decide(trial, model, state, lineages, plain);
    state.step_size = adapted_step_size(state.step_size, chances, wanted_acceptance, step, planned);
}

}  // namespace ccsim::methods
