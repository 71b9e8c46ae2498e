#include "calibration/backtest/vintage.h"

#include <catch2/catch.hpp>
#include <set>
#include <string>

#include "calibration/published_history.h"
#include "sim/core/problems.h"

using namespace ccsim;
using namespace ccsim::backtest;

namespace {

constexpr Quarter march_2015{2015, 1}, june_2015{2015, 2}, march_2016{2016, 1};

/// A history of invented rows: each "period_end,measure,breakdown,source_id".
History history_of(const std::vector<std::string>& rows) {
    std::string text = "period_end,measure,breakdown,value,unit,rounding,source_id,note\n";
    for (const std::string& row : rows) {
        const std::size_t source = row.rfind(',');
        text += row.substr(0, source) + ",1000,cases,100," + row.substr(source + 1) + ",\n";
    }
    return parse_history(text, "invented.csv");
}

Vintages vintages(const std::vector<std::string>& rows) {
    return Vintages(history_of(rows), {}, {},
                    {{"press", "2015-04-17", "dated"}, {"answer", "2016-01-19", "dated"}, {"old", "", "not seen"}});
}

std::size_t known(const Vintages& v, Quarter origin) { return v.known_at(origin).rows().size(); }

}  // namespace

TEST_CASE("a Summary counts as published one quarter after its period ends") {
    const Vintages v = vintages({"2015-03-31,live_caseload,total,qss-2016-09"});
    CHECK(known(v, march_2015) == 0);
    CHECK(known(v, june_2015) == 1);
}

TEST_CASE("a Summary's figure goes by the Summary's day whatever source reprints it") {
    const Vintages v = vintages({"2015-03-31,live_caseload,total,answer", "2016-03-31,live_caseload,total,qss-2016-09",
                                 "2015-03-31,orders,all,answer"});
    CHECK(known(v, june_2015) == 1);   // the caseload of March, printed in an answer of the next January
    CHECK(known(v, march_2016) == 2);  // and the answer's own figure; the caseload of that March is not out yet
}

TEST_CASE("what is fitted as a series of the Summary is the Summary's though no Summary is among its sources") {
    const FittedRow fitted{.measure = "cases_with_arrears", .breakdown = "all", .fitted = true, .series = "arrears"};
    const History history = history_of({"2015-03-31,cases_with_arrears,all,answer"});
    const Vintages of_it(history, {fitted}, {{"arrears", true}}, {{"answer", "2016-01-19", "dated"}});
    CHECK(known(of_it, june_2015) == 1);
    const Vintages not_of_it(history, {fitted}, {{"arrears", false}}, {{"answer", "2016-01-19", "dated"}});
    CHECK(known(not_of_it, june_2015) == 0);
    CHECK(known(not_of_it, march_2016) == 1);
}

TEST_CASE("any other row is known from the day of its source") {
    const Vintages v = vintages({"2015-03-31,orders,all,press", "2015-08-31,orders,all,qss-2016-09"});
    CHECK(known(v, march_2015) == 0);
    CHECK(known(v, june_2015) == 1);  // of the 17th of April; the other is of no quarter's end, and its source undated
    CHECK(v.undated() == std::set<std::string>{"qss-2016-09"});
}

TEST_CASE("a figure worked out from several sources is known when the last of them is") {
    CHECK(known_from("derived:press+answer", {{"press", "2015-04-17"}, {"answer", "2016-01-19"}}) == "2016-01-19");
    CHECK(known_from("derived:press", {{"press", "2015-04-17"}}) == "2015-04-17");
    CHECK_FALSE(known_from("press+nobody", {{"press", "2015-04-17"}}));
}

TEST_CASE("a row of a source without a day is never known") {
    const Vintages v = vintages({"2012-03-31,orders,all,old"});
    CHECK(known(v, march_2016) == 0);
    CHECK(v.undated() == std::set<std::string>{"old"});
}

TEST_CASE("of the published history every source has a day or a reason for none") {
    std::set<std::string> listed;
    for (const SourceDate& date : source_dates()) listed.insert(date.source_id);
    const History history = published_history();
    for (const HistoryRow& row : history.rows()) {
        std::string sources = row.source_id;
        if (sources.starts_with("derived:")) sources.erase(0, 8);
        INFO(row.source_id);
        CHECK(listed.contains(sources.substr(0, sources.find('+'))));
        if (const auto plus = sources.find('+'); plus != std::string::npos)
            CHECK(listed.contains(sources.substr(plus + 1)));
    }
}

TEST_CASE("nothing of a quarter that has not passed is known at an origin") {
    const Vintages v = vintages_of(published_history());
    for (Quarter origin{2013, 1}; origin <= Quarter{2016, 3}; origin = origin + 1) {
        const History known = v.known_at(origin);
        for (const HistoryRow& row : known.rows()) {
            INFO(origin.last_day() << ' ' << row.period_end << ' ' << row.measure << ' ' << row.source_id);
            CHECK(row.period_end <= origin.last_day());
            if (v.of_the_summary(row)) CHECK(*row.quarter < origin);
        }
    }
}

TEST_CASE("a list of days that is wrong is refused with every problem") {
    try {
        parse_source_dates("source_id,known_from,reason\na,soon,dated\na,2015-04-17,\n", "days.csv");
        FAIL("read");
    } catch (const InputError& e) {
        REQUIRE(e.problems().size() == 3);
        CHECK_THAT(e.what(), Catch::Contains("is not a day") && Catch::Contains("given twice"));
    }
}
