#include "calibration/unknowns.h"

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <cmath>
#include <set>

#include "calibration/published_history.h"
#include "calibration/published_unknowns.h"
#include "calibration/standard_normal_points.h"
#include "sim/core/problems.h"
#include "sim/engine/expected.h"
#include "sim/measures/measure.h"
#include "sim/scenario/check_scenario.h"
#include "sim/scenario/parameter_table.h"
#include "tests/support/paths.h"

using namespace ccsim;

namespace {

const std::string columns_of_unknowns = "unknown,path,family,least,p5,median,p95,most,rest_of,reason,source_id\n";
const double normal_95 = 1.6448536269514722;

/// Everything wrong with a set of parameters, each number by itself and all together.
std::vector<std::string> faults_of(const Parameters& parameters) {
    std::vector<std::string> out;
    for (const ParameterRow& row : parameter_table()) {
        if (row.is_quarter()) continue;
        const double value = number_of(row, parameters);
        if (!(value >= range_of(row).low && value <= range_of(row).high)) out.emplace_back(row.path);
    }
    Layered layered{.scenario = {}, .origins = Origins("draw"), .problems = {}};
    layered.scenario.parameters = parameters;
    check_together(layered);
    for (const Problem& problem : layered.problems) out.push_back(text_of(problem));
    return out;
}

/// Every measure in every quarter, in units of its rounding; 0 where it has no value.
std::vector<double> measured(const Scenario& scenario) {
    const ExpectedRun run = expect(scenario, 1);
    std::vector<double> out;
    for (const Measure& measure : measures())
        for (int k = 0; k <= scenario.quarters(); ++k)
            out.push_back(measure.value(run.quarters, static_cast<std::size_t>(k), scenario.start + k).value_or(0) /
                          measure.rounding);
    return out;
}

/// The largest difference, element by element.
double furthest(const std::vector<double>& a, const std::vector<double>& b) {
    double most = 0;
    for (std::size_t i = 0; i < a.size(); ++i) most = std::max(most, std::abs(a[i] - b[i]));
    return most;
}

}  // namespace

TEST_CASE("there are 54 unknowns at most and each has a reason and a known source") {
    const auto unknowns = published_unknowns();
    CHECK(unknowns.size() >= 25);
    CHECK(unknowns.size() <= 54);
    std::set<std::string> sources{"assumption"};
    const History history = published_history();
    for (const HistoryRow& row : history.rows()) sources.insert(row.source_id);
    for (const Unknown& unknown : unknowns)
        for (const MovedParameter& moved : unknown.moved) {
            CAPTURE(moved.path);
            CHECK(moved.reason.size() > 3);
            std::string_view rest = moved.source_id;
            while (!rest.empty()) {
                const auto end = std::min(rest.find(' '), rest.size());
                CHECK(sources.count(std::string(rest.substr(0, end))) == 1);
                rest.remove_prefix(std::min(rest.size(), end + 1));
            }
        }
}

TEST_CASE("the built-in unknowns are those of the file") {
    const auto built_in = published_unknowns();
    const auto read = read_unknowns(tests::source_dir / "calibration/data/unknowns.csv");
    REQUIRE(built_in.size() == read.size());
    for (std::size_t i = 0; i < read.size(); ++i) {
        CHECK(built_in[i].name == read[i].name);
        CHECK(built_in[i].moved.size() == read[i].moved.size());
        CHECK(value_at(built_in[i], 1.3) == value_at(read[i], 1.3));
    }
}

TEST_CASE("every published prior has its points and goes back and forth and moves one way") {
    for (const Unknown& unknown : published_unknowns())
        for (const MovedParameter& moved : unknown.moved) {
            CAPTURE(moved.path);
            for (double z = -8; z < 7.75; z += 0.25) {
                const double a = moved.prior.value_at(z), b = moved.prior.value_at(z + 0.25);
                CHECK((moved.prior.rises() ? a < b : a > b));
                if (std::abs(z) <= 5) CHECK(moved.prior.z_at(a) == Approx(z).margin(1e-5));
            }
        }
    const auto unknowns = published_unknowns();
    CHECK(value_at(unknowns[0], -normal_95) == Approx(310'000));
    CHECK(value_at(unknowns[0], 0) == Approx(420'000));
    CHECK(value_at(unknowns[0], normal_95) == Approx(570'000));
    CHECK(z_at(unknowns[0], 570'000) == Approx(normal_95));
}

TEST_CASE("an unknown moves all its parameters and nothing else") {
    const auto unknowns =
        parse_unknowns(columns_of_unknowns +
                           "persistence,payment.odds_pays_after_full,log_normal,,1,2,4,,,r,s\n"
                           "persistence,payment.odds_pays_after_nothing,log_normal,,0.5,0.25,0.125,,,r,s\n"
                           "pace,closure.phases[2016-03-31].capacity_cases_a_week,uniform,0,,,,8000,,r,s\n",
                       "u.csv");
    REQUIRE(unknowns.size() == 2);
    const Parameters base;
    const Parameters out = with_unknowns(base, unknowns, std::array{normal_95, 0.0});
    CHECK(out.payment.odds_pays_after_full == Approx(4));
    CHECK(out.payment.odds_pays_after_nothing == Approx(0.125));
    CHECK(*find_number(out, "closure.phases[2016-03-31].capacity_cases_a_week") == Approx(4000));
    int others = 0;
    for (const ParameterRow& row : parameter_table())
        if (!row.is_quarter() && row.path.find("odds_pays_after") == std::string_view::npos)
            others += number_of(row, base) != number_of(row, out);
    CHECK(others == 0);
}

TEST_CASE("a share of the rest leaves room for the others whatever is drawn") {
    const auto unknowns =
        parse_unknowns(columns_of_unknowns +
                           "unlikely,opening.payer_types_nil.unlikely,logit_normal,,0.2,0.5,0.8,,,r,s\n"
                           "reliable,opening.payer_types_nil.reliable,logit_normal,,0.2,0.5,0.8,,opening.payer_types_"
                           "nil.unlikely,r,s\n",
                       "u.csv");
    Parameters out = with_unknowns({}, unknowns, std::array{normal_95, normal_95});
    CHECK(out.opening.payer_types_nil.unlikely == Approx(0.8));
    CHECK(out.opening.payer_types_nil.reliable == Approx(0.2 * 0.8));
    out = with_unknowns({}, unknowns, std::array{8.0, 8.0});
    CHECK(out.opening.payer_types_nil.unlikely + out.opening.payer_types_nil.reliable <= 1);
}

TEST_CASE("with_unknowns wants a number for each unknown and a scenario that has them all") {
    const auto unknowns = published_unknowns();
    CHECK_THROWS_AS(with_unknowns({}, unknowns, std::array{0.0}), Fault);
    Parameters without_programme;
    without_programme.closure.phases.clear();
    CHECK_THROWS_AS(with_unknowns(without_programme, unknowns, std::vector<double>(unknowns.size())), Fault);
}

TEST_CASE("ten thousand draws of the priors are all scenarios that can be simulated") {
    const auto unknowns = published_unknowns();
    const Parameters base;
    std::vector<std::string> faults;
    for (const auto& z : standard_normal_points(10'000, unknowns.size(), 7))
        if (faults.empty()) faults = faults_of(with_unknowns(base, unknowns, z));
    CHECK(faults == std::vector<std::string>{});
    // The check can fail.
    Parameters bad = base;
    bad.opening.payer_types_nil = {.reliable = 0.6, .unlikely = 0.6};
    bad.payment.chance_pays.reliable = 1.2;
    CHECK(faults_of(bad).size() == 2);
}

TEST_CASE("even all unknowns five deviations out make a scenario that can be simulated") {
    const auto unknowns = published_unknowns();
    for (const double z : {-5.0, 5.0})
        CHECK(faults_of(with_unknowns({}, unknowns, std::vector(unknowns.size(), z))) == std::vector<std::string>{});
}

TEST_CASE("every unknown moves a measure by more than rounding", "[slow]") {
    const auto unknowns = published_unknowns();
    Scenario scenario;
    for (std::size_t i = 0; i < unknowns.size(); ++i) {
        std::vector<double> z(unknowns.size());
        z[i] = -normal_95;
        scenario.parameters = with_unknowns(Parameters{}, unknowns, z);
        const auto low = measured(scenario);
        z[i] = normal_95;
        scenario.parameters = with_unknowns(Parameters{}, unknowns, z);
        const auto high = measured(scenario);
        CAPTURE(unknowns[i].name);
        CHECK(furthest(low, high) > 1);
    }
}
