#include "sim/report/calibration_charts.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <numeric>
#include <string_view>
#include <utility>
#include <vector>

#include "calibration/measure_named.h"
#include "sim/report/band_panels.h"
#include "sim/report/interval_rows.h"

namespace ccsim {
namespace {

/// A series that is shown, and what one of its values is divided by.
struct KeySeries {
    std::string_view measure, breakdown, title, unit;
    double divided_by = 1;
};

constexpr std::string_view thousand_cases = "thousand cases", million = "£ million", percent = "percent",
                           in_full = "collection service (90% or more of liability)",
                           money = "maintenance_collected_and_arranged_12m";
constexpr std::array key_series{
    KeySeries{"cases_with_current_liability", "all", "Current liability", thousand_cases, 1000},
    KeySeries{"cases_contributing", "all", "Cases contributing", thousand_cases, 1000},
    KeySeries{"pct_cases_contributing", "all", "Contributing", "percent of cases with a liability"},
    KeySeries{"pct_cases_paying_full_liability", in_full, "Paying in full", "percent, collection service"},
    KeySeries{money, "total", "Money over 12 months", million},
    KeySeries{"outstanding_arrears", "all", "Outstanding arrears", million},
    KeySeries{"cases_with_arrears", "all", "Cases with arrears", thousand_cases, 1000},
    KeySeries{"cases_paying_towards_arrears", "all", "Paying towards arrears", thousand_cases, 1000},
    KeySeries{"live_caseload", "total", "Live caseload", thousand_cases, 1000},
    KeySeries{money, "Maintenance Direct part", "Maintenance Direct, 12 months", million},
    KeySeries{"share_of_live_caseload_maintenance_direct", "Maintenance Direct", "On Maintenance Direct",
              "percent of the live caseload"},
    KeySeries{"children_benefiting", "all", "Children benefiting", "thousand children", 1000},
};

/// Of the quantiles that are kept.
constexpr std::size_t point_p25 = 3, point_p75 = 5;
static_assert(quantile_points[point_p25].share == 0.25 && quantile_points[point_p75].share == 0.75);

BandPoint point_of(const FittedFigure& figure, double divided_by) {
    const auto at = [&](std::size_t quantile) { return figure.predictive[quantile] / divided_by; };
    return {.quarter = figure.observation.quarter,
            .published = figure.observation.value / divided_by,
            .low_90 = at(point_p5),
            .low_50 = at(point_p25),
            .median = at(point_median),
            .high_50 = at(point_p75),
            .high_90 = at(point_p95)};
}

std::vector<BandPanel> panels_of(const PosteriorPredictive& fit) {
    std::vector<BandPanel> out;
    for (const KeySeries& series : key_series) {
        const Measure& measure = measure_named(series.measure, series.breakdown);
        BandPanel panel{
            .title = std::string(series.title),
            .unit = std::string(series.unit),
            .apart = series.unit.starts_with(percent) ? BandPanel::Apart::points : BandPanel::Apart::percent,
            .points = {}};
        for (const FittedFigure& figure : fit.figures)
            if (figure.observation.measure == &measure) panel.points.push_back(point_of(figure, series.divided_by));
        if (!panel.points.empty()) out.push_back(std::move(panel));
    }
    return out;
}

/// "Paying in full: 5 of 7 inside the 90% band, not March 2013, June 2016."
std::string sentence_of(const BandPanel& panel) {
    std::string outside;
    std::size_t inside = 0;
    for (const BandPoint& point : panel.points) {
        if (point.inside_90()) ++inside;
        else outside += fmt::format("{}{}", outside.empty() ? ", not " : ", ", point.quarter.words());
    }
    return fmt::format(" {}: {} of {} inside{}.", panel.title, inside, panel.points.size(), outside);
}

ChartWords words_of(const PosteriorPredictive& fit, const std::vector<BandPanel>& panels) {
    const auto inside = std::count_if(fit.figures.begin(), fit.figures.end(),
                                      [](const FittedFigure& figure) { return figure.inside_90(); });
    std::size_t shown = 0;
    for (const BandPanel& panel : panels) shown += panel.points.size();
    ChartWords words;
    words.title = fmt::format("The 90% bands hold {} of the {} published figures", inside, fit.figures.size());
    words.subtitle = panels.empty() ? "None of the key series is among the figures that were fitted"
                                    : fmt::format(
                                          "The {} figures of the key series, beside what the fitted model says "
                                          "of each; the scales do not start at 0",
                                          shown);
    words.source =
        "From fit.csv, which has all figures. Bands: posterior predictive, with the model's misfit, rounding and the "
        "figures' own errors";
    words.description = words.title + ". " + words.subtitle + ".";
    for (const BandPanel& panel : panels) words.description += sentence_of(panel);
    return words;
}

/// How much of a prior's width must be left for an unknown to be in a group, widest first.
struct Learning {
    double above;
    std::string_view heading;
};
constexpr std::array learning{Learning{0.8, "The figures tell little: over 0.8 of the prior's width is left"},
                              Learning{0.5, "They tell something: 0.5 to 0.8 is left"},
                              Learning{-1, "They tell much: 0.5 or less is left"}};

IntervalRow row_of(const Unknown& unknown, const Learnt& learnt) {
    const auto z = [&](double value) { return z_at(unknown, value); };
    return {.label = learnt.unknown,
            .thin_low = z(learnt.prior_p5),
            .thin_high = z(learnt.prior_p95),
            .thick_low = z(learnt.p5),
            .thick_middle = z(learnt.median),
            .thick_high = z(learnt.p95),
            .says = fmt::format("{:.2f}", learnt.width),
            .words = fmt::format("{}: {:.4g} to {:.4g} before, {:.4g} to {:.4g} after", learnt.path, learnt.prior_p5,
                                 learnt.prior_p95, learnt.p5, learnt.p95)};
}

/// The unknowns by what was learnt, the least first. Groups of none are left out.
std::vector<IntervalGroup> groups_of(std::span<const Unknown> unknowns, std::span<const Learnt> learnt) {
    std::vector<std::size_t> order(learnt.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return learnt[a].width > learnt[b].width; });
    std::vector<IntervalGroup> out;
    auto next = order.begin();
    for (const Learning& group : learning) {
        IntervalGroup rows{std::string(group.heading), {}};
        for (; next != order.end() && learnt[*next].width > group.above; ++next)
            rows.rows.push_back(row_of(unknowns[*next], learnt[*next]));
        if (!rows.rows.empty()) out.push_back(std::move(rows));
    }
    return out;
}

std::string description_of(const ChartWords& words, const std::vector<IntervalGroup>& groups) {
    std::string out = words.title + ". " + words.subtitle + ".";
    for (const IntervalGroup& group : groups) {
        out += fmt::format(" {}:", group.heading);
        for (const IntervalRow& row : group.rows) out += fmt::format(" {} {},", row.label, row.says);
        out.back() = '.';
    }
    return out;
}

}  // namespace

std::string fit_svg(const PosteriorPredictive& fit) {
    std::vector<BandPanel> panels = panels_of(fit);
    ChartWords words = words_of(fit, panels);
    return band_panels_svg({std::move(words), std::move(panels)});
}

std::string unknowns_svg(std::span<const Unknown> unknowns, std::span<const Learnt> learnt) {
    const auto little =
        std::count_if(learnt.begin(), learnt.end(), [](const Learnt& l) { return l.width > learning.front().above; });
    const auto moved = std::count_if(learnt.begin(), learnt.end(),
                                     [](const Learnt& l) { return l.median < l.prior_p5 || l.median > l.prior_p95; });
    IntervalRows chart{
        .words = {.title =
                      fmt::format("The published figures tell little about {} of {} unknowns", little, learnt.size()),
                  .subtitle = fmt::format("Before and after they were seen, widest first; {} medians have left their "
                                          "prior's 5% to 95%",
                                          moved),
                  .source = "From unknowns.csv. Width: the posterior's standard deviation over the prior's",
                  .description = {}},
        .axis = "standard deviations of the prior, from its median",
        .thin = "prior, 5% to 95%",
        .thick = "posterior, 5% to 95%, and its median",
        .saying = "width",
        .groups = groups_of(unknowns, learnt)};
    chart.words.description = description_of(chart.words, chart.groups);
    return interval_rows_svg(chart);
}

}  // namespace ccsim
