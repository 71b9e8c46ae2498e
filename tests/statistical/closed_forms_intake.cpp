#include "sim/model/tally.h"
#include "tests/statistical/closed_forms.h"

// New cases, by what they are at the end of the quarter in which they arrive.
namespace ccsim::tests {
namespace {

constexpr Seen paid_in_full = entry<tally::outcomes, 1, 0, static_cast<std::size_t>(Outcome::full)>;

template <Situation situation>
double stock(const Series& s) {
    return s[1][tally::cases(1, static_cast<std::size_t>(situation), 0)];
}

double from_5_to_20(const Series& s) { return s[1][tally::liability_band(0, 1)] + s[1][tally::liability_band(0, 2)]; }

double aged_out(const Series& series) {
    double sum = 0;
    for (const ExpectedTally& t : series) sum += t[tally::liabilities_ended(1, route_ageing)];
    return sum;
}

}  // namespace

std::vector<ClosedForm> intake_forms() {
    constexpr Setting all_direct{"intake.share_direct", 1};
    std::vector<ClosedForm> years{
        {"intake.share_under_2_years_to_go", 0.98, {all_direct}, 8, aged_out, 0.98},
        {"intake.share_2_to_5_years_to_go", 0.98, {all_direct}, 20, aged_out, 0.98},
        {"intake.share_5_to_9_years_to_go", 0.98, {all_direct}, 36, aged_out, 0.98},
    };
    for (ClosedForm& form : years) form.cases = 1'250;
    std::vector<ClosedForm> forms{
        {"intake.share_direct", 0.9, {}, 1, stock<Situation::direct>, 0.9},
        {"intake.share_nil", 0.9, {}, 1, stock<Situation::nil>, 0.9},
        {"intake.payer_types.reliable",
         0.9,
         {{"payment.chance_pays.reliable", 1}, {"payment.chance_full_if_pays.reliable", 1}},
         1,
         paid_in_full,
         0.9},
        {"intake.payer_types.unlikely",
         0.9,
         {{"payment.chance_pays.unlikely", 1}, {"payment.chance_full_if_pays.unlikely", 1}},
         1,
         paid_in_full,
         0.9},
        {"intake.classes.flat_rate", 0.9, {}, 1, entry<tally::liability_band, 1, 0, 0>, 0.9},
        {"intake.classes.to_20_pounds", 0.9, {}, 1, from_5_to_20, 0.9},
        {"intake.share_clerical", 0.9, {}, 1, total<tally::clerical>, 0.9},
        {"intake.share_two_children", 0.9, {}, 1, entry<tally::live_children, 1, 2>, 0.9},
        {"intake.share_three_children", 0.9, {}, 1, entry<tally::live_children, 1, 3>, 0.9},
        {"intake.share_four_or_more_children", 0.9, {}, 1, entry<tally::live_children, 1, 4>, 0.9},
    };
    forms.insert(forms.end(), years.begin(), years.end());
    for (ClosedForm& form : forms) form.intake = true;
    return forms;
}

}  // namespace ccsim::tests
