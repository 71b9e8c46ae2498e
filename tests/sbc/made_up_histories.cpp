#include "tests/sbc/made_up_histories.h"

#include <array>
#include <cmath>
#include <map>
#include <string>

#include "calibration/forecast/series.h"
#include "calibration/methods/distributions.h"
#include "sim/core/number.h"
#include "sim/core/problems.h"

namespace ccsim::tests {
namespace {

constexpr Quarter first{2013, 1}, last{2016, 3};
constexpr std::uint8_t purpose_walk = 52;  ///< of the random numbers; never changes
constexpr double walk_on_log = 0.03, walk_on_logit = 0.06;

struct Printed {
    const char *measure, *breakdown, *unit, *rounding, *any_value;
};
constexpr std::array printed_series{
    Printed{"live_caseload", "total", "cases", "100", "1000000"},
    Printed{"cases_with_current_liability", "all", "cases", "100", "500000"},
    Printed{"cases_contributing", "all", "cases", "100", "400000"},
    Printed{"pct_cases_paying_full_liability", "collection service (90% or more of liability)", "percent", "0.1pp",
            "70"},
    Printed{"children_benefiting", "all", "children", "100", "700000"},
    Printed{"maintenance_collected_and_arranged_quarter", "total", "GBP million", "0.1m", "250"},
    Printed{"outstanding_arrears", "all", "GBP million", "0.1m", "3800"},
    Printed{"cases_with_arrears", "all", "cases", "100", "1200000"},
    Printed{"cases_paying_towards_arrears", "all", "cases", "100", "200000"}};

std::string row_of(Quarter quarter, const Printed& series, const std::string& value) {
    return quarter.last_day() + ',' + series.measure + ",\"" + series.breakdown + "\"," + value + ',' + series.unit +
           ',' + series.rounding + ",qss-made-up,\n";
}

const Printed& printed_of(const Measure& measure) {
    for (const Printed& series : printed_series)
        if (measure.id == series.measure && measure.breakdown == series.breakdown) return series;
    throw Fault("a made-up figure of another series");
}

constexpr const char* header = "period_end,measure,breakdown,value,unit,rounding,source_id,note\n";

std::vector<Observation> figures_of_a_point(const Scenario& scenario, std::span<const Unknown> unknowns,
                                            std::uint64_t seed, std::uint32_t number) {
    const std::vector<Observation> pattern = quarterly_figures();
    const Scenario past = fitted_past(scenario, pattern);
    return synthetic_figures(past, unknowns, pattern, DiscrepancyScales::declared(), seed, number).observations;
}

}  // namespace

std::vector<Observation> quarterly_figures() {
    std::string text = header;
    for (Quarter q = first; q <= last; q = q + 1)
        for (const Printed& series : printed_series) text += row_of(q, series, series.any_value);
    return observations(parse_history(text, "made up"));
}

History history_of(std::span<const Observation> figures) {
    std::string text = header;
    for (const Observation& o : figures) text += row_of(o.quarter, printed_of(*o.measure), shortest(o.value));
    History out = parse_history(text, "made up");
    for (const Observation& o : figures)
        if (const auto figure = out.published(*o.measure, o.quarter); !figure || figure->value != o.value)
            throw Fault("a made-up figure is not in its history");
    return out;
}

History history_by_the_model(const Scenario& scenario, std::span<const Unknown> unknowns, std::uint64_t seed,
                             std::uint32_t number) {
    return history_of(figures_of_a_point(scenario, unknowns, seed, number));
}

History history_by_a_walk(const Scenario& scenario, std::span<const Unknown> unknowns, std::uint64_t seed,
                          std::uint32_t number) {
    std::vector<Observation> figures = figures_of_a_point(scenario, unknowns, seed, number);
    NamedEngine engine({.seed = seed, .purpose = purpose_walk, .lineage = number});
    std::map<const Measure*, double> place;
    for (Observation& o : figures) {  // by quarter
        const auto [at, is_first] = place.try_emplace(o.measure, on_scale(o.scale, o.value));
        if (!is_first)
            at->second += methods::standard_normal(engine) * (o.scale == Scale::logit ? walk_on_logit : walk_on_log);
        o.value = printed(forecast::off_scale(o.scale, at->second), o.step);
    }
    return history_of(figures);
}

}  // namespace ccsim::tests
