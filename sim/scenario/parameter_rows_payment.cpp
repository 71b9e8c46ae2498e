#include "sim/scenario/parameter_rows.h"

namespace ccsim {
namespace {

using P = Parameters;

constexpr std::array rows = std::to_array<ParameterRow>({
    {"payment.chance_pays.reliable", Kind::chance,
     [](P& p) -> auto& { return p.payment.chance_pays.reliable;
}  // namespace
, "That a reliable payer pays something in a quarter, after part payment in the last",
    "assumption: read back from contributing and full-payment rates of 2013 (qss-2016-09)", Rating::red, Rating::red
}  // namespace ccsim
, {"payment.chance_pays.irregular", Kind::chance, [](P& p) -> auto& {return p.payment.chance_pays.irregular;
}
, "That an irregular payer pays something in a quarter, after part payment in the last",
    "assumption: read back from contributing and full-payment rates of 2013 (qss-2016-09)", Rating::red, Rating::red
}
, {"payment.chance_pays.unlikely", Kind::chance, [](P& p) -> auto& {return p.payment.chance_pays.unlikely;
}
, "That a payer unlikely to pay pays something in a quarter, after part payment in the last",
    "assumption: read back from contributing and full-payment rates of 2013 (qss-2016-09)", Rating::red, Rating::red
}
, {"payment.chance_full_if_pays.reliable", Kind::chance,
   [](P& p) -> auto& {return p.payment.chance_full_if_pays.reliable;
}
, "That a reliable payer who pays something pays in full (90% or more of what is due)",
    "assumption: 59.4% of the Collection Service paid in full in 2013 (qss-2016-09)", Rating::red, Rating::red
}
, {"payment.chance_full_if_pays.irregular", Kind::chance,
   [](P& p) -> auto& {return p.payment.chance_full_if_pays.irregular;
}
, "That an irregular payer who pays something pays in full (90% or more of what is due)",
    "assumption: 59.4% of the Collection Service paid in full in 2013 (qss-2016-09)", Rating::red, Rating::red
}
, {"payment.chance_full_if_pays.unlikely", Kind::chance,
   [](P& p) -> auto& {return p.payment.chance_full_if_pays.unlikely;
}
, "That a payer unlikely to pay who pays something pays in full (90% or more of what is due)",
    "assumption: 59.4% of the Collection Service paid in full in 2013 (qss-2016-09)", Rating::red, Rating::amber
}
, {"payment.odds_pays_after_nothing", Kind::odds, [](P& p) -> auto& {return p.payment.odds_pays_after_nothing;
}
, "Multiplies the odds of paying something when nothing was paid last quarter",
    "assumption: non-payment persists; a quarter without payment makes the next one more likely", Rating::red,
    Rating::red
}
, {"payment.odds_pays_after_full", Kind::odds, [](P& p) -> auto& {return p.payment.odds_pays_after_full;
}
, "Multiplies the odds of paying something when all was paid last quarter", "assumption: payment persists", Rating::red,
    Rating::red
}
, {"payment.odds_full_after_nothing", Kind::odds, [](P& p) -> auto& {return p.payment.odds_full_after_nothing;
}
, "Multiplies the odds of paying in full when nothing was paid last quarter",
    "assumption: a payer who starts again often pays part at first", Rating::red, Rating::amber
}
, {"payment.odds_full_after_full", Kind::odds, [](P& p) -> auto& {return p.payment.odds_full_after_full;
}
, "Multiplies the odds of paying in full when all was paid last quarter", "assumption: full payment persists",
    Rating::red, Rating::red
}
, {"payment.odds_pays_flat_rate", Kind::odds, [](P& p) -> auto& {return p.payment.odds_pays_flat_rate;
}
, "Multiplies the odds of paying something when £5 a week or less is due",
    "assumption: low liabilities come from low incomes and cost effort to collect", Rating::red, Rating::amber
}
, {"payment.odds_pays_to_20_pounds", Kind::odds, [](P& p) -> auto& {return p.payment.odds_pays_to_20_pounds;
}
, "Multiplies the odds of paying something when more than £5 and up to £20 a week is due",
    "assumption: low liabilities come from low incomes and cost effort to collect", Rating::red, Rating::amber
}
, {"payment.odds_full_flat_rate", Kind::odds, [](P& p) -> auto& {return p.payment.odds_full_flat_rate;
}
, "Multiplies the odds of paying in full when £5 a week or less is due",
    "assumption: a payment of £5 is mostly made whole or not at all", Rating::red, Rating::amber
}
, {"payment.odds_full_to_20_pounds", Kind::odds, [](P& p) -> auto& {return p.payment.odds_full_to_20_pounds;
}
, "Multiplies the odds of paying in full when more than £5 and up to £20 a week is due",
    "assumption: as for higher liabilities", Rating::red, Rating::amber
}
, {"payment.odds_pays_enforced", Kind::odds, [](P& p) -> auto& {return p.payment.odds_pays_enforced;
}
, "Multiplies the odds of paying something when enforcement is in force",
    "wpc-2005: about 87% of deduction from earnings orders brought payment", Rating::amber, Rating::red
}
, {"payment.odds_full_enforced", Kind::odds, [](P& p) -> auto& {return p.payment.odds_full_enforced;
}
, "Multiplies the odds of paying in full when enforcement is in force",
    "assumption: an employer deducts the whole amount while the job lasts", Rating::red, Rating::amber
}
, {"payment.odds_pays_in_notice", Kind::odds, [](P& p) -> auto& {return p.payment.odds_pays_in_notice;
}
, "Multiplies the odds of paying something while the case is in notice of closure",
    "assumption: no effect is known in either direction; 1 is none", Rating::red, Rating::amber
}
, {"payment.odds_pays_trend_percent_a_year", Kind::percent_a_year,
   [](P& p) -> auto& {return p.payment.odds_pays_trend_percent_a_year;
}
, "Yearly change of the odds of paying something",
    "assumption: compliance rose 4.2 points before closure could cause it (qss-2016-09), partly through behaviour",
    Rating::red, Rating::red, Range {
    -99, 300
}
}
, {"payment.odds_full_trend_percent_a_year", Kind::percent_a_year,
   [](P& p) -> auto& {return p.payment.odds_full_trend_percent_a_year;
}
, "Yearly change of the odds of paying in full",
    "assumption: full payment rose from 59.4% to 68.4% by March 2015 (qss-2016-09), partly through behaviour",
    Rating::red, Rating::red, Range {
    -99, 300
}
}
, {"payment.trend_until", Kind::quarter, [](P& p) -> auto& {return p.payment.trend_until;
}
, "The last quarter of those changes",
    "assumption: the last published quarter; no trend is carried into the projection", Rating::red, Rating::amber
}
, {"payment.share_of_part_payers_over_half", Kind::share,
   [](P& p) -> auto& {return p.payment.share_of_part_payers_over_half;
}
, "Payers of part who pay between half and 90% of what is due; the rest pay less than half",
    "assumption: from the cases paying under 50% in 2016 (qss-2016-09)", Rating::amber, Rating::amber
}
, {"payment.chance_not_due_yet", Kind::chance, [](P& p) -> auto& {return p.payment.chance_not_due_yet;
}
, "That a new case has nothing due in its first quarter, and so no outcome",
    "assumption: the first payment falls due some weeks after the assessment", Rating::red, Rating::green
}
, {"payment.odds_pays_first_quarter", Kind::odds, [](P& p) -> auto& {return p.payment.odds_pays_first_quarter;
}
, "Multiplies the odds of paying something in a case's first quarter", "assumption: arrangements take time to start",
    Rating::red, Rating::green
}
, {"payment.fraction_paid_under_half_flat_rate", Kind::fraction,
   [](P& p) -> auto& {return p.payment.fraction_paid_under_half_flat_rate;
}
, "What is paid of the amount due, by those who pay under half of £5 a week or less",
    "assumption: part payers averaged about 0.61 of what was due in 2016 (qss-2016-09), over both outcomes",
    Rating::red, Rating::green, Range {
    0, 0.5
}
}
, {"payment.fraction_paid_under_half_to_20_pounds", Kind::fraction,
   [](P& p) -> auto& {return p.payment.fraction_paid_under_half_to_20_pounds;
}
, "What is paid of the amount due, by those who pay under half of more than £5 and up to £20 a week",
    "assumption: part payers averaged about 0.61 of what was due in 2016 (qss-2016-09), over both outcomes",
    Rating::red, Rating::green, Range {
    0, 0.5
}
}
, {"payment.fraction_paid_under_half_over_20_pounds", Kind::fraction,
   [](P& p) -> auto& {return p.payment.fraction_paid_under_half_over_20_pounds;
}
, "What is paid of the amount due, by those who pay under half of more than £20 a week",
    "assumption: part payers averaged about 0.61 of what was due in 2016 (qss-2016-09), over both outcomes",
    Rating::red, Rating::amber, Range {
    0, 0.5
}
}
, {"payment.fraction_paid_half_to_90_flat_rate", Kind::fraction,
   [](P& p) -> auto& {return p.payment.fraction_paid_half_to_90_flat_rate;
}
, "What is paid of the amount due, by those who pay half to 90% of £5 a week or less",
    "assumption: the middle of the outcome", Rating::red, Rating::green, Range {
    0.5, 0.9
}
}
, {"payment.fraction_paid_half_to_90_to_20_pounds", Kind::fraction,
   [](P& p) -> auto& {return p.payment.fraction_paid_half_to_90_to_20_pounds;
}
, "What is paid of the amount due, by those who pay half to 90% of more than £5 and up to £20 a week",
    "assumption: the middle of the outcome", Rating::red, Rating::green, Range {
    0.5, 0.9
}
}
, {"payment.fraction_paid_half_to_90_over_20_pounds", Kind::fraction,
   [](P& p) -> auto& {return p.payment.fraction_paid_half_to_90_over_20_pounds;
}
, "What is paid of the amount due, by those who pay half to 90% of more than £20 a week",
    "assumption: the middle of the outcome", Rating::red, Rating::amber, Range {
    0.5, 0.9
}
}
,
});

}  // namespace

std::span<const ParameterRow> payment_rows() { return rows; }

}  // namespace ccsim
