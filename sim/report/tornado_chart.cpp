#include <fmt/format.h>

#include "sim/report/sensitivity_files.h"
#include "sim/report/sensitivity_words.h"
#include "sim/report/tornado_panels.h"

namespace ccsim {
namespace {

constexpr std::size_t bars = 8;
constexpr double thousand = 1000, from_here_in_thousands = 10'000;

/// The unit of a scale, and what figures are divided by.
struct Scale {
    std::string unit;
    double divided_by = 1;
};

Scale scale_of(const Measure& measure, double centre) {
    if (measure.unit == "GBP million") return {"£ million"};
    if (measure.unit == "percent") return {"percent"};
    if (centre < from_here_in_thousands) return {std::string(measure.unit)};
    return {"thousand " + std::string(measure.unit), thousand};
}

TornadoPanel panel_of(const SensitivityRecord& record, std::size_t question) {
    const auto& [measure, quarter] = record.found.questions[question];
    const auto centre = record.found.tornado.centre[question];
    if (!centre)
        return {.title = quarter.words(), .axis = {}, .rows = {}, .instead = "No figure: hardly a case is left."};
    const Scale scale = scale_of(*measure, *centre);
    TornadoPanel panel{.title = fmt::format("{}: {}", quarter.words(), figure_words(*measure, *centre)),
                       .axis = scale.unit,
                       .centre = *centre / scale.divided_by,
                       .rows = {},
                       .instead = "Nothing moves it."};
    for (const std::size_t k : movers_of(record.found, question, bars)) {
        const sensitivity::Swing& swing = record.found.tornado.swings[question][k];
        const auto difference = [&](double to) { return signed_amount_words(to - *centre, measure->unit, Bare::yes); };
        panel.rows.push_back({.label = spaced(record.found.unknowns[k].name),
                              .low = *swing.low / scale.divided_by,
                              .high = *swing.high / scale.divided_by,
                              .says = fmt::format("{} / {}", difference(*swing.low), difference(*swing.high))});
    }
    return panel;
}

/// "Live caseload: nil cases moves it most in December 2018, by 20,100 cases".
std::string message(const SensitivityRecord& record, std::size_t question) {
    const auto& [measure, quarter] = record.found.questions[question];
    const auto movers = movers_of(record.found, question, 1);
    if (movers.empty()) return std::string(measure->title);
    const sensitivity::Swing& swing = record.found.tornado.swings[question][movers.front()];
    return fmt::format("{}: \"{}\" moves it most in {}, by {}", measure->title,
                       spaced(record.found.unknowns[movers.front()].name), quarter.words(),
                       amount_words(swing.size(), measure->unit));
}

std::string described(const TornadoPanels& chart) {
    std::string out = chart.words.title + ". " + chart.words.subtitle + ".";
    for (const TornadoPanel& panel : chart.panels) {
        out += fmt::format(" {}:", panel.title);
        if (panel.rows.empty()) out += ' ' + panel.instead;
        for (const TornadoRow& row : panel.rows) out += fmt::format(" {} {};", row.label, row.says);
        out.back() = '.';
    }
    return out;
}

}  // namespace

std::string tornado_chart(const SensitivityRecord& record, const Measure& measure) {
    const bool of_posterior = record.found.about.of == sensitivity::Spread::Of::posterior;
    const std::string which = of_posterior ? "posterior" : "prior";
    TornadoPanels chart{.words = {.title = std::string(measure.title),
                                  .subtitle = fmt::format("{}: one unknown at a time from the 5% to the 95% point of "
                                                          "its {}, all others at their medians",
                                                          record.scenario.name, which),
                                  .source = "From tornado.csv. At the right, what the two ends change. ",
                                  .description = {}},
                        .low = fmt::format("at the 5% point of its {}", which),
                        .high = "at the 95% point",
                        .panels = {}};
    chart.words.source += of_posterior
                              ? "The unknowns are correlated in the posterior, so bars are not what is left "
                                "open: together they reach further than the interval of a run."
                              : "Each end of a bar is a point of the prior, not of what the figures leave open.";
    for (std::size_t q = 0; q < record.found.questions.size(); ++q)
        if (record.found.questions[q].measure == &measure) {
            chart.panels.push_back(panel_of(record, q));
            if (!chart.panels.back().rows.empty()) chart.words.title = message(record, q);
        }
    chart.words.description = described(chart);
    return tornado_panels_svg(chart);
}

}  // namespace ccsim
