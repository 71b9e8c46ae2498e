#include "sim/scenario/scenario_keys.h"

#include <catch2/catch.hpp>

#include <set>

using namespace ccsim;

TEST_CASE("the top level of a scenario has these keys") {
    CHECK(keys_in("") == std::vector<std::string>{"extends", "name", "description", "seed", "start", "last_quarter",
                                                  "last_outturn", "maintenance_direct_counted_as", "opening",
                                                  "liabilities", "intake", "older_children", "leaving", "reassessment",
                                                  "enforcement", "maintenance_direct", "payment", "arrears",
                                                  "closure"});
}

TEST_CASE("a list stands first in its group") {
    CHECK(keys_in("closure").front() == "phases");
    CHECK(keys_in("intake").front() == "quarters");
}

TEST_CASE("every key is there once and every group has keys") {
    const auto keys = all_keys();
    CHECK(std::set<std::string>(keys.begin(), keys.end()).size() == keys.size());
    for (const KeyGroup& group : key_groups()) {
        INFO(group.path);
        CHECK_FALSE(keys_in(group.path).empty());
    }
}

TEST_CASE("an unknown key is answered with the likeliest one") {
    CHECK(hint_for_unknown("", "closre") == "did you mean closure?");
    CHECK(hint_for_unknown("leaving", "chance_finalised") == "did you mean closure.chance_finalised?");
    CHECK(hint_for_unknown("opening.classes_nil", "wxyz") == "known here: flat_rate, to_20_pounds");
    CHECK(hint_for_unknown("payment", "wxyz") == "ccsim init writes a scenario with every key");
}
