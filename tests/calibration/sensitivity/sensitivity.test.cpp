#include "calibration/sensitivity/sensitivity.h"

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <cmath>

#include "calibration/published_unknowns.h"
#include "sim/engine/expected.h"
#include "sim/measures/summaries.h"
#include "sim/scenario/parameter_table.h"

using namespace ccsim;
using namespace ccsim::sensitivity;

namespace {

constexpr std::array dates{Quarter{2013, 1}, Quarter{2014, 1}};

std::vector<Unknown> some(std::vector<std::string> names) {
    std::vector<Unknown> out = published_unknowns();
    std::erase_if(out, [&](const Unknown& u) { return std::ranges::find(names, u.name) == names.end(); });
    return out;
}

/// Two years of the scenario built in, with four unknowns and draws at some points.
struct SmallProblem {
    std::vector<Unknown> unknowns = some({"nil_cases", "withdrawals", "chance_pays", "capacity_later"});
    DrawnScenario drawn;

    SmallProblem() {
        drawn.scenario.last_quarter = Quarter{2014, 1};
        drawn.scenario.last_outturn = Quarter{2013, 3};
        const double points[][4] = {
            {0, 0, 0, 0}, {1, 0.5, -0.5, 0}, {-1, 0.2, 0.4, 1}, {0.3, -1, 0, -1}, {0, 1, 1, 0.5}};
        for (const auto& z : points) drawn.draws.push_back(with_unknowns(drawn.scenario.parameters, unknowns, z));
    }
    Sensitivity found(const SensitivitySettings& settings = {.trajectories = 6, .points = 32, .resamples = 20},
                      const RunContext& context = {}) const {
        return sensitivity_of(drawn, unknowns, dates, settings, context);
    }
    double live(const Parameters& parameters, Quarter quarter) const {
        Scenario there = drawn.scenario;
        there.parameters = parameters;
        const auto quarters = expect(there, 1).quarters;
        return *find_measure("live_caseload", "total")
                    ->value(quarters, static_cast<std::size_t>(there.index_of(quarter)), quarter);
    }
};

std::size_t question(const Sensitivity& found, std::string_view id, Quarter quarter) {
    const auto q = std::ranges::find(found.questions, Question{find_measure(id, "total"), quarter});
    REQUIRE(q != found.questions.end());
    return static_cast<std::size_t>(q - found.questions.begin());
}

}  // namespace

TEST_CASE("every key measure is asked for at every date") {
    const auto key = std::ranges::count_if(measures(), &Measure::is_key);
    CHECK(questions_at(dates).size() == static_cast<std::size_t>(2 * key));
    CHECK(key == 9);
}

TEST_CASE("a step of the reckoner is the difference of two evaluations half a step apart from each draw") {
    const SmallProblem small;
    const Sensitivity found = small.found();
    REQUIRE(found.draws == 5);
    const std::size_t q = question(found, "live_caseload", dates[1]);
    const auto step = std::ranges::find(found.reckoner, "nil_cases", &ReckonedStep::name);
    CHECK(step->words == "10,000 more");
    std::vector<double> by_hand;
    for (Parameters p : small.drawn.draws) {
        double& cases = p.opening.cases_nil;
        cases += 5'000;
        const double up = small.live(p, dates[1]);
        cases -= 10'000;
        by_hand.push_back(up - small.live(p, dates[1]));
    }
    const auto summary = summary_of(by_hand);
    REQUIRE(step->effects[q]);
    CHECK(step->effects[q]->mean == Approx(summary->mean).epsilon(1e-6));
    CHECK(*step->effects[q]->p95 == Approx(summary->spread->p95()).epsilon(1e-6));
    CHECK(step->effects[q]->draws == 5);
    CHECK(step->effects[q]->dropped == 0);
}

TEST_CASE("what lies behind a date moves nothing there") {
    const SmallProblem small;
    const Sensitivity found = small.found();
    const std::size_t q = question(found, "live_caseload", dates[0]);
    const auto later = std::ranges::find(found.reckoner, "capacity_later", &ReckonedStep::name);
    CHECK(later->effects[q]->mean == 0);
    const std::size_t k = 3;
    REQUIRE(found.unknowns[k].name == "capacity_later");
    CHECK(found.indices[q].indices->total[k].value == 0);
    CHECK(found.screening[q][k]->mu_star == 0);
    CHECK(found.tornado.swings[q][k].size() == 0);
}

TEST_CASE("a swing is between two evaluations with one unknown at its ends and the others at their medians") {
    const SmallProblem small;
    const Sensitivity found = small.found();
    CHECK(found.about.of == sensitivity::Spread::Of::posterior);
    CHECK(found.spread.of == sensitivity::Spread::Of::prior);
    const std::size_t q = question(found, "live_caseload", dates[1]);
    std::vector<double> z{0, 0.2, 0, 0};  // medians of the five draws
    CHECK(*found.tornado.centre[q] ==
          Approx(small.live(with_unknowns(small.drawn.scenario.parameters, small.unknowns, z), dates[1])));
    z[0] = -0.8;  // a fifth of the way from the least to the next: the 5% point
    CHECK(*found.tornado.swings[q][0].low ==
          Approx(small.live(with_unknowns(small.drawn.scenario.parameters, small.unknowns, z), dates[1])));
    z[0] = 0.86;
    CHECK(*found.tornado.swings[q][0].high ==
          Approx(small.live(with_unknowns(small.drawn.scenario.parameters, small.unknowns, z), dates[1])));
}

TEST_CASE("what the draws leave open is told from their answers and goes with what makes it") {
    const SmallProblem small;
    const Sensitivity found = small.found();
    const std::size_t q = question(found, "live_caseload", dates[1]);
    std::vector<double> live;
    for (const Parameters& p : small.drawn.draws) live.push_back(small.live(p, dates[1]));
    std::ranges::sort(live);
    REQUIRE(found.left_open[q]);
    CHECK(found.left_open[q]->median == Approx(live[2]));
    CHECK(found.left_open[q]->p5 == Approx(quantile(live, 0.05)));
    CHECK(found.left_open[q]->correlations[0] > 0.5);  // more nil cases, more live cases
    // Before the programme the live caseload does not depend on its pace, but five draws may go with it by chance.
    for (const double r : found.left_open[q]->correlations) CHECK(std::abs(r) <= 1);
}

TEST_CASE("the strongest driver of the caseload is what makes it and everything is the same on two threads") {
    const SmallProblem small;
    const SensitivitySettings settings{.trajectories = 6, .points = 64, .resamples = 20};
    const Sensitivity one = small.found(settings, {.threads = 1}), two = small.found(settings, {.threads = 2});
    const std::size_t q = question(one, "live_caseload", dates[1]);
    const auto& indices = *one.indices[q].indices;
    CHECK(indices.total[0].value > 0.5);
    CHECK(std::ranges::max_element(one.screening[q], {}, [](const auto& e) { return e->mu_star; }) ==
          one.screening[q].begin());
    for (std::size_t i = 0; i < one.questions.size(); ++i)
        for (std::size_t k = 0; k < 4; ++k) {
            CHECK(one.screening[i][k]->mu == two.screening[i][k]->mu);
            CHECK(one.indices[i].indices->total[k].p95 == two.indices[i].indices->total[k].p95);
            CHECK(one.reckoner[k].effects[i]->mean == two.reckoner[k].effects[i]->mean);
            CHECK(one.tornado.swings[i][k].high == two.tornado.swings[i][k].high);
        }
    CHECK(one.evaluations == two.evaluations);
}

TEST_CASE("each method can be left out, one draw has no interval, and a posterior's spread is as wide as its draws") {
    SmallProblem small;
    const Sensitivity wide = small.found({.trajectories = 40, .points = 256, .spread = sensitivity::Spread::Of::prior}),
                      narrow = small.found(
                          {.trajectories = 40, .points = 256, .spread = sensitivity::Spread::Of::posterior});
    const std::size_t q = question(wide, "live_caseload", dates[1]);
    // The draws' nil cases have a standard deviation of 0.73 of the prior's; the other unknowns matter less.
    const double ratio = narrow.indices[q].indices->sd / wide.indices[q].indices->sd;
    CHECK(ratio > 0.6);
    CHECK(ratio < 0.9);
    small.drawn.draws.resize(1);
    const Sensitivity one = small.found({.trajectories = 0, .points = 0});
    CHECK(one.screening.empty());
    CHECK(one.indices.empty());
    CHECK(one.about.of == sensitivity::Spread::Of::prior);
    CHECK_FALSE(one.left_open[q]);
    REQUIRE(one.reckoner[0].effects[q]);
    CHECK_FALSE(one.reckoner[0].effects[q]->p5);
}

TEST_CASE("a rate of fewer than three cases is no figure and leaves its rows out") {
    SmallProblem small;
    small.drawn.scenario.parameters.opening.cases_collected = 2;
    small.drawn.scenario.parameters.opening.cases_enforced = small.drawn.scenario.parameters.opening.cases_direct = 0;
    for (IntakeQuarter& q : small.drawn.scenario.parameters.intake.quarters) q.cases = 0;
    Answers answers(small.drawn.scenario, questions_at(dates), {});
    small.drawn.scenario.parameters.reassessment.chance_to_positive = 0;
    const Eigen::MatrixXd found = answers.at(
        2, [&](Eigen::Index i) { return i == 0 ? std::optional(small.drawn.scenario.parameters) : std::nullopt; });
    for (std::size_t q = 0; q < answers.questions().size(); ++q) {
        const auto row = static_cast<Eigen::Index>(q);
        CHECK(std::isnan(found(row, 0)) == (answers.questions()[q].measure->unit == "percent"));
        CHECK(std::isnan(found(row, 1)));  // no parameters, no figure
    }
}

TEST_CASE("an analysis that is told to stop stops and says how far it is") {
    const SmallProblem small;
    std::atomic<bool> stop = false;
    double last = 0;
    const SensitivitySettings settings{.trajectories = 6, .points = 64, .resamples = 20};
    small.found(settings, {.progress = [&](double share) {
                    CHECK(share >= last);
                    last = share;
                }});
    CHECK(last == Approx(1));
    stop = true;
    CHECK_THROWS_AS(small.found(settings, {.stop = &stop}), Interrupted);
}
