#include "calibration/sensitivity/sensitivity.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "sim/core/problems.h"
#include "sim/engine/parallel.h"

namespace ccsim::sensitivity {
namespace {

Eigen::MatrixXd answers_at(const Subject& subject, const methods::Points& points, Answers& answers) {
    return answers.at(points.cols(), [&](Eigen::Index i) { return subject.at(points.col(i)); });
}

std::vector<std::vector<std::optional<ElementaryEffects>>> screened(const Subject& subject, const Spread& spread,
                                                                    const SensitivitySettings& settings,
                                                                    Answers& answers) {
    std::vector<std::vector<std::optional<ElementaryEffects>>> out;
    if (settings.trajectories == 0) return out;
    const MorrisDesign design =
        morris_design(static_cast<Eigen::Index>(subject.unknowns().size()), settings.trajectories, settings.seed);
    const Eigen::MatrixXd found = answers_at(subject, spread.as_wide(design.points), answers);
    for (const auto row : found.rowwise()) out.push_back(elementary_effects(design, row.transpose()));
    return out;
}

std::vector<QuestionIndices> indices_of(const Subject& subject, const Spread& spread,
                                        const SensitivitySettings& settings, Answers& answers, int threads) {
    if (settings.points == 0) return {};
    const auto inputs = static_cast<Eigen::Index>(subject.unknowns().size());
    const methods::Points points = spread.as_wide(sobol_design(inputs, settings.points, settings.seed));
    const Eigen::MatrixXd found = answers_at(subject, points, answers);
    std::vector<QuestionIndices> out(static_cast<std::size_t>(found.rows()));
    for_each_index(out.size(), threads, [&](std::size_t q) {
        const Eigen::VectorXd output = found.row(static_cast<Eigen::Index>(q)).transpose();
        out[q] = {sobol_indices(output, inputs, {settings.resamples, settings.seed}), complete_points(output, inputs),
                  output.array().isNaN().count(), output.size()};
    });
    return out;
}

/// How many evaluations will be made.
double work_of(const Subject& subject, const SensitivitySettings& settings, std::size_t draws) {
    const auto d = static_cast<double>(subject.unknowns().size());
    const auto steps = d + static_cast<double>(programme_steps(subject.scenario()).size());
    return static_cast<double>(subject.draws()) + settings.trajectories * (d + 1) + settings.points * (d + 2) + 2 * d +
           1 + 2 * static_cast<double>(draws) * steps;
}

}  // namespace

Sensitivity sensitivity_of(const DrawnScenario& drawn, std::vector<Unknown> unknowns, std::span<const Quarter> dates,
                           const SensitivitySettings& settings, const RunContext& context) {
    const Subject subject(drawn, std::move(unknowns));
    if (subject.unknowns().empty())
        throw InputError({{.file = drawn.scenario.name,
                           .what = "settles everything that is unknown, so nothing could move a figure",
                           .hint = "name other unknowns with --unknowns"}});
    const std::size_t count = subject.unknowns().size(), draws = std::min(settings.draws, subject.draws());
    Sensitivity out{.questions = questions_at(dates),
                    .unknowns = {subject.unknowns().begin(), subject.unknowns().end()},
                    .settled = subject.settled(),
                    .not_there = subject.not_there(),
                    .draws = draws};
    out.about = subject.draws() > 1 ? posterior_spread(subject) : prior_spread(count);
    out.spread = settings.spread == Spread::Of::posterior ? out.about : prior_spread(count);
    if (out.spread.of != settings.spread) throw Fault("a posterior's spread without draws of a posterior");
    const double work = work_of(subject, settings, draws);
    Answers answers(subject.scenario(), out.questions,
                    {.threads = context.threads, .stop = context.stop, .progress = [&](double done) {
                         context.report_progress(done / work);
                     }});
    out.screening = screened(subject, out.spread, settings, answers);
    out.indices = indices_of(subject, out.spread, settings, answers, context.threads);
    out.left_open = left_open(subject, answers);
    out.tornado = tornado(subject, out.about, answers);
    out.reckoner = ready_reckoner(subject, draws, answers);
    out.evaluations = answers.evaluations();
    return out;
}

}  // namespace ccsim::sensitivity
