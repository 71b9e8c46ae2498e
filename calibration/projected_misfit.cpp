#include "calibration/projected_misfit.h"

#include <algorithm>
#include <utility>

#include "calibration/discrepancy_draws.h"
#include "calibration/fit_problem.h"
#include "sim/core/problems.h"
#include "sim/model/tally.h"

namespace ccsim {
namespace {

std::vector<Observation> figures_fitted(const History& history, Quarter last) {
    std::vector<Observation> figures = observations(history, fitted_rows(), last);
    if (figures.empty())
        throw InputError({{.file = history.file(),
                           .what = "has no figure from which the model's misfit could go on",
                           .hint = "name the history that the draws were fitted to, or use --posterior none"}});
    return figures;
}

Series with_numbers(Scenario past, const Parameters& numbers) {
    past.parameters = numbers;
    return run_expected(past, 1);
}

}  // namespace

ProjectedMisfit::ProjectedMisfit(const Scenario& fitted, const Parameters& reference, const History& history,
                                 Quarter last)
    : ProjectedMisfit(fitted, reference, figures_fitted(history, last)) {}

ProjectedMisfit::ProjectedMisfit(Scenario fitted, const Parameters& reference, std::vector<Observation> figures)
    : past_(fitted_past(fitted, figures)),
      likelihood_(std::move(figures), with_numbers(past_, reference), past_.start) {}

DiscrepancyPath ProjectedMisfit::path(const Parameters& drawn, Quarter start, std::size_t quarters, std::uint64_t seed,
                                      std::uint32_t draw) const {
    const Eigen::VectorXd predicted = likelihood_.predicted(with_numbers(past_, drawn));
    if (!predicted.allFinite())
        throw InputError({{.what = "in draw " + std::to_string(draw) +
                                   " of the unknowns the model has no figure for "
                                   "one that was published, so its misfit is not known",
                           .hint = "calibrate again, or use fewer draws"}});
    const int later = start - past_.start;
    const auto left_out = static_cast<std::size_t>(std::max(0, later));
    const auto before = std::min(quarters, static_cast<std::size_t>(std::max(0, -later)));
    const DiscrepancyPath all = draw_discrepancy(likelihood_, predicted, left_out + quarters - before, seed, draw);
    DiscrepancyPath out(before, Discrepancy{});
    out.insert(out.end(), all.begin() + static_cast<std::ptrdiff_t>(left_out), all.end());
    return out;
}

}  // namespace ccsim
