#include "calibration/gates.h"

#include <catch2/catch.hpp>
#include <functional>

using namespace ccsim;

namespace {

/// A calibration that passes every gate, and its fit.
struct Good {
    Calibration calibration;
    PosteriorPredictive fit;
    std::vector<KeyFigure> key_figures;

    Good() {
        calibration.posterior.settings.lineages = 100;
        calibration.posterior.stages.assign(
            4, {.temperature = 1, .acceptance = 0.3, .memory = 0.02, .steps = 40, .distinct_ancestors = 90});
        calibration.posterior.log_evidence = -50;
        calibration.check.emplace();
        calibration.check->convergence = {.largest_r_hat = 1.005, .smallest_bulk = 900, .smallest_tail = 700};
        calibration.check->bridge.log_evidence = -50.1;
        fit.chance_of_more = 0.4;
        for (int i = 0; i < 10; ++i) fit.figures.push_back(figure(i < 6 ? 10 : 14));
        key_figures = {{find_measure("cases_with_current_liability", "all"), {2016, 3}, 272'500, 273'000},
                       {find_measure("pct_cases_contributing", "all"), {2016, 3}, 92.7, 92.5}};
    }

    /// Between the quartiles at 10, between the 5% and 95% quantiles at 14, and outside both at 30.
    static FittedFigure figure(double published) {
        FittedFigure out;
        out.observation.value = published;
        out.observation.series = "some";
        out.predictive = {3, 5, 6, 8, 10, 12, 13, 15, 17};
        return out;
    }
};

std::vector<std::string> failed(const std::function<void(Good&)>& spoil) {
    Good good;
    spoil(good);
    std::vector<std::string> out;
    for (const Gate& gate : gates_of(good.calibration, good.fit, good.key_figures))
        if (!gate.passed) out.push_back(gate.name);
    return out;
}

}  // namespace

TEST_CASE("a good calibration passes every gate and says so") {
    const Good good;
    const auto gates = gates_of(good.calibration, good.fit, good.key_figures);
    CHECK(verdict(gates) == "all " + std::to_string(gates.size()) + " gates passed");
    CHECK(gates.size() == 12);
}

TEST_CASE("each fault of a calibration fails the gate that is about it and no other") {
    const std::vector<std::pair<std::string, std::function<void(Good&)>>> faults{
        {"90% predictive band", [](Good& g) { g.fit.figures[6] = g.fit.figures[7] = Good::figure(30); }},
        {"50% predictive band",
         [](Good& g) { g.fit.figures[0] = g.fit.figures[1] = g.fit.figures[2] = Good::figure(14); }},
        {"current liability", [](Good& g) { g.key_figures[0].model = 278'500; }},
        {"percent contributing", [](Good& g) { g.key_figures[1].model = 93.3; }},
        {"chance of a worse fit", [](Good& g) { g.fit.chance_of_more = 0.005; }},
        {"series furthest off",
         [](Good& g) {
             for (auto& f : g.fit.figures) f.score = -2.6;
         }},
        {"moves accepted", [](Good& g) { g.calibration.posterior.stages[1].acceptance = 0.05; }},
        {"memory of lineages", [](Good& g) { g.calibration.posterior.stages[0].memory = 0.2; }},
        {"distinct points", [](Good& g) { g.calibration.posterior.stages[3].distinct_ancestors = 50; }},
        {"R-hat", [](Good& g) { g.calibration.check->convergence.largest_r_hat = 1.02; }},
        {"effective size", [](Good& g) { g.calibration.check->convergence.smallest_tail = 300; }},
        {"two estimates", [](Good& g) { g.calibration.check->bridge.log_evidence = -50.5; }}};
    for (const auto& [word, spoil] : faults) {
        INFO(word);
        const auto names = failed(spoil);
        REQUIRE(names.size() == 1);
        CHECK_THAT(names[0], Catch::Contains(word));
    }
}

TEST_CASE("a figure just outside the band is outside however coarsely it was printed") {
    FittedFigure figure = Good::figure(15.1);
    figure.observation.step = 1;
    CHECK_FALSE(figure.inside_90());
}

TEST_CASE("the engines may differ by less than the limit, in figures and in series") {
    const auto passed = [](double figure, double series) {
        Confirmation confirmation{.draws = 50, .limit = 5, .figures = {{}}, .series = {{.series = "some"}}};
        confirmation.figures[0].z = figure;
        confirmation.series[0].z = series;
        return gate_of(confirmation).passed;
    };
    CHECK(passed(-4.9, 4.9));
    CHECK_FALSE(passed(-5.1, 0));
    CHECK_FALSE(passed(0, 5.1));
}
