#include "calibration/observation.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <string_view>
#include <utility>

#include "calibration/published_step.h"
#include "sim/core/problems.h"
#include "sim/core/text.h"
#include "sim/model/tally.h"

namespace ccsim {
namespace {

/// How the list treats rows: those it names, and the latest of each measure and breakdown.
class Treatment {
public:
    explicit Treatment(std::span<const FittedRow> list) {
        for (const FittedRow& row : list) {
            named_[key_of(row)] = &row;
            const FittedRow*& latest = latest_[{row.measure, row.breakdown}];
            const bool later = !latest || row.period_end > latest->period_end;
            if (later || (row.period_end == latest->period_end && row.fitted && !latest->fitted)) latest = &row;
        }
    }

    /// Empty (nullptr) when the row is not fitted.
    const FittedRow* of(const HistoryRow& row) const {
        const auto named = named_.find(key_of(row));
        if (named != named_.end()) return named->second->fitted ? named->second : nullptr;
        const auto latest = latest_.find({row.measure, row.breakdown});
        return latest != latest_.end() && latest->second->fitted ? latest->second : nullptr;
    }

    bool names(const HistoryRow& row) const { return named_.contains(key_of(row)); }

private:
    using Key = std::array<std::string_view, 6>;

    template <class Row>
    static Key key_of(const Row& row) {
        return {row.period_end, row.measure, row.breakdown, row.unit, row.rounding, row.source_id};
    }

    std::map<Key, const FittedRow*> named_;
    std::map<std::array<std::string_view, 2>, const FittedRow*> latest_;
};

/// Whether a later edition of its source says something else.
bool is_superseded(const History& history, std::size_t row) {
    const OtherFigure* const other = history.other(row);
    return other && other->why == OtherFigure::Why::superseded;
}

/// Why a row that should be fitted cannot be: its value is off the scale, or it is no figure of the measure.
Problem why_not_fitted(const History& history, const HistoryRow& row, const FittedRow& how, bool is_a_figure) {
    const std::string value = ccsim::quoted(row.value) + " cannot be fitted as the list of fitted rows says: ";
    const auto because = [&](int column, const char* why, const char* hint) {
        return Problem{history.file(), row.line, column, row.measure, value + why, hint};
    };
    if (is_a_figure && how.scale == Scale::log)
        return because(row.at.value, "it has no logarithm", "leave the row out: only values above 0 can be fitted");
    if (is_a_figure)
        return because(row.at.value, "it has no log odds",
                       "leave the row out: only percentages above 0 and below 100 can be fitted");
    if (!row.quarter)
        return because(row.at.period_end, "its day ends no quarter", "write it as in 2016-09-30, or leave it out");
    if (!power_of_ten_between(row.unit, how.of_model->unit))
        return because(row.at.unit, "its unit is another than the measure's", "see the unit in a run's measures.csv");
    return because(row.at.rounding, "its rounding is no number", "say how finely it was printed, such as 100");
}

bool earlier(const Observation& a, const Observation& b) {
    return std::pair(a.quarter, a.line) < std::pair(b.quarter, b.line);
}

}  // namespace

double on_scale(Scale scale, double value) {
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    if (scale == Scale::log) return value > 0 ? std::log(value) : none;
    if (scale == Scale::logit) return value > 0 && value < 100 ? std::log(value / (100 - value)) : none;
    return value;
}

double step_on_scale(const Observation& o) {
    if (o.scale == Scale::log) return o.step / o.value;
    if (o.scale == Scale::logit) return 100 * o.step / (o.value * (100 - o.value));
    return o.step;
}

std::optional<double> simulated(const Observation& o, std::span<const ExpectedTally> series, Quarter start) {
    const int at = o.quarter - start;
    if (at < 0 || at >= static_cast<int>(series.size())) return {};
    return o.measure->value(series, static_cast<std::size_t>(at), o.quarter);
}

std::vector<Observation> observations(const History& history, std::span<const FittedRow> list, Quarter last) {
    const Treatment treatment(list);
    std::map<std::pair<const Measure*, Quarter>, Observation> found;
    std::vector<Problem> problems;
    for (std::size_t i = 0; i < history.rows().size(); ++i) {
        const HistoryRow& row = history.rows()[i];
        const FittedRow* const how = treatment.of(row);
        if (!how || (row.quarter && *row.quarter > last) || is_superseded(history, i)) continue;
        const auto figure = figure_of(row, i, *how->of_model);
        if (!figure || std::isnan(on_scale(how->scale, figure->value))) {
            // A row that the list does not name may be a statement in words, which stands beside no measure either.
            if (figure || treatment.names(row))
                problems.push_back(why_not_fitted(history, row, *how, figure.has_value()));
            continue;
        }
        const Observation o{how->of_model, *row.quarter,   figure->value, figure->step,
                            how->scale,    how->own_error, how->series,   row.line};
        const auto [place, is_new] = found.try_emplace({o.measure, o.quarter}, o);
        if (!is_new && o.step < place->second.step) place->second = o;
    }
    if (!problems.empty()) throw InputError(std::move(problems));
    std::vector<Observation> out;
    for (auto& [key, observation] : found) out.push_back(std::move(observation));
    std::sort(out.begin(), out.end(), earlier);
    return out;
}

std::vector<Observation> observations(const History& history) {
    constexpr Quarter no_last{9999, 4};
    return observations(history, fitted_rows(), no_last);
}

}  // namespace ccsim
