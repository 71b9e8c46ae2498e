#include "sim/engine/quiet_tables.h"

#include <algorithm>

namespace ccsim {
namespace {

void fill_chances(const ChanceTables<std::uint32_t>& t, QuietTables& out) {
    for (std::size_t row = 0; row < noticed_rows; ++row)
        for (std::size_t profile = 0; profile < profiles; ++profile) {
            const std::size_t cell = row * profiles + profile, situation = row % situations;
            out.leaves[cell] = t.leaves[row][profile].back();
            out.reassessed[cell] = t.reassessed[situation][profile].back();
            out.enforcement[cell] = t.enforcement[situation][profile].back();
            out.direct[cell] = t.direct[situation][profile].back();
            for (std::size_t k = 0; k < out.pays.size(); ++k) out.pays[k][cell] = t.pays[row][profile][k];
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
    for (const bool clerical : {false, true})
        for (int s = 0; s < family_situations; ++s) {
            const int segment = segment_of(static_cast<Situation>(s), clerical, q.direct_segment);
            out.select[static_cast<std::size_t>(s) + (clerical ? situations : 0)] =
                q.select[static_cast<std::size_t>(segment)];
        }
}

void fill_amounts(const LiabilityTables& t, QuietTables& out) {
    const auto pence = [](std::int32_t amount) { return static_cast<std::uint32_t>(amount); };
    for (std::size_t liability = 0; liability < liability_classes; ++liability)
        for (std::size_t rank = 0; rank < liability_ranks; ++rank) {
            const std::size_t place = liability * liability_ranks + rank;
            const auto paid = [&](Outcome o) -> std::uint32_t& {
                return out.paid[static_cast<std::size_t>(o) * amounts_a_service + place];
            };
            for (std::size_t service = 0; service < services; ++service)
                out.due[service * amounts_a_service + place] = pence(t.due(service, liability, rank));
            paid(Outcome::under_half) = pence(t.paid_under_half[liability][rank]);
            paid(Outcome::half_to_90) = pence(t.paid_half_to_90[liability][rank]);
            paid(Outcome::full) = pence(t.due(collection_service, liability, rank));
        }
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
