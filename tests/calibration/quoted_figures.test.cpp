#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "calibration/history_lint.h"
#include "calibration/published_history.h"
#include "sim/core/csv.h"
#include "sim/core/number.h"
#include "tests/support/paths.h"
#include "tests/support/run_program.h"

using namespace ccsim;
using namespace ccsim::tests;

// The text of the publication, read for itself: every percentage, change and key measure that it prints is known here,
// and is worked out anew or told why not.
namespace {

struct Quoted {
    int line = 0;
    std::string figure;
    friend auto operator<=>(const Quoted&, const Quoted&) = default;
};

bool matches(const std::string& text, const char* pattern) { return std::regex_search(text, std::regex(pattern)); }

/// Whether the words around a number make it a percentage or a change.
bool is_percentage_or_change(const std::string& before, const std::string& after) {
    return matches(after, R"(^(%|\s+percentage\s+points?))") || matches(after, R"(^m?\s+(fewer|lower|higher))") ||
           matches(before, R"((decreased?|increased?|reduced|drop|fall|rise|reduction|down|up)\s+(by|of)\s+$)");
}

/// Figures of the table of key measures have a percent sign, a pound sign or thousands; numbers of notes stand in
/// brackets.
bool is_key_figure(const std::string& figure, const std::string& before) {
    return !before.ends_with('(') && figure.find_first_of(",£") != std::string::npos;
}

std::vector<Quoted> figures_quoted_in(const std::string& text) {
    constexpr std::size_t around = 30;
    const std::size_t table = text.find("Key Measures\nMarch 2013"), table_end = text.find("\nNotes:\n");
    REQUIRE(table < table_end);
    REQUIRE(table_end < text.size());
    std::vector<Quoted> out;
    const std::regex number("(£)?[0-9][0-9,]*(\\.[0-9]+)?");
    for (std::sregex_iterator it(text.begin(), text.end(), number), end; it != end; ++it) {
        const auto at = static_cast<std::size_t>(it->position());
        std::string figure = it->str();
        const std::string before = text.substr(at - std::min(at, around), std::min(at, around)),
                          after = text.substr(at + figure.size(), around);
        const bool in_table = at > table && at < table_end;
        if (!is_percentage_or_change(before, after) && !(in_table && is_key_figure(figure, before))) continue;
        if (in_table && after.starts_with('m')) figure += 'm';
        out.push_back({static_cast<int>(std::count(text.begin(), it->prefix().second, '\n')) + 1, figure});
    }
    return out;
}

/// "£1,229.9m" is 1229.9.
double value_of(std::string figure) {
    if (figure.starts_with("£")) figure.erase(0, std::string("£").size());
    std::erase(figure, ',');
    if (figure.ends_with('m')) figure.pop_back();
    return parse_number(figure).value();
}

/// A row of qss-2016-09-quoted.csv: which published statement a figure of the text is, or why it is none.
struct Accounted {
    Quoted quoted;
    std::string measure, breakdown, unit, period_end, reason;

    bool is(const std::string& m, const std::string& b, const std::string& u, const std::string& day) const {
        return measure == m && breakdown == b && unit == u && period_end == day;
    }
};

std::vector<Accounted> accounted_for() {
    const std::string csv = read_file(source_dir / "calibration/data/qss-2016-09-quoted.csv");
    CsvReader reader(csv, "quoted");
    std::vector<CsvField> row;
    REQUIRE(reader.next(row));
    std::vector<Accounted> out;
    while (reader.next(row)) {
        REQUIRE(row.size() == 7);
        const auto text = [&](std::size_t i) { return std::string(row[i].text); };
        out.push_back({{std::stoi(text(0)), text(1)}, text(2), text(3), text(4), text(5), text(6)});
    }
    return out;
}

}  // namespace

TEST_CASE("a number of a text is a percentage or a change by the words around it") {
    CHECK(is_percentage_or_change("stood at ", "% in June"));
    CHECK(is_percentage_or_change("an increase of\n", " percentage\npoints"));
    CHECK(is_percentage_or_change("has decreased by ", " in the"));
    CHECK(is_percentage_or_change("This is ", " fewer than in June"));
    CHECK(is_percentage_or_change("and also ", "m lower than"));
    CHECK_FALSE(is_percentage_or_change("decreased to ", " million"));
    CHECK_FALSE(is_percentage_or_change("decreased from ", " in June"));
}

TEST_CASE("every percentage and change and key measure in the publication's text is accounted for") {
    const std::vector<Quoted> quoted = figures_quoted_in(read_file(source_dir / "calibration/data/qss-2016-09.txt"));
    std::vector<Quoted> listed;
    for (const Accounted& a : accounted_for()) listed.push_back(a.quoted);
    CHECK(quoted.size() == 113);
    for (const Quoted& q : quoted) {
        INFO("line " << q.line << ": " << q.figure);
        CHECK(std::ranges::count(quoted, q) == std::ranges::count(listed, q));
    }
    for (const Quoted& q : listed) {
        INFO("listed, line " << q.line << ": " << q.figure);
        CHECK(std::ranges::find(quoted, q) != quoted.end());
    }
}

TEST_CASE("each of them is worked out from other printed figures within rounding or the list says why not") {
    const History history = published_history();
    const HistoryLint found = lint(history, relations());
    std::size_t follow = 0, told = 0, definitions = 0;
    for (const Accounted& a : accounted_for()) {
        INFO("line " << a.quoted.line << ": " << a.quoted.figure << ", " << a.measure);
        if (a.measure.empty()) {
            CHECK(a.reason.size() > 10);
            ++definitions;
            continue;
        }
        const auto is_it = [&](const auto& said) {
            return a.is(said.measure, said.breakdown, said.unit, said.period_end) &&
                   std::abs(parse_number(said.printed).value_or(0)) == value_of(a.quoted.figure) &&
                   (!said.row || history.rows()[*said.row].source_id == "qss-2016-09");
        };
        const bool follows = std::ranges::any_of(
            found.checks, [&](const LintCheck& c) { return is_it(c) && c.verdict <= Verdict::within_rounding; });
        const bool is_told = std::ranges::any_of(found.does_not_follow,
                                                 [&](const LintRemark& r) { return is_it(r) && r.reason.size() > 10; });
        CHECK(follows != is_told);
        follow += follows;
        told += is_told;
    }
    CHECK(follow == 49);
    CHECK(told == 56);
    CHECK(definitions == 8);
}
