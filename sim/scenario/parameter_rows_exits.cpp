#include "sim/scenario/parameter_rows.h"

namespace ccsim {
namespace {

using P = Parameters;

constexpr std::array rows = std::to_array<ParameterRow>({
    {"leaving.chance_withdraws_collected", Kind::chance,
     [](P& p) -> auto& { return p.leaving.chance_withdraws_collected;
}  // namespace
, "That the applicant of a collected case withdraws it",
    "assumption: 4,900 to 6,600 closures of all 2003-scheme cases a quarter were not pursued or no longer valid in "
    "2016 (qss-2016-09)",
    Rating::amber, Rating::red
}  // namespace ccsim
, {"leaving.chance_withdraws_enforced", Kind::chance, [](P& p) -> auto& {return p.leaving.chance_withdraws_enforced;
}
, "That the applicant of an enforced case withdraws it", "assumption: rather less often than without enforcement",
    Rating::red, Rating::amber
}
, {"leaving.chance_withdraws_direct", Kind::chance, [](P& p) -> auto& {return p.leaving.chance_withdraws_direct;
}
, "That the applicant of a Maintenance Direct case withdraws it",
    "assumption: rather less often than in the Collection Service, as the case costs no effort", Rating::red,
    Rating::amber
}
, {"leaving.chance_withdraws_nil", Kind::chance, [](P& p) -> auto& {return p.leaving.chance_withdraws_nil;
}
, "That the applicant of a nil-assessed case withdraws it",
    "assumption: more often than with a liability, as nothing is paid", Rating::red, Rating::amber
}
, {"leaving.odds_withdraws_reliable", Kind::odds, [](P& p) -> auto& {return p.leaving.odds_withdraws_reliable;
}
, "Multiplies the odds of withdrawing when the payer is reliable",
    "assumption: a case that pays is kept; non-payers fell 27.8% and payers 11.7% in the year to March 2015 "
    "(qss-2016-09)",
    Rating::red, Rating::amber
}
, {"leaving.odds_withdraws_unlikely", Kind::odds, [](P& p) -> auto& {return p.leaving.odds_withdraws_unlikely;
}
, "Multiplies the odds of withdrawing when the payer is unlikely to pay",
    "assumption: a case that brings nothing is dropped; non-payers fell 27.8% and payers 11.7% in the year to March "
    "2015 (qss-2016-09)",
    Rating::red, Rating::red
}
, {"leaving.odds_withdraws_flat_rate", Kind::odds, [](P& p) -> auto& {return p.leaving.odds_withdraws_flat_rate;
}
, "Multiplies the odds of withdrawing when £5 a week or less is due",
    "assumption: the mean liability rose from about £33 to £41.00 because low liabilities left (qss-2016-09)",
    Rating::amber, Rating::amber
}
, {"leaving.odds_withdraws_to_20_pounds", Kind::odds, [](P& p) -> auto& {return p.leaving.odds_withdraws_to_20_pounds;
}
, "Multiplies the odds of withdrawing when more than £5 and up to £20 a week is due",
    "assumption: the mean liability rose from about £33 to £41.00 because low liabilities left (qss-2016-09)",
    Rating::amber, Rating::amber
}
, {"leaving.reactive_from", Kind::quarter, [](P& p) -> auto& {return p.leaving.reactive_from;
}
, "The first quarter with reactive closure: a family applies to the 2012 scheme and its case here is closed",
    "qss-2016-09: case closure began on 30 June 2014", Rating::green, Rating::amber
}
, {"leaving.chance_reactive_collected", Kind::chance, [](P& p) -> auto& {return p.leaving.chance_reactive_collected;
}
, "That a collected case is closed because the family applies to the 2012 scheme",
    "assumption: about 21,000 reactive closures by the end of 2015 (fl-2016-05-11 less wpq-buck-2016-01-19)",
    Rating::amber, Rating::amber
}
, {"leaving.chance_reactive_enforced", Kind::chance, [](P& p) -> auto& {return p.leaving.chance_reactive_enforced;
}
, "That an enforced case is closed because the family applies to the 2012 scheme",
    "assumption: about 21,000 reactive closures by the end of 2015 (fl-2016-05-11 less wpq-buck-2016-01-19)",
    Rating::amber, Rating::amber
}
, {"leaving.chance_reactive_direct", Kind::chance, [](P& p) -> auto& {return p.leaving.chance_reactive_direct;
}
, "That a Maintenance Direct case is closed because the family applies to the 2012 scheme",
    "assumption: about 21,000 reactive closures by the end of 2015; fewer where money flows without charges",
    Rating::amber, Rating::amber
}
, {"leaving.chance_reactive_nil", Kind::chance, [](P& p) -> auto& {return p.leaving.chance_reactive_nil;
}
, "That a nil-assessed case is closed because the family applies to the 2012 scheme",
    "assumption: about 21,000 reactive closures by the end of 2015; few where nothing is due", Rating::amber,
    Rating::green
}
, {"leaving.odds_reactive_reliable", Kind::odds, [](P& p) -> auto& {return p.leaving.odds_reactive_reliable;
}
, "Multiplies the odds of reactive closure when the payer is reliable",
    "assumption: a family that is paid has less reason to move", Rating::red, Rating::amber
}
, {"leaving.odds_reactive_unlikely", Kind::odds, [](P& p) -> auto& {return p.leaving.odds_reactive_unlikely;
}
, "Multiplies the odds of reactive closure when the payer is unlikely to pay",
    "assumption: a family that is not paid has more reason to move", Rating::red, Rating::amber
}
, {"reassessment.chance_to_nil_collection_service", Kind::chance,
   [](P& p) -> auto& {return p.reassessment.chance_to_nil_collection_service;
}
, "That a liability in the Collection Service is reassessed to nil",
    "assumption: 197,750 nil cases were selected by December 2015 (wpq-buck-2016-01-19) from an opening 140,000, so "
    "many flowed in",
    Rating::red, Rating::red
}
, {"reassessment.chance_to_nil_direct", Kind::chance, [](P& p) -> auto& {return p.reassessment.chance_to_nil_direct;
}
, "That a liability in Maintenance Direct is reassessed to nil",
    "assumption: less often than in the Collection Service, as direct payers are better off", Rating::red, Rating::green
}
, {"reassessment.odds_to_nil_reliable", Kind::odds, [](P& p) -> auto& {return p.reassessment.odds_to_nil_reliable;
}
, "Multiplies the odds of a reassessment to nil when the payer is reliable",
    "assumption: steady payers have steadier incomes", Rating::red, Rating::amber
}
, {"reassessment.odds_to_nil_unlikely", Kind::odds, [](P& p) -> auto& {return p.reassessment.odds_to_nil_unlikely;
}
, "Multiplies the odds of a reassessment to nil when the payer is unlikely to pay",
    "assumption: poor payers lose their incomes more often", Rating::red, Rating::amber
}
, {"reassessment.odds_to_nil_flat_rate", Kind::odds, [](P& p) -> auto& {return p.reassessment.odds_to_nil_flat_rate;
}
, "Multiplies the odds of a reassessment to nil when £5 a week or less is due",
    "assumption: the flat rate is near the edge of nil", Rating::red, Rating::amber
}
, {"reassessment.odds_to_nil_to_20_pounds", Kind::odds,
   [](P& p) -> auto& {return p.reassessment.odds_to_nil_to_20_pounds;
}
, "Multiplies the odds of a reassessment to nil when more than £5 and up to £20 a week is due",
    "assumption: low liabilities come from low incomes", Rating::red, Rating::green
}
, {"reassessment.chance_to_positive", Kind::chance, [](P& p) -> auto& {return p.reassessment.chance_to_positive;
}
, "That a nil assessment becomes positive",
    "hansard-2013-11-05: around 50,000 nil-assessed cases could become positive, about a third of the stock",
    Rating::red, Rating::amber
}
, {"reassessment.chance_amount_changes", Kind::chance, [](P& p) -> auto& {return p.reassessment.chance_amount_changes;
}
, "That the amount of a positive liability changes", "assumption: a reassessment about every five years", Rating::red,
    Rating::green
}
,
});

}  // namespace

std::span<const ParameterRow> exits_rows() { return rows; }

}  // namespace ccsim
