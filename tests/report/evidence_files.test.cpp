#include "sim/report/evidence_files.h"

#include <catch2/catch.hpp>

#include "tests/support/scenarios.h"

using namespace ccsim;

namespace {

RiseTerms rise(GridPoint at, double order) {
    RiseTerms out{.at = at, .draws = {}};
    for (const double more : {-1.0, 0.0, 1.0}) {
        MechanismTerms terms{.change = 8, .mechanisms = {}, .everything_off = {}};
        terms.mechanisms[0].by_channel[2] = order + more;
        terms.everything_off.by_channel[2] = 8 - order - more;
        out.draws.push_back(terms);
    }
    return out;
}

/// Rivals of two points of the grid; at the second one the sign of a Bayes factor is another.
struct Example {
    Scenario scenario = tests::baseline();
    Evidence evidence;
    EvidenceSettings settings;

    Example() {
        const GridPoint other{1, 2};
        const auto add = [&](Rival rival, GridPoint at, double value) {
            evidence.rivals.push_back(
                {.rival = rival, .at = at, .log_evidence = {value, 0.1}, .fits = 4, .memory = 0.2});
        };
        add(Rival::both, {}, 10);
        add(Rival::no_selection_effect, {}, 9.5);
        add(Rival::no_behaviour_change, {}, 6);
        add(Rival::neither, {}, -10);
        add(Rival::both, other, 10);
        add(Rival::no_selection_effect, other, 12);
        add(Rival::no_behaviour_change, other, 7);
        add(Rival::neither, other, 2);
    }
    EvidenceRecord record() const {
        return {.scenario = scenario,
                .evidence = evidence,
                .settings = settings,
                .span = {Quarter{2013, 1}, Quarter{2016, 3}},
                .rises = {rise({}, 2), rise({1, 2}, 4)},
                .prior = rise({}, 3),
                .figures = 97,
                .unknowns = 54,
                .left_out = {"letters", "audits"},
                .provenance = {.command_line = "ccsim evidence"}};
    }
};

}  // namespace

TEST_CASE("the page of a weighing says the share first and where the sign changes") {
    const Example example;
    const std::string text = evidence_text(example.record());
    CHECK_THAT(text,
               Catch::Contains("**the order of selection is 25 (14 to 36) percent**: +2.0 (+1.1 to +2.9) points"));
    CHECK_THAT(text, Catch::Contains("letters; audits"));
    CHECK_THAT(text, Catch::Contains("| 9.5 ± 0.1 | -0.5 ± 0.1 | not worth a mention against it |"));
    CHECK_THAT(text, Catch::Contains("-4.0 ± 0.1 | strong evidence against it"));
    CHECK_THAT(text, Catch::Contains("-0.5 to 2.0. **The sign changes: the published series do not decide.**"));
    CHECK_THAT(text, Catch::Contains("No behaviour change: no trend, no effect of notice: -4.0 to -3.0.\n"));
    CHECK_THAT(text, Catch::Contains("evidences may be somewhat low"));
}

TEST_CASE("the table of a weighing has every figure once") {
    const Example example;
    const std::string csv = evidence_csv(example.record()).text;
    CHECK_THAT(csv, Catch::Contains("no_behaviour_change,log_bayes_factor_over_both,1,1,estimate,-4,nats\n") &&
                        Catch::Contains("both,share_of_rise.published_order,1,2,median,50,percent\n") &&
                        Catch::Contains("prior,rise.published_order,1,1,median,3,percentage points\n"));
    std::vector<std::string> keys;
    for (std::size_t from = csv.find('\n') + 1; from < csv.size(); from = csv.find('\n', from) + 1) {
        const std::string line = csv.substr(from, csv.find('\n', from) - from);
        keys.push_back(line.substr(0, line.rfind(',', line.rfind(',') - 1)));
    }
    const std::size_t count = keys.size();
    std::sort(keys.begin(), keys.end());
    CHECK(static_cast<std::size_t>(std::unique(keys.begin(), keys.end()) - keys.begin()) == count);
}

TEST_CASE("a log Bayes factor is worth what its size says") {
    CHECK(worth_of(-0.9) == "not worth a mention");
    CHECK(worth_of(1.1) == "some evidence");
    CHECK(worth_of(-4.9) == "strong evidence");
    CHECK(worth_of(5.1) == "very strong evidence");
}
