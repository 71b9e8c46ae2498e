#include "sim/report/first_difference.h"

#include <catch2/catch.hpp>

using namespace ccsim;

namespace {

std::string told(const std::string& file, const std::string& recorded, const std::string& again) {
    const auto d = first_difference(file, recorded, again);
    if (!d) return "none";
    return d->file + ':' + std::to_string(d->row) + ':' + d->column + ": " + d->recorded + " | " + d->again;
}

}  // namespace

TEST_CASE("files of the same bytes have no difference") {
    CHECK(told("a.csv", "x,y\n1,2\n", "x,y\n1,2\n") == "none");
    CHECK(told("a.csv", "", "") == "none");
}

TEST_CASE("the first difference of a table is told by line and column with both values") {
    CHECK(told("a.csv", "x,y\n1,2\n3,4\n5,6\n", "x,y\n1,2\n3,40\n5,7\n") == "a.csv:3:y: 4 | 40");
    CHECK(told("a.csv", "x,y\n\"1,0\",2\n", "x,y\n\"1,5\",2\n") == "a.csv:2:x: 1,0 | 1,5");
}

TEST_CASE("a line that one file lacks and lines without columns are told whole") {
    CHECK(told("a.csv", "x,y\n1,2\n3,4\n", "x,y\n1,2\n") == "a.csv:3:: 3,4 | ");
    CHECK(told("a.csv", "x,y\n", "x,z\n") == "a.csv:1:: x,y | x,z");
    CHECK(told("a.md", "one\ntwo\nthree\n", "one\ntoo\nthree\n") == "a.md:2:: two | too");
    CHECK(told("a.md", "one\n", "") == "a.md:1:: one | ");
}
