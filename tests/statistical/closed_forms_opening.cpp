#include "tests/statistical/closed_forms.h"

// The opening caseload. What no record shows, payer type and the class of a nil case, is seen by
// what it does in the first quarter.
namespace ccsim::tests {
namespace {

constexpr std::string_view collected = "opening.cases_collected", enforced = "opening.cases_enforced",
                           direct = "opening.cases_direct", nil = "opening.cases_nil",
                           no_liability = "opening.cases_no_liability";

bool is_in_collected(Situation s, Debt) { return is_collected(s); }
bool is_in_enforced(Situation s, Debt) { return is_enforced(s); }
bool is_direct(Situation s, Debt) { return s == Situation::direct; }
bool is_nil(Situation s, Debt) { return s == Situation::nil; }
bool is_over_at_all(Situation s, Debt) { return is_over(s); }
bool is_over_recently(Situation s, Debt) { return s == Situation::over_recently; }
bool owes_much(Situation, Debt d) { return d == Debt::large; }

double of_1993(const Series& s) {
    double sum = 0;
    for (std::size_t i = tally::cases(0, 0, 0); i < tally::cases(1, 0, 0); ++i) sum += s[0][i];
    return sum;
}
/// Over £5 and up to £20 are the second and third band.
template <std::size_t q, std::size_t service>
double from_5_to_20(const Series& s) {
    return s[q][tally::liability_band(service, 1)] + s[q][tally::liability_band(service, 2)];
}
template <std::size_t q, std::size_t service>
constexpr Seen up_to_5 = entry<tally::liability_band, q, service, 0>;

constexpr auto in_full = static_cast<std::size_t>(Outcome::full);

std::vector<ClosedForm> standing_forms() {
    return {
        {collected, 0.9, {{nil, 0.1}}, 0, opening<is_in_collected>, 0.9},
        {enforced, 0.9, {{nil, 0.1}}, 0, opening<is_in_enforced>, 0.9},
        {direct, 0.9, {{nil, 0.1}}, 0, opening<is_direct>, 0.9},
        {nil, 0.9, {{direct, 0.1}}, 0, opening<is_nil>, 0.9},
        {no_liability, 0.9, {{nil, 0.1}}, 0, opening<is_over_at_all>, 0.9},
        {"opening.share_no_liability_ended_recently", 0.9, {{no_liability, 1}}, 0, opening<is_over_recently>, 0.9},
        {"opening.share_1993_scheme", 0.9, {{nil, 1}}, 0, of_1993, 0.9},
        {"opening.share_clerical", 0.9, {{nil, 1}}, 0, total<tally::clerical, 0>, 0.9},
    };
}

/// Only the payer type in question pays, or owes much; among those without liability the reliable ones never repay.
std::vector<ClosedForm> payer_type_forms() {
    constexpr Setting reliable_pay{"payment.chance_pays.reliable", 1},
        reliable_in_full{"payment.chance_full_if_pays.reliable", 1}, unlikely_pay{"payment.chance_pays.unlikely", 1},
        unlikely_in_full{"payment.chance_full_if_pays.unlikely", 1},
        direct_owe{"opening.arrears.share_with_arrears_direct", 1},
        nil_owe{"opening.arrears.share_with_arrears_nil", 1},
        reliable_owe_much{"opening.arrears.share_large.reliable", 1},
        unlikely_owe_much{"opening.arrears.share_large.unlikely", 1},
        repays{"arrears.chance_repays_ended_long_ago", 0.9};
    constexpr Seen collected_in_full = entry<tally::outcomes, 1, 0, in_full>,
                   enforced_in_full = entry<tally::outcomes, 1, 1, in_full>;
    return {
        {"opening.payer_types_collected.reliable",
         0.9,
         {{collected, 1}, reliable_pay, reliable_in_full},
         1,
         collected_in_full,
         0.9},
        {"opening.payer_types_collected.unlikely",
         0.9,
         {{collected, 1}, unlikely_pay, unlikely_in_full},
         1,
         collected_in_full,
         0.9},
        {"opening.payer_types_enforced.reliable",
         0.9,
         {{enforced, 1}, reliable_pay, reliable_in_full},
         1,
         enforced_in_full,
         0.9},
        {"opening.payer_types_enforced.unlikely",
         0.9,
         {{enforced, 1}, unlikely_pay, unlikely_in_full},
         1,
         enforced_in_full,
         0.9},
        {"opening.payer_types_direct.reliable",
         0.9,
         {{direct, 1}, direct_owe, reliable_owe_much},
         0,
         opening<owes_much>,
         0.9},
        {"opening.payer_types_direct.unlikely",
         0.9,
         {{direct, 1}, direct_owe, unlikely_owe_much},
         0,
         opening<owes_much>,
         0.9},
        {"opening.payer_types_nil.reliable", 0.9, {{nil, 1}, nil_owe, reliable_owe_much}, 0, opening<owes_much>, 0.9},
        {"opening.payer_types_nil.unlikely", 0.9, {{nil, 1}, nil_owe, unlikely_owe_much}, 0, opening<owes_much>, 0.9},
        {"opening.payer_types_no_liability.reliable",
         0.9,
         {{no_liability, 1}, repays, {"arrears.odds_repays_reliable", 0}},
         1,
         total<tally::repaying>,
         (1 - 0.9) * 0.9},
        {"opening.payer_types_no_liability.unlikely",
         0.9,
         {{no_liability, 1}, repays, {"arrears.odds_repays_unlikely", 0}},
         1,
         total<tally::repaying>,
         (1 - 0.9) * 0.9},
    };
}

std::vector<ClosedForm> class_forms() {
    constexpr Setting all_become_positive{"reassessment.chance_to_positive", 1};
    return {
        {"opening.classes_collection_service.flat_rate", 0.9, {{collected, 1}}, 0, up_to_5<0, 0>, 0.9},
        {"opening.classes_collection_service.to_20_pounds", 0.9, {{collected, 1}}, 0, from_5_to_20<0, 0>, 0.9},
        {"opening.classes_direct.flat_rate", 0.9, {{direct, 1}}, 0, up_to_5<0, 1>, 0.9},
        {"opening.classes_direct.to_20_pounds", 0.9, {{direct, 1}}, 0, from_5_to_20<0, 1>, 0.9},
        {"opening.classes_nil.flat_rate", 0.9, {{nil, 1}, all_become_positive}, 1, up_to_5<1, 0>, 0.9},
        {"opening.classes_nil.to_20_pounds", 0.9, {{nil, 1}, all_become_positive}, 1, from_5_to_20<1, 0>, 0.9},
    };
}

std::vector<ClosedForm> family_forms() {
    constexpr Setting all{direct, 1};
    const std::vector<ClosedForm> children{
        {"opening.children.share_two", 0.9, {all}, 0, entry<tally::live_children, 0, 2>, 0.9},
        {"opening.children.share_three", 0.9, {all}, 0, entry<tally::live_children, 0, 3>, 0.9},
        {"opening.children.share_four_or_more", 0.9, {all}, 0, entry<tally::live_children, 0, 4>, 0.9},
    };
    return all_of({children, years_to_go_forms({"opening.children.share_under_2_years_to_go",
                                                "opening.children.share_2_to_5_years_to_go",
                                                "opening.children.share_5_to_9_years_to_go"},
                                               all)});
}

}  // namespace

std::vector<ClosedForm> opening_forms() {
    return all_of({standing_forms(), payer_type_forms(), class_forms(), family_forms()});
}

}  // namespace ccsim::tests
