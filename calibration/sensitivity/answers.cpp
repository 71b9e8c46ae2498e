#include "calibration/sensitivity/answers.h"

#include <algorithm>
#include <limits>

#include "sim/engine/run.h"
#include "sim/measures/direct_as_collected.h"

namespace ccsim::sensitivity {
namespace {

constexpr Eigen::Index at_a_time = 256;  ///< evaluations between two looks at whether to go on
constexpr double no_figure = std::numeric_limits<double>::quiet_NaN();

}  // namespace

std::vector<Question> questions_at(std::span<const Quarter> dates) {
    std::vector<Question> out;
    for (const Measure& measure : measures())
        if (measure.is_key())
            for (const Quarter date : dates) out.push_back({&measure, date});
    return out;
}

Eigen::MatrixXd Answers::at(Eigen::Index count, const ParametersOf& parameters_of) {
    Eigen::MatrixXd out(static_cast<Eigen::Index>(questions_.size()), count);
    std::vector<unsigned char> is_none(static_cast<std::size_t>(count));  // not bool: by several threads at a time
    for (Eigen::Index from = 0; from < count; from += at_a_time) {
        if (watch_.stop && *watch_.stop) throw Interrupted{};
        const Eigen::Index batch = std::min(at_a_time, count - from);
        const auto number = [&](std::size_t i) { return from + static_cast<Eigen::Index>(i); };
        evaluations_.each(
            static_cast<std::size_t>(batch),
            [&](std::size_t i) {
                std::optional<Parameters> parameters = parameters_of(number(i));
                is_none[static_cast<std::size_t>(number(i))] = !parameters;
                return parameters ? *std::move(parameters) : evaluations_.scenario().parameters;
            },
            [&](std::size_t i, const Series& series) {
                if (is_none[static_cast<std::size_t>(number(i))]) out.col(number(i)).setConstant(no_figure);
                else answer(series, out.col(number(i)));
            });
        done_ += batch;
        if (watch_.done) watch_.done(done_);
    }
    return out;
}

void Answers::answer(const Series& series, Eigen::Ref<Eigen::VectorXd> out) const {
    const Scenario& scenario = evaluations_.scenario();
    const auto figure = [&](const Measure& measure, Quarter quarter) {
        return value_of(measure, scenario.maintenance_direct_counted_as)(
            series, static_cast<std::size_t>(scenario.index_of(quarter)), quarter);
    };
    const Measure& with_liability = *find_measure("cases_with_current_liability", "all");
    for (std::size_t q = 0; q < questions_.size(); ++q) {
        const auto& [measure, quarter] = questions_[q];
        const bool of_too_few =
            measure->unit == "percent" && figure(with_liability, quarter).value_or(0) < fewest_cases_of_a_share;
        out[static_cast<Eigen::Index>(q)] = of_too_few ? no_figure : figure(*measure, quarter).value_or(no_figure);
    }
}

}  // namespace ccsim::sensitivity
