#include "sim/scenario/wrapped.h"

#include <catch2/catch.hpp>

using namespace ccsim;

TEST_CASE("text is broken between words at the width") {
    CHECK(wrapped("one two three", "# ", 9) == "# one two\n# three\n");
    CHECK(wrapped("one two three", "# ", 8) == "# one\n# two\n# three\n");
}

TEST_CASE("a word longer than the line has one to itself") {
    CHECK(wrapped("a abcdefgh b", "# ", 6) == "# a\n# abcdefgh\n# b\n");
}

TEST_CASE("line ends stay and characters count once each") {
    CHECK(wrapped("a\nb", "- ", 80) == "- a\n- b\n");
    CHECK(wrapped("£££ £££", "", 7) == "£££ £££\n");
    CHECK(wrapped("£££ £££", "", 6) == "£££\n£££\n");
}
