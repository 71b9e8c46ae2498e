#include "sim/engine/quiet_tables.h"

#include <algorithm>
#include <utility>

namespace ccsim {
namespace {

constexpr std::uint32_t both(std::uint32_t first, std::uint32_t second) { return first | second << 16; }

constexpr std::size_t by_debt(State s) { return debt_row(s); }
constexpr std::size_t by_notice(State s) { return noticed_row(s); }

/// The highest halves of the rare decision `i`, and whether it has any chance at all.
template <Kin kin, std::size_t (*row)(State), std::size_t i, class Halves>
bool fill_rare(const ChanceTables<std::uint32_t>& t, Halves& halves) {
    constexpr Decision d = rare_decisions<kin>[i];
    constexpr auto states = states_read<d, kin, row>();
    constexpr std::uint32_t shift = i % 2 * 16;
    bool possible = false;
    for (const State s : states)
        for (std::size_t profile = 0; profile < profiles; ++profile) {
            const std::uint32_t last = row_of(d).read(t, s, profile).back();
            std::uint32_t& pair = halves[i / 2][row(s) * profiles + profile];
            const std::uint32_t highest = std::max(pair >> shift & 0xffffU, highest_half(last));
            pair = (pair & ~(0xffffU << shift)) | highest << shift;
            possible = possible || last > 0;
        }
    return possible;
}

/// Of all rare decisions. Blocks of words that only those without a chance would ask for are not needed.
template <Kin kin, std::size_t (*row)(State), class Halves>
void fill_all_rare(const ChanceTables<std::uint32_t>& t, Halves& halves,
                   std::array<bool, blocks_in_use()>& needs_block) {
    [[maybe_unused]] const auto fill = [&]<std::size_t i>(std::integral_constant<std::size_t, i>) {
        if (fill_rare<kin, row, i>(t, halves)) needs_block[row_of(rare_decisions<kin>[i]).word.block] = true;
    };
    [&]<std::size_t... i>(std::index_sequence<i...>) { (fill(std::integral_constant<std::size_t, i>{}), ...); }
    (std::make_index_sequence<rare_decisions<kin>.size()>{});
}

void fill_chances(const ChanceTables<std::uint32_t>& t, QuietTables& out) {
    for (const DecisionRow& row : decision_table)
        if (has_vector_step(row.decision)) out.family_blocks[row.word.block] = true;
    out.former_blocks[0] = true;
    fill_all_rare<Kin::families, by_notice>(t, out.rare, out.family_blocks);
    fill_all_rare<Kin::formers, by_debt>(t, out.rare_of_formers, out.former_blocks);
    for (std::size_t row = 0; row < noticed_rows; ++row)
        for (std::size_t profile = 0; profile < profiles; ++profile) {
            const std::size_t cell = row * profiles + profile;
            out.to_nil_or_positive[cell] = t.reassessed[row % situations][profile][outcome::to_nil_or_positive];
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
