#include "tests/support/transitions.h"

#include "tests/model/random_parameters.h"
#include "tests/reference/reference_scenarios.h"
#include "tests/support/scenarios.h"

namespace ccsim::tests {
namespace {

State state_at(std::size_t code) { return state_of(static_cast<StateCode>(code)); }

/// Moves shares by `go`, which is given each state with its share and told where it goes.
template <class Go>
StateShares moved(const StateShares& shares, const Go& go) {
    StateShares out{};
    for (std::size_t code = 0; code < shares.size(); ++code)
        if (shares[code] != 0)
            go(state_at(code), shares[code], [&out](State to, double share) { out[code_of(to)] += share; });
    return out;
}

double share_gone(const StateShares& shares) {
    double sum = 0;
    for (std::size_t code = 0; code < shares.size(); ++code)
        if (is_gone(state_at(code))) sum += shares[code];
    return sum;
}

class Walk {
public:
    Walk(const StateQuarter& quarter, StatesAfter& after) : q_(quarter), after_(after) {}

    void take(const DecisionRow& row) {
        after_.shares = moved(after_.shares, [&](State s, double share, const auto& to) {
            if (!row.is_put_to(s)) return to(s, share);
            double rest = 1;
            for (const auto& [outcome, chance] : chances(row, s)) {
                if (const std::size_t total = row.total(s, outcome, 0); total < tally::size)
                    after_.counted[total] += share * chance;
                to(row.next(s, outcome), share * chance);
                rest -= chance;
            }
            to(s, share * rest);
        });
    }

    void grow_up() {
        after_.shares = moved(after_.shares, [&](State s, double share, const auto& to) {
            if (!has_qualifying_child(s.situation)) return to(s, share);
            after_.counted[tally::liabilities_ended(0, index_of(route_ageing))] += share * q_.ages_out;
            to(after_liability_ends(s, route_ageing), share * q_.ages_out);
            to(s, share * (1 - q_.ages_out));
        });
    }

private:
    std::vector<std::pair<int, double>> chances(const DecisionRow& row, State s) const {
        std::vector<std::pair<int, double>> out;
        if (row.decision == Decision::selected) {
            const int segment = segment_of(s.situation, q_.clerical, q_.direct_segment);
            out.emplace_back(segment, q_.selection.of(s.situation, index_of(segment)));
        } else if (row.read) {
            for (const double chance : row.read(q_.chances, s, q_.profile))
                out.emplace_back(static_cast<int>(out.size()), chance);
        }
        return out;
    }

    const StateQuarter& q_;
    StatesAfter& after_;
};

}  // namespace

StatesAfter follow_table(const StateShares& before, const StateQuarter& quarter) {
    StatesAfter after;
    after.shares =
        moved(before, [](State s, double share, const auto& to) { to(with_notice_a_quarter_older(s), share); });
    Walk walk(quarter, after);
    for (const DecisionRow& row : decision_table) {
        if (row.decision == Decision::child_stops) walk.grow_up();
        walk.take(row);
    }
    after.counted[tally::went()] = share_gone(after.shares) - share_gone(before);
    return after;
}

StateShares all_in(State s) {
    StateShares shares{};
    shares[code_of(s)] = 1;
    return shares;
}

std::vector<bool> reached_from(const std::vector<State>& starts, const StateQuarter& quarter) {
    std::vector<bool> reached(state_codes);
    std::vector<State> next = starts;
    while (!next.empty()) {
        const State s = next.back();
        next.pop_back();
        if (reached[code_of(s)]) continue;
        reached[code_of(s)] = true;
        const StateShares after = follow_table(all_in(s), quarter).shares;
        for (std::size_t code = 0; code < after.size(); ++code)
            if (after[code] > 1e-15) next.push_back(state_at(code));
    }
    return reached;
}

ChanceTables<double> looking_at_debt(ChanceTables<double> chances) {
    for (auto* const table : {&chances.enforcement, &chances.direct})
        for (std::size_t row = 0; row < debt_rows; ++row)
            for (auto& of_profile : (*table)[row]) of_profile[0] /= 1 + static_cast<double>(row / situations);
    return chances;
}

std::vector<Scenario> scenarios_of_many_chances() {
    std::vector<Scenario> all{baseline(), baseline()};
    reference::exaggerate(all[1]);
    for (const std::uint64_t seed : {3, 11, 27}) all.push_back(random_scenario(seed));
    for (Scenario& scenario : all) scenario.last_quarter = scenario.start + 12;
    return all;
}

}  // namespace ccsim::tests
