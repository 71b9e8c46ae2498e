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

}  // namespace

std::vector<ClosedForm> intake_forms() {
    const std::vector<ClosedForm> cases{
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
    std::vector<ClosedForm> forms =
        all_of({cases, years_to_go_forms({"intake.share_under_2_years_to_go", "intake.share_2_to_5_years_to_go",
                                          "intake.share_5_to_9_years_to_go"},
                                         {"intake.share_direct", 1})});
    for (ClosedForm& form : forms) form.intake = true;
    return forms;
}

}  // namespace ccsim::tests
