#include "sim/explain/evidence.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <utility>

#include "sim/core/problems.h"

namespace ccsim {
namespace {

/// Fits at one scale of the discrepancy, with the reference that all scales share.
class Weighing {
public:
    Weighing(const EvidencePlan& plan, const EvidenceSettings& settings, const RunContext& context, double scale)
        : plan_(plan),
          settings_(settings),
          context_(context),
          scale_(scale),
          behaviour_(behaviour_unknowns(plan.unknowns)),
          problem_(plan.past, plan.unknowns, plan.figures, DiscrepancyScales::declared(scale), context.threads) {}

    /// Takes the loadings from the encompassing model where its own posterior is highest.
    Eigen::VectorXd refer() {
        const methods::EvidenceProblem asked = asking(Rival::both, 1);
        const methods::Laplace top =
            methods::laplace(asked.forward, asked.observations, asked.start, settings_.fit.laplace);
        refer_to(top.mode);
        return top.mode;
    }
    void refer_to(const Eigen::VectorXd& reference) {
        problem_.refer_to(reference);
        start_ = reference;
    }

    /// Replicated fits; `done` is told the share of them.
    RivalEvidence fitted(Rival rival, double width, int replicates, const std::function<void(double)>& done) {
        RivalEvidence out{.rival = rival, .at = {width, scale_}, .log_evidence = {}, .fits = replicates};
        const methods::EvidenceProblem asked = asking(rival, width);
        std::vector<double> logs;
        for (int r = 0; r < replicates; ++r) {
            const auto tell = [&](const methods::SmcProgress& p) { done((r + p.temperature) / replicates); };
            out.posteriors.push_back(methods::evidence_fit(asked, settings_.fit, seed_of(r), tell));
            const methods::SmcState& fit = out.posteriors.back();
            logs.push_back(fit.log_evidence);
            out.memory = std::max(out.memory, methods::worst_memory(fit));
            context_.tell(fmt::format(
                "{}, width {}, scale {}: log evidence {:.2f}, memory {:.2f}, {} stages, {} evaluations", word_of(rival),
                width, scale_, fit.log_evidence, methods::worst_memory(fit), fit.stages.size(), fit.evaluations));
        }
        out.log_evidence = methods::combined(logs);
        return out;
    }

    /// What fits of width 1 say of another width; empty where they say nothing reliable.
    std::optional<RivalEvidence> reweighted(const RivalEvidence& fits, double width) const {
        RivalEvidence out = fits;
        out.at.prior_width = width;
        if (!behaviour_may_change(fits.rival)) return out;  // it has no use for these unknowns
        std::vector<double> logs;
        out.shape = 0;
        for (const methods::SmcState& fit : fits.posteriors) {
            methods::Reweighted other =
                methods::reweighted(methods::log_ratio_of_widths(fit.particles, behaviour_, width));
            logs.push_back(fit.log_evidence + other.log_ratio);
            out.shape = std::max(*out.shape, other.shape);
            out.log_weights.push_back(std::move(other.log_weights));
        }
        if (*out.shape >= settings_.largest_shape) return {};
        out.log_evidence = methods::combined(logs);
        return out;
    }

    std::int64_t evaluations() const { return problem_.evaluations(); }

private:
    /// Every rival's first replicate has the same seed, and so on.
    std::uint64_t seed_of(int replicate) const { return settings_.seed + static_cast<std::uint64_t>(replicate); }

    methods::EvidenceProblem asking(Rival rival, double width) {
        const auto at = [this, width](methods::Points points) {
            context_.check_not_stopped();
            for (const Eigen::Index k : behaviour_) points.row(k) *= width;
            return points;
        };
        const ParameterChange change = change_of(rival, plan_.past);
        // Points are in the space of a prior `width` times as wide, where the reference is elsewhere: no matter, as it
        // is only where the climb starts.
        return {.forward = [=, this](const methods::Points& p) { return problem_.predicted(at(p), change); },
                .observations = {problem_.likelihood().observed(), problem_.likelihood().covariance()},
                .start = start_,
                .threads = context_.threads};
    }

    const EvidencePlan& plan_;
    const EvidenceSettings& settings_;
    const RunContext& context_;
    double scale_;
    std::vector<Eigen::Index> behaviour_;
    FitProblem problem_;
    Eigen::VectorXd start_ = Eigen::VectorXd::Zero(static_cast<Eigen::Index>(plan_.unknowns.size()));
};

/// As declared first, the rest in order.
std::vector<double> declared_first(std::vector<double> values) {
    std::erase(values, 1.0);
    values.insert(values.begin(), 1.0);
    return values;
}

/// How much of the work is done, in fits that were planned; those that re-weighting did not spare come on top.
class FitsDone {
public:
    FitsDone(const RunContext& context, int fits) : context_(context), fits_(fits) {}
    std::function<void(double)> of(int fits) {
        return [this, fits](double part) { tell(done_ + part * fits); };
    }
    void finish(int fits) { done_ += fits; }
    void add(int fits) { fits_ += fits; }

private:
    void tell(double done) const { context_.report_progress(std::min(1.0, done / fits_)); }
    const RunContext& context_;
    double fits_, done_ = 0;
};

void weigh_at_scale(Weighing& weighing, const EvidenceSettings& settings, double scale, FitsDone& fits_done,
                    Evidence& out) {
    const auto fit = [&](Rival rival, double width, int replicates) {
        RivalEvidence fitted = weighing.fitted(rival, width, replicates, fits_done.of(replicates));
        fits_done.finish(replicates);
        return fitted;
    };
    std::vector<RivalEvidence> declared;
    for (const Rival rival : all_rivals)
        declared.push_back(fit(rival, 1, scale == 1 ? settings.replicates : settings.grid_replicates));
    for (const double width : declared_first(settings.prior_widths))
        for (const RivalEvidence& fits : declared) {
            std::optional<RivalEvidence> other = width == 1 ? fits : weighing.reweighted(fits, width);
            if (!other) {
                fits_done.add(settings.grid_replicates);
                other = fit(fits.rival, width, settings.grid_replicates);
            }
            out.rivals.push_back(std::move(*other));
        }
}

}  // namespace

const RivalEvidence& Evidence::of(Rival rival, GridPoint at) const {
    const auto found =
        std::ranges::find_if(rivals, [&](const RivalEvidence& r) { return r.rival == rival && r.at == at; });
    if (found == rivals.end()) throw Fault("no such point of the grid was weighed");
    return *found;
}

std::vector<GridPoint> Evidence::points() const {
    std::vector<GridPoint> out;
    for (const RivalEvidence& r : rivals)
        if (std::ranges::find(out, r.at) == out.end()) out.push_back(r.at);
    return out;
}

methods::LogEvidence Evidence::log_bayes_factor(Rival rival, GridPoint at) const {
    if (rival == Rival::both) return {0, 0};
    return methods::difference(of(rival, at).log_evidence, of(Rival::both, at).log_evidence);
}

Eigen::VectorXd Evidence::probabilities(GridPoint at) const {
    Eigen::VectorXd logs(static_cast<Eigen::Index>(rival_count));
    for (const Rival rival : all_rivals) logs[static_cast<Eigen::Index>(rival)] = of(rival, at).log_evidence.value;
    return methods::posterior_probabilities(logs);
}

Evidence weigh(const EvidencePlan& plan, const EvidenceSettings& settings, const RunContext& context) {
    const std::vector<double> scales = declared_first(settings.discrepancy_scales);
    const auto others = static_cast<int>(scales.size()) - 1;
    FitsDone fits_done(context,
                       static_cast<int>(rival_count) * (settings.replicates + others * settings.grid_replicates));
    Evidence out;
    for (const double scale : scales) {
        Weighing weighing(plan, settings, context, scale);
        if (scale == 1) out.reference = weighing.refer();
        else weighing.refer_to(out.reference);
        weigh_at_scale(weighing, settings, scale, fits_done, out);
        out.evaluations += weighing.evaluations();
    }
    return out;
}

}  // namespace ccsim
