#include "calibration/sensitivity/subject.h"

#include <utility>

#include "sim/scenario/check_scenario.h"
#include "sim/scenario/scenario_numbers.h"

namespace ccsim::sensitivity {

Subject::Subject(const DrawnScenario& drawn, std::vector<Unknown> unknowns) : drawn_(drawn) {
    for (Unknown& unknown : unknowns)
        if (has_numbers_of(fitted().parameters, unknown)) unknowns_.push_back(std::move(unknown));
        else not_there_.push_back(unknown.name);
    std::vector<Unknown> left;
    for (std::size_t k = 0; k < unknowns_.size(); ++k)
        if (changes_something(k)) left.push_back(unknowns_[k]);
        else settled_.push_back(unknowns_[k].name);
    unknowns_ = std::move(left);
}

bool Subject::changes_something(std::size_t unknown) const {
    if (drawn_.above.empty()) return true;
    const auto numbers = [&](double z) {
        Eigen::VectorXd point = Eigen::VectorXd::Zero(static_cast<Eigen::Index>(unknowns_.size()));
        point[static_cast<Eigen::Index>(unknown)] = z;
        Scenario there = drawn_.scenario;
        if (auto parameters = at(point)) there.parameters = *std::move(parameters);
        return numbers_of(there);
    };
    return numbers(-1) != numbers(1);
}

std::optional<Parameters> Subject::at(const Eigen::VectorXd& point) const {
    return laid_over(with_unknowns(fitted().parameters, unknowns_, {point.data(), unknowns_.size()}));
}

std::optional<Parameters> Subject::laid_over(Parameters parameters) const {
    if (drawn_.above.empty()) return parameters;
    Layered layered{fitted(), Origins(""), {}};
    layered.scenario.parameters = std::move(parameters);
    for (const Layer& layer : drawn_.above) apply(layer, layered);
    check_together(layered);
    if (!layered.problems.empty()) return {};
    return std::move(layered.scenario.parameters);
}

}  // namespace ccsim::sensitivity
