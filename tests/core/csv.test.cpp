#include "sim/core/csv.h"

#include <catch2/catch.hpp>

using namespace ccsim;

namespace {

using Rows = std::vector<std::vector<std::string>>;

struct Read {
    Rows rows;
    std::vector<Problem> problems;
};

Read read(std::string_view text) {
    CsvReader reader(text, "x.csv");
    Read result;
    std::vector<CsvField> row;
    while (reader.next(row)) {
        std::vector<std::string> texts;
        for (const CsvField& field : row) texts.emplace_back(field.text);
        result.rows.push_back(texts);
    }
    result.problems = reader.problems();
    return result;
}

}  // namespace

TEST_CASE("rows and fields are split at line ends and commas") {
    CHECK(read("a,b\n1,2\n").rows == Rows{{"a", "b"}, {"1", "2"}});
    CHECK(read("a,b\r\n1,2\r\n").rows == Rows{{"a", "b"}, {"1", "2"}});
    CHECK(read("a,b\n1,2").rows == Rows{{"a", "b"}, {"1", "2"}});
    CHECK(read("a,,\n").rows == Rows{{"a", "", ""}});
}

TEST_CASE("empty lines and a byte order mark are skipped") {
    CHECK(read("\xEF\xBB\xBF"
               "a\n\n\r\nb\n")
              .rows == Rows{{"a"}, {"b"}});
    CHECK(read("").rows.empty());
}

TEST_CASE("quoted fields hold commas, line ends and doubled quotes") {
    CHECK(read("\"a,b\",\"two\nlines\",\"say \"\"yes\"\"\",\"\"\nx\n").rows ==
          Rows{{"a,b", "two\nlines", "say \"yes\"", ""}, {"x"}});
}

TEST_CASE("fields know their line and column") {
    CsvReader reader("a,b\n\n\"x\ny\",z\n", "x.csv");
    std::vector<CsvField> row;
    REQUIRE(reader.next(row));
    REQUIRE(reader.next(row));
    REQUIRE(row.size() == 2);
    CHECK((row[0].line == 3 && row[0].column == 1));
    CHECK((row[1].line == 4 && row[1].column == 4));
}

TEST_CASE("a malformed row is left out, told with its place, and the next is read") {
    const Read result = read("a,b\nc\"d,e\nf,g\n");
    CHECK(result.rows == Rows{{"a", "b"}, {"f", "g"}});
    REQUIRE(result.problems.size() == 1);
    CHECK(text_of(result.problems[0]).starts_with("x.csv:2:2: a quote in the middle of a field"));
}

TEST_CASE("a quote that is never closed is told where it opens") {
    const Read result = read("a,b\nc,\"d\ne,f\n");
    CHECK(result.rows == Rows{{"a", "b"}});
    REQUIRE(result.problems.size() == 1);
    CHECK(text_of(result.problems[0]).starts_with("x.csv:2:3: a quote is opened here and never closed"));
}

TEST_CASE("text after a closing quote and a stray carriage return are problems") {
    CHECK(read("\"a\"b,c\n").problems.size() == 1);
    CHECK(read("a\rb\n").problems.size() == 1);
}

TEST_CASE("a row longer than any of its kind ends the reading with one problem") {
    const Read result = read("a\n" + std::string(CsvReader::longest_row + 1, 'x') + "\nb\n");
    CHECK(result.rows == Rows{{"a"}});
    CHECK(result.problems.size() == 1);
}
