#include <catch2/catch.hpp>

#include "sim/measures/totals.h"
#include "tests/support/scenarios.h"
#include "tests/support/selection_bias.h"

// What the macro path leaves out of the baseline. In the second quarter of 2015 the capacity is 3% more than all that
// is eligible in segments 1 and 2, so that in a small caseload they run out or do not by chance; a margin of a few
// standard deviations makes the bias vanish.

using namespace ccsim;
using namespace ccsim::tests;

namespace {

using Life = std::vector<SampledTally>;

constexpr std::size_t march_2015 = 12, december_2015 = 15, march_2016 = 16, september_2016 = 18;

double selected_to(const Life& life, std::size_t last, std::size_t segment) {
    double sum = 0;
    for (std::size_t q = 0; q <= last; ++q) sum += static_cast<double>(life[q][tally::selected(segment)]);
    return sum;
}

double ended_by_closure(const Life& life, std::size_t last) {
    double sum = 0;
    for (std::size_t q = 0; q <= last; ++q)
        for (std::size_t scheme = 0; scheme < 2; ++scheme)
            for (std::size_t route = 0; route < segments; ++route)
                sum += static_cast<double>(life[q][tally::liabilities_ended(scheme, route)]);
    return sum;
}

double percent_contributing(const SampledTally& sampled) {
    ExpectedTally t;
    for (std::size_t i = 0; i < tally::size; ++i) t[i] = static_cast<double>(sampled[i]);
    return 100 * totals::contributing(t) / totals::with_liability(t);
}

std::vector<LifeFigure> figures() {
    std::vector<LifeFigure> out;
    for (std::size_t s = 0; s < 4; ++s) {
        const std::string segment = "segment " + std::to_string(s + 1);
        out.push_back(
            {"selected to 2015 in " + segment, [s](const Life& l) { return selected_to(l, december_2015, s); }});
        out.push_back({"open in June 2015 in " + segment, [s](const Life& l) {
                           return static_cast<double>(l[march_2015 + 1][tally::open_by_segment(s)]);
                       }});
    }
    out.push_back({"selected to March 2015 in segment 2", [](const Life& l) { return selected_to(l, march_2015, 1); }});
    out.push_back(
        {"liabilities ended to September 2016", [](const Life& l) { return ended_by_closure(l, september_2016); }});
    out.push_back({"arrears in September 2016 (GBP)", [](const Life& l) {
                       return static_cast<double>(l[september_2016].total(tally::arrears_pence)) / 100;
                   }});
    out.push_back({"% contributing in March 2016", [](const Life& l) { return percent_contributing(l[march_2016]); }});
    return out;
}

constexpr std::size_t selected_in_segment_2 = 2, before_the_kink = 8, contributing = 11;

std::vector<SelectionBias> biases(const Scenario& scenario, int scale, std::size_t worlds) {
    return selection_biases(WholeCaseload(scenario, scale), scenario.seed, worlds, figures());
}

std::string table_of(const std::vector<SelectionBias>& found) {
    std::string table;
    for (std::size_t i = 0; i < found.size(); ++i) table += line_of(figures()[i], found[i]) + "\n";
    return table;
}

/// The second quarter of 2015 with capacity for all of segments 1 to 3, and much to spare.
Scenario with_room_in_june_2015() {
    Scenario s = baseline();
    s.parameters.closure.phases[2].capacity_cases_a_week = 7'900;
    return s;
}

}  // namespace

TEST_CASE("a small baseline caseload runs out of segment 2 by chance and the macro path leaves that out",
          "[statistical]") {
    const auto small = biases(baseline(), 3'200, 2'000), large = biases(baseline(), 800, 1'000);
    for (const auto* found : {&small, &large}) {
        INFO(table_of(*found));
        CHECK(z_score((*found)[selected_in_segment_2].bias, 0) < -5);
        CHECK(z_score((*found)[contributing].bias, 0) < -5);
        CHECK(std::abs(z_score((*found)[before_the_kink].bias, 0)) < 4);
    }
    // Four times the cases have twice the bias in cases, and half of it in per cent: 1 / sqrt(N), neither 1 / N nor
    // none.
    CHECK(std::abs(apart(large[selected_in_segment_2], 2, small[selected_in_segment_2])) < 3);
    CHECK(apart(large[selected_in_segment_2], 1, small[selected_in_segment_2]) < -3);
    CHECK(std::abs(apart(large[contributing], 0.5, small[contributing])) < 3);
}

TEST_CASE("with room to spare the macro path leaves nothing out of the baseline that can be seen", "[statistical]") {
    const auto found = biases(with_room_in_june_2015(), 800, 1'000);
    INFO(table_of(found));
    CHECK(std::abs(z_score(found[selected_in_segment_2].bias, 0)) < 4);
    CHECK(std::abs(z_score(found[contributing].bias, 0)) < 4);
    CHECK(found[contributing].bias.standard_error < 0.02);
}

TEST_CASE("what the macro path leaves out of the baseline by size", "[statistical][slow]") {
    std::vector<SelectionBias> of_contributing;
    for (const auto& [scale, worlds] : {std::pair{1'600, 4'000U}, {400, 2'000U}, {100, 1'000U}}) {
        const auto found = biases(baseline(), scale, worlds);
        WARN(table_of(found));
        of_contributing.push_back(found[contributing]);
    }
    for (std::size_t i = 0; i + 1 < of_contributing.size(); ++i)
        CHECK(std::abs(of_contributing[i + 1].bias.mean) < std::abs(of_contributing[i].bias.mean));
}
