#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "calibration/forecast/score_run.h"
#include "tests/support/run_program.h"
#include "tests/support/temporary_folder.h"

using namespace ccsim::tests;
using Catch::Contains;

namespace {

const std::string outturn_columns = "period_end,measure,breakdown,value,unit,rounding,source_id,note\n";

/// A run that knew four figures of two measures and projects them for two quarters, the second of nearly nobody.
std::string projected_measures() {
    std::string out =
        "scenario,measure,table,breakdown,period_end,status,statistic,value,value_rounded,unit,rounding\n";
    for (const std::string of :
         {"invented,cases_with_current_liability,9,all,", "invented,cases_contributing,9,all,"}) {
        for (const auto& [day, value] : {std::pair{"2015-12-31", "150000"},
                                         {"2016-03-31", "138000"},
                                         {"2016-06-30", "128000"},
                                         {"2016-09-30", "112000"}})
            out += of + day + ",outturn,published," + value + ',' + value + ",cases,100\n";
        out += of + "2016-09-30,fitted,mean,112100,112100,cases,100\n";
        for (const auto& [day, scale] : {std::pair{"2016-12-31", 1000}, {"2018-12-31", 1}})
            for (const auto& [name, value] : {std::pair{"mean", 100},
                                              {"median", 100},
                                              {"p2.5", 94},
                                              {"p5", 95},
                                              {"p10", 96},
                                              {"p25", 98},
                                              {"p75", 102},
                                              {"p90", 104},
                                              {"p95", 105},
                                              {"p97.5", 106}}) {
                const std::string number = std::to_string(value * scale);
                out += of + day + ",projection," + name + ',' + number + ',' + number + ",cases,100\n";
            }
    }
    return out;
}

std::string figure(const std::string& day, const std::string& value,
                   const std::string& of = "cases_with_current_liability,all", const std::string& source = "mine") {
    return day + ',' + of + ',' + value + ",cases,100," + source + ",\n";
}

/// `ccsim score` of that run with these rows as the outturn.
Ran scored(const std::string& rows, const std::vector<std::string>& more = {}) {
    const TemporaryFolder folder;
    folder.write("run/measures.csv", projected_measures());
    folder.write("later.csv", outturn_columns + rows);
    std::vector<std::string> words{"score", "run", "--outturn", "later.csv"};
    words.insert(words.end(), more.begin(), more.end());
    return run_program(words, folder.path());
}

}  // namespace

TEST_CASE("an outturn of which every row is at fault is refused with each line and its reason") {
    const Ran ran =
        scored(figure("2016-12-31", "100000", "case_with_current_liability,all") +
               figure("2016-12-31", "100000", "Cases_With_Current_Liability,All") +
               figure("2016-12-31", "100000", "cases_with_current_liability,All") + figure("2016-12-30", "100000") +
               "2016-12-31,cases_with_current_liability,all,100,thousands,1,mine,\n"
               "2016-12-31,cases_contributing,all,100000,cases,about,mine,\n");
    CHECK(ran.exit_code == 3);
    CHECK_THAT(ran.err, Contains("later.csv:2:12:") && Contains("did you mean cases_with_current_liability?"));
    CHECK_THAT(ran.err, Contains("later.csv:3:12:") && Contains("later.csv:4:41:") && Contains("did you mean all?"));
    CHECK_THAT(ran.err, Contains("later.csv:5:1:") && Contains("2016-12-30 ends no quarter"));
    CHECK_THAT(ran.err,
               Contains("later.csv:6:") && Contains("another unit, 'thousands'") && Contains("give it in cases"));
    CHECK_THAT(ran.err, Contains("later.csv:7:") && Contains("is no rounding"));
    CHECK(scored("").exit_code == 3);
}

TEST_CASE("every row of an outturn that has no score is named in the verdict and as JSON") {
    const std::string rows = figure("2016-12-31", "100000") + figure("2016-12-31", "1", "case_contributing,all") +
                             figure("2016-06-30", "128000") + figure("2019-03-31", "0") +
                             figure("2017-03-31", "90000") + figure("2016-12-31", "7", "live_caseload,total") +
                             "2016-12-31,appeals_received_12m,Jan 2016-Dec 2016,900,appeals,5,mine,\n";
    const Ran ran = scored(rows);
    REQUIRE(ran.exit_code == 0);
    CHECK_THAT(ran.out, Contains("6 rows of the outturn have no score"));
    CHECK_THAT(ran.out, Contains("- line 3: case_contributing, all, 2016-12-31: unknown measure case_contributing; did "
                                 "you mean cases_contributing?"));
    CHECK_THAT(ran.out, Contains("line 4: ") && Contains("not after the run's last outturn"));
    CHECK_THAT(ran.out, Contains("line 5: ") && Contains("the run does not reach it: it ends with December 2018"));
    CHECK_THAT(ran.out, Contains("line 6: ") && Contains("the run has no value there"));
    CHECK_THAT(ran.out, Contains("line 7: ") && Contains("the run has no figures of this measure"));
    CHECK_THAT(ran.out, Contains("line 8: ") && Contains("the model has no measure that it stands beside"));
    const auto json = nlohmann::json::parse(scored(rows, {"--json"}).out).at("rows_not_scored");
    REQUIRE(json.size() == 6);
    CHECK(json[0].at("line") == 3);
    CHECK(json[0].at("column") == 12);
    CHECK(json[0].at("hint") == "did you mean cases_contributing?");
    CHECK_THAT(scored(figure("2016-12-31", "100000") + figure("2019-03-31", "0")).out,
               Contains("1 row of the outturn has no score"));
}

TEST_CASE("nothing scored is said as it is") {
    const Ran early = scored(figure("2016-06-30", "128000") + figure("2016-12-31", "1", "case_contributing,all"));
    CHECK(early.exit_code == 0);
    CHECK_THAT(early.out, Contains("none of the 2 rows of the outturn has a score") &&
                              !Contains("no figure of the outturn lies in a quarter"));
}

TEST_CASE("two values of one figure in an outturn are refused and the later edition of a source is taken") {
    const std::string of = "cases_with_current_liability,all";
    for (const auto& [a, b] : {std::pair{"97000", "109000"}, {"109000", "97000"}})
        CHECK_THAT(scored(figure("2016-12-31", a, of, "first") + figure("2016-12-31", b, of, "revised")).err,
                   Contains("later.csv:3:45:") && Contains("in line 2"));
    const Ran ran =
        scored(figure("2016-12-31", "109000", of, "qss-2017-03") + figure("2016-12-31", "97000", of, "qss-2016-12"));
    CHECK(ran.exit_code == 0);
    CHECK_THAT(ran.out, Contains("| 109,000 |") && Contains("line 3: ") &&
                            Contains("line 2, of a later edition (qss-2017-03), is taken instead"));
}

TEST_CASE("a published zero is scored as half its rounding on the logarithm and that is said") {
    const Ran ran = scored(figure("2018-12-31", "0") + figure("2018-12-31", "0", "cases_contributing,all"));
    REQUIRE(ran.exit_code == 0);
    CHECK_THAT(ran.out,
               Contains("published as 0, which has no logarithm. It is scored there as 50, half its rounding"));
    CHECK_THAT(ran.out, Contains("Against the best simple method") && !Contains("No simple method"));
}

TEST_CASE("a figure of nobody or of all stands half its rounding inside the scale") {
    using namespace ccsim;
    using namespace ccsim::forecast;
    const FigureForecast at_100 = forecast_of_draws({100, 100, 100});
    const auto nobody = scores_of(at_100, {.value = 0, .step = 100}, Scale::log, 0.5);
    REQUIRE(nobody);
    CHECK(nobody->absolute_error == Approx(std::log(100.0 / 50)));
    const auto all = scores_of(forecast_of_draws({99, 99, 99}), {.value = 100, .step = 0.1}, Scale::logit, 0.5);
    REQUIRE(all);
    CHECK(all->absolute_error == Approx(std::log(99.95 / 0.05) - std::log(99.0)));
    CHECK_FALSE(scores_of(at_100, {.value = 0, .step = 0}, Scale::log, 0.5));
}

TEST_CASE("an impossible figure of an outturn is refused and a fraction is asked about") {
    CHECK(scored(figure("2016-12-31", "-100000")).exit_code == 3);
    const Ran ran =
        scored(figure("2016-12-31", "100000") + "2016-12-31,pct_cases_contributing,all,0.919,percent,0.1pp,mine,\n");
    CHECK(ran.exit_code == 0);
    CHECK_THAT(ran.err, Contains("later.csv:3:39: value: ") && Contains("is this a fraction?"));
}

TEST_CASE("coverage is judged with the fewest figures that can tell right intervals from wrong ones") {
    using namespace ccsim::forecast;
    // The chance that fewer than the bounds of n figures lie in intervals that hold these shares of what comes.
    const auto below_a_bound = [](int n, double share_50, double share_90) {
        double chance = 0;
        for (int in_50 = 0; in_50 <= n; ++in_50)
            for (int outer = 0; in_50 + outer <= n; ++outer) {
                if (in_50 >= least_held_50 * n && in_50 + outer >= least_held_90 * n) continue;
                const int out = n - in_50 - outer;
                chance += std::exp(std::lgamma(n + 1.0) - std::lgamma(in_50 + 1.0) - std::lgamma(outer + 1.0) -
                                   std::lgamma(out + 1.0) + in_50 * std::log(share_50) +
                                   outer * std::log(share_90 - share_50) + out * std::log(1 - share_90));
            }
        return chance;
    };
    constexpr int fewest = static_cast<int>(fewest_to_judge);
    CHECK(below_a_bound(fewest - 1, 0.5, 0.9) > 0.1);
    for (int n = fewest; n < 100; ++n) {
        CHECK(below_a_bound(n, 0.5, 0.9) < 0.1);
        CHECK(below_a_bound(n, 0.264, 0.589) > 0.9);
    }
}

TEST_CASE("a figure inside its 90% interval and outside its 50% interval is no reason to call the forecast too sure") {
    const Ran ran = scored(figure("2016-12-31", "104000"));
    CHECK(ran.exit_code == 0);
    CHECK_THAT(ran.out, Contains("held 1 of 1 (100%) published figure, the 50% intervals 0 of 1 (0%)") &&
                            Contains("too few to judge coverage by") && !Contains("surer of itself"));
}
