#include "sim/scenario/yaml_tree.h"

#include <catch2/catch.hpp>

#include <random>

using namespace ccsim;

namespace {

struct Read {
    YamlNode root;
    std::vector<Problem> problems;
};

Read read(const std::string& text) {
    Read result;
    result.root = read_yaml(text, "x.yaml", result.problems);
    return result;
}

bool unclosed(const std::string& text) {
    const auto problems = read(text).problems;
    return problems.size() == 1 && problems[0].what == "a quote is opened here and never closed";
}

}  // namespace

TEST_CASE("values know their place and keep their text") {
    const Read r = read("a: 010\nb:\n  c: ['x', yes]\n");
    REQUIRE(r.problems.empty());
    REQUIRE(r.root.entries.size() == 2);
    CHECK(r.root.entries[0].value.text == "010");
    const YamlEntry& c = r.root.entries[1].value.entries.at(0);
    CHECK((c.line == 3 && c.column == 3));
    REQUIRE(c.value.items.size() == 2);
    CHECK((c.value.items[0].in_quotes && c.value.items[0].line == 3 && c.value.items[0].column == 7));
    CHECK((c.value.items[1].text == "yes" && !c.value.items[1].in_quotes));
}

TEST_CASE("a value that is not written has the place of its key") {
    const Read r = read("a:\n\n\nb: ~\n");
    REQUIRE(r.root.entries.size() == 2);
    CHECK((r.root.entries[0].value.line == 1 && r.root.entries[0].value.column == 1));
    CHECK((r.root.entries[1].value.line == 4 && r.root.entries[1].value.column == 1));
}

TEST_CASE("a quote that is never closed is found wherever it opens") {
    CHECK(unclosed("a: \"x\n"));
    CHECK(unclosed("a: 'x\n"));
    CHECK(unclosed("é: {ö: \"é\", b: \"x\n}\n"));
    CHECK(
        unclosed("\xEF\xBB\xBF"
                 "a: \"x\n"));
    CHECK(unclosed("a: \"x\\\"\n"));
    CHECK(unclosed("a: 'x''\n"));
    CHECK(unclosed("a: 1\r\nb: \"x\r\n"));
}

TEST_CASE("quotes that are closed pass") {
    for (const std::string text : {"a: \"x\"\n", "a: 'it''s'\n", "a: \"\\\\\"\n", "a: \"x\n  y\"\n", "\"a\": ''\n",
                                   "a: \"say \\\"x\\\"\"", "a: it's\n", "\xEF\xBB\xBF'a': 'é'\n"}) {
        INFO(text);
        CHECK(read(text).problems.empty());
    }
}

TEST_CASE("no more than a thousand problems are told of a text, and no name in them is longer than people read") {
    std::string tags = "a:\n";
    for (int i = 0; i < 3000; ++i) tags += "- !x 1\n";
    const std::vector<Problem> problems = read(tags).problems;
    REQUIRE(problems.size() == 1001);
    CHECK(problems.back().what == "1,000 problems or more; the rest is not shown");
    REQUIRE(read("a: &" + std::string(5000, 'x') + " 1\n").problems.size() == 1);
    CHECK(read("a: &" + std::string(5000, 'x') + " 1\n").problems[0].what.size() < 400);
}

TEST_CASE("no text brings the reader down") {
    std::mt19937 random(2012);
    const std::string alphabet = "ab:-[]{},\"'\n\n  #&*!|>%@`?\\<~\t1.é";
    for (int i = 0; i < 3000; ++i) {
        std::string text;
        for (std::size_t length = random() % 60; length > 0; --length) text += alphabet[random() % alphabet.size()];
        const Read r = read(text);
        for (const Problem& problem : r.problems) CHECK_FALSE(problem.what.empty());
    }
}
