#include "sim/explain/rivals.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>

#include "calibration/published_history.h"
#include "calibration/published_unknowns.h"
#include "calibration/qss_series.h"
#include "sim/core/problems.h"
#include "sim/scenario/scenario_numbers.h"
#include "tests/support/scenarios.h"

using namespace ccsim;
using namespace ccsim::tests;

namespace {

/// The baseline with an effect of notice and a trend of its own.
Scenario changing() {
    Scenario scenario = baseline();
    scenario.parameters.payment.odds_pays_in_notice = 1.4;
    scenario.parameters.payment.odds_pays_trend_percent_a_year = 9;
    return scenario;
}

std::string numbers_in(const Scenario& scenario, Rival rival) {
    Scenario changed = scenario;
    changed.parameters = as_rival(scenario.parameters, rival, scenario);
    return numbers_of(changed);
}

bool is_random(const Closure& closure) {
    for (const ClosurePhase& phase : closure.phases)
        if (phase.order != SelectionOrder::random || phase.segments != std::vector<int>{1, 2, 3, 4, 5}) return false;
    return !closure.phases.empty();
}

}  // namespace

TEST_CASE("the encompassing model is the scenario and its corners are what they say") {
    const Scenario scenario = changing();
    CHECK(numbers_in(scenario, Rival::both) == numbers_of(scenario));
    for (const Rival rival : all_rivals) {
        const Parameters p = as_rival(scenario.parameters, rival, scenario);
        const bool random = rival == Rival::no_selection_effect || rival == Rival::neither;
        CHECK(is_random(p.closure) == random);
        for (std::size_t i = 0; i < p.closure.phases.size(); ++i)
            CHECK(p.closure.phases[i].capacity_cases_a_week ==
                  scenario.parameters.closure.phases[i].capacity_cases_a_week);
        CHECK(p.payment.odds_pays_in_notice == (behaviour_may_change(rival) ? 1.4 : 1.0));
        CHECK(p.payment.trend_until ==
              (behaviour_may_change(rival) ? scenario.parameters.payment.trend_until : scenario.start));
    }
}

TEST_CASE("a rival changes nothing but the order and behaviour") {
    const Scenario scenario = changing();
    Parameters p = as_rival(scenario.parameters, Rival::neither, scenario);
    p.payment.odds_pays_in_notice = 1.4;
    p.payment.trend_until = scenario.parameters.payment.trend_until;
    for (std::size_t i = 0; i < p.closure.phases.size(); ++i) {
        p.closure.phases[i].segments = scenario.parameters.closure.phases[i].segments;
        p.closure.phases[i].order = scenario.parameters.closure.phases[i].order;
    }
    Scenario back = scenario;
    back.parameters = p;
    CHECK(numbers_of(back) == numbers_of(scenario));
}

TEST_CASE("the unknowns of behaviour move nothing in a rival without it and something in the others") {
    const std::vector<Observation> figures = of_the_qss(observations(published_history()), qss_series());
    const Scenario past = fitted_past(baseline(), figures);
    const std::vector<Unknown> unknowns = published_unknowns();
    const std::vector<Eigen::Index> behaviour = behaviour_unknowns(unknowns);
    REQUIRE(behaviour.size() == 2);
    CHECK(unknowns[static_cast<std::size_t>(behaviour[0])].name == "behaviour_trend");
    CHECK(unknowns[static_cast<std::size_t>(behaviour[1])].name == "notice_effect");
    FitProblem problem(past, unknowns, figures, DiscrepancyScales::declared(), 1);
    methods::Points points = methods::Points::Zero(static_cast<Eigen::Index>(unknowns.size()), 2);
    for (const Eigen::Index k : behaviour) points(k, 1) = 1;
    for (const Rival rival : all_rivals) {
        const Eigen::MatrixXd predicted = problem.predicted(points, change_of(rival, past));
        CHECK((predicted.col(0) == predicted.col(1)) == !behaviour_may_change(rival));
        const Eigen::VectorXd likelihoods = problem.log_likelihood(points, change_of(rival, past));
        CHECK(likelihoods[0] == problem.likelihood().log_likelihood(predicted.col(0)));
    }
}

TEST_CASE("every fitted series is said to be the Summary's or not and letters are not") {
    const std::vector<Observation> all = observations(published_history());
    const std::vector<SeriesBasis> list = qss_series();
    for (const Observation& o : all) CHECK(std::ranges::count(list, o.series, &SeriesBasis::series) == 1);
    const std::vector<Observation> kept = of_the_qss(all, list);
    CHECK(kept.size() == 97);
    for (const Observation& o : kept) {
        INFO(o.measure->id);
        CHECK(std::string(o.measure->id).find("letter") == std::string::npos);
        CHECK(std::string(o.measure->id).find("proactive") == std::string::npos);
    }
}

TEST_CASE("a list of series that cannot be read names every problem") {
    const auto problems = [](const char* text) {
        try {
            parse_qss_series(text, "list.csv");
        } catch (const InputError& e) {
            return std::string(e.what());
        }
        return std::string();
    };
    CHECK_THAT(problems("series,of_qss\n"), Catch::Contains("does not hold the columns"));
    const std::string several = problems("series,of_qss,reason\na,perhaps,why\na,no,\n");
    CHECK_THAT(several,
               Catch::Contains("neither yes nor no") && Catch::Contains("given twice") && Catch::Contains("missing"));
}
