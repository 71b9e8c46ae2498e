#include <algorithm>
#include <catch2/catch.hpp>

#include "tests/support/case_rows.h"
#include "tests/support/parts.h"
#include "tests/support/scenarios.h"

// Which cases the expected engine gathers into a cell, and in what order they come, must not show in any total.

using namespace ccsim;
using namespace ccsim::tests;

namespace {

/// One for all and 400 with 29 quarters each: said once.
void check_no_difference(const std::vector<std::string>& differences) {
    INFO(differences.size() << " differences");
    for (std::size_t i = 0; i < differences.size() && i < 5; ++i) FAIL_CHECK(differences[i]);
}

/// A case file of these rows, with a small programme.
Scenario with_rows(std::vector<CaseFileRow> cases, double capacity_cases_a_week = 2) {
    Scenario s = baseline();
    s.parameters.opening.case_file = "cases.csv";
    s.parameters.intake.quarters.clear();
    for (ClosurePhase& phase : s.parameters.closure.phases) phase.capacity_cases_a_week = capacity_cases_a_week;
    s.cases = std::move(cases);
    return s;
}

std::vector<std::string> off(const Scenario& whole, const std::vector<Scenario>& parts) {
    const ExpectedRun run = expect(whole, 1);
    std::vector<std::vector<ExpectedTally>> of_parts;
    for (const Scenario& part : parts) of_parts.push_back(expect(selected_as(run.path, part, 1), 1).quarters);
    return differences(run.quarters, of_parts);
}

/// Rows of the first kind, then the rest: two case files.
template <class Kind>
std::vector<Scenario> in_two(std::vector<CaseFileRow> cases, const Kind& kind) {
    const auto rest = std::stable_partition(cases.begin(), cases.end(), kind);
    return {with_rows({cases.begin(), rest}), with_rows({rest, cases.end()})};
}

}  // namespace

TEST_CASE("a caseload taken apart in any way adds up to the whole in every total") {
    const Scenario whole = baseline();
    for (const auto& [way, parts] : ways_to_split(whole)) {
        INFO(way);
        check_no_difference(off(whole, parts));
    }
}

TEST_CASE("a part that is left out of the sum is missed") {
    const Scenario whole = baseline();
    for (const auto& [way, parts] : ways_to_split(whole)) {
        INFO(way);
        CHECK(off(whole, {parts.begin(), parts.end() - 1}).size() > 500);
    }
}

TEST_CASE("a case file taken apart in any way adds up to the whole in every total") {
    const Scenario whole = with_rows(case_rows());
    CHECK_FALSE(expect(whole, 1).quarters.back() == ExpectedTally{});
    const auto check = [&](const std::vector<Scenario>& parts) { check_no_difference(off(whole, parts)); };
    check(in_two(case_rows(), [](const CaseFileRow& r) { return r.scheme == Scheme::of_1993; }));
    check(in_two(case_rows(), [](const CaseFileRow& r) { return r.clerical; }));
    check(in_two(case_rows(), [](const CaseFileRow& r) { return r.payer_type == PayerType::unlikely; }));
    check(in_two(case_rows(), [](const CaseFileRow& r) { return r.weekly_liability_pence.has_value(); }));
    check(in_two(case_rows(), [](const CaseFileRow& r) { return r.arrears_pence > 300'000; }));
    check(in_two(case_rows(), [](const CaseFileRow& r) { return r.paid_since_january_2012; }));
    check(in_two(case_rows(), [](const CaseFileRow& r) { return r.last_outcome == Outcome::none_yet; }));
    check(in_two(case_rows(), [n = 0](const CaseFileRow&) mutable { return n++ % 3 == 0; }));
    std::vector<Scenario> alone;
    for (const CaseFileRow& row : case_rows()) {
        if (alone.size() == 25) break;
        alone.push_back(with_rows({row}));
    }
    std::vector<CaseFileRow> first = case_rows();
    first.resize(alone.size());
    check_no_difference(off(with_rows(first), alone));
}

TEST_CASE("the order of a case file's rows does not show in any total") {
    std::vector<CaseFileRow> backwards = case_rows(), shuffled = case_rows();
    std::ranges::reverse(backwards);
    for (std::size_t i = 0; i < shuffled.size(); ++i) std::swap(shuffled[i], shuffled[i * 131 % shuffled.size()]);
    const ExpectedRun run = expect(with_rows(case_rows()), 1);
    check_no_difference(differences(run.quarters, {expect(with_rows(backwards), 1).quarters}));
    check_no_difference(differences(run.quarters, {expect(with_rows(shuffled), 1).quarters}));
}

TEST_CASE("every row of a case file twice is twice the totals at scale 1 and the same at scale 2") {
    constexpr double capacity = 2;
    std::vector<CaseFileRow> twice, again = case_rows();
    for (const CaseFileRow& row : case_rows()) twice.insert(twice.end(), 2, row);
    again.insert(again.end(), again.begin(), again.begin() + static_cast<std::ptrdiff_t>(case_rows().size()));
    const std::vector<ExpectedTally> once = expect(with_rows(case_rows(), capacity), 1).quarters;
    check_no_difference(differences(expect(with_rows(twice, 2 * capacity), 1).quarters, {once, once}));
    check_no_difference(differences(expect(with_rows(again, 2 * capacity), 1).quarters, {once, once}));
    check_no_difference(differences(expect(with_rows(twice, 2 * capacity), 2).quarters, {once}));
}

TEST_CASE("a row whose payer type is not known is rows of every type in their shares") {
    CaseFileRow row;
    row.standing = Standing::nil;  // 12% reliable, 18% irregular, 70% unlikely
    row.qualifying_children = 1;
    row.quarters_to_go = 11;
    row.arrears_pence = 54'321;
    std::vector<CaseFileRow> known, unknown(100, row);
    for (const auto& [type, cases] :
         {std::pair{PayerType::reliable, 12U}, {PayerType::irregular, 18U}, {PayerType::unlikely, 70U}}) {
        row.payer_type = type;
        known.insert(known.end(), cases, row);
    }
    check_no_difference(differences(expect(with_rows(unknown), 1).quarters, {expect(with_rows(known), 1).quarters}));
}
