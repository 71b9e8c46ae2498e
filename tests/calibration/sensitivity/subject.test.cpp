#include "calibration/sensitivity/subject.h"

#include <catch2/catch.hpp>

#include "calibration/published_unknowns.h"
#include "calibration/shipped_posterior.h"
#include "sim/report/sha256.h"
#include "sim/scenario/read_scenario.h"
#include "sim/scenario/scenario_numbers.h"
#include "tests/support/paths.h"

using namespace ccsim;
using namespace ccsim::sensitivity;
using ccsim::tests::source_dir;

namespace {

DrawnScenario drawn(const std::string& name, const std::vector<std::string>& settings = {}) {
    const Posterior posterior = shipped_posterior();
    return read_drawn_scenario(source_dir / "scenarios" / name, settings, posterior.draws, 3, [&](const Scenario& s) {
        return compared_with_fit(posterior.fitted_to, past_values(s)).is_same();
    });
}

std::string numbers(const DrawnScenario& of, const Parameters& parameters) {
    Scenario there = of.scenario;
    there.parameters = parameters;
    return numbers_of(there);
}

}  // namespace

TEST_CASE("draws with what a variant says laid over them are the draws of the variant") {
    for (const char* const name :
         {"baseline.yaml", "one-year-pause.yaml", "selection-25-percent-slower.yaml", "random-order.yaml"}) {
        INFO(name);
        const DrawnScenario of = drawn(name, {"closure.chance_finalised=0.3"});
        const Subject subject(of, published_unknowns());
        REQUIRE(subject.draws() == 3);
        for (std::size_t d = 0; d < 3; ++d) {
            const auto over = subject.laid_over(of.fitted_draws[d]);
            REQUIRE(over);
            CHECK(numbers(of, *over) == numbers(of, of.draws[d]));
        }
        CHECK(subject.settled() == std::vector<std::string>{"finalisation"});
        CHECK(subject.unknowns().size() == published_unknowns().size() - 1);
    }
}

TEST_CASE("of the baseline nothing is settled and a point is with_unknowns") {
    const DrawnScenario of = drawn("baseline.yaml");
    const Subject subject(of, published_unknowns());
    CHECK(subject.settled().empty());
    CHECK(subject.not_there().empty());
    const Eigen::VectorXd point = Eigen::VectorXd::LinSpaced(54, -1, 1);
    CHECK(numbers(of, *subject.at(point)) ==
          numbers(of, with_unknowns(of.fitted->parameters, subject.unknowns(), {point.data(), 54})));
}

TEST_CASE("the pace after a pause is still unknown and what makes no scenario is no point") {
    const DrawnScenario of = drawn("one-year-pause.yaml");
    const Subject subject(of, published_unknowns());
    CHECK(subject.settled().empty());
    const DrawnScenario too_many = drawn("baseline.yaml", {"opening.share_clerical=0.5"});
    CHECK(Subject(too_many, published_unknowns()).at(Eigen::VectorXd::Zero(54)));
    Parameters wrong = too_many.fitted->parameters;
    wrong.opening.payer_types_nil = {.reliable = 0.8, .unlikely = 0.7};
    CHECK_FALSE(Subject(too_many, published_unknowns()).laid_over(wrong));
}

TEST_CASE("without a posterior the unknowns are put into the scenario itself") {
    DrawnScenario alone;
    alone.scenario = read_scenario(source_dir / "scenarios/no-closure.yaml");
    alone.draws = {alone.scenario.parameters};
    const Subject subject(alone, published_unknowns());
    CHECK(subject.draws() == 1);
    CHECK(subject.settled().empty());
    const auto at = subject.at(Eigen::VectorXd::Zero(static_cast<Eigen::Index>(subject.unknowns().size())));
    REQUIRE(at);
    CHECK(at->closure.chance_finalised == Approx(0.24));
}
