#include "sim/engine/draws_of_ranks.h"

namespace ccsim {

SplitDraws::SplitDraws(std::size_t draws, std::size_t replicates, std::size_t quarters)
    : all_draws_(draws), replicates_(replicates), quarters_(quarters) {
    const auto many = static_cast<std::size_t>(ranks());
    for (std::size_t which = 1; which < many; ++which) {
        const bool within_a_draw = draws * which % many != 0;
        const std::size_t draw = draws * which / many;
        if (within_a_draw && (draws_.empty() || draws_.back() != draw)) draws_.push_back(draw);
    }
    kept_.resize(draws_.size());
}

void SplitDraws::keep(std::size_t draw, PartResult part) {
    const auto at = std::ranges::lower_bound(draws_, draw) - draws_.begin();
    kept_[static_cast<std::size_t>(at)] = std::move(part);
}

std::vector<std::pair<std::size_t, PartResult>> SplitDraws::added_up() {
    std::vector<std::pair<std::size_t, PartResult>> out;
    if (draws_.empty() || replicates_ == 0) return out;
    const std::size_t numbers_of_draw = replicates_ * quarters_ * tally::size + 1;
    std::vector<std::int64_t> totals(draws_.size() * numbers_of_draw);
    for (std::size_t i = 0; i < draws_.size(); ++i) {
        auto at = totals.begin() + static_cast<std::ptrdiff_t>(i * numbers_of_draw);
        *at++ = static_cast<std::int64_t>(kept_[i].case_quarters);
        for (const std::vector<SampledTally>& replicate : kept_[i].replicates)
            for (const SampledTally& quarter : replicate) at = std::ranges::copy(quarter.totals, at).out;
    }
    add_up(totals);
    const RankDraws mine(all_draws_);
    for (std::size_t i = 0; i < draws_.size(); ++i) {
        if (kept_[i].replicates.empty() || !mine.part_of(draws_[i]).has_the_end()) continue;
        auto at = totals.begin() + static_cast<std::ptrdiff_t>(i * numbers_of_draw);
        PartResult& whole = kept_[i];
        whole.case_quarters = static_cast<std::uint64_t>(*at++);
        for (std::vector<SampledTally>& replicate : whole.replicates)
            for (SampledTally& quarter : replicate) {
                std::copy_n(at, tally::size, quarter.totals.begin());
                at += tally::size;
            }
        out.emplace_back(draws_[i], std::move(whole));
    }
    return out;
}

}  // namespace ccsim
