#include "calibration/history_lint.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>
#include <string>

#include "calibration/published_history.h"
#include "sim/core/problems.h"

using namespace ccsim;

namespace {

const std::string history_header = "period_end,measure,breakdown,value,unit,rounding,source_id,note\n";
const std::string relations_header = "measure,breakdown,unit,period_end,formula,value,rounding,known,reason\n";

HistoryLint lint_of(const std::string& figures, const std::string& relations) {
    return lint(parse_history(history_header + figures, "h.csv"),
                parse_relations(relations_header + relations, "r.csv"));
}

/// Every named figure is 100, known to within 1 either way.
std::optional<Bounds> hundred(const FigureName&) { return Bounds::rounded_to(100, 2); }

const std::string counts =
    "2016-09-30,part,all,300,cases,100,a,\n"
    "2016-09-30,whole,all,400,cases,100,a,\n";
const std::string exact_counts =
    "2016-09-30,part,all,300,cases,1,a,\n"
    "2016-09-30,whole,all,400,cases,1,a,\n";
const std::string share = "pct,all,,,100 * {part|all} / {whole|all},,,,\n";

}  // namespace

TEST_CASE("a formula is worked out with the bounds of what was rounded") {
    const auto value = [](const char* text) { return Formula::parse(text)->value(hundred); };
    CHECK(value("1 + 2 * 3")->printed == 7);
    CHECK(value("(1 + 2) * 3")->printed == 9);
    CHECK(value("2 - -3")->printed == 5);
    CHECK(value("{a|all} + {b|all}")->low == 198);
    CHECK(value("{a|all} - {b|all}")->high == 2);
    CHECK(value("-100 * {a|all}")->low == -10100);
    CHECK(value("100 * {a|all} / {b|all}")->high == Approx(10100.0 / 99));
    CHECK_FALSE(value("1 / ({a|all} - {b|all})"));
}

TEST_CASE("what is no formula is refused") {
    for (const char* text : {"", "1 +", "(1", "{a}", "{a|b", "{a|b@x}", "1 2", "a", "1 + )"}) {
        INFO(text);
        CHECK_FALSE(Formula::parse(text));
    }
}

TEST_CASE("a percentage follows from its counts where rounding can make it so and contradicts them where it cannot") {
    const auto verdict = [](const std::string& percent) {
        const auto found = lint_of(counts + "2016-09-30,pct,all," + percent + ",percent,1pp,a,\n", share);
        REQUIRE(found.checks.size() == 1);
        return found.checks[0].verdict;
    };
    CHECK(verdict("75") == Verdict::as_printed);
    // 350 of 350 is 100%, and 250 of 450 is 55.6%.
    CHECK(verdict("95") == Verdict::within_rounding);
    CHECK(verdict("56") == Verdict::within_rounding);
    CHECK(verdict("54") == Verdict::contradicts);
}

TEST_CASE("a quarter before and a day and a unit are found and derived figures are parts of derived ones only") {
    const std::string levels =
        "2016-06-30,n,all,40,cases,1,a,\n2016-09-30,n,all,30,cases,1,a,\n"
        "2016-09-30,n_change,all,-10,cases,1,a,\n2016-09-30,n_change,all,-25,percent,1pp,a,\n";
    const std::string relations =
        "n_change,all,cases,,{n|all} - {n|all@-1},,,,\n"
        "n_change,all,percent,,100 * {n_change|all|cases} / {n|all@2016-06-30},,,,\n";
    CHECK(lint_of(levels, relations).count(Verdict::as_printed) == 2);

    std::string derived = levels;
    derived.replace(derived.find(",a,"), 3, ",derived:a,");
    const auto found = lint_of(derived, relations);
    CHECK(found.checks.empty());
    CHECK(found.does_not_follow.size() == 2);
}

TEST_CASE("a figure printed twice is compared with the finer one") {
    const auto found =
        lint_of("2016-09-30,n,all,1.2,million cases,0.1 million,a,\n2016-09-30,n,all,1255000,cases,100,b,\n", "");
    REQUIRE(found.checks.size() == 1);
    CHECK(found.checks[0].verdict == Verdict::contradicts);  // from 1,150,000 to 1,250,000
}

TEST_CASE("words and contradictions that are known are told apart from others") {
    const auto found = lint_of(exact_counts,
                               "rose,all,cases,2016-09-30,{part|all} - {whole|all},>0,,,said to have risen\n"
                               "fell,all,cases,2016-09-30,{part|all} - {whole|all},<0,,,\n"
                               "part,all,,2016-09-30,{whole|all},,,contradicts,they differ\n");
    REQUIRE(found.checks.size() == 3);
    CHECK(found.checks[0].verdict == Verdict::known_contradiction);  // 299.5 to 300.5 against 399.5 to 400.5
    CHECK(found.checks[0].reason == "they differ");
    // At most 300.5 - 399.5.
    CHECK(found.checks[1].verdict == Verdict::contradicts);
    CHECK(found.checks[2].verdict == Verdict::as_printed);
}

TEST_CASE("relations that cannot be read are all named") {
    try {
        parse_relations(relations_header + "a,all,,,1 +,,,,\na,all,,,,,,,\na,all,,2016-13-01,1,,,maybe,\n", "r.csv");
        FAIL("was read");
    } catch (const InputError& e) {
        CHECK(e.problems().size() == 5);
    }
}

TEST_CASE("what the published history contradicts is known and nothing else") {
    const History history = published_history();
    const HistoryLint found = lint(history, relations());
    for (const LintCheck& c : found.checks) {
        INFO(c.period_end << " " << c.measure << " (" << c.breakdown << "): " << c.printed << " by " << c.formula);
        CHECK(c.verdict != Verdict::contradicts);
    }
    CHECK(found.count(Verdict::known_contradiction) > 0);
}

TEST_CASE("every key measure and every percentage and change of the publication follows or the list says why not") {
    const History history = published_history();
    const HistoryLint found = lint(history, relations());
    std::set<std::size_t> follows, told;
    for (const LintCheck& c : found.checks)
        if (c.row && c.verdict <= Verdict::within_rounding) follows.insert(*c.row);
    for (const LintRemark& remark : found.does_not_follow)
        if (remark.row) told.insert(*remark.row);
    std::size_t looked_at = 0, keys = 0, keys_that_follow = 0;
    for (std::size_t i = 0; i < history.rows().size(); ++i) {
        const HistoryRow& row = history.rows()[i];
        const bool key = row.note.starts_with("Key measures");
        if (row.source_id != "qss-2016-09") continue;
        if (!key && row.unit != "percent" && row.unit != "percentage points" &&
            row.measure.find("_change") == std::string::npos)
            continue;
        INFO(row.period_end << " " << row.measure << " (" << row.breakdown << ")");
        CHECK((follows.contains(i) || told.contains(i)));
        ++looked_at;
        keys += key;
        keys_that_follow += key && follows.contains(i);
    }
    CHECK(keys == 35);
    // Counts and shares contributing at five dates, children and arrears of September 2016, the year to March 2016.
    CHECK(keys_that_follow == 18);
    CHECK(looked_at > 80);
}

TEST_CASE("each relation of a day is used in the published history") {
    const History history = published_history();
    const HistoryLint found = lint(history, relations());
    for (const Relation& relation : relations()) {
        if (!relation.formula || relation.period_end.empty()) continue;
        INFO("line " << relation.line << ": " << relation.measure);
        CHECK(std::ranges::any_of(found.checks, [&](const LintCheck& c) {
            return c.formula == relation.formula->text() && c.measure == relation.measure &&
                   c.breakdown == relation.breakdown;
        }));
    }
}
