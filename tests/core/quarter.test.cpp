#include "sim/core/quarter.h"

#include <catch2/catch.hpp>

using namespace ccsim;

TEST_CASE("a quarter is written as its last day") {
    CHECK(Quarter(2016, 1).last_day() == "2016-03-31");
    CHECK(Quarter(2016, 2).last_day() == "2016-06-30");
    CHECK(Quarter(2016, 3).last_day() == "2016-09-30");
    CHECK(Quarter(2016, 4).last_day() == "2016-12-31");
}

TEST_CASE("a quarter is named by month and year") {
    CHECK(Quarter(2012, 1).words() == "March 2012");
    CHECK(Quarter(2016, 3).words() == "September 2016");
    CHECK(Quarter(2018, 4).words() == "December 2018");
}

TEST_CASE("quarters count on through the turn of the year") {
    STATIC_REQUIRE(Quarter(2016, 4) + 1 == Quarter(2017, 1));
    STATIC_REQUIRE(Quarter(2017, 1) - 1 == Quarter(2016, 4));
    STATIC_REQUIRE(Quarter(2012, 1) + 27 == Quarter(2018, 4));
    STATIC_REQUIRE(Quarter(2018, 4) - Quarter(2012, 1) == 27);
    STATIC_REQUIRE(Quarter(2016, 4) < Quarter(2017, 1));
    STATIC_REQUIRE((Quarter(2016, 4) + 1).of_year() == 1);
    STATIC_REQUIRE((Quarter(2016, 4) + 1).year() == 2017);
}

TEST_CASE("a quarter is read in four spellings") {
    const auto spelling = GENERATE("2016-09-30", "2016-09", "2016-Q3", "September 2016");
    CHECK(parse_quarter(spelling) == Quarter(2016, 3));
}

TEST_CASE("a quarter reads what it writes") {
    for (Quarter q(1993, 1); q < Quarter(2031, 1); q = q + 1) {
        CHECK(parse_quarter(q.last_day()) == q);
        CHECK(parse_quarter(q.words()) == q);
    }
}

TEST_CASE("a text that is no end of a quarter is not read as one") {
    const auto text =
        GENERATE("", "2016", "2016-09-29", "2016-09-31", "2016-08-31", "2016-08", "2016-13", "2016-00", "2016-Q0",
                 "2016-Q5", "2016-q3", "2016-9", "-016-09", "+016-09", "20a6-09", "2016/09/30", "30-09-2016",
                 "August 2016", "september 2016", "Sept 2016", "September", "September ", " September 2016",
                 "September  2016", "September 16", "September -2016", "0016-09", "2016-09-30 ", "2016-09-3O");
    CAPTURE(text);
    CHECK_FALSE(parse_quarter(text).has_value());
}

TEST_CASE("a date is in the quarter that holds it") {
    CHECK(quarter_holding("2016-07-01") == Quarter(2016, 3));
    CHECK(quarter_holding("2016-08-31") == Quarter(2016, 3));
    CHECK(quarter_holding("2016-09-30") == Quarter(2016, 3));
    CHECK(quarter_holding("2016-10-01") == Quarter(2016, 4));
    CHECK(quarter_holding("2016-02-29") == Quarter(2016, 1));
}

TEST_CASE("a text that is no date is in no quarter") {
    const auto text = GENERATE("", "2015-02-29", "2016-04-31", "2016-13-01", "2016-00-01", "2016-01-00", "2016-1-01",
                               "2016-01-1x", "2016 01 01", "01-01-2016", "2016-01-011");
    CAPTURE(text);
    CHECK_FALSE(quarter_holding(text).has_value());
}
