#include <boost/math/distributions/normal.hpp>
#include <cmath>

#include "sim/model/tally.h"
#include "tests/statistical/closed_forms.h"

// The amounts due and the arrears of the opening caseload.
namespace ccsim::tests {
namespace {

constexpr std::string_view collected = "opening.cases_collected", enforced = "opening.cases_enforced",
                           direct = "opening.cases_direct", nil = "opening.cases_nil",
                           no_liability = "opening.cases_no_liability";

bool owes(Situation, Debt d) { return d != Debt::none; }
bool owes_much(Situation, Debt d) { return d == Debt::large; }

double mean_arrears(const Series& s) { return s[0].total(tally::arrears_pence) / s[0].total(tally::cases); }
double owed_to_secretary_of_state(const Series& s) {
    return s[0].total(tally::secretary_of_state_pence) / s[0].total(tally::arrears_pence);
}
double owing_5000_pounds(const Series& s) {
    return s[0][tally::arrears_band_cases(4)] + s[0][tally::arrears_band_cases(5)] + s[0][tally::arrears_band_cases(6)];
}
template <std::size_t q>
double mean_weekly(const Series& s) {
    return s[q].total(tally::weekly_liability_pence) / s[q].total(tally::cases);
}

/// £20 and a lognormal of median £20 and log sd 0.4: in pence, its mean is 100 (20 + 20 exp(0.4^2 / 2)).
std::vector<ClosedForm> liability_forms() {
    constexpr std::string_view log_sd = "liabilities.log_sd_over_20",
                               median = "liabilities.median_over_20_collection_service_pounds_a_week",
                               median_direct = "liabilities.median_over_20_direct_pounds_a_week";
    const double mean = 100 * (20 + 20 * std::exp(0.4 * 0.4 / 2));
    const double log_sd_off = std::sqrt(2 * std::log((1.005 * mean / 100 - 20) / 20));  // the mean is 0.5% more
    const double growth_off = 100 * (1.05 * std::pow(1.005, 4) - 1);                    // and after one quarter
    return {
        {"liabilities.flat_rate_pounds_a_week",
         4,
         {{collected, 1}, {"opening.classes_collection_service.flat_rate", 1}},
         0,
         mean_weekly<0>,
         400,
         {},
         Per::itself},
        {median, 40, {{collected, 1}, {log_sd, 0.4}}, 0, mean_weekly<0>, mean, {}, Per::itself},
        {median_direct, 40, {{direct, 1}, {log_sd, 0.4}}, 0, mean_weekly<0>, mean, {}, Per::itself},
        {log_sd, 0.4, {{collected, 1}, {median, 40}}, 0, mean_weekly<0>, mean, log_sd_off, Per::itself},
        {"liabilities.growth_over_20_percent_a_year",
         5,
         {{collected, 1}, {median, 40}, {log_sd, 0.4}},
         1,
         mean_weekly<1>,
         mean * std::pow(1.05, 0.25),
         growth_off,
         Per::itself},
    };
}

/// Debts of £1,000 and a lognormal excess. Its table has 1,024 slices, so the share under £5,000 is a whole number of
/// them: here 102, by the choice of the mean.
ClosedForm log_sd_of_large_debts() {
    constexpr double below = 102.0 / 1024;
    const double log_median = std::log(4'000) - boost::math::quantile(boost::math::normal(), below);  // log sd of 1
    return {"opening.arrears.large_debt_log_sd",
            1,
            {{no_liability, 1},
             {"opening.arrears.share_large_no_liability", 1},
             {"opening.arrears.large_debt_mean_pounds", 1'000 + std::exp(log_median + 0.5)}},
            0,
            owing_5000_pounds,
            1 - below,
            1.02};  // 0.9% fewer
}

std::vector<ClosedForm> arrears_forms_of_opening() {
    constexpr Setting all_owe_much{"opening.arrears.share_large_no_liability", 1},
        nil_owe{"opening.arrears.share_with_arrears_nil", 1}, reliable{"opening.payer_types_nil.reliable", 1},
        unlikely{"opening.payer_types_nil.unlikely", 1};
    std::vector<ClosedForm> forms{
        {"opening.arrears.share_with_arrears_collection_service.reliable",
         0.9,
         {{collected, 1}, {"opening.payer_types_collected.reliable", 1}},
         0,
         opening<owes>,
         0.9},
        {"opening.arrears.share_with_arrears_collection_service.irregular",
         0.9,
         {{enforced, 1}},
         0,
         opening<owes>,
         0.9},
        {"opening.arrears.share_with_arrears_collection_service.unlikely",
         0.9,
         {{collected, 1}, {"opening.payer_types_collected.unlikely", 1}},
         0,
         opening<owes>,
         0.9},
        {"opening.arrears.share_with_arrears_direct", 0.9, {{direct, 1}}, 0, opening<owes>, 0.9},
        {"opening.arrears.share_with_arrears_nil", 0.9, {{nil, 1}}, 0, opening<owes>, 0.9},
        {"opening.arrears.share_large.reliable", 0.9, {{nil, 1}, nil_owe, reliable}, 0, opening<owes_much>, 0.9},
        {"opening.arrears.share_large.irregular", 0.9, {{nil, 1}, nil_owe}, 0, opening<owes_much>, 0.9},
        {"opening.arrears.share_large.unlikely", 0.9, {{nil, 1}, nil_owe, unlikely}, 0, opening<owes_much>, 0.9},
        {"opening.arrears.share_large_no_liability", 0.9, {{no_liability, 1}}, 0, opening<owes_much>, 0.9},
        {"opening.arrears.large_debt_mean_pounds",
         8'000,
         {{no_liability, 1}, all_owe_much, {"opening.arrears.large_debt_log_sd", 0.1}},
         0,
         mean_arrears,
         800'000,
         {},
         Per::itself},
        log_sd_of_large_debts(),
        {"opening.arrears.share_owed_to_secretary_of_state",
         0.9,
         {{no_liability, 1}},
         0,
         owed_to_secretary_of_state,
         0.9,
         {},
         Per::itself,
         1e-5},
    };
    ClosedForm small_mean{
        "opening.arrears.small_debt_mean_pounds", 480, {{no_liability, 1}}, 0, mean_arrears, 48'000, {}, Per::itself};
    small_mean.cases = 25'000;  // these debts spread widely
    forms.push_back(small_mean);
    return forms;
}

}  // namespace

std::vector<ClosedForm> opening_money_forms() {
    std::vector<ClosedForm> all = liability_forms();
    const auto arrears = arrears_forms_of_opening();
    all.insert(all.end(), arrears.begin(), arrears.end());
    return all;
}

}  // namespace ccsim::tests
