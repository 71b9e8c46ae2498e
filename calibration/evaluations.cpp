#include "calibration/evaluations.h"

#include <utility>

#include "calibration/methods/exchange_columns.h"
#include "sim/engine/distributed.h"
#include "sim/engine/expected.h"
#include "sim/engine/parallel.h"

namespace ccsim {

Evaluations::Evaluations(const Scenario& scenario, int threads) : scenario_(scenario), threads_(threads) {}

Evaluations::~Evaluations() = default;

void Evaluations::each(std::size_t count, const ParametersOf& parameters_of, const Use& use) {
    for_each_index(count, threads_, [&](std::size_t i) {
        std::unique_ptr<ExpectedEngine> engine = borrowed();
        use(i, engine->evaluate(parameters_of(i)).quarters);
        give_back(std::move(engine));
    });
}

Eigen::MatrixXd Evaluations::at_points(const Eigen::MatrixXd& points, Eigen::Index rows,
                                       const ParametersAt& parameters_at, const Wanted& wanted) {
    Eigen::MatrixXd out(rows, points.cols());
    const Share mine = share_of(static_cast<std::size_t>(points.cols()));
    const auto number_of = [&](std::size_t i) { return static_cast<Eigen::Index>(mine.first + i); };
    each(
        mine.size(), [&](std::size_t i) { return parameters_at(points.col(number_of(i))); },
        [&](std::size_t i, const Series& series) { out.col(number_of(i)) = wanted(number_of(i), series); });
    methods::exchange_columns(out, digest_of({points.data(), static_cast<std::size_t>(points.size())}));
    return out;
}

std::unique_ptr<ExpectedEngine> Evaluations::borrowed() {
    {
        const std::lock_guard lock(mutex_);
        if (!idle_.empty()) {
            std::unique_ptr<ExpectedEngine> engine = std::move(idle_.back());
            idle_.pop_back();
            return engine;
        }
    }
    return std::make_unique<ExpectedEngine>(scenario_, 1);
}

void Evaluations::give_back(std::unique_ptr<ExpectedEngine> engine) {
    const std::lock_guard lock(mutex_);
    idle_.push_back(std::move(engine));
}

}  // namespace ccsim
