#include <algorithm>
#include <catch2/catch.hpp>
#include <ctime>
#include <string>
#include <utility>
#include <vector>

#include "tests/fuzz/readers.h"

using namespace ccsim;

namespace {

constexpr std::size_t mebibyte = 1024 * 1024;

/// Not inlined, as GCC 12 takes the move of what it returns for one out of bounds.
[[gnu::noinline]] std::string repeated(const std::string& text, std::size_t bytes) {
    std::string out;
    while (out.size() < bytes) out += text;
    return out;
}

/// Keys that are alike and unknown, each on its line.
[[gnu::noinline]] std::string unknown_keys(std::size_t length, std::size_t bytes) {
    std::string out;
    for (int i = 0; out.size() < bytes; ++i) out += "closure_" + std::to_string(i) + std::string(length, 'x') + ": 1\n";
    return out;
}

/// Texts that have brought readers down: one thing again and again, nested, or never ended.
std::vector<std::string> large_scenarios() {
    constexpr std::size_t size = 4 * mebibyte - 100;
    std::vector<std::string> out;
    for (const std::string text :
         {"[",     "{",  "- ", "? ", "a: ",   "!x ",    "&a ", "*a ",      "\"a\": ", "# ", "%TAG ! x\n", "a\n",
          "- a\n", "\n", " ",  "\t", "---\n", "a: b\n", "[],", "{a: 1}, ", "|\n ",    "'",  "\xC3\xA9"})
        out.push_back(repeated(text, size));
    for (const std::string start : {"name: ", "seed: ", "seed: 0.", "name: \"", "name: '", "description: |\n  ", "&",
                                    "!", "*", "name: \"\\x41", "closure: {chance_drops_out: [", "extends: {extends: "})
        for (const std::string text : {"1", "''", "\\n"}) out.push_back(start + repeated(text, size - 50));
    for (const std::size_t length : {1, 150, 1000}) out.push_back(unknown_keys(length, size));
    return out;
}

std::vector<std::string> large_tables(const std::string& header) {
    constexpr std::size_t size = 8 * mebibyte;
    std::vector<std::string> out;
    for (const std::string text :
         {",", "\n", "\"", "\"\"", "a\n", "1\n", "1,2\n", ",,,,,,,\n", "\"\n", "a\"b\n", "\r", "x"}) {
        out.push_back(repeated(text, size));
        out.push_back(header + repeated(text, size));
    }
    const std::string word(60'000, 'x');
    for (const std::string& row :
         {"2016-09-30," + word + ",all,1,cases,100,s,\n", "1993,yes," + word + ",,,,0,,1,0,no,no\n"})
        out.push_back(header + repeated(row, size));
    for (const std::string row : {"2016-09-30,live_caseload,all,1,cases,100,s,\n", "2016-09-31,,,x,,,,\n",
                                  "1993,yes,no_liability,,,,0,,1,0,no,no\n", "1993,maybe,nil,,,,0,,1,0,no,no\n",
                                  "1993,yes,nil,x,1,x,0,,x,x,x,x\n"})
        out.push_back(header + repeated(row, size));
    return out;
}

std::vector<std::string> large_json(const std::string& start) {
    constexpr std::size_t size = 8 * mebibyte;
    std::vector<std::string> out;
    for (const std::string text : {"[", "{\"a\":", "[],", "{},", "0,", "\"", "\\u0041", "1e9", " "})
        out.push_back(start + repeated(text, size));
    return out;
}

std::vector<std::string> large_origins() {
    constexpr std::size_t size = 8 * mebibyte;
    std::vector<std::string> out;
    for (const std::string start : {"", "origins 200000 ", "origins 1 origin 2015-03-31 1 1 1 \"\" 8000000 "})
        for (const std::string text :
             {"origin 2015-03-31 1 1 1 \"\" 0 ", "0 2015-06-30 1 1 ", "0 2015-06-30 8000000 ", "\"", "1 ", " "})
            out.push_back(start + repeated(text, size));
    return out;
}

/// Reads each and fails when one takes longer than people wait: in seconds of the processor, however busy it is.
void check_each(std::string_view name, const std::vector<std::string>& texts) {
    constexpr double longest = 10;
    for (const std::string& text : texts) {
        INFO(name << ": " << text.substr(0, 100) << " ... " << text.substr(text.size() - 20));
        const std::clock_t begin = std::clock();
        CHECK_NOTHROW(fuzz::file_reader(name).read(text));
        CHECK(static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC < longest);
    }
}

}  // namespace

TEST_CASE("a scenario as large as one may be is refused within seconds whatever is in it") {
    check_each("scenario", large_scenarios());
}

TEST_CASE("tables of megabytes are read or refused within seconds whatever is in them") {
    check_each("history", large_tables("period_end,measure,breakdown,value,unit,rounding,source_id,note\n"));
    check_each("case_file", large_tables("scheme,clerical,standing,payer_type,weekly_liability_pounds,last_outcome,"
                                         "qualifying_children,quarters_to_go,arrears_pounds,secretary_of_state_pounds,"
                                         "paid_since_january_2012,ended_recently\n"));
    check_each("posterior", large_tables("opening.cases_nil,log_likelihood\n"));
}

TEST_CASE("diagnostics and checkpoints of megabytes are read or refused within seconds whatever is in them") {
    check_each("posterior", large_json(std::string("opening.cases_nil\n1\n\0", 20)));
    check_each("checkpoint", large_json("{\"format\":1,\"seed\":1,\"settings\":"));
    check_each("checkpoint", large_json(""));
    check_each("backtest", large_origins());
}
