#include "sim/model/quarter_tables.h"

#include <algorithm>
#include <cmath>
#include <type_traits>

#include "sim/random/draws.h"

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

/// Of a table by row, and perhaps by profile in each row.
template <class Row>
void make_cumulative(const Row& chances, auto& out) {
    if constexpr (std::is_same_v<typename Row::value_type, double>) out = cumulative(chances);
    else
        for (std::size_t i = 0; i < chances.size(); ++i) make_cumulative(chances[i], out[i]);
}

}  // namespace

ChanceTables<std::uint32_t> thresholds_of(const ChanceTables<double>& chances) {
    ChanceTables<std::uint32_t> out;
    for_each_table([](const auto& from, auto& to) { make_cumulative(from, to); }, chances, out);
    for (auto& row : out.pays)  // a case that is due to pay always has an outcome, whatever the sum's last bit
        for (auto& profile : row)
            if (profile[3] > 0 || profile[4] > 0) profile[4] = 0xffffffffU;
    return out;
}

}  // namespace ccsim
