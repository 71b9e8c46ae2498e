#pragma once

#include <array>
#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/engine/run.h"
#include "sim/scenario/scenario.h"

// One rule at a time: everything else is switched off, so that a figure of the run is known by hand.
namespace ccsim::tests {

/// A figure of a run, read off the totals.
using Seen = double (*)(const Series&);

/// A number of the scenario, by its path in the parameter table.
struct Setting {
    std::string_view path;
    double value = 0;
};

/// How the sampled figure and the one known by hand are compared.
enum class Per {
    case_,  ///< the figure is a number of cases: known is the share of the cases that start
    itself  ///< the figure is a ratio or a mean of its own: known is its value
};

/// One parameter with the figure that it decides. The scenario starts from `quiet()`.
struct ClosedForm {
    std::string_view parameter;
    double value = 0;  ///< given to the parameter; for a quarter, how many quarters after the start
    std::vector<Setting> settings;
    int quarters = 1;
    Seen seen = nullptr;
    double known = 0;
    /// The parameter when it is wrong; empty: 0.5% more, or odds that make a chance of 0.9 0.5% more.
    std::optional<double> wrong = {};
    Per per = Per::case_;
    double within = 0;     ///< of a figure without chance but for the rounding of pence: relative
    int cases = 6'250;     ///< a replicate
    bool intake = false;   ///< the cases arrive in the first quarter instead of being there
    bool closure = false;  ///< the programme selects all there are, from the first quarter
};

/// Nobody there, every chance, share and fraction 0, odds 1, no trend, no phase, no intake; children grow up in nine
/// years at the earliest; the run starts at March 2012.
Scenario quiet();

/// The scenario of a row, with its parameter right or, when `wrong`, wrong.
Scenario scenario_of(const ClosedForm& row, bool wrong);

// Figures in quarter q (0: the opening).
template <Family family, std::size_t q = 1>
double total(const Series& series) {
    return series[q].total(family);
}
template <Family family, std::size_t q, std::size_t i, std::size_t j = 0>
double entry(const Series& series) {
    return series[q][family(i, j)];
}

/// Opening cases whose situation and debt pass.
template <bool (*passes)(Situation, Debt)>
double opening(const Series& series) {
    double sum = 0;
    for (std::size_t scheme = 0; scheme < 2; ++scheme)
        for (std::size_t s = 0; s < situations; ++s)
            for (std::size_t d = 0; d < debts; ++d)
                if (passes(static_cast<Situation>(s), static_cast<Debt>(d)))
                    sum += series[0][tally::cases(scheme, s, d)];
    return sum;
}

/// Shares of under 2, of 2 to 5 and of 5 to 9 years to go, by their paths. Nearly all cases are of one band, and by its
/// end their liability has ended.
std::vector<ClosedForm> years_to_go_forms(const std::array<std::string_view, 3>& bands, const Setting& all_are_there);

/// All of several, one after another.
std::vector<ClosedForm> all_of(std::initializer_list<std::vector<ClosedForm>> several);

std::vector<ClosedForm> opening_forms();
std::vector<ClosedForm> opening_money_forms();
std::vector<ClosedForm> intake_forms();
std::vector<ClosedForm> exit_forms();
std::vector<ClosedForm> service_forms();
std::vector<ClosedForm> payment_forms();
std::vector<ClosedForm> arrears_forms();
std::vector<ClosedForm> closure_forms();

/// All of them.
std::vector<ClosedForm> closed_forms();

}  // namespace ccsim::tests
