#include <fmt/format.h>

#include "sim/report/charts.h"
#include "sim/report/explanation_figures.h"
#include "sim/report/page/page_figure.h"
#include "sim/report/page/sections.h"

namespace ccsim {
namespace {

std::optional<double> term(const PageInput& input, Quarter quarter, const std::string& name, const char* statistic) {
    const auto found = input.decomposition.find({quarter, name, statistic});
    return found == input.decomposition.end() ? std::nullopt : std::optional(found->second);
}

struct ExplainedRate {
    std::string name, id, words;
};

/// The steps of a rate between the first and last quarter of the explanation; empty when it is not in the table.
std::optional<Waterfall> waterfall_of(const PageInput& input, const ExplainedRate& rate) {
    std::optional<Quarter> from, to;
    for (const auto& [key, value] : input.decomposition)
        if (std::get<1>(key) == rate.name + ".rate") {
            if (!from) from = std::get<0>(key);
            to = std::get<0>(key);
        }
    if (!from || *from == *to) return {};
    Waterfall chart{.words = {}, .start = {}, .steps = {}, .end = {}};
    chart.start = {from->words(), term(input, *from, rate.name + ".rate", "mean").value_or(0)};
    chart.end = {to->words(), term(input, *to, rate.name + ".rate", "mean").value_or(0)};
    const Bar* most = nullptr;
    for (const NamedTerm& m : named_mechanisms) {
        const std::string name = fmt::format("{}.mechanism.{}", rate.name, m.name);
        const auto mean = term(input, *to, name, "mean");
        if (!mean) return {};
        chart.steps.push_back(
            {std::string(m.words), *mean, term(input, *to, name, "p5"), term(input, *to, name, "p95")});
    }
    for (const Bar& step : chart.steps)
        if (most == nullptr || step.value > most->value) most = &step;
    chart.words.title =
        fmt::format("The order of closure adds {:+.1f} to a change of {:+.1f} points; the largest part is {:+.1f}: {}",
                    chart.steps.front().value, chart.end.value - chart.start.value, most->value, most->label);
    chart.words.subtitle = fmt::format("{}, {} to {}, percentage points", rate.words, from->words(), to->words());
    chart.words.source = "Within the model: means, with 90% intervals over draws. The scale does not start at 0.";
    chart.words.description = chart.words.title + ". " + chart.words.subtitle + ". All figures are in the table.";
    return chart;
}

WordTable table_of(const Waterfall& chart) {
    WordTable table{.head = {"Step", "Points", "90%: from", "90%: to"}, .rows = {}};
    const auto words = [](std::optional<double> value) {
        return value ? fmt::format("{:.1f}", *value) : std::string();
    };
    const auto add = [&](const Bar& bar) {
        table.rows.push_back({bar.label, words(bar.value), words(bar.low), words(bar.high)});
    };
    add(chart.start);
    for (const Bar& step : chart.steps) add(step);
    add(chart.end);
    return table;
}

}  // namespace

void write_explanation(HtmlWriter& page, const PageInput& input) {
    if (input.decomposition.empty()) return;
    page.open("section", {{"id", "explanation"}}).element("h2", "Why compliance moved");
    page.element("p",
                 "Each bar is what a mechanism of the model adds, averaged over the orders in which the mechanisms can "
                 "be switched off. They overlap in time, so each range is wide.");
    for (const ExplainedRate& rate :
         {ExplainedRate{"contributing", "why-contributing", "Share of cases with a current liability that contribute"},
          ExplainedRate{"full_payment", "why-full-payment",
                        "Share of collection-service cases due to pay that pay in full"}}) {
        const auto chart = waterfall_of(input, rate);
        if (!chart) continue;
        ChartWords words = chart->words;
        words.source = fmt::format("{} {}", page_note, words.source);
        const WordTable table = table_of(*chart);
        write_figure(page,
                     {.id = rate.id,
                      .name = rate.words,
                      .words = words,
                      .reading = "Lines over the bars are 90% intervals.",
                      .draw = [&](Layout layout, std::string_view name) { return waterfall_svg(*chart, layout, name); },
                      .table = table,
                      .csv = csv_of(table)});
    }
    page.close();
}

}  // namespace ccsim
