#include "sim/report/headline_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <functional>
#include <span>

#include "sim/measures/rounding.h"
#include "sim/report/with_commas.h"

namespace ccsim {
namespace {

constexpr std::array compared{Quarter(2013, 1), Quarter(2014, 1), Quarter(2015, 1),
                              Quarter(2016, 1), Quarter(2016, 2), Quarter(2016, 3)};
constexpr std::size_t most_columns = 8;  ///< 14 + 8 x 12 = 110 characters
constexpr std::string_view no_figure = "-";

/// As the publication prints the measure.
std::string printed(const Measure& m, std::optional<double> value) {
    if (!value) return std::string(no_figure);
    return with_commas(rounded(*value, m.rounding), m.rounding < 1 ? 1 : 0);
}

/// Simulated less published, in percentage points or in % of the published figure.
std::string difference(const Measure& m, std::optional<double> simulated, std::optional<double> published) {
    if (!simulated || !published) return "";
    if (m.unit == "percent") return fmt::format("{:+.1f} pts", rounded(*simulated - *published, 0.1));
    if (*published == 0) return "";
    return fmt::format("{:+.1f}%", rounded(100 * (*simulated / *published - 1), 0.1));
}

std::string month_and_year(Quarter q) {
    const std::string words = q.words();
    return words.substr(0, 3) + words.substr(words.find(' '));
}

using Cell = std::function<std::string(Quarter)>;

std::string line(std::string_view label, std::span<const Quarter> quarters, const Cell& cell) {
    std::string out = fmt::format("{:<14}", label);
    for (const Quarter q : quarters) out += fmt::format("{:>12}", cell(q));
    return out.substr(0, out.find_last_not_of(' ') + 1) + '\n';
}

/// "Live caseload", or with the unit where the title does not say it.
std::string heading(const Measure& m) {
    if (m.unit == "percent") return fmt::format("{}, %\n", m.title);
    return m.unit.starts_with("GBP") ? fmt::format("{}, {}\n", m.title, m.unit) : fmt::format("{}\n", m.title);
}

/// One block of lines for each key measure, under a line of dates.
std::string table(std::span<const Quarter> quarters, const std::function<std::string(const Measure&)>& block) {
    std::string out = line("", quarters, month_and_year);
    for (const Measure& m : measures())
        if (m.is_key()) out += heading(m) + block(m);
    return out;
}

std::optional<double> central(const RunRecord& record, const Measure& m, Quarter q) {
    const auto summary = record.projection.of(m, q);
    return summary ? std::optional(summary->central()) : std::nullopt;
}

std::optional<double> published(const RunRecord& record, const Measure& m, Quarter q) {
    const auto figure = record.history.published(m, q);
    return figure ? std::optional(figure->value) : std::nullopt;
}

/// What a simulated figure is.
std::string values_shown(const RunRecord& record) {
    if (intervals_of(record).any()) return fmt::format("median of {} runs", record.projection.replicates());
    return record.design.engine == Engine::expected ? "expected value" : "one run";
}

std::string history_table(const RunRecord& record, std::span<const Quarter> quarters) {
    return table(quarters, [&](const Measure& m) {
        return line("  published", quarters,
                    [&](Quarter q) {
                        const auto figure = record.history.published(m, q);
                        return figure ? with_commas(figure->value, figure->step < 1 ? 1 : 0) : std::string(no_figure);
                    }) +
               line("  simulated", quarters, [&](Quarter q) { return printed(m, central(record, m, q)); }) +
               line("  difference", quarters,
                    [&](Quarter q) { return difference(m, central(record, m, q), published(record, m, q)); });
    });
}

std::string projection_table(const RunRecord& record, std::span<const Quarter> quarters) {
    const bool spread = intervals_of(record).any();
    return table(quarters, [&](const Measure& m) {
        const auto quantile_line = [&](std::string_view label, std::size_t point) {
            return line(label, quarters, [&](Quarter q) {
                const auto summary = record.projection.of(m, q);
                return printed(
                    m, summary && summary->spread ? std::optional(summary->spread->quantiles[point]) : std::nullopt);
            });
        };
        std::string out = line(spread ? "  median" : "  simulated", quarters,
                               [&](Quarter q) { return printed(m, central(record, m, q)); });
        if (spread) out += quantile_line("  90%: from", point_p5) + quantile_line("       to", point_p95);
        return out;
    });
}

std::vector<Quarter> compared_in(const Projection& projection) {
    std::vector<Quarter> out;
    std::copy_if(compared.begin(), compared.end(), std::back_inserter(out),
                 [&](Quarter q) { return q >= projection.start() && q <= projection.last(); });
    return out;
}

std::vector<Quarter> projected_in(const RunRecord& record) {
    std::vector<Quarter> out;
    const Quarter last = record.projection.last();
    for (Quarter q = std::max(record.scenario.last_outturn + 1, record.projection.start()); q <= last; q = q + 1)
        if (q.of_year() == 4 || q == last) out.push_back(q);
    return out;
}

}  // namespace

std::string headline_table(const RunRecord& record) {
    std::string out = fmt::format("Scenario {}. {}\n", record.scenario.name, not_official);
    if (const auto quarters = compared_in(record.projection); !quarters.empty())
        out += fmt::format("\nPublished, and simulated ({}); difference in % of the published figure, or in points\n",
                           values_shown(record)) +
               history_table(record, quarters);
    const std::vector<Quarter> projected = projected_in(record);
    if (projected.empty()) return out;
    out += fmt::format("\nIllustrative projection; intervals: {}\n", words_of(intervals_of(record)));
    for (std::size_t first = 0; first < projected.size(); first += most_columns) {
        const std::span rest = std::span(projected).subspan(first);
        if (first > 0) out += '\n';
        out += projection_table(record, rest.first(std::min(rest.size(), most_columns)));
    }
    return out;
}

}  // namespace ccsim
