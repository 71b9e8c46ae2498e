#include "calibration/calibrate.h"

#include <fmt/format.h>

#include <utility>

namespace ccsim {
namespace {

/// The problem as the methods ask for it, ready to be stopped between two batches.
class Asking {
public:
    Asking(FitProblem& problem, const RunContext& context) : problem_(problem), context_(context) {}

    methods::ForwardMap forward() const {
        return [this](const methods::Points& points) {
            context_.check_not_stopped();
            return problem_.predicted(points);
        };
    }
    methods::LogLikelihood log_likelihood() const {
        return [this](const methods::Points& points) {
            context_.check_not_stopped();
            return problem_.log_likelihood(points);
        };
    }

private:
    FitProblem& problem_;
    const RunContext& context_;
};

methods::Inversion inversion_of(FitProblem& problem, const Asking& asking, const CalibrationSettings& settings,
                                const RunContext& context) {
    const auto unknowns = static_cast<Eigen::Index>(problem.unknowns().size());
    const methods::Observations observations{problem.likelihood().observed(), problem.likelihood().covariance()};
    methods::Inversion inversion =
        methods::invert(asking.forward(), observations, unknowns, settings.inversion, settings.seed);
    context.tell(fmt::format("ensemble inversion: {} iterations of {} members, {} evaluations failed",
                             inversion.iterations, settings.inversion.members, inversion.replaced));
    return inversion;
}

/// The mean of an ensemble, or where the model lacks a figure there, the nearest member at which it lacks none.
Eigen::VectorXd reference_of(FitProblem& problem, const methods::Inversion& inversion) {
    if (problem.predicted(inversion.mean).allFinite()) return inversion.mean;
    const Eigen::MatrixXd predicted = problem.predicted(inversion.members);
    const methods::Frame frame = methods::Frame::of(inversion.mean, inversion.covariance);
    const Eigen::VectorXd distances = frame.whitened(inversion.members).colwise().squaredNorm();
    Eigen::Index nearest = -1;
    for (Eigen::Index i = 0; i < distances.size(); ++i)
        if (predicted.col(i).allFinite() && (nearest < 0 || distances[i] < distances[nearest])) nearest = i;
    if (nearest < 0)
        throw methods::MethodFailed("the model has not all figures at any member of the ensemble; check the unknowns");
    return inversion.members.col(nearest);
}

methods::SmcState posterior_of(const methods::Model& model, const methods::StudentT& reference,
                               const CalibrationSettings& settings, const RunContext& context, const SaveStage& save,
                               std::optional<methods::SmcState> saved) {
    methods::SmcState state =
        saved ? std::move(*saved) : methods::begin_smc(model, reference, settings.smc, settings.seed);
    while (!methods::finished(state)) {
        state = methods::advance(std::move(state), model);
        const methods::SmcStage& stage = state.stages.back();
        context.tell(fmt::format(
            "stage {}: temperature {:.3g}, {:.0f}% of moves accepted, memory {:.2f}, {} evaluations",
            state.stages.size(), stage.temperature, 100 * stage.acceptance, stage.memory, state.evaluations));
        if (save) save(state);
    }
    return state;
}

ChainCheck checked_by_chains(const Asking& asking, const methods::Points& ensemble, const CalibrationSettings& settings,
                             const RunContext& context) {
    const methods::LogLikelihood log_likelihood = asking.log_likelihood();
    const auto tell = [&](const methods::ChainState& state) {
        context.tell(fmt::format("chains: {} of at most {} generations", state.generation, settings.most_generations));
    };
    ChainCheck check{.chains = methods::run_chains(log_likelihood, ensemble, settings.chains, settings.seed,
                                                   settings.most_generations, tell),
                     .convergence = {},
                     .bridge = {}};
    check.convergence = methods::convergence(methods::quantities(check.chains));
    check.bridge = methods::bridge(check.chains.draws, log_likelihood, {}, settings.seed);
    context.tell(fmt::format(
        "chains: {} generations, R-hat at most {:.3f}, effective size at least {:.0f} (bulk) and {:.0f} (tails)",
        check.chains.generation, check.convergence.largest_r_hat, check.convergence.smallest_bulk,
        check.convergence.smallest_tail));
    return check;
}

}  // namespace

Calibration calibrate(FitProblem& problem, const CalibrationSettings& settings, const RunContext& context,
                      const SaveStage& save, std::optional<methods::SmcState> saved) {
    const auto unknowns = static_cast<Eigen::Index>(problem.unknowns().size());
    const Asking asking(problem, context);
    const Eigen::VectorXd medians = Eigen::VectorXd::Zero(unknowns);
    const std::int64_t before = problem.evaluations();
    Calibration out;
    out.singular_values = problem.likelihood().singular_values(problem.sensitivities(medians));
    context.tell(fmt::format("the figures tell about {} directions of {} unknowns more than the priors do",
                             directions_identified(out.singular_values), unknowns));
    const methods::Inversion first = inversion_of(problem, asking, settings, context);
    out.reference = reference_of(problem, first);
    problem.refer_to(out.reference);
    out.inversion = inversion_of(problem, asking, settings, context);
    out.evaluations = problem.evaluations() - before;
    const methods::Model model(asking.forward(), {problem.likelihood().observed(), problem.likelihood().covariance()},
                               problem.threads());
    out.posterior = posterior_of(model, out.inversion.reference, settings, context, save, std::move(saved));
    if (settings.most_generations > 0) out.check = checked_by_chains(asking, out.inversion.members, settings, context);
    // Counted by the samplers themselves, so that a calibration that was interrupted counts as one that was not.
    out.evaluations += out.posterior.evaluations;
    if (out.check) out.evaluations += out.check->chains.evaluations + out.check->bridge.evaluations;
    return out;
}

}  // namespace ccsim
