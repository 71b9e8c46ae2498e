#include "sim/scenario/check_scenario.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <boost/math/distributions/normal.hpp>
#include <cmath>
#include <numeric>
#include <string>

#include "sim/core/number.h"
#include "sim/scenario/parameter_lists.h"
#include "sim/scenario/parameter_table.h"

namespace ccsim {
namespace {

using Keys = std::vector<std::string>;

/// Points at the one of the keys that was given last.
void problem(Layered& layered, const Keys& keys, std::string what, std::string hint) {
    const std::string key = layered.origins.latest(keys);
    const Origin at = layered.origins.of(key);
    YamlNode place;
    place.line = at.line;
    place.column = at.column;
    note(layered, at.file, place, key, std::move(what), std::move(hint));
}

void check_quarters(Layered& layered) {
    const Scenario& s = layered.scenario;
    if (s.last_quarter <= s.start)
        problem(layered, {"last_quarter", "start"},
                "the last quarter, " + s.last_quarter.last_day() + ", is not after the start, " + s.start.last_day(),
                "move one of them");
    else if (s.quarters() > most_quarters)
        problem(layered, {"last_quarter", "start"},
                fmt::format("{} quarters from {} to {} (at most {} are simulated)", s.quarters(), s.start.last_day(),
                            s.last_quarter.last_day(), most_quarters),
                "move one of them");
}

/// "reliable 0.8 + unlikely 0.4", each with where it was given unless it is a default.
std::string summands(const Layered& layered, const Keys& keys) {
    std::string out;
    for (const std::string& key : keys) {
        const Origin at = layered.origins.of(key);
        const double value = *find_number(layered.scenario.parameters, key);
        out += (out.empty() ? "" : " + ") + key.substr(key.rfind('.') + 1) + " " + shortest(value);
        if (at.order == 0) out += " by default";
        else if (at.line > 0) out += fmt::format(" in {}:{}", at.file, at.line);
    }
    return out;
}

void check_shares(Layered& layered, const Keys& keys) {
    constexpr double rounding = 1e-12;  // 0.7 + 0.2 + 0.1 may come out a little over 1
    double sum = 0;
    for (const std::string& key : keys) sum += *find_number(layered.scenario.parameters, key);
    if (sum > 1 + rounding)
        problem(layered, keys, "shares of one whole sum to over 1 (" + summands(layered, keys) + ")",
                "lower one of them");
}

void check_all_shares(Layered& layered) {
    for (const std::string group :
         {"opening.payer_types_collected", "opening.payer_types_enforced", "opening.payer_types_direct",
          "opening.payer_types_nil", "opening.payer_types_no_liability", "intake.payer_types"})
        check_shares(layered, {group + ".reliable", group + ".unlikely"});
    for (const std::string group :
         {"opening.classes_collection_service", "opening.classes_direct", "opening.classes_nil", "intake.classes"})
        check_shares(layered, {group + ".flat_rate", group + ".to_20_pounds"});
    for (const std::string group : {"opening.children", "intake"})
        check_shares(layered, {group + ".share_under_2_years_to_go", group + ".share_2_to_5_years_to_go",
                               group + ".share_5_to_9_years_to_go"});
    check_shares(layered,
                 {"opening.children.share_two", "opening.children.share_three", "opening.children.share_four_or_more"});
    check_shares(layered,
                 {"intake.share_two_children", "intake.share_three_children", "intake.share_four_or_more_children"});
    check_shares(layered, {"intake.share_direct", "intake.share_nil"});
}

void check_opening_cases(Layered& layered) {
    const Keys keys{"opening.cases_collected", "opening.cases_enforced", "opening.cases_direct", "opening.cases_nil",
                    "opening.cases_no_liability"};
    double sum = 0;
    for (const std::string& key : keys) sum += *find_number(layered.scenario.parameters, key);
    if (sum > most_opening_cases)
        problem(layered, keys, "the caseload opens with " + shortest(sum) + " cases (at most 2000000000 are simulated)",
                "check for a zero too many");
}

/// A family that is too large for a quarter's limit is drawn among those that are not; there must be some.
void check_families(Layered& layered) {
    const Intake& in = layered.scenario.parameters.intake;
    const std::array<double, 3> larger{in.share_two_children, in.share_three_children, in.share_four_or_more_children};
    for (const IntakeQuarter& q : in.quarters) {
        const auto beyond = larger.begin() + (q.most_qualifying_children - 1);
        constexpr double least = 1e-6;
        if (q.cases > 0 && 1 - std::accumulate(beyond, larger.end(), 0.0) < least)
            return problem(layered,
                           {"intake.share_two_children", "intake.share_three_children",
                            "intake.share_four_or_more_children", "intake.quarters"},
                           fmt::format("no family has {} or fewer children, the most in the intake to {}",
                                       q.most_qualifying_children, q.quarter.last_day()),
                           "lower the share of larger families, or raise most_qualifying_children");
    }
}

void check_rising(Layered& layered, const ParameterList& list) {
    const Parameters& p = layered.scenario.parameters;
    for (std::size_t i = 1; i < list.items.count(p); ++i) {
        const Quarter before = quarter_of_item(list, p, i - 1), now = quarter_of_item(list, p, i);
        if (now > before) continue;
        problem(
            layered, {path_of_item(list, now)},
            now == before ? "the quarter is in the list twice" : "comes after " + before.last_day() + " in the list",
            "list each quarter once, the earliest first");
    }
}

/// The mean of the highest `share` of a lognormal.
double mean_of_highest(double share, double median, double log_sd) {
    const boost::math::normal z;
    const double border = boost::math::quantile(boost::math::complement(z, share));
    return median * std::exp(log_sd * log_sd / 2) * boost::math::cdf(boost::math::complement(z, border - log_sd)) /
           share;
}

/// The model's tables of liabilities have 256 ranks; the highest stands for the mean of the highest 256th.
void check_liabilities(Layered& layered, const std::string& median_key) {
    constexpr double edge = 20, highest_rank = 1.0 / 256;
    const Liabilities& l = layered.scenario.parameters.liabilities;
    const double median = *find_number(layered.scenario.parameters, median_key);
    const double growth =
        std::max(1.0, std::pow(1 + l.growth_over_20_percent_a_year / 100, layered.scenario.quarters() / 4.0));
    const double most = (edge + mean_of_highest(highest_rank, median - edge, l.log_sd_over_20)) * growth;
    if (!(most <= most_weekly_liability_pounds))
        problem(layered,
                {median_key, "liabilities.log_sd_over_20", "liabilities.growth_over_20_percent_a_year", "last_quarter"},
                fmt::format("liabilities would reach £{:.0f} a week (the model holds up to £2,000)", most),
                "lower the median, the spread or the growth");
}

/// The model's table of large debts splits the highest 1,024th into 1,024.
void check_debts(Layered& layered) {
    constexpr double edge = 1'000, highest_slice = 1.0 / (1024 * 1024);
    const OpeningArrears& a = layered.scenario.parameters.opening.arrears;
    const double sd = a.large_debt_log_sd;
    const double median = (a.large_debt_mean_pounds - edge) * std::exp(-sd * sd / 2);
    const double most = edge + mean_of_highest(highest_slice, median, sd);
    if (!(most <= most_debt_pounds))
        problem(layered, {"opening.arrears.large_debt_mean_pounds", "opening.arrears.large_debt_log_sd"},
                fmt::format("the largest debts would be £{:.0f} (the model holds up to £9,000,000)", most),
                "lower the mean or the spread");
}

}  // namespace

void check_together(Layered& layered) {
    check_quarters(layered);
    check_opening_cases(layered);
    check_all_shares(layered);
    check_families(layered);
    for (const ParameterList& list : parameter_lists()) check_rising(layered, list);
    check_liabilities(layered, "liabilities.median_over_20_collection_service_pounds_a_week");
    check_liabilities(layered, "liabilities.median_over_20_direct_pounds_a_week");
    check_debts(layered);
}

}  // namespace ccsim
