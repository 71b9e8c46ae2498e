#include "sim/scenario/scalar_values.h"

#include <catch2/catch.hpp>

using namespace ccsim;

namespace {

YamlNode scalar(std::string text, bool in_quotes = false) {
    YamlNode node;
    node.kind = YamlNode::Kind::scalar;
    node.text = std::move(text);
    node.in_quotes = in_quotes;
    return node;
}

std::optional<double> chance(std::string text, bool in_quotes = false) {
    return read_number(scalar(std::move(text), in_quotes), {{0, 1}, "a chance", true, false}).value;
}

std::string hint(std::string text) {
    return read_number(scalar(std::move(text)), {{0, 100}, "a number", false, false}).hint;
}

std::optional<std::string> name(std::string text) { return read_name(scalar(std::move(text), true)).value; }

}  // namespace

TEST_CASE("a number may be written as a percentage where it is a part of one") {
    CHECK(chance("12%") == 0.12);
    CHECK(chance("0.5%") == 0.005);
    CHECK(chance("100%") == 1.0);
    CHECK(chance("12%", true) == 0.12);
    CHECK_FALSE(chance("12 %"));
    CHECK_FALSE(chance("%"));
    CHECK_FALSE(chance("100.1%"));
}

TEST_CASE("a number is within its range with both ends") {
    CHECK(chance("0") == 0.0);
    CHECK(chance("1") == 1.0);
    CHECK_FALSE(chance("1.0000000000000002"));
    CHECK_FALSE(chance("-1e-300"));
}

TEST_CASE("nothing less a number is nothing") { CHECK_FALSE(std::signbit(chance("-0").value())); }

TEST_CASE("what is not a number is answered with what to write") {
    CHECK(hint("yes") == "write a number such as 0.25");
    CHECK(hint("010") == "leave out the zero in front");
    CHECK(hint("£5") == "leave out the £; the unit is in the name of the key");
    CHECK(hint("5%") == "write the number without the percent sign");
    CHECK(hint("1_000") == "write digits without commas or spaces, such as 22000");
    CHECK(hint(".5") == "put a 0 before the point");
    CHECK(hint("+5") == "leave out the plus sign");
}

TEST_CASE("quarters are read in each of their forms") {
    for (const std::string form : {"2016-09-30", "2016-09", "2016-Q3", "September 2016"}) {
        INFO(form);
        CHECK(read_quarter(scalar(form)).value == Quarter(2016, 3));
    }
    CHECK(read_quarter(scalar("1990-03-31")).value);
    CHECK_FALSE(read_quarter(scalar("1989-12-31")).value);
    CHECK(read_quarter(scalar("2100-12-31")).value);
    CHECK_FALSE(read_quarter(scalar("2101-03-31")).value);
}

TEST_CASE("a name can name a folder on any machine") {
    CHECK(name("slower closure_2") == "slower closure_2");
    CHECK(name("été") == "été");
    for (const std::string bad :
         {"", ".", "..", ".hidden", "-x", "a/b", "a\\b", "a:b", "a?", " a", "a ", "a.", "a\tb"}) {
        INFO(bad);
        CHECK_FALSE(name(bad));
    }
    CHECK(name(std::string(100, 'a')));
    CHECK_FALSE(name(std::string(101, 'a')));
}
