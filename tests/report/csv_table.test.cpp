#include "sim/report/csv_table.h"

#include <catch2/catch.hpp>

#include "sim/core/csv.h"
#include "sim/core/problems.h"

using namespace ccsim;

namespace {

const std::vector<CsvColumn> two{{"a", CsvColumn::Type::text, "", "first"},
                                 {"b", CsvColumn::Type::number, "", "second"}};

}  // namespace

TEST_CASE("a table begins with its column names and lines end in a line feed") {
    CsvWriter out(two);
    out.text("x").number(0.1).end_row();
    CHECK(out.str() == "a,b\nx,0.1\n");
}

TEST_CASE("fields with commas and quotes and line ends read back as they were") {
    for (const std::string odd : {"a,b", "say \"yes\"", "two\nlines", "two\r\nlines", "\"", ",", "plain", "Ā £"}) {
        CsvWriter out(two);
        out.text(odd).number(1).end_row();
        CsvReader reader(out.str(), "x.csv");
        std::vector<CsvField> row;
        REQUIRE(reader.next(row));
        REQUIRE(reader.next(row));
        CHECK(row.at(0).text == odd);
        CHECK(reader.problems().empty());
        CHECK_FALSE(reader.next(row));
    }
}

TEST_CASE("numbers are written with all their digits and a missing one leaves the field empty") {
    CsvWriter out(two);
    out.text("").number(1.0 / 3).end_row();
    out.text("").number(std::nullopt).end_row();
    out.text("").number(1e15).end_row();
    CHECK(out.str() == "a,b\n,0.3333333333333333\n,\n,1000000000000000\n");
}

TEST_CASE("a row of another width than the columns is a fault") {
    CsvWriter out(two);
    out.text("x");
    CHECK_THROWS_AS(out.end_row(), Fault);
    out.number(1).number(2);
    CHECK_THROWS_AS(out.end_row(), Fault);
}
