#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <vector>

#include "sim/engine/case_step.h"
#include "tests/bench/caseload.h"
#include "tests/bench/job.h"

// The parts of the sampled engine's work: arriving, deciding, and a block of cases through its quarters.
namespace ccsim::bench {
namespace {

/// Enough that the processor cannot learn by heart which way each case goes.
constexpr std::uint32_t many_cases = 65'536, cases_in_a_step = 16'384;
constexpr std::uint16_t middle_quarter = 14;  ///< September 2015 in the baseline: everything is going on

Work arrivals_of(std::uint32_t cases) {
    return {.amount = static_cast<double>(cases),
            .unit = "arrivals",
            .blocks = arrival_blocks * static_cast<double>(cases)};
}

/// Draws opening cases; nobody counts them.
struct OpeningDrawn {
    Caseload caseload{lasting(baseline(), 0)};
    Work operator()() const {
        for (std::uint32_t place = 0; place < many_cases; ++place)
            benchmark::DoNotOptimize(caseload.run().cohorts[0].draw(caseload.world(), place));
        return arrivals_of(many_cases);
    }
};

/// Draws opening cases into blocks, and counts them.
struct OpeningArrives {
    Caseload caseload{lasting(baseline(), 0)};
    Work operator()() const {
        benchmark::DoNotOptimize(caseload.simulate_range({.cohort = 0, .first = 0, .end = many_cases}));
        return arrivals_of(many_cases);
    }
};

/// Blocks of opening cases from arrival to the last quarter.
struct BlocksThroughAllQuarters {
    explicit BlocksThroughAllQuarters(InstructionSet with) : set(with) {}
    InstructionSet set;
    Caseload caseload{baseline()};
    Work operator()() const {
        return work_of(caseload.simulate_range({.cohort = 0, .first = 0, .end = cases_in_a_step}, set));
    }
};

struct CaseInPlace {
    std::uint32_t place = 0;
    Newcomer state;
};

/// Opening cases as they are at the start of a quarter, those gone left out, taken there by the scalar step.
std::vector<CaseInPlace> cases_before(const Caseload& caseload, std::uint16_t quarter, std::uint32_t from_cases) {
    std::vector<CaseInPlace> cases;
    NoRecorder nobody;
    SampledTally ignored;
    for (std::uint32_t place = 0; place < from_cases; ++place) {
        Newcomer c = caseload.run().cohorts[0].draw(caseload.world(), place);
        for (std::uint16_t q = 1; q < quarter && !is_gone(c.state); ++q)
            CaseStep(c, caseload.world(), {0, place}, caseload.run().quarters[q], ignored, nobody).run();
        if (!is_gone(c.state)) cases.push_back({place, c});
    }
    return cases;
}

/// The scalar step, which is the reference for any faster one, on cases in the middle of the run.
class ScalarStep {
public:
    Work operator()() {
        const SampledQuarter& quarter = caseload_.run().quarters[middle_quarter];
        NoRecorder nobody;
        for (std::size_t i = 0; i < before_.size(); ++i) {
            Newcomer c = before_[i].state;
            CaseStep(c, caseload_.world(), {0, before_[i].place}, quarter, tally_, nobody).run();
            benchmark::DoNotOptimize(c);
        }
        return {.amount = static_cast<double>(before_.size()), .unit = case_quarters, .blocks = blocks_};
    }

private:
    Caseload caseload_{baseline()};
    std::vector<CaseInPlace> before_ = cases_before(caseload_, middle_quarter, cases_in_a_step);
    double blocks_ = [this] {
        double sum = 0;
        for (std::size_t i = 0; i < before_.size(); ++i)
            sum += has_qualifying_child(before_[i].state.state.situation) ? static_cast<double>(blocks_in_use()) : 1;
        return sum;
    }();
    SampledTally tally_;
};

/// Looks up the thresholds of every decision that a case of this state might take and compares its words with them;
/// nothing comes of it. No words are drawn.
class LookUps {
public:
    LookUps() {
        for (std::size_t i = 0; i < cases_.size(); ++i)
            for (std::size_t b = 0; b < blocks_in_use(); ++b)
                words_.push_back(
                    words(caseload_.world(), {0, cases_[i].place}, middle_quarter, static_cast<std::uint8_t>(b)));
    }

    Work operator()() const {
        int passed = 0;
        for (std::size_t i = 0; i < cases_.size(); ++i) {
            const Newcomer& c = cases_[i].state;
            passed += outcomes_of_all(c, i);
            if (has_qualifying_child(c.state.situation)) passed += outcomes_of_a_family(c, i);
        }
        benchmark::DoNotOptimize(passed);
        return {.amount = static_cast<double>(cases_.size()), .unit = case_quarters};
    }

private:
    template <std::size_t outcomes>
    int outcome(Decision d, const std::array<std::uint32_t, outcomes>& thresholds, std::size_t i) const {
        const Slot slot = row_of(d).word;
        const std::uint32_t word = words_[i * blocks_in_use() + slot.block][slot.word];
        int passed = 0;
        for (const std::uint32_t t : thresholds) passed += word >= t;
        return passed;
    }

    int outcomes_of_all(const Newcomer& c, std::size_t i) const {
        int passed = outcome(Decision::settles, quarter_.thresholds.settles[debt_row(c.state)][c.profile], i);
        if (is_ended(c.state.situation) || is_over(c.state.situation)) {
            passed += outcome(Decision::lapses, quarter_.thresholds.lapses, i);
            passed += outcome(Decision::finalised, quarter_.thresholds.finalised, i);
        } else if (in_notice(c.state)) {
            const auto age = static_cast<std::size_t>(notice_age(c.state.stage));
            passed += outcome(Decision::progresses, quarter_.thresholds.progresses[age], i);
        }
        return passed;
    }

    int outcomes_of_a_family(const Newcomer& c, std::size_t i) const {
        const ChanceTables<std::uint32_t>& t = quarter_.thresholds;
        const auto s = static_cast<std::size_t>(c.state.situation);
        const auto segment =
            static_cast<std::size_t>(segment_of(c.state.situation, c.clerical, quarter_.direct_segment));
        return outcome(Decision::selected, std::array{quarter_.select.others[segment]}, i) +
               outcome(Decision::child_stops, t.child_stops[c.children], i) +
               outcome(Decision::leaves, t.leaves[noticed_row(c.state)][c.profile], i) +
               outcome(Decision::reassessed, t.reassessed[s][c.profile], i) +
               outcome(Decision::enforcement, t.enforcement[s][c.profile], i) +
               outcome(Decision::direct, t.direct[s][c.profile], i) +
               outcome(Decision::pays, t.pays[noticed_row(c.state)][c.profile], i);
    }

    Caseload caseload_{baseline()};
    const SampledQuarter& quarter_ = caseload_.run().quarters[middle_quarter];
    std::vector<CaseInPlace> cases_ = cases_before(caseload_, middle_quarter, cases_in_a_step);
    std::vector<std::array<std::uint32_t, 4>> words_;
};

}  // namespace

void add_steps() {
    add<OpeningDrawn>("parts/arrivals, drawn only", Calls::many);
    add<OpeningArrives>("parts/arrivals, drawn and counted", Calls::many);
    add<LookUps>("parts/look-ups on given words", Calls::many);
    add<ScalarStep>("parts/scalar step, one quarter", Calls::many);
    for (const InstructionSet set : available_instruction_sets())
        add<BlocksThroughAllQuarters>(fmt::format("parts/blocks through all quarters, {}", name_of(set)), Calls::many,
                                      set);
}

}  // namespace ccsim::bench
