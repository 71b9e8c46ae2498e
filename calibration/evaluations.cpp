#include "calibration/evaluations.h"

#include <utility>

#include "sim/engine/parallel.h"

namespace ccsim {
void Evaluations::each(std::size_t count, const ParametersOf& parameters_of, const Use& use) {
    for_each_index(count, threads_, [&](std::size_t i) {
        std::unique_ptr<ExpectedEngine> engine = borrowed();
        use(i, engine->evaluate(parameters_of(i)).quarters);
        give_back(std::move(engine));
    });
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
