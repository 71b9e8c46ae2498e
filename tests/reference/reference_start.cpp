#include "tests/reference/reference_start.h"

#include <array>
#include <cmath>
#include <tuple>
#include <utility>

#include "tests/reference/reference_shares.h"

namespace ccsim::reference {
namespace {

std::array<double, 3> types_of(const CaseFileRow& row, const Opening& o) {
    std::array<double, 3> given{};
    if (row.payer_type) {
        given[static_cast<std::size_t>(*row.payer_type)] = 1;
        return given;
    }
    if (row.standing == Standing::collected) return shares(o.payer_types_collected);
    if (row.standing == Standing::enforced) return shares(o.payer_types_enforced);
    if (row.standing == Standing::direct) return shares(o.payer_types_direct);
    return shares(row.standing == Standing::nil ? o.payer_types_nil : o.payer_types_no_liability);
}

std::array<double, 3> classes_of(const CaseFileRow& row, const Opening& o) {
    if (row.weekly_liability_pence) {
        const std::int32_t weekly = *row.weekly_liability_pence;
        return {weekly <= 500 ? 1.0 : 0.0, weekly > 500 && weekly <= 2'000 ? 1.0 : 0.0, weekly > 2'000 ? 1.0 : 0.0};
    }
    if (row.standing == Standing::direct) return shares(o.classes_direct);
    return shares(row.standing == Standing::collected || row.standing == Standing::enforced
                      ? o.classes_collection_service
                      : o.classes_nil);
}

State state_of(const CaseFileRow& row) {
    const bool over = row.standing == Standing::no_liability;
    State s{.scheme = row.scheme, .clerical = row.clerical, .standing = row.standing};
    if (in_service(s)) s.outcome = row.last_outcome;
    if (row.arrears_pence > 0) s.debt = row.arrears_pence < 100'000 ? Debt::small : Debt::large;
    s.ended_recently = over && row.ended_recently;
    s.children = over ? 0 : row.qualifying_children;
    s.quarters_to_go = over ? 0 : row.quarters_to_go;
    s.paid_since_2012 = row.paid_since_january_2012;
    return s;
}

/// Gives every family the number of children and, apart from it, the quarters to go of each family of its profile
/// (scheme, clerical, payer type, class), by how often they are seen there.
Distribution families_mixed(const Distribution& cases) {
    using Profile = std::tuple<Scheme, bool, PayerType, LiabilityClass>;
    struct Seen {
        double families = 0;
        std::map<int, double> children, quarters_to_go;
    };
    const auto profile = [](const State& s) { return Profile{s.scheme, s.clerical, s.type, s.liability_class}; };
    std::map<Profile, Seen> seen;
    for (const auto& [s, m] : cases)
        if (is_family(s)) {
            Seen& here = seen[profile(s)];
            here.families += m.cases;
            here.children[s.children] += m.cases;
            here.quarters_to_go[s.quarters_to_go] += m.cases;
        }
    Distribution mixed;
    for (const auto& [state, m] : cases) {
        State s = state;
        if (!is_family(s)) {
            mixed[s] += m;
            continue;
        }
        const Seen& here = seen[profile(s)];
        for (const auto& [children, with_so_many] : here.children)
            for (const auto& [quarters_to_go, with_so_long] : here.quarters_to_go) {
                s.children = children;
                s.quarters_to_go = quarters_to_go;
                mixed[s] += m * (with_so_many / here.families) * (with_so_long / here.families);
            }
    }
    return mixed;
}

}  // namespace

Distribution opening(const Scenario& scenario, Rows rows) {
    if (scenario.cases.empty()) return drawn_opening(scenario);
    const Opening& o = scenario.parameters.opening;
    const Amounts amounts(scenario.parameters, 0);
    Distribution cases;
    for (const CaseFileRow& row : scenario.cases) {
        State s = state_of(row);
        s.quarters_to_go = within_run(row.quarters_to_go, scenario);
        const auto types = types_of(row, o), classes = classes_of(row, o);
        for (std::size_t type = 0; type < 3; ++type)
            for (std::size_t c = 0; c < 3; ++c) {
                const double share = types[type] * classes[c];
                if (share == 0) continue;
                s.type = static_cast<PayerType>(type);
                s.liability_class = static_cast<LiabilityClass>(c);
                s.rank = any_rank;
                if (rows == Rows::as_they_are && row.weekly_liability_pence)
                    s.rank =
                        amounts.rank_of(s.standing == Standing::direct, s.liability_class, *row.weekly_liability_pence);
                cases[s] +=
                    Mass{1, static_cast<double>(row.arrears_pence), static_cast<double>(row.secretary_of_state_pence)} *
                    share;
            }
    }
    return rows == Rows::as_they_are ? cases : families_mixed(cases);
}

Distribution intake(const Scenario& scenario, int quarter) {
    const Intake& in = scenario.parameters.intake;
    Distribution cases;
    for (const IntakeQuarter& q : in.quarters) {
        if (scenario.index_of(q.quarter) != quarter) continue;
        const auto types = shares(in.payer_types), classes = shares(in.classes);
        const auto children = children_shares(in.share_two_children, in.share_three_children,
                                              in.share_four_or_more_children, q.most_qualifying_children);
        const auto to_go = quarters_to_go_shares(in.share_under_2_years_to_go, in.share_2_to_5_years_to_go,
                                                 in.share_5_to_9_years_to_go);
        const std::pair<Standing, double> standings[] = {{Standing::direct, in.share_direct},
                                                         {Standing::nil, in.share_nil},
                                                         {Standing::collected, 1 - in.share_direct - in.share_nil}};
        const std::pair<bool, double> clerical[] = {{true, in.share_clerical}, {false, 1 - in.share_clerical}};
        for (const auto& [standing, of_standing] : standings)
            for (const auto& [is_clerical, of_clerical] : clerical)
                for (std::size_t type = 0; type < 3; ++type)
                    for (std::size_t c = 0; c < 3; ++c)
                        for (std::size_t child = 0; child < 4; ++child)
                            for (std::size_t left = 0; left < 80; ++left) {
                                const double share = of_standing * of_clerical * types[type] * classes[c] *
                                                     children[child] * to_go[left];
                                if (share == 0) continue;
                                cases[{.clerical = is_clerical,
                                       .type = static_cast<PayerType>(type),
                                       .liability_class = static_cast<LiabilityClass>(c),
                                       .standing = standing,
                                       .children = static_cast<int>(child) + 1,
                                       .quarters_to_go = within_run(left, scenario)}] +=
                                    Mass{.cases = std::round(q.cases) * share};
                            }
    }
    return cases;
}

}  // namespace ccsim::reference
