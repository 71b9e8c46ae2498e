#include "calibration/forecast/skill.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "sim/core/problems.h"
#include "sim/random/named_engine.h"

using namespace ccsim;
using namespace ccsim::forecast;

namespace {

const Quarter first_origin(2014, 1);

ScoredCell cell(std::string forecaster, std::string series, int origin, double score, std::string group = "all") {
    return {std::move(forecaster), std::move(group),          std::move(series),
            first_origin + origin, first_origin + origin + 4, score};
}

/// A model and a rival, two series, so many origins: the model's scores are the rival's times a factor.
std::vector<ScoredCell> scaled(int origins, double factor) {
    std::vector<ScoredCell> out;
    for (int o = 0; o < origins; ++o)
        for (const char* series : {"a", "b"}) {
            const double rival = 1 + o + (*series == 'b' ? 10 : 0);
            out.push_back(cell("model", series, o, factor * rival));
            out.push_back(cell("rival", series, o, rival));
        }
    return out;
}

}  // namespace

TEST_CASE("relative skill is the geometric mean over series of the ratios of mean scores") {
    // Series a: (1 + 3) / (2 + 6) = 1/2. Series b: (4 + 4) / (1 + 1) = 4. Geometric mean: sqrt(2).
    const std::vector<ScoredCell> cells{cell("model", "a", 0, 1), cell("model", "a", 1, 3), cell("rival", "a", 0, 2),
                                        cell("rival", "a", 1, 6), cell("model", "b", 0, 4), cell("model", "b", 1, 4),
                                        cell("rival", "b", 0, 1), cell("rival", "b", 1, 1)};
    const auto skill = relative_skill(cells, "model");
    REQUIRE(skill);
    CHECK(skill->ratio == Approx(std::sqrt(2)));
    CHECK(skill->by_series.at("a") == Approx(0.5));
    CHECK(skill->by_series.at("b") == Approx(4));
    CHECK(skill->without_one_series == Approx(0.5));
    CHECK(skill->origins == 2);
}

TEST_CASE("the rival is the best of each group in hindsight, and no one who made few of its forecasts") {
    std::vector<ScoredCell> cells;
    for (int o = 0; o < 4; ++o)
        for (const char* group : {"counts", "money"}) {
            const bool counts = *group == 'c';
            cells.push_back(cell("model", group, o, 2, group));
            cells.push_back(cell("drift", group, o, counts ? 1 : 4, group));
            cells.push_back(cell("ets", group, o, counts ? 3 : 2.5, group));
            if (o == 3) cells.push_back(cell("lucky", group, o, 0.1, group));
        }
    const auto skill = relative_skill(cells, "model");
    REQUIRE(skill);
    CHECK(skill->best.at("counts") == "drift");
    CHECK(skill->best.at("money") == "ets");
    CHECK(skill->ratio == Approx(std::sqrt(2.0 * (2 / 2.5))));
    CHECK(skill->by_rival.at("drift") == Approx(std::sqrt(2.0 * 0.5)));
    CHECK(skill->by_rival.at("lucky") == Approx(20));
}

TEST_CASE("forecasts that only one of the two made are left out of their ratio") {
    std::vector<ScoredCell> cells = scaled(8, 0.5);
    cells.push_back(cell("model", "a", 20, 1e6));
    cells.push_back(cell("rival", "b", 21, 1e6));
    CHECK(relative_skill(cells, "model")->ratio == Approx(0.5));
    CHECK(relative_skill(cells, "model")->origins == 8);
}

TEST_CASE("nothing is claimed of fewer than six origins however good the scores are") {
    CHECK(relative_skill(scaled(5, 0.01), "model")->claim == SkillClaim::too_few_origins);
    CHECK(relative_skill(scaled(5, 0.01), "model")->p == Approx(2.0 / 32));
    CHECK(relative_skill(scaled(6, 0.01), "model")->claim == SkillClaim::better);
    CHECK(relative_skill(scaled(6, 0.01), "model")->p == Approx(2.0 / 64));
    CHECK(relative_skill(scaled(6, 100), "model")->claim == SkillClaim::worse);
    CHECK(relative_skill(scaled(6, 1), "model")->claim == SkillClaim::undecided);
    CHECK(relative_skill(scaled(1, 0.5), "model")->p == 1);
}

TEST_CASE("a skill that one series makes is not claimed") {
    std::vector<ScoredCell> cells;
    for (int o = 0; o < 8; ++o)
        for (const char* series : {"a", "b", "c"}) {
            cells.push_back(cell("model", series, o, *series == 'a' ? 0.01 : 1.01));
            cells.push_back(cell("rival", series, o, 1));
        }
    const auto skill = relative_skill(cells, "model");
    CHECK(skill->ratio < 0.3);
    CHECK(skill->high < 1);
    CHECK(skill->p < 0.01);
    CHECK(skill->without_one_series == Approx(1.01));
    CHECK(skill->claim == SkillClaim::undecided);
}

TEST_CASE("equal forecasters are hardly ever told apart, and the origin is what is swapped") {
    // Scores of one origin go up and down together, so forty forecasts of each are no forty pieces of evidence.
    int claims = 0, small = 0;
    constexpr int repetitions = 200;
    for (int r = 0; r < repetitions; ++r) {
        NamedEngine engine({.seed = 9, .purpose = 202, .step = static_cast<std::uint32_t>(r)});
        std::vector<ScoredCell> cells;
        for (int o = 0; o < 8; ++o) {
            const double luck = std::exp(2 * (uniform_between(engine) - uniform_between(engine)));
            for (int s = 0; s < 5; ++s) {
                cells.push_back(cell("model", std::string(1, static_cast<char>('a' + s)), o, luck));
                cells.push_back(cell("rival", std::string(1, static_cast<char>('a' + s)), o, 1));
            }
        }
        const auto skill = relative_skill(cells, "model", 3);
        small += skill->p < 0.1 ? 1 : 0;
        claims += skill->claim == SkillClaim::better || skill->claim == SkillClaim::worse ? 1 : 0;
    }
    // 20 of 200 expected, standard error 4.2; below five of them.
    CHECK(small < 42);
    CHECK(small > 2);
    CHECK(claims <= small);
}

TEST_CASE("scores that are none, and forecasts scored twice, are faults") {
    CHECK_THROWS_AS(relative_skill({cell("model", "a", 0, NAN)}, "model"), Fault);
    CHECK_THROWS_AS(relative_skill({cell("model", "a", 0, 1), cell("model", "a", 0, 2)}, "model"), Fault);
    CHECK_FALSE(relative_skill({cell("model", "a", 0, 1), cell("rival", "a", 1, 1)}, "model"));
}
