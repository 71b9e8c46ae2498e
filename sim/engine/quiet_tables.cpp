#include "sim/engine/quiet_tables.h"

#include <algorithm>

namespace ccsim {
namespace {

constexpr std::uint32_t both(std::uint32_t first, std::uint32_t second) { return first | second << 16; }

void fill_chances(const ChanceTables<std::uint32_t>& t, QuietTables& out) {
    for (std::size_t row = 0; row < noticed_rows; ++row)
        for (std::size_t profile = 0; profile < profiles; ++profile) {
            const std::size_t cell = row * profiles + profile, situation = row % situations;
            const auto highest = [&](const auto& table, std::size_t at) {
                return highest_half(table[at][profile].back());
            };
            out.leaves_reassessed[cell] = both(highest(t.leaves, row), highest(t.reassessed, situation));
            out.enforcement_direct[cell] = both(highest(t.enforcement, situation), highest(t.direct, situation));
            out.to_nil_or_positive[cell] = t.reassessed[situation][profile][outcome::to_nil_or_positive];
            const auto& pays = t.pays[row][profile];
            out.pays[0][cell] = both(pays[0] >> 16, pays[1] >> 16);
            out.pays[1][cell] = both(pays[2] >> 16, pays[3] >> 16);
        }
    for (std::size_t row = 0; row < debt_rows; ++row)
        for (std::size_t profile = 0; profile < profiles; ++profile)
            out.settles[row * profiles + profile] = t.settles[row][profile].back();
    for (std::size_t age = 0; age < out.progresses.size(); ++age) out.progresses[age] = t.progresses[age].back();
    for (std::size_t children = 2; children < child_counts; ++children)
        out.child_stops = std::max(out.child_stops, t.child_stops[children].back());
    out.lapses = t.lapses.back();
    out.finalised = t.finalised.back();
}

void fill_selection(const SampledQuarter& q, QuietTables& out) {
    out.selects = q.select.any();
    for (const bool clerical : {false, true})
        for (int s = 0; s < family_situations; ++s) {
            const int segment = segment_of(static_cast<Situation>(s), clerical, q.direct_segment);
            const std::size_t place = static_cast<std::size_t>(s) + (clerical ? situations : 0);
            out.select[place] = q.select.of(static_cast<Situation>(s), static_cast<std::size_t>(segment));
            out.segments[place] = static_cast<std::uint32_t>(segment);
        }
}

void fill_amounts(const LiabilityTables& t, QuietTables& out) {
    std::size_t place = 0;
    for (std::size_t c = 0; c < liability_classes; ++c)
        for (std::size_t rank = 0; rank < liability_ranks; ++rank)
            for (const std::int32_t pence : {t.due(collection_service, c, rank), t.paid_under_half[c][rank],
                                             t.paid_half_to_90[c][rank], t.due(maintenance_direct, c, rank)})
                out.pence[place++] = static_cast<std::uint32_t>(pence);
}

}  // namespace

QuietTables quiet_tables(const SampledQuarter& quarter) {
    QuietTables out;
    fill_chances(quarter.thresholds, out);
    fill_selection(quarter, out);
    fill_amounts(quarter.tables.liabilities, out);
    return out;
}

}  // namespace ccsim
