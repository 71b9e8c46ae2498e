#include "sim/model/quarter_tables.h"

#include <algorithm>
#include <cmath>
#include <type_traits>

namespace ccsim {

SegmentParts<std::uint32_t> thresholds_of(const SegmentParts<double>& chances) {
    SegmentParts<std::uint32_t> out;
    std::transform(chances.direct.begin(), chances.direct.end(), out.direct.begin(), threshold);
    std::transform(chances.others.begin(), chances.others.end(), out.others.begin(), threshold);
    return out;
}

std::uint32_t in_2_to_minus_32(double fraction) {
    return static_cast<std::uint32_t>(std::min(std::round(fraction * 4294967296.0), 4294967295.0));
}

QuarterTableMaker::QuarterTableMaker(const Scenario& scenario)
    : scenario_(&scenario), liabilities_(scenario.parameters), chances_(scenario) {}

QuarterTables QuarterTableMaker::tables(int index) const {
    const ArrearsPayment& a = scenario_->parameters.arrears;
    QuarterTables tables{.chances = {}, .liabilities = liabilities_.tables(static_cast<double>(index) / 4)};
    if (index == 0) return tables;
    tables.chances = QuarterChances(chances_).of(index);
    tables.fraction_repaid[1] = in_2_to_minus_32(a.fraction_repaid_small);
    tables.fraction_repaid[2] = in_2_to_minus_32(a.fraction_repaid_large);
    tables.fraction_adjusted[2] = in_2_to_minus_32(a.fraction_adjusted_large);
    return tables;
}

QuarterTables quarter_tables(const Scenario& scenario, int index) { return QuarterTableMaker(scenario).tables(index); }

namespace {

template <std::size_t n>
std::array<std::uint32_t, n> cumulative(const std::array<double, n>& chances) {
    std::array<std::uint32_t, n> out{};
    double sum = 0;
    for (std::size_t i = 0; i < n; ++i) out[i] = threshold(sum += chances[i]);
    return out;
}

template <class Rows, class Out>
void cumulative_rows(const Rows& rows, Out& out) {
    for (std::size_t row = 0; row < rows.size(); ++row) {
        if constexpr (std::is_same_v<typename Rows::value_type::value_type, double>) out[row] = cumulative(rows[row]);
        else
            for (std::size_t profile = 0; profile < rows[row].size(); ++profile)
                out[row][profile] = cumulative(rows[row][profile]);
    }
}

}  // namespace

ChanceTables<std::uint32_t> thresholds_of(const ChanceTables<double>& chances) {
    ChanceTables<std::uint32_t> out;
    cumulative_rows(chances.leaves, out.leaves);
    cumulative_rows(chances.reassessed, out.reassessed);
    cumulative_rows(chances.enforcement, out.enforcement);
    cumulative_rows(chances.direct, out.direct);
    cumulative_rows(chances.pays, out.pays);
    cumulative_rows(chances.settles, out.settles);
    cumulative_rows(chances.progresses, out.progresses);
    cumulative_rows(chances.applies, out.applies);
    cumulative_rows(chances.child_stops, out.child_stops);
    out.finalised = cumulative(chances.finalised);
    out.lapses = cumulative(chances.lapses);
    for (auto& row : out.pays)  // a case that is due to pay always has an outcome, whatever the sum's last bit
        for (auto& profile : row)
            if (profile[3] > 0 || profile[4] > 0) profile[4] = 0xffffffffU;
    return out;
}

}  // namespace ccsim
