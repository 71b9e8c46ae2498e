#include "sim/model/tally.h"
#include "tests/statistical/closed_forms.h"

// Notice, the end of the liability, finalisation, applying. The programme selects everybody in the first quarter, so a
// liability ends in the second at the earliest. A chance not named is 0.
namespace ccsim::tests {
namespace {

constexpr Setting nil{"opening.cases_nil", 1}, owing{"opening.arrears.share_with_arrears_nil", 1},
    ends_at_once{"closure.chance_ends_first_quarter_after_notice", 1}, finalised{"closure.chance_finalised", 1},
    leaves{"closure.share_of_arrears_leaving_at_finalisation", 1};

ClosedForm closure_form(ClosedForm form) {
    form.closure = true;
    return form;
}

/// Everybody starts in this segment; how many apply when the liability ends, in the second quarter.
template <std::size_t route>
ClosedForm applying(std::string_view parameter, std::vector<Setting> start) {
    start.push_back(ends_at_once);
    return closure_form({parameter, 0.9, start, 2, entry<tally::applied, 2, route>, 0.9});
}

}  // namespace

std::vector<ClosedForm> closure_forms() {
    return {
        closure_form({"closure.chance_ends_first_quarter_after_notice",
                      0.9,
                      {nil},
                      2,
                      entry<tally::liabilities_ended, 2, 1, 0>,
                      0.9}),
        closure_form(
            {"closure.chance_ends_later_quarter", 0.9, {nil}, 3, entry<tally::liabilities_ended, 3, 1, 0>, 0.9}),
        closure_form({"closure.chance_drops_out", 0.9, {nil}, 2, entry<tally::dropped_out, 2, 0>, 0.9}),
        closure_form(
            {"closure.chance_finalised", 0.9, {nil, owing, ends_at_once, leaves}, 3, total<tally::finalised, 3>, 0.9}),
        closure_form({"closure.share_of_arrears_leaving_at_finalisation",
                      0.9,
                      {nil, owing, ends_at_once, finalised},
                      3,
                      entry<tally::finalised, 3, 0, outcome::written_off>,
                      0.9}),
        closure_form({"closure.share_of_leaving_arrears_moved",
                      0.9,
                      {nil, owing, ends_at_once, finalised, leaves},
                      3,
                      entry<tally::finalised, 3, 0, outcome::moved>,
                      0.9}),
        applying<0>("closure.share_applying_segment_1", {nil}),
        applying<1>("closure.share_applying_segment_2", {{"opening.cases_collected", 1}}),
        applying<2>("closure.share_applying_segment_3",
                    {{"opening.cases_direct", 1}, {"closure.maintenance_direct_segment", 3}}),
        applying<3>("closure.share_applying_segment_4", {{"opening.cases_direct", 1}}),
        applying<4>("closure.share_applying_segment_5", {{"opening.cases_enforced", 1}}),
        {"closure.share_applying_reactive",
         0.9,
         {nil, {"leaving.chance_reactive_nil", 1}},
         1,
         entry<tally::applied, 1, route_reactive>,
         0.9},
        // Maintenance Direct is selected in the segment it is put in, whole.
        closure_form({"closure.maintenance_direct_segment",
                      4,
                      {{"opening.cases_direct", 1}},
                      1,
                      entry<tally::selected, 1, 3>,
                      1,
                      5}),
        // At no odds none of them is selected, though there is room for all.
        closure_form(
            {"closure.odds_selected_direct", 0, {{"opening.cases_direct", 1}}, 1, entry<tally::selected, 1, 3>, 0, 1}),
    };
}

}  // namespace ccsim::tests
