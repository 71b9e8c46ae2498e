#include "sim/scenario/parameter_rows.h"

namespace ccsim {
namespace {

using P = Parameters;

constexpr std::array rows = std::to_array<ParameterRow>({
    {"liabilities.flat_rate_pounds_a_week", Kind::pounds_a_week,
     [](P& p) -> auto& { return p.liabilities.flat_rate_pounds_a_week;
}  // namespace
, "The flat rate", "qss-2016-09: the lowest published band of weekly liabilities is £5 and under", Rating::green,
    Rating::green, Range {
    0.01, 5
}
}  // namespace ccsim
, {"liabilities.median_over_20_collection_service_pounds_a_week", Kind::pounds_a_week,
   [](P& p) -> auto& {return p.liabilities.median_over_20_collection_service_pounds_a_week;
}
, "Median of the liabilities over £20 a week in the Collection Service, at the start",
    "assumption: the mean of all liabilities was about £33 in 2012-13 and £41.00 in September 2016 (qss-2016-09)",
    Rating::amber, Rating::red, Range {
    21, 500
}
}
, {"liabilities.median_over_20_direct_pounds_a_week", Kind::pounds_a_week,
   [](P& p) -> auto& {return p.liabilities.median_over_20_direct_pounds_a_week;
}
, "Median of the liabilities over £20 a week in Maintenance Direct, at the start",
    "assumption: direct cases owe more; 77.5% of them owe £20.01 to £100 (qss-2016-09)", Rating::amber, Rating::amber,
    Range {
    21, 500
}
}
, {"liabilities.log_sd_over_20", Kind::log_sd, [](P& p) -> auto& {return p.liabilities.log_sd_over_20;
}
, "Spread of the liabilities over £20 a week: standard deviation of the logarithm of what is above £20",
    "assumption: nearly all published liabilities are under £100 a week (qss-2016-09)", Rating::amber, Rating::green,
    Range {
    0.05, 1.5
}
}
, {"liabilities.growth_over_20_percent_a_year", Kind::percent_a_year,
   [](P& p) -> auto& {return p.liabilities.growth_over_20_percent_a_year;
}
, "Yearly growth of the liabilities over £20 a week, from reassessment with earnings",
    "assumption: about the growth of earnings in these years", Rating::red, Rating::amber, Range {
    -10, 10
}
}
, {"intake.share_direct", Kind::share, [](P& p) -> auto& {return p.intake.share_direct;
}
, "New cases that start with Maintenance Direct", "assumption: as in the caseload of 2013", Rating::red, Rating::amber
}
, {"intake.share_nil", Kind::share, [](P& p) -> auto& {return p.intake.share_nil;
}
, "New cases that are assessed at nil", "assumption: rather more than the nil share of the opening caseload",
    Rating::red, Rating::amber
}
, {"intake.payer_types.reliable", Kind::share, [](P& p) -> auto& {return p.intake.payer_types.reliable;
}
, "New cases whose payer is reliable",
    "assumption: fewer than in the caseload, from which the unreliable have been leaving; compliance rose 1.5 points"
    " in the first quarter without intake",
    Rating::red, Rating::amber
}
, {"intake.payer_types.unlikely", Kind::share, [](P& p) -> auto& {return p.intake.payer_types.unlikely;
}
, "New cases whose payer is unlikely to pay",
    "assumption: more than in the caseload, from which they have been leaving; compliance rose 1.5 points in the "
    "first quarter without intake",
    Rating::red, Rating::amber
}
, {"intake.classes.flat_rate", Kind::share, [](P& p) -> auto& {return p.intake.classes.flat_rate;
}
, "New cases that owe £5 a week or less", "assumption: as in the opening caseload of the Collection Service",
    Rating::red, Rating::green
}
, {"intake.classes.to_20_pounds", Kind::share, [](P& p) -> auto& {return p.intake.classes.to_20_pounds;
}
, "New cases that owe more than £5 and up to £20 a week",
    "assumption: as in the opening caseload of the Collection Service", Rating::red, Rating::green
}
, {"intake.share_clerical", Kind::share, [](P& p) -> auto& {return p.intake.share_clerical;
}
, "New cases managed off the computer system", "assumption: cases are moved off the system later, none starts there",
    Rating::red, Rating::green
}
, {"intake.share_two_children", Kind::share, [](P& p) -> auto& {return p.intake.share_two_children;
}
, "New cases with two qualifying children, before the limit of the quarter",
    "assumption: rather more than in the caseload, as the children are younger", Rating::red, Rating::green
}
, {"intake.share_three_children", Kind::share, [](P& p) -> auto& {return p.intake.share_three_children;
}
, "New cases with three qualifying children, before the limit of the quarter",
    "assumption: rather more than in the caseload, as the children are younger", Rating::red, Rating::green
}
, {"intake.share_four_or_more_children", Kind::share, [](P& p) -> auto& {return p.intake.share_four_or_more_children;
}
, "New cases with four or more qualifying children, before the limit of the quarter",
    "assumption: rather more than in the caseload, as the children are younger", Rating::red, Rating::green
}
, {"intake.share_under_2_years_to_go", Kind::share, [](P& p) -> auto& {return p.intake.share_under_2_years_to_go;
}
, "New cases whose youngest child stops qualifying within two years",
    "assumption: parents apply when the children are young", Rating::red, Rating::green
}
, {"intake.share_2_to_5_years_to_go", Kind::share, [](P& p) -> auto& {return p.intake.share_2_to_5_years_to_go;
}
, "New cases whose youngest child stops qualifying in two to five years",
    "assumption: parents apply when the children are young", Rating::red, Rating::green
}
, {"intake.share_5_to_9_years_to_go", Kind::share, [](P& p) -> auto& {return p.intake.share_5_to_9_years_to_go;
}
, "New cases whose youngest child stops qualifying in five to nine years; the rest have nine to twenty",
    "assumption: parents apply when the children are young", Rating::red, Rating::green
}
, {"older_children.chance_one_of_two_stops", Kind::chance,
   [](P& p) -> auto& {return p.older_children.chance_one_of_two_stops;
}
, "With two qualifying children, that the older one stops qualifying",
    "assumption: children per contributing case fell from 1.40 in 2013 to 1.35 in 2016 (qss-2016-09)", Rating::amber,
    Rating::green
}
, {"older_children.chance_one_of_three_stops", Kind::chance,
   [](P& p) -> auto& {return p.older_children.chance_one_of_three_stops;
}
, "With three qualifying children, that the oldest one stops qualifying",
    "assumption: children per contributing case fell from 1.40 in 2013 to 1.35 in 2016 (qss-2016-09)", Rating::amber,
    Rating::green
}
, {"older_children.chance_one_of_four_stops", Kind::chance,
   [](P& p) -> auto& {return p.older_children.chance_one_of_four_stops;
}
, "With four or more qualifying children, that the number falls to three",
    "assumption: children per contributing case fell from 1.40 in 2013 to 1.35 in 2016 (qss-2016-09)", Rating::amber,
    Rating::green
}
,
});

}  // namespace

std::span<const ParameterRow> intake_rows() { return rows; }

}  // namespace ccsim
