#include "sim/core/text.h"

#include <array>
#include <catch2/catch.hpp>

using namespace ccsim;

TEST_CASE("the distance of two words counts letters in, out, replaced and swapped") {
    CHECK(edit_distance("seed", "seed") == 0);
    CHECK(edit_distance("seed", "sed") == 1);
    CHECK(edit_distance("seed", "seeds") == 1);
    CHECK(edit_distance("seed", "feed") == 1);
    CHECK(edit_distance("seed", "sede") == 1);
    CHECK(edit_distance("", "seed") == 4);
}

TEST_CASE("the nearest name is offered, and none when none is near") {
    const std::array<std::string, 3> known{"closure", "enforcement", "seed"};
    CHECK(nearest("closrue", known) == "closure");
    CHECK(nearest("enforcment", known) == "enforcement");
    CHECK_FALSE(nearest("reassessment", known).has_value());
    CHECK_FALSE(nearest("seed", {}).has_value());
}

TEST_CASE("well-formed text has no bad byte") {
    const auto text =
        GENERATE("", "plain", "£20 a week", "caf\xC3\xA9 \xE2\x82\xAC \xF0\x9F\x98\x80", "eight by eight and more");
    CAPTURE(text);
    CHECK_FALSE(first_byte_not_text(text).has_value());
}

TEST_CASE("the first byte that is no text is found") {
    CHECK(first_byte_not_text("a\x80") == 1);                                 // a continuation alone
    CHECK(first_byte_not_text("\xC0\x80") == 0);                              // overlong
    CHECK(first_byte_not_text("ab\xED\xA0\x80") == 2);                        // a surrogate
    CHECK(first_byte_not_text("\xF4\x90\x80\x80") == 0);                      // beyond Unicode
    CHECK(first_byte_not_text("a\xE2\x82") == 1);                             // cut short
    CHECK(first_byte_not_text(std::string_view("0123456789\0x", 12)) == 10);  // a NUL, past the first eight bytes
    CHECK(first_byte_not_text("01234567"
                              "\xFF") == 8);
}

TEST_CASE("a byte's place counts lines and columns from one") {
    const std::string_view text = "ab\ncd\n";
    CHECK((place_of(text, 0).line == 1 && place_of(text, 0).column == 1));
    CHECK((place_of(text, 1).line == 1 && place_of(text, 1).column == 2));
    CHECK((place_of(text, 3).line == 2 && place_of(text, 3).column == 1));
    CHECK((place_of(text, 6).line == 3 && place_of(text, 6).column == 1));
}

TEST_CASE("quoted text is cut when long and shows what cannot be printed") {
    CHECK(quoted("plain") == "'plain'");
    CHECK(quoted("a\tb\x7F") == "'a\\x09b\\x7F'");
    CHECK(quoted("\xFF") == "'\\xFF'");
    CHECK(quoted("£5") == "'£5'");
    CHECK(quoted("0123456789", 4) == "'0123...'");
}

TEST_CASE("a name is shown as it is when it can be and in quotes when it is long or cannot be printed") {
    CHECK(shown_name("closure.phases[2016-03-31]") == "closure.phases[2016-03-31]");
    CHECK(shown_name("caf\xC3\xA9") == "caf\xC3\xA9");
    CHECK(shown_name("a\x1B[31m") == "'a\\x1B[31m'");
    CHECK(shown_name(std::string(300, 'x')) == "'" + std::string(200, 'x') + "...'");
    // In quotes it is as long as if nothing had to be cut or shown otherwise.
    std::string longer(206, 'x');
    longer[199] = '\r';
    CHECK(shown_name(longer) == "'" + std::string(199, 'x') + "\\x0D...'");
    CHECK(shown_path(std::string(300, 'x')) == std::string(300, 'x'));
    CHECK(shown_path("a\nb") == "'a\\x0Ab'");
}
