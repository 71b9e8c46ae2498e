#include "calibration/sensitivity/answers.h"

#include <algorithm>
#include <limits>

#include "calibration/methods/exchange_columns.h"
#include "sim/engine/distributed.h"
#include "sim/engine/run.h"
#include "sim/measures/direct_as_collected.h"
#include "sim/model/tally.h"

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
    for (Eigen::Index from = 0; from < count; from += at_a_time) {
        context_.check_not_stopped();
        const Eigen::Index batch = std::min(at_a_time, count - from);
        out.middleCols(from, batch) = batch_from(from, batch, parameters_of);
        done_ += batch;
        context_.report_progress(static_cast<double>(done_));
    }
    return out;
}

Eigen::MatrixXd Answers::batch_from(Eigen::Index from, Eigen::Index count, const ParametersOf& parameters_of) {
    Eigen::MatrixXd out(static_cast<Eigen::Index>(questions_.size()), count);
    const Share mine = share_of(static_cast<std::size_t>(count));
    std::vector<unsigned char> is_none(mine.size());  // not bool: by several threads at a time
    const auto place = [&](std::size_t i) { return static_cast<Eigen::Index>(mine.first + i); };
    evaluations_.each(
        mine.size(),
        [&](std::size_t i) {
            std::optional<Parameters> parameters = parameters_of(from + place(i));
            is_none[i] = !parameters;
            return parameters ? *std::move(parameters) : evaluations_.scenario().parameters;
        },
        [&](std::size_t i, const Series& series) {
            if (is_none[i]) out.col(place(i)).setConstant(no_figure);
            else answer(series, out.col(place(i)));
        });
    methods::exchange_columns(out);
    return out;
}

void Answers::answer(const Series& series, Eigen::Ref<Eigen::VectorXd> out) const {
    const Scenario& scenario = evaluations_.scenario();
    for (std::size_t q = 0; q < questions_.size(); ++q) {
        const auto& [measure, quarter] = questions_[q];
        const auto figure = value_of(*measure, scenario.maintenance_direct_counted_as)(
            series, static_cast<std::size_t>(scenario.index_of(quarter)), quarter);
        out[static_cast<Eigen::Index>(q)] = figure.value_or(no_figure);
    }
}

}  // namespace ccsim::sensitivity
