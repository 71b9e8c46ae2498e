#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

#include "calibration/published_history.h"
#include "sim/explain/explanation.h"
#include "sim/explain/published_split.h"
#include "tests/support/scenarios.h"

using namespace ccsim;
using namespace ccsim::tests;

namespace {

constexpr ExplainedSpan explained_span{{2013, 1}, {2016, 3}};

Explanation explained() {
    const Scenario scenario = baseline();
    const std::vector<Parameters> draws(2, scenario.parameters);
    return explanation_of(explained_span, live_through_worlds(scenario, draws, explained_span),
                          count_case_flows(scenario, draws, {.span = explained_span, .scale = 500}));
}

double value(const Explanation& e, const std::string& name, std::size_t run = 0) {
    const Term* term = e.find(name);
    INFO(name);
    REQUIRE(term != nullptr);
    return term->values.back()[run];
}

}  // namespace

TEST_CASE("each account of an explanation adds up to the change") {
    const Explanation e = explained();
    for (const std::string rate : {"contributing", "full_payment"}) {
        double mechanisms = value(e, rate + ".mechanism.everything_off"), tables = 0;
        for (const auto word : mechanism_words) mechanisms += value(e, rate + ".mechanism." + std::string(word));
        for (const auto word : channel_words) tables += value(e, rate + ".table." + std::string(word));
        CHECK(std::abs(mechanisms - value(e, rate + ".change")) < 1e-9);
        CHECK(std::abs(tables - value(e, rate + ".change")) < 1e-9);
        for (const std::string paid : {"realised", "expected"}) {
            const std::string start = rate + ".by_case." + paid + ".";
            const double groups = value(e, start + "left", 1) + value(e, start + "arrived", 1) +
                                  value(e, start + "moved", 1) + value(e, start + "stayed", 1);
            CHECK(std::abs(groups - value(e, start + "change", 1)) < 1e-9);
        }
        const auto stayers = [&](const std::string& paid) {
            return value(e, rate + ".by_case." + paid + ".moved") + value(e, rate + ".by_case." + paid + ".stayed");
        };
        CHECK(std::abs(stayers("realised") - stayers("expected") - value(e, rate + ".by_case.regression_to_the_mean")) <
              1e-9);
    }
}

TEST_CASE("a table's split can be worked out again from its counts") {
    const Explanation e = explained();
    const auto counts = [&](std::size_t quarter) {
        ServiceCounts c;
        for (std::size_t s = 0; s < service_count; ++s) {
            c.cases[s] = e.find("contributing.cases." + std::string(service_words[s]))->values[quarter][0];
            c.paying[s] = e.find("contributing.paying." + std::string(service_words[s]))->values[quarter][0];
        }
        return c;
    };
    const TwoFactorSplit split = two_factor_split(counts(0), counts(explained_span.quarters() - 1));
    CHECK(split.direct_share == Approx(value(e, "contributing.two_factor.direct_share")));
    CHECK(value(e, "contributing.two_factor.direct_share") +
              value(e, "contributing.two_factor.within_collection_service") ==
          Approx(value(e, "contributing.change")));
}

TEST_CASE("the quarters of an account by case add up to the change of the whole span") {
    const Scenario scenario = baseline();
    const auto runs = count_case_flows(scenario, {&scenario.parameters, 1}, {.span = explained_span, .scale = 500});
    const auto rate_at = [](const RateFlows& flows, bool before) {
        double cases = 0, paying = 0;
        for (std::size_t f = 0; f < flow::count; ++f)
            for (const FlowCell& cell : flows.cells[f]) {
                if (before ? !flow::is_in(f) : !flow::is_out(f)) cases += static_cast<double>(cell.cases);
                paying += static_cast<double>(before ? cell.paying_before : cell.paying_after);
            }
        return 100 * paying / cases;
    };
    const Explanation e =
        explanation_of(explained_span, live_through_worlds(scenario, {&scenario.parameters, 1}, explained_span), runs);
    CHECK(std::abs(value(e, "contributing.by_case.realised.change") -
                   (rate_at(runs[0].back()[0], false) - rate_at(runs[0].front()[0], true))) < 1e-9);
}

TEST_CASE("every statement is tested and answered by most of the draws") {
    const Explanation e = explained();
    REQUIRE(e.statements.size() == 6);
    for (const Statement& s : e.statements) {
        REQUIRE(s.effect.size() == 2);
        CHECK(s.answer() == (s.effect[0] > 0 ? Answer::yes : Answer::no));
        CHECK(s.effect[0] != 0);
    }
    Statement torn{"", "", "", "", {1, -1}, 0.5};
    CHECK(torn.answer() == Answer::undecided);
}

TEST_CASE("closing segment 1 lowers the number with a liability only through reassessment") {
    Scenario scenario = baseline();
    const auto effect = [&] {
        const auto worlds = live_through_worlds(scenario, {&scenario.parameters, 1}, explained_span);
        for (const Statement& s : test_statements(worlds))
            if (s.name == "segment_1_lowers_the_number") return s.effect[0];
        return -1.0;
    };
    CHECK(effect() > 10'000);
    scenario.parameters.reassessment.chance_to_positive = 0;
    CHECK(effect() == Approx(0).margin(1e-6));
}

TEST_CASE("the published figures give Maintenance Direct's share about 2 of the 9 points") {
    const auto split = published_split(parse_history(published_history_text(), "history.csv"), explained_span);
    REQUIRE(split);
    CHECK(split->before == 83.7);
    CHECK(split->after == 92.7);
    CHECK(split->direct_share.low == Approx(8 * (1 - (0.537 / 0.7 + 0.547 / 0.62) / 2)));
    CHECK(split->direct_share.high == Approx(19 * (1 - (0.607 / 0.77 + 0.507 / 0.58) / 2)));
    CHECK(split->direct_share.low + split->within_collection_service.high == Approx(9));
    CHECK_FALSE(published_split(parse_history(published_history_text(), "history.csv"), {{2013, 1}, {2016, 2}}));
    CHECK_FALSE(published_split(History(), explained_span));
}
