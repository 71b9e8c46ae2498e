#include <catch2/catch.hpp>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "sim/measures/measure.h"

using namespace ccsim;

TEST_CASE("no measure is in the table twice") {
    std::set<std::pair<std::string_view, std::string_view>> seen;
    for (const Measure& m : measures()) {
        INFO(m.id << ", " << m.breakdown);
        CHECK(seen.insert({m.id, m.breakdown}).second);
    }
}

TEST_CASE("every measure is complete") {
    for (const Measure& m : measures()) {
        INFO(m.id << ", " << m.breakdown);
        CHECK_FALSE(m.id.empty());
        CHECK_FALSE(m.breakdown.empty());
        CHECK_FALSE(m.unit.empty());
        CHECK(m.meaning.size() > 10);
        CHECK(m.rounding > 0);
        CHECK(m.value != nullptr);
        CHECK((m.table >= 0 && m.table <= 26));
        CHECK(m.is_key() == !m.title.empty());
    }
}

TEST_CASE("ids are made of lower case letters and digits so that they can name columns") {
    for (const Measure& m : measures())
        CHECK(m.id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_.") == std::string_view::npos);
}

TEST_CASE("a measure has one unit and one rounding and one table by whatever it is broken down") {
    std::map<std::string_view, const Measure*> first;
    for (const Measure& m : measures()) {
        const Measure& other = *first.try_emplace(m.id, &m).first->second;
        INFO(m.id << ", " << m.breakdown << " against " << other.breakdown);
        CHECK(m.unit == other.unit);
        CHECK(m.rounding == other.rounding);
        if (m.id != "cases_paying_more_than_liability_no_arrears") CHECK(m.table == other.table);
    }
}

TEST_CASE("figures are rounded as the publication rounds them") {
    for (const Measure& m : measures()) {
        INFO(m.id << ", " << m.breakdown);
        if (m.unit == "percent" || m.unit == "percentage points") CHECK(m.rounding == 0.1);
        if (m.unit == "cases" || m.unit == "cases in quarter" || m.unit == "children") CHECK(m.rounding == 100);
        if (m.unit == "GBP per week") CHECK(m.rounding == 0.10);
        if (m.unit == "GBP million" && m.table >= 12 && m.table <= 14) CHECK(m.rounding == 0.1);
        if (m.unit == "GBP million" && m.table >= 15 && m.table <= 21) CHECK(m.rounding == 1);
    }
}

TEST_CASE("tables come in their order and the closure programme last") {
    int last = 0;
    for (const Measure& m : measures()) {
        const int place = m.table == 0 ? 1000 : m.table;
        CHECK(place >= last);
        last = place;
    }
    CHECK(measures().back().table == 0);
}

TEST_CASE("the key measures are those of the publication's front page") {
    std::set<std::string> keys;
    for (const Measure& m : measures())
        if (m.is_key()) keys.insert(std::string(m.id));
    CHECK(keys == std::set<std::string>{"live_caseload", "cases_with_current_liability", "cases_contributing",
                                        "pct_cases_contributing", "pct_cases_paying_full_liability",
                                        "children_benefiting", "maintenance_collected_and_arranged_quarter",
                                        "maintenance_collected_and_arranged_12m", "outstanding_arrears"});
}

TEST_CASE("a measure is found by id and breakdown only") {
    REQUIRE(find_measure("live_caseload", "total") != nullptr);
    CHECK(find_measure("live_caseload", "total")->table == 1);
    CHECK(find_measure("live_caseload", "all") == nullptr);
    CHECK(find_measure("nonsense", "total") == nullptr);
}

TEST_CASE("the live caseload and arrears follow the live caseload, and everything else the cases with a liability") {
    for (const Measure& m : measures()) {
        INFO(m.id << ", " << m.breakdown);
        const bool live = m.id == "live_caseload" || m.id == "outstanding_arrears";
        CHECK((m.follows == Measure::Follows::live_caseload) == live);
    }
}

TEST_CASE("headline measures are key levels, in cases or money") {
    std::vector<std::string_view> ids;
    for (const Measure& m : measures())
        if (m.is_headline()) {
            ids.push_back(m.id);
            CHECK(m.is_key());
            CHECK((m.unit == "cases" || m.unit == "GBP million"));
        }
    CHECK(ids == std::vector<std::string_view>{"live_caseload", "cases_with_current_liability",
                                               "maintenance_collected_and_arranged_12m", "outstanding_arrears"});
}

TEST_CASE("measures of staff and accuracy are in none of the tables") {
    std::set<std::string_view> ids;
    for (const Measure& m : measures())
        if (m.subject == Measure::Subject::staff_and_accuracy) {
            ids.insert(m.id);
            CHECK(m.table == 0);
        }
    CHECK(ids == std::set<std::string_view>{"staff_fte", "accuracy_within_1_pound_or_2pct", "cash_value_accuracy"});
}
