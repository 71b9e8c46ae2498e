#include "sim/report/explanation_files.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <map>
#include <set>
#include <sstream>

#include "sim/report/decomposition_csv.h"
#include "sim/report/explanation_figures.h"
#include "tests/support/scenarios.h"

using namespace ccsim;
using namespace ccsim::tests;
using Catch::Contains;

namespace {

constexpr ExplainedSpan span{{2013, 1}, {2016, 3}};

Explanation explained(std::size_t draws) {
    const Scenario scenario = baseline();
    std::vector<Parameters> all(draws, scenario.parameters);
    for (std::size_t d = 0; d < draws; ++d) all[d].payment.odds_pays_trend_percent_a_year += static_cast<double>(d);
    return explanation_of(span, live_through_worlds(scenario, all, span),
                          count_case_flows(scenario, all, {.span = span, .scale = 500}));
}

ExplanationRecord record_of(const Scenario& scenario, const Explanation& e) {
    return {.scenario = scenario,
            .explanation = e,
            .published = PublishedSplit{83.7, 92.7, {1.4, 3.2}, {5.8, 7.6}},
            .design = {.scale = 500},
            .provenance = {.command_line = "ccsim explain", .scenario_yaml = "name: x\n"}};
}

/// The values of decomposition.csv by period end, term and statistic.
std::map<std::string, double> values_of(const std::string& csv) {
    std::istringstream in(csv);
    std::string line;
    std::getline(in, line);
    CHECK(line == "period_end,term,statistic,value,unit");
    std::map<std::string, double> out;
    while (std::getline(in, line)) {
        const std::size_t third = line.find(',', line.find(',', line.find(',') + 1) + 1);
        CHECK(out.emplace(line.substr(0, third), std::stod(line.substr(third + 1))).second);
    }
    return out;
}

}  // namespace

TEST_CASE("the terms in decomposition.csv add up to the change at every quarter end") {
    const auto values = values_of(decomposition_csv(explained(3)).text);
    for (const std::string quarter : {"2013-06-30", "2015-03-31", "2016-09-30"}) {
        const auto mean = [&](const std::string& term) { return values.at(quarter + ',' + term + ",mean"); };
        double sum = mean("contributing.mechanism.everything_off");
        for (const auto word : mechanism_words) sum += mean("contributing.mechanism." + std::string(word));
        CHECK(std::abs(sum - mean("contributing.change")) < 1e-9);
        CHECK(values.at(quarter + ",contributing.change,p5") <= values.at(quarter + ",contributing.change,p95"));
    }
    CHECK(values.at("2016-09-30,statement.segment_2_raises_compliance,share_true") == 1);
    CHECK(values.at("2013-03-31,contributing.change,mean") == 0);
}

TEST_CASE("with one draw there are means and no intervals") {
    const auto values = values_of(decomposition_csv(explained(1)).text);
    for (const auto& [key, value] : values) CHECK((key.ends_with(",mean") || key.ends_with(",share_true")));
}

TEST_CASE("an explanation's folder has its text and numbers and two charts a rate") {
    const Scenario scenario = baseline();
    const Explanation e = explained(1);
    std::set<std::string> names;
    for (const ResultFile& file : explanation_files(record_of(scenario, e))) {
        names.insert(file.name);
        CHECK(!file.bytes.empty() == (file.name != "log.txt"));
    }
    CHECK(names == std::set<std::string>{"explanation.md", "decomposition.csv", "contributing-waterfall.svg",
                                         "contributing-by-quarter.svg", "full-payment-waterfall.svg",
                                         "full-payment-by-quarter.svg", "scenario.yaml", "log.txt", "manifest.json"});
}

TEST_CASE("the text of an explanation tells the terms and what they leave open") {
    const Scenario scenario = baseline();
    const Explanation e = explained(1);
    const std::string text = explanation_text(record_of(scenario, e));
    const auto order = between(e, "contributing.mechanism.published_order", 0, span.quarters() - 1);
    CHECK_THAT(text, Contains("| Published order of closure | " + signed_words(order) + " |"));
    CHECK_THAT(text, Contains("nothing here says how sure the answer is"));
    CHECK_THAT(text, Contains("Change with all five off") && Contains("regression to the mean"));
    CHECK_THAT(text, Contains("to March 2014") && Contains("to September 2016") && Contains("1.4"));
    CHECK_THAT(text, Contains("only through the nil cases that would have been reassessed above nil"));
}

TEST_CASE("the text says what its intervals hold and when there are no accounts by case") {
    const Scenario scenario = baseline();
    const Explanation e = explained(1);
    ExplanationRecord record = record_of(scenario, e);
    record.design.draws = 20;
    CHECK_THAT(explanation_text(record), Contains("means over 20 draws") && Contains("so their brackets hold chance"));
    record.design.replicates = 0;
    CHECK_THAT(explanation_text(record), Contains("no accounts by case") && !Contains("0 simulated"));
}

TEST_CASE("figures are written with a sign and never as minus nothing") {
    CHECK(signed_words({4.84, {}, {}}) == "+4.8");
    CHECK(signed_words({-0.04, {}, {}}) == "+0.0");
    CHECK(signed_words({1, 0.5, 1.55}) == "+1.0 (+0.5 to +1.6)");
    CHECK(plain_words({91.44, {}, {}}) == "91.4");
}

TEST_CASE("the years of a span begin at its first quarter and the last may be short") {
    CHECK(years_of(span) == std::vector<std::pair<std::size_t, std::size_t>>{{0, 4}, {4, 8}, {8, 12}, {12, 14}});
    CHECK(years_of({{2013, 1}, {2014, 1}}) == std::vector<std::pair<std::size_t, std::size_t>>{{0, 4}});
}
