#include "tests/support/parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>

#include "sim/core/money.h"
#include "sim/model/eligible_cases.h"
#include "sim/model/quarter_tables.h"

namespace ccsim::tests {
namespace {

using Parts = std::vector<Scenario>;

/// Numbers of cases by standing, of the opening.
std::array<double*, 5> standings_of(Opening& o) {
    return {&o.cases_collected, &o.cases_enforced, &o.cases_direct, &o.cases_nil, &o.cases_no_liability};
}

void scale_intake(Scenario& s, double share) {
    for (IntakeQuarter& q : s.parameters.intake.quarters) q.cases *= share;
    if (share == 0) s.parameters.intake.quarters.clear();
}

/// The part that has these shares of the opening's standings and of the intake.
Scenario part_of(const Scenario& whole, const std::array<double, 5>& of_standings, double of_intake) {
    Scenario part = whole;
    const auto standings = standings_of(part.parameters.opening);
    for (std::size_t i = 0; i < standings.size(); ++i) *standings[i] *= of_standings[i];
    scale_intake(part, of_intake);
    return part;
}
Scenario part_of(const Scenario& whole, double of_opening, double of_intake) {
    return part_of(whole, {of_opening, of_opening, of_opening, of_opening, of_opening}, of_intake);
}

Parts by_standing(const Scenario& whole) {
    Parts parts;
    for (std::size_t i = 0; i < 5; ++i) {
        std::array<double, 5> of{};
        of[i] = 1;
        parts.push_back(part_of(whole, of, i == 2 ? 1 : 0));
    }
    return parts;
}

Parts by_yes_or_no(const Scenario& whole, double share, double of_intake, double Opening::*in) {
    Parts parts{part_of(whole, share, of_intake), part_of(whole, 1 - share, 1 - of_intake)};
    parts[0].parameters.opening.*in = 1;
    parts[1].parameters.opening.*in = 0;
    return parts;
}

Parts by_clerical(const Scenario& whole) {
    return by_yes_or_no(whole, whole.parameters.opening.share_clerical, 0, &Opening::share_clerical);
}
Parts by_scheme(const Scenario& whole) {
    return by_yes_or_no(whole, whole.parameters.opening.share_1993_scheme, 0, &Opening::share_1993_scheme);
}

Parts by_payer_type(const Scenario& whole) {
    const Opening& o = whole.parameters.opening;
    const std::array<PayerTypeShares, 5> opening{o.payer_types_collected, o.payer_types_enforced, o.payer_types_direct,
                                                 o.payer_types_nil, o.payer_types_no_liability};
    const std::array<std::function<double(PayerTypeShares)>, 3> share_of{
        [](PayerTypeShares s) { return s.reliable; }, [](PayerTypeShares s) { return 1 - s.reliable - s.unlikely; },
        [](PayerTypeShares s) { return s.unlikely; }};
    Parts parts;
    for (std::size_t type = 0; type < 3; ++type) {
        std::array<double, 5> of{};
        std::ranges::transform(opening, of.begin(), share_of[type]);
        Scenario& part = parts.emplace_back(part_of(whole, of, share_of[type](whole.parameters.intake.payer_types)));
        Opening& to = part.parameters.opening;
        to.payer_types_collected = to.payer_types_enforced = to.payer_types_direct = to.payer_types_nil =
            to.payer_types_no_liability = part.parameters.intake.payer_types = {.reliable = type == 0 ? 1.0 : 0.0,
                                                                                .unlikely = type == 2 ? 1.0 : 0.0};
    }
    return parts;
}

Parts by_liability_class(const Scenario& whole) {
    const Opening& o = whole.parameters.opening;
    const auto share_of = [](LiabilityClassShares s, std::size_t c) {
        return c == 0 ? s.flat_rate : (c == 1 ? s.to_20_pounds : 1 - s.flat_rate - s.to_20_pounds);
    };
    Parts parts;
    for (std::size_t c = 0; c < 3; ++c) {
        const double collection = share_of(o.classes_collection_service, c), nil = share_of(o.classes_nil, c);
        Scenario& part =
            parts.emplace_back(part_of(whole, {collection, collection, share_of(o.classes_direct, c), nil, nil},
                                       share_of(whole.parameters.intake.classes, c)));
        Opening& to = part.parameters.opening;
        to.classes_collection_service = to.classes_direct = to.classes_nil =
            part.parameters.intake.classes = {.flat_rate = c == 0 ? 1.0 : 0.0, .to_20_pounds = c == 1 ? 1.0 : 0.0};
    }
    return parts;
}

/// By years until the youngest stops qualifying; by children, with the intake in a part of its own.
Parts by_years_to_go(const Scenario& whole) {
    const OpeningChildren& o = whole.parameters.opening.children;
    const Intake& i = whole.parameters.intake;
    const std::array<std::pair<double, double>, 3> shares{{{o.share_under_2_years_to_go, i.share_under_2_years_to_go},
                                                           {o.share_2_to_5_years_to_go, i.share_2_to_5_years_to_go},
                                                           {o.share_5_to_9_years_to_go, i.share_5_to_9_years_to_go}}};
    Parts parts;
    double of_opening = 1, of_intake = 1;
    for (std::size_t years = 0; years < 4; ++years) {
        const auto share = years < 3 ? shares[years] : std::pair{of_opening, of_intake};
        Scenario& part = parts.emplace_back(part_of(whole, share.first, share.second));
        OpeningChildren& to = part.parameters.opening.children;
        Intake& in = part.parameters.intake;
        to.share_under_2_years_to_go = in.share_under_2_years_to_go = years == 0;
        to.share_2_to_5_years_to_go = in.share_2_to_5_years_to_go = years == 1;
        to.share_5_to_9_years_to_go = in.share_5_to_9_years_to_go = years == 2;
        of_opening -= share.first;
        of_intake -= share.second;
    }
    return parts;
}

Parts by_children(const Scenario& whole) {
    const OpeningChildren& o = whole.parameters.opening.children;
    const std::array shares{1 - o.share_two - o.share_three - o.share_four_or_more, o.share_two, o.share_three,
                            o.share_four_or_more};
    Parts parts{part_of(whole, 0, 1)};
    for (std::size_t n = 0; n < shares.size(); ++n) {
        OpeningChildren& to = parts.emplace_back(part_of(whole, shares[n], 0)).parameters.opening.children;
        to.share_two = n == 1;
        to.share_three = n == 2;
        to.share_four_or_more = n == 3;
    }
    return parts;
}

const ClosurePhase* phase_of(const Scenario& scenario, Quarter when) {
    const ClosurePhase* found = nullptr;
    for (const ClosurePhase& phase : scenario.parameters.closure.phases)
        if (phase.from <= when) found = &phase;
    return found;
}

}  // namespace

std::vector<std::pair<std::string, std::vector<Scenario>>> ways_to_split(const Scenario& whole) {
    return {{"by standing", by_standing(whole)},
            {"opening and intake", {part_of(whole, 1, 0), part_of(whole, 0, 1)}},
            {"by scheme", by_scheme(whole)},
            {"by clerical", by_clerical(whole)},
            {"by payer type", by_payer_type(whole)},
            {"by liability class", by_liability_class(whole)},
            {"by years to go", by_years_to_go(whole)},
            {"by children", by_children(whole)},
            {"in unlike shares", {part_of(whole, 0.3, 0.8), part_of(whole, 0.7, 0.2)}}};
}

Scenario selected_as(const MacroPath& whole, Scenario part, int scale) {
    const Scenario programme = part;
    part.parameters.closure.phases.clear();
    for (int index = 1; index <= programme.quarters(); ++index) {
        const Quarter when = programme.start + index;
        const ClosurePhase* const phase = phase_of(programme, when);
        if (phase == nullptr) continue;
        Scenario so_far = part;
        so_far.last_quarter = when - 1;
        const auto now = static_cast<std::size_t>(index);
        const ExpectedTally before = expect(index == 1 ? part : so_far, scale).quarters[now - 1];
        double taken = 0;
        const SegmentParts<double> eligible = eligible_cases(before, scale);
        for (std::size_t s = 0; s < segments; ++s)
            taken += whole.selection[now].direct[s] * eligible.direct[s] +
                     whole.selection[now].others[s] * eligible.others[s];
        part.parameters.closure.phases.push_back({when, phase->segments, taken / weeks_per_quarter});
    }
    return part;
}

std::vector<std::string> differences(const std::vector<ExpectedTally>& whole,
                                     const std::vector<std::vector<ExpectedTally>>& parts) {
    constexpr double close = 1e-9, next_to_nothing = 1;
    std::vector<std::string> out;
    for (std::size_t q = 0; q < whole.size(); ++q)
        for (std::size_t i = 0; i < tally::size; ++i) {
            double sum = 0;
            for (const auto& part : parts) sum += part[q][i];
            const double off = std::abs(sum - whole[q][i]);
            if (!(off <= close * std::max({std::abs(sum), std::abs(whole[q][i]), next_to_nothing})))
                out.push_back(
                    fmt::format("item {} in quarter {}: {:.17g} in parts, {:.17g} whole", i, q, sum, whole[q][i]));
        }
    return out;
}

}  // namespace ccsim::tests
