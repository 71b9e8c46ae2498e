#include "sim/report/explanation_charts.h"

#include <fmt/format.h>

#include "sim/report/charts.h"
#include "sim/report/explanation_figures.h"

namespace ccsim {
namespace {

std::string_view measure_of(Rate rate) {
    return rate == Rate::contributing ? "Share of cases with a current liability that contribute"
                                      : "Share of collection-service cases due to pay that pay in full";
}

std::string term_name(Rate rate, std::string_view mechanism) {
    return fmt::format("{}.mechanism.{}", word_of(rate), mechanism);
}

Bar bar(std::string_view label, const ShownFigure& figure) {
    return {std::string(label), figure.mean, figure.p5, figure.p95};
}

ChartWords words_for(const Explanation& explanation, Rate rate, const char* subtitle) {
    const std::size_t last = explanation.span.quarters() - 1;
    const std::string start = fmt::format("{}.", word_of(rate));
    const double order = between(explanation, start + "mechanism.published_order", 0, last).mean;
    const double change = between(explanation, start + "change", 0, last).mean;
    ChartWords words;
    words.title = fmt::format("The order of closure adds {:+.1f} to a change of {:+.1f} points", order, change);
    words.subtitle = fmt::format("{}, {} to {}, {}", measure_of(rate), explanation.span.from.words(),
                                 explanation.span.to.words(), subtitle);
    words.description = words.title + ". " + words.subtitle + ". By mechanism:";
    for (const NamedTerm& m : named_mechanisms)
        words.description +=
            fmt::format(" {} {:+.1f};", m.words, between(explanation, term_name(rate, m.name), 0, last).mean);
    words.description.back() = '.';
    return words;
}

}  // namespace

std::string mechanisms_waterfall(const Explanation& explanation, Rate rate) {
    const std::size_t last = explanation.span.quarters() - 1;
    Waterfall chart{.words = words_for(explanation, rate, "points"), .start = {}, .steps = {}, .end = {}};
    const std::string level = fmt::format("{}.rate", word_of(rate));
    chart.start = {explanation.span.from.words(), at(explanation, level, 0).mean};
    for (const NamedTerm& m : named_mechanisms)
        chart.steps.push_back(bar(m.words, between(explanation, term_name(rate, m.name), 0, last)));
    chart.end = {explanation.span.to.words(), at(explanation, level, last).mean};
    chart.words.source =
        "Shapley terms within the model: means, with 90% intervals over draws. The axis does not start at 0";
    return waterfall_svg(chart);
}

std::string mechanisms_by_quarter(const Explanation& explanation, Rate rate) {
    QuarterRows chart{.words = words_for(explanation, rate, "points a quarter"), .quarters = {}, .rows = {}};
    for (std::size_t q = 1; q < explanation.span.quarters(); ++q) {
        const std::string words = (explanation.span.from + static_cast<int>(q)).words();
        chart.quarters.push_back(words.substr(0, 3) + words.substr(words.find(' ')));
    }
    for (const NamedTerm& m : named_mechanisms) {
        QuarterRow row{std::string(m.words), {}};
        for (std::size_t q = 1; q < explanation.span.quarters(); ++q)
            row.values.push_back(between(explanation, term_name(rate, m.name), q - 1, q).mean);
        chart.rows.push_back(std::move(row));
    }
    chart.words.source = "Shapley terms within the model: means over the draws";
    return quarter_rows_svg(chart);
}

}  // namespace ccsim
