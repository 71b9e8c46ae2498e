#include "sim/scenario/parameter_rows.h"

namespace ccsim {
namespace {

using P = Parameters;

constexpr Range most_cases{0, 5e8};  ///< five of them fit a queue's 32 bits

constexpr std::array opening_table = std::to_array<ParameterRow>({
    {"opening.cases_collected", Kind::cases, [](P& p) { return &p.opening.cases_collected; },
     "Cases paying or due to pay through the Collection Service, with no enforcement in force",
     "assumption: 772,600 cases had a liability in March 2013 (qss-2016-09), less those enforced and direct, and "
     "rather more in 2012",
     Rating::amber, Rating::red, most_cases},
    {"opening.cases_enforced", Kind::cases, [](P& p) { return &p.opening.cases_enforced; },
     "Cases of the Collection Service with a deduction from earnings order or other enforcement in force",
     "wired-gov-2015-01-26: 184,090 active orders, about 2014; the nearest figure to March 2012 that was found",
     Rating::amber, Rating::red, most_cases},
    {"opening.cases_direct", Kind::cases, [](P& p) { return &p.opening.cases_direct; },
     "Cases paying through Maintenance Direct",
     "assumption: 23% to 30% of cases with a liability in 2013, from Maintenance Direct money and the published "
     "totals",
     Rating::amber, Rating::red, most_cases},
    {"opening.cases_nil", Kind::cases, [](P& p) { return &p.opening.cases_nil; },
     "Cases assessed at nil that have a qualifying child",
     "grayfords: 150,000 nil-assessed cases to be contacted first; at least 58,000 more flowed in by 2015 "
     "(wpq-buck-2016-01-19)",
     Rating::red, Rating::red, most_cases},
    {"opening.cases_no_liability", Kind::cases, [](P& p) { return &p.opening.cases_no_liability; },
     "Cases without a liability that are kept for their arrears",
     "assumption: 1,188,200 cases had arrears in March 2012 (wpq-26608), less those that have a liability or are "
     "nil-assessed",
     Rating::amber, Rating::red, most_cases},
    {"opening.share_1993_scheme", Kind::share, [](P& p) { return &p.opening.share_1993_scheme; },
     "Share of the opening caseload on the 1993 scheme; scheme has no behaviour of its own",
     "assumption: 15% of the fall in the live caseload in 2016 was on the 1993 scheme (qss-2016-09), and more of an "
     "older caseload",
     Rating::red, Rating::green},
    {"opening.share_clerical", Kind::share, [](P& p) { return &p.opening.share_clerical; },
     "Share of the opening caseload managed off the computer system (clerical cases)",
     "assumption: 56,000 of 1,082,100 live cases in September 2016 (qss-2016-09), and 21,600 selected in segment 3 "
     "(wpq-buck-2016-01-19)",
     Rating::amber, Rating::amber},
    {"opening.payer_types_collected.reliable", Kind::share,
     [](P& p) { return &p.opening.payer_types_collected.reliable; }, "Collected cases whose payer is reliable",
     "assumption: payer types are latent; set so that about 60% of the collection service pays in full in 2013 "
     "(qss-2016-09)",
     Rating::red, Rating::red},
    {"opening.payer_types_collected.unlikely", Kind::share,
     [](P& p) { return &p.opening.payer_types_collected.unlikely; }, "Collected cases whose payer is unlikely to pay",
     "assumption: 126,200 cases paid nothing in March 2013 (qss-2016-09), most of them not for the first time",
     Rating::red, Rating::red},
    {"opening.payer_types_enforced.reliable", Kind::share,
     [](P& p) { return &p.opening.payer_types_enforced.reliable; }, "Enforced cases whose payer is reliable",
     "assumption: an order takes the money from wages; about 87% of orders brought payment (wpc-2005)", Rating::red,
     Rating::red},
    {"opening.payer_types_enforced.unlikely", Kind::share,
     [](P& p) { return &p.opening.payer_types_enforced.unlikely; }, "Enforced cases whose payer is unlikely to pay",
     "assumption: about 13% of orders brought no payment (wpc-2005)", Rating::red, Rating::amber},
    {"opening.payer_types_direct.reliable", Kind::share, [](P& p) { return &p.opening.payer_types_direct.reliable; },
     "Maintenance Direct cases whose payer is reliable",
     "assumption: parents who pay each other directly have mostly paid before", Rating::red, Rating::amber},
    {"opening.payer_types_direct.unlikely", Kind::share, [](P& p) { return &p.opening.payer_types_direct.unlikely; },
     "Maintenance Direct cases whose payer is unlikely to pay",
     "assumption: few; a direct case that is not paid returns to the Collection Service", Rating::red, Rating::green},
    {"opening.payer_types_nil.reliable", Kind::share, [](P& p) { return &p.opening.payer_types_nil.reliable; },
     "Nil-assessed cases whose payer would be reliable if assessed",
     "assumption: nil-assessed parents have low incomes and a poorer record than those with a liability", Rating::red,
     Rating::amber},
    {"opening.payer_types_nil.unlikely", Kind::share, [](P& p) { return &p.opening.payer_types_nil.unlikely; },
     "Nil-assessed cases whose payer would be unlikely to pay if assessed",
     "assumption: nil-assessed parents have low incomes and a poorer record than those with a liability", Rating::red,
     Rating::amber},
    {"opening.payer_types_no_liability.reliable", Kind::share,
     [](P& p) { return &p.opening.payer_types_no_liability.reliable; },
     "Cases kept for their arrears whose payer is reliable",
     "assumption: 56.4% of arrears cases had paid nothing since January 2012 (qss-2016-09), so few are reliable",
     Rating::red, Rating::amber},
    {"opening.payer_types_no_liability.unlikely", Kind::share,
     [](P& p) { return &p.opening.payer_types_no_liability.unlikely; },
     "Cases kept for their arrears whose payer is unlikely to pay",
     "assumption: 56.4% of arrears cases had paid nothing since January 2012 (qss-2016-09)", Rating::amber,
     Rating::amber},
    {"opening.classes_collection_service.flat_rate", Kind::share,
     [](P& p) { return &p.opening.classes_collection_service.flat_rate; },
     "Collection Service cases that owe £5 a week or less",
     "assumption: read back from the weekly liability bands of 2016 (qss-2016-09), when many low liabilities had left",
     Rating::red, Rating::amber},
    {"opening.classes_collection_service.to_20_pounds", Kind::share,
     [](P& p) { return &p.opening.classes_collection_service.to_20_pounds; },
     "Collection Service cases that owe more than £5 and up to £20 a week",
     "assumption: read back from the weekly liability bands of 2016 (qss-2016-09), when many low liabilities had left",
     Rating::red, Rating::amber},
    {"opening.classes_direct.flat_rate", Kind::share, [](P& p) { return &p.opening.classes_direct.flat_rate; },
     "Maintenance Direct cases that owe £5 a week or less",
     "assumption: 77.5% of Maintenance Direct cases owed £20.01 to £100 in 2016 (qss-2016-09), so few owe little",
     Rating::amber, Rating::amber},
    {"opening.classes_direct.to_20_pounds", Kind::share, [](P& p) { return &p.opening.classes_direct.to_20_pounds; },
     "Maintenance Direct cases that owe more than £5 and up to £20 a week",
     "assumption: 77.5% of Maintenance Direct cases owed £20.01 to £100 in 2016 (qss-2016-09), so few owe little",
     Rating::amber, Rating::amber},
    {"opening.classes_nil.flat_rate", Kind::share, [](P& p) { return &p.opening.classes_nil.flat_rate; },
     "Nil-assessed cases that would owe £5 a week or less if assessed",
     "assumption: most nil assessments that become positive move to the flat rate", Rating::red, Rating::amber},
    {"opening.classes_nil.to_20_pounds", Kind::share, [](P& p) { return &p.opening.classes_nil.to_20_pounds; },
     "Nil-assessed cases that would owe more than £5 and up to £20 a week if assessed",
     "assumption: most nil assessments that become positive are low", Rating::red, Rating::green},
    {"opening.share_no_liability_ended_recently", Kind::share,
     [](P& p) { return &p.opening.share_no_liability_ended_recently; },
     "Cases kept for their arrears whose liability ended in the year before the start",
     "assumption: about one in seven, a yearly flow of 70,000 into a stock of 470,000", Rating::red, Rating::green},
});

}  // namespace

std::span<const ParameterRow> opening_rows() { return opening_table; }

}  // namespace ccsim
