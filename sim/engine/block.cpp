#include "sim/engine/block.h"

#include <algorithm>
#include <numeric>

namespace ccsim {
namespace {

/// The words of one case of a tile.
struct WordsAtHand {
    const QuarterWords* words;
    std::size_t lane;
    std::uint32_t word(Slot slot) const { return (*words)[slot.block].rows[slot.word][lane]; }
};

using EventfulStep = CaseStep<NoRecorder, WordsAtHand>;

/// Calls `visit` with each tile of that many cases.
template <class Visit>
void for_each_tile(std::size_t cases, const Visit& visit) {
    for (std::size_t first = 0; first < cases; first += cases_a_tile)
        visit(Tile{first, std::min(cases_a_tile, cases - first)});
}

void add_flows(const QuietFlows& quiet, SampledTally& flows) {
    for (std::size_t s = 0; s < quiet.due.size(); ++s)
        flows[tally::due_pence(s)] += static_cast<std::int64_t>(quiet.due[s]);
    for (std::size_t s = 0; s < quiet.paid.size(); ++s)
        flows[tally::paid_pence(s)] += static_cast<std::int64_t>(quiet.paid[s]);
}

}  // namespace

struct Block::Quarter {
    const SampledQuarter& rules;
    const QuietTables& tables;
    SampledTally& flows;
    QuarterStocks& stocks;
    bool just_arrived;
};

void Block::arrive(const Cohort& cohort, std::uint32_t first, std::uint32_t end, SampledTally& flows,
                   QuarterStocks& stocks) {
    for_each_tile(end - first, [&](Tile tile) {
        alignas(64) std::array<std::uint32_t, cases_a_tile> places;
        std::iota(places.begin(), places.end(), first + static_cast<std::uint32_t>(tile.first));
        std::array<BlockOfWords, arrival_blocks> words;
        for (std::uint8_t b = 0; b < arrival_blocks; ++b)
            make_words(set_, {world_, arrived_, arrived_, static_cast<std::uint8_t>(arrival_block + b)}, places.data(),
                       tile.cases, words[b]);
        for (std::size_t i = 0; i < tile.cases; ++i) {
            const ArrivalWords own{words[0].of(i), words[1].of(i), words[2].of(i), words[3].of(i)};
            take_in(places[i], cohort.draw_from(own, places[i]), stocks);
        }
    });
    flows[tally::arrivals()] += end - first;
    if (arrived_ > 0) return;
    families_.fill_last_stride();
    count_families(set_, families_, stocks);
}

void Block::take_in(std::uint32_t place, const Newcomer& c, QuarterStocks& stocks) {
    if (has_qualifying_child(c.state.situation)) {
        families_.push(place, c);
        stocks.count_lasting(c, 1);
    } else {
        formers_.push(place, c);
        count_former(c, 1, stocks.others);
    }
}

void Block::clear() {
    families_.clear();
    formers_.clear();
}

void Block::step(const SampledQuarter& quarter, const QuietTables& tables, SampledTally& flows, QuarterStocks& stocks) {
    const Quarter q{quarter, tables, flows, stocks, quarter.index == arrived_};
    step_formers(q);
    step_families(q);  // after the formers: a case that becomes one has had its quarter
    count_families(set_, families_, stocks);
}

void Block::make_words_of(const Quarter& q, const std::array<bool, blocks_in_use()>& needed, const Column& places,
                          Tile tile) {
    for (std::size_t block = 0; block < words_.size(); ++block)
        if (needed[block])
            make_words(set_, {world_, arrived_, q.rules.index, static_cast<std::uint8_t>(block)},
                       places.data() + tile.first, tile.cases, words_[block]);
}

void Block::step_formers(const Quarter& q) {
    left_.clear();
    formers_.fill_last_stride();
    for_each_tile(formers_.size(), [&](Tile tile) {
        make_words_of(q, q.tables.former_blocks, formers_.place, tile);
        const FormerEvents events = find_events(set_, q.tables, words_, tile, formers_);
        for_each_case(events.eventful, [&](std::size_t lane) { step_former(q, lane, tile.first + lane); });
        for_each_case(events.lapsing, [&](std::size_t lane) { lapse_former(q, tile.first + lane); });
    });
    std::for_each(left_.rbegin(), left_.rend(), [&](std::size_t i) { formers_.remove(i); });
}

void Block::step_former(const Quarter& q, std::size_t lane, std::size_t i) {
    Newcomer c = formers_.load(i);
    count_former(c, -1, q.stocks.others);
    NoRecorder nobody;
    EventfulStep step(c, WordsAtHand{&words_, lane}, q.just_arrived, q.rules, q.flows, nobody);
    step.run_uncounted();
    count_payment_alone(c, step.paid_this_quarter(), q.flows);
    count_former(c, 1, q.stocks.others);
    if (is_gone(c.state)) left_.push_back(i);
    else formers_.store(i, formers_.place[i], c);
}

void Block::lapse_former(const Quarter& q, std::size_t i) {
    count_lapse(formers_.load(i), q.stocks.others);
    ++formers_.situation[i];
}

void Block::step_families(const Quarter& q) {
    left_.clear();
    families_.fill_last_stride();
    QuietFlows quiet;
    FamilyEvents events;
    for_each_tile(families_.size(), [&](Tile tile) {
        make_words_of(q, q.tables.family_blocks, families_.place, tile);
        live_quietly(set_, q.tables, q.just_arrived, words_, tile, families_, events, quiet);
        for_each_case(events.selected, [&](std::size_t lane) { count_selected(q, tile.first + lane); });
        for_each_case(events.new_amounts,
                      [&](std::size_t lane) { count_new_amount(q, events.old_amounts[lane], tile.first + lane); });
        for_each_case(events.eventful, [&](std::size_t lane) { step_family(q, lane, tile.first + lane); });
        for_each_case(events.settling, [&](std::size_t lane) { settle_family(q, lane, tile.first + lane); });
    });
    add_flows(quiet, q.flows);
    std::for_each(left_.rbegin(), left_.rend(), [&](std::size_t i) { families_.remove(i); });
    families_.fill_last_stride();
}

void Block::count_selected(const Quarter& q, std::size_t i) {
    const std::size_t segment = families_.selected_in[i];
    q.flows[tally::selected(segment)] += 1;
    q.stocks.others[tally::in_notice(segment)] += 1;
}

void Block::count_new_amount(const Quarter& q, std::uint32_t before, std::size_t i) {
    q.flows[tally::amount_changed()] += 1;
    q.stocks.count_new_amount(static_cast<Situation>(families_.situation[i]), before, families_.amount[i]);
}

void Block::step_family(const Quarter& q, std::size_t lane, std::size_t i) {
    Newcomer c = families_.load(i);
    q.stocks.count_lasting(c, -1);
    NoRecorder nobody;
    EventfulStep step(c, WordsAtHand{&words_, lane}, q.just_arrived, q.rules, q.flows, nobody);
    step.run_uncounted();
    count_payment_alone(c, step.paid_this_quarter(), q.flows);
    if (has_qualifying_child(c.state.situation)) {
        families_.store_changes(i, c);
        q.stocks.count_lasting(c, 1);
        // The stocks of families will count this outcome again.
        if (in_collection_service(c.state.situation))
            q.flows[tally::outcomes(is_enforced(c.state.situation) ? 1 : 0,
                                    static_cast<std::size_t>(outcome_of(c.state.situation)))] -= 1;
        return;
    }
    left_.push_back(i);
    if (is_gone(c.state)) return;
    formers_.push(families_.place[i], c);
    count_former(c, 1, q.stocks.others);
}

void Block::settle_family(const Quarter& q, std::size_t lane, std::size_t i) {
    Newcomer c = families_.load(i);
    const Newcomer before = c;
    NoRecorder nobody;
    EventfulStep step(c, WordsAtHand{&words_, lane}, q.just_arrived, q.rules, q.flows, nobody);
    step.settle_uncounted();
    count_payment_alone(c, step.paid_this_quarter(), q.flows);
    q.stocks.count_settling(before, c);
    families_.store_settled(i, c);
}

}  // namespace ccsim
