#include <fmt/format.h>

#include <algorithm>

#include "sim/measures/rounding.h"
#include "sim/report/comparison_files.h"
#include "sim/report/with_commas.h"

namespace ccsim {
namespace {

constexpr int label_width = 32, column_width = 39;

std::string signed_figure(const Measure& m, double value) {
    const double shown = rounded(value, m.rounding);
    return fmt::format("{}{}", shown > 0 ? "+" : "", with_commas(shown, m.rounding < 1 ? 1 : 0));
}

/// "+1,200 (+1,000 to +1,500)".
std::string cell(const Measure& m, const std::optional<Summary>& summary) {
    if (!summary) return "-";
    if (!summary->spread) return signed_figure(m, summary->mean);
    return fmt::format("{} ({} to {})", signed_figure(m, summary->spread->median()),
                       signed_figure(m, summary->spread->p5()), signed_figure(m, summary->spread->p95()));
}

std::string base_cell(const Measure& m, const std::optional<Summary>& summary) {
    return summary ? with_commas(rounded(summary->central(), m.rounding), m.rounding < 1 ? 1 : 0) : "-";
}

std::string line(std::string_view label, const std::vector<std::string>& cells) {
    std::string out = fmt::format("{:<{}}", label.substr(0, label_width - 1), label_width);
    for (const std::string& c : cells) out += fmt::format("{:>{}}", c, column_width);
    return out + '\n';
}

std::string block(const ComparisonRecord& record, const Measure& m, const std::vector<Quarter>& quarters) {
    std::string out = m.unit == "percent"         ? fmt::format("{}, %; differences in points\n", m.title)
                      : m.unit.starts_with("GBP") ? fmt::format("{}, {}\n", m.title, m.unit)
                                                  : fmt::format("{}\n", m.title);
    std::vector<std::string> cells;
    for (const Quarter q : quarters) cells.push_back(base_cell(m, record.base.projection.of(m, q)));
    out += line("  " + record.base.scenario.name, cells);
    for (const ComparedVariant& variant : record.variants) {
        cells.clear();
        for (const Quarter q : quarters) cells.push_back(cell(m, variant.differences.of(m, q)));
        out += line("  " + variant.run.scenario.name, cells);
    }
    return out;
}

}  // namespace

std::vector<Quarter> quarters_compared(const ComparisonRecord& record) {
    const Projection& base = record.base.projection;
    std::vector<Quarter> out;
    for (Quarter q = base.last(); q >= base.start() && out.size() < 2; q = q - 1)
        if (q.of_year() == 4 || q == base.last()) out.push_back(q);
    std::reverse(out.begin(), out.end());
    return out;
}

std::string comparison_table(const ComparisonRecord& record) {
    const std::vector<Quarter> quarters = quarters_compared(record);
    const bool spread = intervals_of(record.base).any();
    std::string out = fmt::format("Scenarios less {}, paired run by run{}.\n{}\n\n", record.base.scenario.name,
                                  spread ? ": median and 90% interval" : "", not_official);
    std::vector<std::string> dates;
    for (const Quarter q : quarters) dates.push_back(q.words());
    out += line("", dates);
    for (const Measure& m : measures())
        if (m.is_key()) out += block(record, m, quarters);
    return out;
}

}  // namespace ccsim
