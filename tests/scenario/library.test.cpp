#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <map>

#include "calibration/shipped_posterior.h"
#include "sim/engine/run.h"
#include "sim/measures/direct_as_collected.h"
#include "sim/measures/measure.h"
#include "sim/scenario/drawn_scenario.h"
#include "sim/scenario/scenario_numbers.h"
#include "tests/support/paths.h"

using namespace ccsim;
using namespace ccsim::tests;

namespace {

constexpr std::size_t few_draws = 2;

/// The scenarios that come with the program, by name, each over the first draws of the posterior.
std::map<std::string, DrawnScenario> library() {
    const Posterior posterior = shipped_posterior();
    std::map<std::string, DrawnScenario> out;
    for (const auto& entry : std::filesystem::directory_iterator(source_dir / "scenarios"))
        if (entry.path().extension() == ".yaml" && entry.path().stem() != "example-case-file")
            out.emplace(entry.path().stem().string(),
                        read_drawn_scenario(entry.path(), {}, posterior.draws, few_draws, [&](const Scenario& s) {
                            return compared_with_fit(posterior.fitted_to, past_values(s)).is_same();
                        }));
    return out;
}

double figure(const Scenario& scenario, const Parameters& numbers, const char* id, const char* breakdown, Quarter q) {
    Scenario drawn = scenario;
    drawn.parameters = numbers;
    const Series series = run_expected(drawn, 1);
    const auto at = static_cast<std::size_t>(scenario.index_of(q));
    const MeasureValue value = value_of(*find_measure(id, breakdown), scenario.maintenance_direct_counted_as);
    return value(series, at, q).value_or(-1);
}

}  // namespace

TEST_CASE("every scenario of the library runs over the posterior and keeps to its name and its words") {
    const auto scenarios = library();
    CHECK(scenarios.size() >= 14);
    for (const auto& [name, drawn] : scenarios) {
        INFO(name);
        CHECK(drawn.is_theirs);
        CHECK(drawn.scenario.name == name);
        CHECK_FALSE(drawn.scenario.description.empty());
        REQUIRE(drawn.draws.size() == few_draws);
        for (const Parameters& numbers : drawn.draws) {
            const double live = figure(drawn.scenario, numbers, "live_caseload", "total", {2018, 4});
            CHECK((live > 500'000 && live < 1'500'000));
        }
    }
}

TEST_CASE("each scenario of the library moves what it is about, in every draw") {
    const auto scenarios = library();
    const auto less_baseline = [&](const char* name, const char* id, const char* breakdown, Quarter q) {
        std::vector<double> out;
        for (std::size_t d = 0; d < few_draws; ++d)
            out.push_back(
                figure(scenarios.at(name).scenario, scenarios.at(name).draws[d], id, breakdown, q) -
                figure(scenarios.at("baseline").scenario, scenarios.at("baseline").draws[d], id, breakdown, q));
        return out;
    };
    const auto all = [](const std::vector<double>& values, auto passes) {
        return std::all_of(values.begin(), values.end(), passes);
    };
    const auto rises = [](double difference) { return difference > 0; };
    const auto falls = [](double difference) { return difference < 0; };
    const Quarter sep_2016{2016, 3}, dec_2017{2017, 4};
    const char *const liable = "cases_with_current_liability", *const rate = "pct_cases_contributing";
    CHECK(all(less_baseline("no-closure", liable, "all", dec_2017), rises));
    CHECK(all(less_baseline("random-order", rate, "all", sep_2016), falls));
    CHECK(all(less_baseline("reverse-order", rate, "all", sep_2016), falls));
    CHECK(all(less_baseline("compliant-first", rate, "all", sep_2016), falls));
    CHECK(all(less_baseline("segments-3-and-4-together", liable, "all", sep_2016), [](double d) { return d != 0; }));
    CHECK(all(less_baseline("selection-25-percent-slower", liable, "all", sep_2016), rises));
    CHECK(all(less_baseline("selection-50-percent-faster", liable, "all", sep_2016), falls));
    CHECK(all(less_baseline("one-year-pause", liable, "all", dec_2017), rises));
    CHECK(all(less_baseline("one-year-pause", liable, "all", sep_2016), [](double d) { return d == 0; }));
    CHECK(all(less_baseline("programme-a-year-longer", liable, "all", dec_2017), rises));
    CHECK(all(less_baseline("no-notice-effect", rate, "all", sep_2016), [](double d) { return d != 0; }));
    CHECK(all(less_baseline("enforcement-as-in-2012-13", liable, "collection service, enforced", sep_2016), rises));
    CHECK(all(less_baseline("maintenance-direct-as-collection-service", rate, "all", sep_2016), falls));
    CHECK(all(less_baseline("maintenance-direct-as-collection-service", liable, "all", dec_2017),
              [](double d) { return d == 0; }));
    CHECK(all(less_baseline("more-transfers-to-maintenance-direct", liable, "Maintenance Direct", sep_2016), rises));
}
