#include <catch2/catch.hpp>
#include <cmath>

#include "sim/engine/quiet_quarter.h"
#include "tests/support/transitions.h"

using namespace ccsim;
using namespace ccsim::tests;

namespace {

/// Words that a test has chosen.
struct ChosenWords {
    std::array<std::array<std::uint32_t, 4>, quarter_blocks> words{};
    std::uint32_t word(Slot slot) const { return words[slot.block][slot.word]; }
    void set(Slot slot, std::uint32_t word) { words[slot.block][slot.word] = word; }
};

/// The decisions of a quarter that change the state, with what they were decided by.
struct Ear {
    struct Draw {
        Decision decision;
        std::vector<std::uint32_t> thresholds;
    };
    std::vector<Draw> draws;
    void drew(Decision d, std::uint32_t, std::span<const std::uint32_t> thresholds, int) {
        if (d != Decision::child_stops && d != Decision::amount && d != Decision::applies)
            draws.push_back({d, {thresholds.begin(), thresholds.end()}});
    }
    void changed(std::string_view, const Newcomer&) {}
};

/// One way through a quarter.
struct Way {
    Newcomer before, after;
    ChosenWords words;
    double chance = 1;
};

/// Goes every way that a case can through a quarter: each outcome of each decision that is put to it.
template <class Visit>
class EveryWay {
public:
    EveryWay(const SampledQuarter& quarter, const Newcomer& c, const Visit& visit)
        : q_(quarter), before_(c), visit_(visit) {
        ChosenWords words;
        for (auto& block : words.words) block.fill(0x80008000);
        go(words, 0, 1);
    }

private:
    void go(const ChosenWords& words, std::size_t decided, double chance) {
        Ear ear;
        Newcomer c = before_;
        SampledTally tally;
        CaseStep<Ear, ChosenWords>(c, words, false, q_, tally, ear).run_uncounted();
        if (ear.draws.size() == decided) return visit_(Way{before_, c, words, chance});
        const auto& [decision, thresholds] = ear.draws[decided];
        std::uint64_t from = 0;
        for (std::size_t outcome = 0; outcome <= thresholds.size(); ++outcome) {
            constexpr std::uint64_t always = 0xffffffff;
            const std::uint64_t to = outcome < thresholds.size() ? thresholds[outcome] : always;
            if (to > from) {
                ChosenWords chosen = words;
                chosen.set(row_of(decision).word, static_cast<std::uint32_t>(from + (to - from) / 2));
                go(chosen, decided + 1, chance * static_cast<double>(to - from) / static_cast<double>(always));
            }
            from = std::max(from, to);
        }
    }

    const SampledQuarter& q_;
    const Newcomer& before_;
    const Visit& visit_;
};

Newcomer case_in(State state, std::size_t profile, bool clerical) {
    Newcomer c;
    c.profile = static_cast<std::uint8_t>(profile);
    c.clerical = clerical;
    c.state = state;
    c.children = has_qualifying_child(state.situation) ? 1 : 0;
    c.quarters_to_go = 9;
    c.rank = 77;
    c.arrears_pence = state.debt == Debt::none ? 0 : (state.debt == Debt::small ? 40'00 : 4'000'00);
    return c;
}

/// States that are not gone, and whether cases in it are clerical or not where that is looked at.
std::vector<std::pair<State, bool>> all_states() {
    std::vector<std::pair<State, bool>> all;
    for (int code = 0; code < state_codes; ++code) {
        const State s = state_of(static_cast<StateCode>(code));
        const bool family = has_qualifying_child(s.situation);
        if (is_gone(s) || (is_over(s.situation) && s.stage > 0)) continue;
        if (is_ended(s.situation) && s.stage >= closure_routes) continue;
        all.emplace_back(s, false);
        if (family && s.stage == 0) all.emplace_back(s, true);
    }
    return all;
}

constexpr SegmentParts<double> selection{.direct = {0.21, 0.32, 0.43, 0.14, 0.05},
                                         .others = {0.5, 0.11, 0.2, 0.31, 0.4}};

SampledQuarter quarter_of(const Scenario& scenario, int index, int direct_segment) {
    SampledQuarter q;
    q.index = static_cast<std::uint16_t>(index);
    q.tables = quarter_tables(scenario, index);
    if (direct_segment == 4) q.tables.chances = looking_at_debt(q.tables.chances);
    q.thresholds = thresholds_of(q.tables.chances);
    q.direct_segment = direct_segment;
    q.select = thresholds_of(selection);
    return q;
}

/// Calls `visit` with quarters of many chances and a profile to look at in them; at the exaggerated ones with all.
template <class Visit>
void for_each_quarter(const Visit& visit) {
    std::size_t number = 0;
    for (const Scenario& scenario : scenarios_of_many_chances()) {
        const SampledQuarter q = quarter_of(scenario, 9, 2 + static_cast<int>(number % 3));
        INFO("scenario " << number);
        for (std::size_t profile = 0; profile < profiles; ++profile)
            if (number == 1 || profile == number * 2 % profiles) visit(q, profile);
        ++number;
    }
}

bool is_same(const Newcomer& a, const Newcomer& b) {
    return a.state == b.state && a.arrears_pence == b.arrears_pence && a.children == b.children && a.rank == b.rank &&
           a.secretary_of_state_pence == b.secretary_of_state_pence && a.quarters_to_go == b.quarters_to_go &&
           a.paid_since_january_2012 == b.paid_since_january_2012;
}

/// Whether cases in a state, with so many quarters until the youngest child stops qualifying, go where the table says.
void check_ways_from(State state, bool clerical, std::size_t profile, std::uint16_t quarters_to_go,
                     const SampledQuarter& q) {
    StateShares shares{};
    Newcomer c = case_in(state, profile, clerical);
    c.quarters_to_go = quarters_to_go;
    const auto add = [&shares](const Way& way) { shares[code_of(way.after.state)] += way.chance; };
    EveryWay(q, c, add);
    const double ages_out = quarters_to_go == 0 ? 1 : 0;
    const StateQuarter quarter{q.tables.chances, selection, q.direct_segment, clerical, profile, ages_out};
    const StateShares expected = follow_table(all_in(state), quarter).shares;
    for (std::size_t code = 0; code < shares.size(); ++code)
        if (std::abs(shares[code] - expected[code]) > 1e-8) {
            INFO("from " << code_of(state) << " to " << code << ", profile " << profile);
            CHECK(shares[code] == Approx(expected[code]).margin(1e-8));
        }
}

/// A tile of cases, each on its way.
class WaysInVectors {
public:
    WaysInVectors(InstructionSet set, const SampledQuarter& quarter)
        : set_(set), q_(quarter), tables_(quiet_tables(quarter)), families_(cases_a_tile), formers_(cases_a_tile) {}

    void add(const Way& way) {
        for (std::size_t block = 0; block < words_.size(); ++block)
            for (std::size_t w = 0; w < 4; ++w) words_[block].rows[w][ways_.size()] = way.words.words[block][w];
        ways_.push_back(way);
        if (ways_.size() == cases_a_tile) live();
    }

    /// All that were added, which are alike in having a qualifying child.
    void live() {
        if (ways_.empty()) return;
        if (has_qualifying_child(ways_.front().before.state.situation)) live_as_families();
        else live_as_formers();
        ways_.clear();
    }

    std::size_t quiet() const { return quiet_; }

private:
    struct Words {
        const QuarterWords* words;
        std::size_t lane;
        std::uint32_t word(Slot slot) const { return (*words)[slot.block].rows[slot.word][lane]; }
    };
    static bool has(const CaseSet& set, std::size_t lane) { return (set[lane / 64] >> (lane % 64) & 1U) != 0; }

    void live_as_families() {
        families_.clear();
        for (const Way& way : ways_) families_.push(0, way.before);
        families_.fill_last_stride();
        FamilyEvents events;
        QuietFlows flows;
        live_quietly(set_, tables_, false, words_, {0, ways_.size()}, families_, events, flows);
        for (std::size_t lane = 0; lane < ways_.size(); ++lane) {
            Newcomer c = families_.load(lane);
            if (has(events.eventful, lane)) {
                check(lane, is_same(c, ways_[lane].before), "an eventful case is left as it was");
                continue;
            }
            ++quiet_;
            NoRecorder nobody;
            SampledTally tally;
            CaseStep<NoRecorder, Words> step(c, {&words_, lane}, false, q_, tally, nobody);
            if (has(events.settling, lane)) step.settle_uncounted();
            check(lane, is_same(c, ways_[lane].after), "a quiet case lives as the scalar step has it");
        }
    }

    void live_as_formers() {
        formers_.clear();
        for (const Way& way : ways_) formers_.push(0, way.before);
        formers_.fill_last_stride();
        const FormerEvents events = find_events(set_, tables_, words_, {0, ways_.size()}, formers_);
        for (std::size_t lane = 0; lane < ways_.size(); ++lane) {
            if (has(events.eventful, lane)) continue;
            ++quiet_;
            Newcomer c = ways_[lane].before;
            if (has(events.lapsing, lane)) c.state = after_lapsing(c.state);
            check(lane, is_same(c, ways_[lane].after), "nothing else happens to an uneventful case");
        }
    }

    void check(std::size_t lane, bool holds, const char* what) const {
        if (holds) return;
        FAIL_CHECK(what << ": before " << code_of(ways_[lane].before.state) << ", after "
                        << code_of(ways_[lane].after.state));
    }

    InstructionSet set_;
    const SampledQuarter& q_;
    QuietTables tables_;
    FamilyColumns families_;
    FormerColumns formers_;
    QuarterWords words_{};
    std::vector<Way> ways_;
    std::size_t quiet_ = 0;
};

}  // namespace

TEST_CASE("the scalar step takes every state where the decision table has it go and as often") {
    for_each_quarter([](const SampledQuarter& q, std::size_t profile) {
        for (const auto& [state, clerical] : all_states()) check_ways_from(state, clerical, profile, 9, q);
    });
}

TEST_CASE("a case whose youngest child stops qualifying goes where the decision table has it go") {
    for_each_quarter([](const SampledQuarter& q, std::size_t profile) {
        for (const auto& [state, clerical] : all_states())
            if (has_qualifying_child(state.situation)) check_ways_from(state, clerical, profile, 0, q);
    });
}

TEST_CASE("every set of instructions takes each case on each of its ways as the scalar step does") {
    for (const InstructionSet set : available_instruction_sets()) {
        if (set == InstructionSet::scalar) continue;
        std::size_t quiet_families = 0, quiet_formers = 0;
        for_each_quarter([&](const SampledQuarter& q, std::size_t profile) {
            WaysInVectors families(set, q), formers(set, q);
            for (const auto& [state, clerical] : all_states()) {
                WaysInVectors& alike = has_qualifying_child(state.situation) ? families : formers;
                const Newcomer c = case_in(state, profile, clerical);
                const auto add = [&alike](const Way& way) { alike.add(way); };
                EveryWay(q, c, add);
            }
            families.live();
            formers.live();
            quiet_families += families.quiet();
            quiet_formers += formers.quiet();
        });
        CHECK(quiet_families > 10'000);
        CHECK(quiet_formers > 200);
    }
}
