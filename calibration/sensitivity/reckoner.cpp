#include "calibration/sensitivity/reckoner.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>

#include "sim/measures/summaries.h"

namespace ccsim::sensitivity {
namespace {

/// The two ends of a step.
struct Ends {
    std::optional<Parameters> from, to;
};

/// The parameters with a share of the step taken; empty when it cannot be.
using Taken = std::function<std::optional<Parameters>(double share)>;

Ends ends_of(const Taken& taken, bool is_switch) {
    constexpr std::array<std::array<double, 2>, 3> spans{{{-0.5, 0.5}, {0, 1}, {-1, 0}}};
    for (const auto& [from, to] : spans) {
        if (is_switch && from < 0) continue;
        Ends ends{taken(from), taken(to)};
        if (ends.from && ends.to) return ends;
    }
    return {};
}

/// All steps about all draws.
class Steps {
public:
    Steps(const Subject& subject, std::size_t draws)
        : subject_(subject), programme_(programme_steps(subject.scenario())) {
        for (std::size_t d = 0; d < draws; ++d) places_.push_back(subject.places(d));
        for (std::size_t k = 0; k < subject.unknowns().size(); ++k) units_.push_back(unit_of(k));
    }

    std::size_t size() const { return units_.size() + programme_.size(); }
    ReckonedStep described(std::size_t step) const;
    Ends ends(std::size_t step, std::size_t draw) const;

private:
    UnitStep unit_of(std::size_t unknown) const;
    std::optional<Parameters> moved(std::size_t unknown, std::size_t draw, double share) const;

    const Subject& subject_;
    std::vector<Places> places_;
    std::vector<UnitStep> units_;
    std::vector<ProgrammeStep> programme_;
};

UnitStep Steps::unit_of(std::size_t unknown) const {
    std::vector<double> values;
    for (const Places& places : places_) values.push_back(places.value(unknown));
    return unit_step(subject_.unknowns()[unknown], values);
}

std::optional<Parameters> Steps::moved(std::size_t unknown, std::size_t draw, double share) const {
    const Places& places = places_[draw];
    const auto z = places.z(unknown);
    if (!z) return {};
    const Prior& prior = subject_.unknowns()[unknown].first().prior;
    const double there = prior.z_at(units_[unknown].from(places.value(unknown), share));
    if (std::abs(there) >= most_deviations) return {};
    return subject_.laid_over(places.moved(unknown, there - *z));
}

Ends Steps::ends(std::size_t step, std::size_t draw) const {
    if (step < units_.size()) return ends_of([&](double share) { return moved(step, draw, share); }, false);
    const ProgrammeStep& programme = programme_[step - units_.size()];
    return ends_of([&](double share) { return programme.taken(subject_.drawn(draw), share); }, programme.is_switch);
}

ReckonedStep Steps::described(std::size_t step) const {
    if (step < units_.size()) {
        const Unknown& unknown = subject_.unknowns()[step];
        return {ReckonedStep::Kind::unknown, unknown.name, unknown.first().path, units_[step].words, {}};
    }
    const ProgrammeStep& programme = programme_[step - units_.size()];
    return {ReckonedStep::Kind::programme, programme.name, {}, programme.words, {}};
}

std::optional<StepEffect> effect_of(const std::vector<double>& differences, std::size_t draws) {
    const auto summary = summary_of(differences);
    if (!summary) return {};
    StepEffect out{.mean = summary->mean, .draws = differences.size(), .dropped = draws - differences.size()};
    if (summary->spread) {
        out.p5 = summary->spread->p5();
        out.p95 = summary->spread->p95();
    }
    return out;
}

}  // namespace

std::vector<ReckonedStep> ready_reckoner(const Subject& subject, std::size_t draws, Answers& answers) {
    const Steps steps(subject, draws);
    const auto n = static_cast<Eigen::Index>(draws);
    const Eigen::MatrixXd found = answers.at(static_cast<Eigen::Index>(steps.size()) * n * 2, [&](Eigen::Index i) {
        Ends ends = steps.ends(static_cast<std::size_t>(i / 2 / n), static_cast<std::size_t>(i / 2 % n));
        return i % 2 == 0 ? std::move(ends.from) : std::move(ends.to);
    });
    std::vector<ReckonedStep> out;
    for (std::size_t s = 0; s < steps.size(); ++s) {
        ReckonedStep step = steps.described(s);
        for (Eigen::Index q = 0; q < found.rows(); ++q) {
            std::vector<double> differences;
            for (Eigen::Index d = 0; d < n; ++d) {
                const Eigen::Index column = 2 * (static_cast<Eigen::Index>(s) * n + d);
                const double difference = found(q, column + 1) - found(q, column);
                if (std::isfinite(difference)) differences.push_back(difference);
            }
            step.effects.push_back(effect_of(differences, draws));
        }
        out.push_back(std::move(step));
    }
    return out;
}

}  // namespace ccsim::sensitivity
