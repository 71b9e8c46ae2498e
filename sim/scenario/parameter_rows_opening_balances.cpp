#include "sim/scenario/parameter_rows.h"

namespace ccsim {
namespace {

using P = Parameters;

constexpr std::array rows = std::to_array<ParameterRow>({
    {"opening.arrears.share_with_arrears_collection_service.reliable", Kind::share,
     [](P& p) -> auto& { return p.opening.arrears.share_with_arrears_collection_service.reliable;
}  // namespace
, "Reliable payers of the Collection Service who owe arrears at the start",
    "assumption: about 75% of cases with a liability have arrears (qss-2016-09); fewer of those who pay", Rating::red,
    Rating::amber
}  // namespace ccsim
, {"opening.arrears.share_with_arrears_collection_service.irregular", Kind::share,
   [](P& p) -> auto& {return p.opening.arrears.share_with_arrears_collection_service.irregular;
}
, "Irregular payers of the Collection Service who owe arrears at the start",
    "assumption: about 75% of cases with a liability have arrears (qss-2016-09); more of those who miss payments",
    Rating::red, Rating::amber
}
, {"opening.arrears.share_with_arrears_collection_service.unlikely", Kind::share,
   [](P& p) -> auto& {return p.opening.arrears.share_with_arrears_collection_service.unlikely;
}
, "Payers of the Collection Service unlikely to pay who owe arrears at the start",
    "assumption: a payer who seldom pays owes arrears after one quarter, so nearly all do", Rating::amber, Rating::amber
}
, {"opening.arrears.share_with_arrears_direct", Kind::share,
   [](P& p) -> auto& {return p.opening.arrears.share_with_arrears_direct;
}
, "Maintenance Direct cases with arrears at the start",
    "assumption: arrears from before the direct arrangement; about half", Rating::red, Rating::amber
}
, {"opening.arrears.share_with_arrears_nil", Kind::share,
   [](P& p) -> auto& {return p.opening.arrears.share_with_arrears_nil;
}
, "Nil-assessed cases with arrears at the start",
    "assumption: most were assessed once and fell behind before the assessment became nil", Rating::red, Rating::red
}
, {"opening.arrears.share_large.reliable", Kind::share,
   [](P& p) -> auto& {return p.opening.arrears.share_large.reliable;
}
, "Debts of reliable payers that are large (£1,000 and over)",
    "assumption: 43.0% of all arrears cases owed £1,000 or more in 2016 (qss-2016-09); fewer of those who pay",
    Rating::red, Rating::amber
}
, {"opening.arrears.share_large.irregular", Kind::share,
   [](P& p) -> auto& {return p.opening.arrears.share_large.irregular;
}
, "Debts of irregular payers that are large (£1,000 and over)",
    "assumption: 43.0% of all arrears cases owed £1,000 or more in 2016 (qss-2016-09)", Rating::amber, Rating::amber
}
, {"opening.arrears.share_large.unlikely", Kind::share,
   [](P& p) -> auto& {return p.opening.arrears.share_large.unlikely;
}
, "Debts of payers unlikely to pay that are large (£1,000 and over)",
    "assumption: 43.0% of all arrears cases owed £1,000 or more in 2016 (qss-2016-09); more of those who do not pay",
    Rating::red, Rating::amber
}
, {"opening.arrears.share_large_no_liability", Kind::share,
   [](P& p) -> auto& {return p.opening.arrears.share_large_no_liability;
}
, "Debts without a current liability that are large (£1,000 and over)",
    "assumption: 43.0% of all arrears cases owed £1,000 or more in 2016 (qss-2016-09)", Rating::amber, Rating::red
}
, {"opening.arrears.small_debt_mean_pounds", Kind::pounds,
   [](P& p) -> auto& {return p.opening.arrears.small_debt_mean_pounds;
}
, "Mean of a small debt (under £1,000) at the start",
    "qss-2016-09: 57.0% of arrears cases owe under £1,000 and hold 4.8% of the money; derived", Rating::green,
    Rating::amber, Range {
    1, 999
}
}
, {"opening.arrears.large_debt_mean_pounds", Kind::pounds,
   [](P& p) -> auto& {return p.opening.arrears.large_debt_mean_pounds;
}
, "Mean of a large debt (£1,000 and over) at the start",
    "qss-2016-09: 43.0% of arrears cases owe £1,000 or more and hold 95.2% of the money; derived", Rating::green,
    Rating::red, Range {
    1100, 10'000'000
}
}
, {"opening.arrears.large_debt_log_sd", Kind::log_sd, [](P& p) -> auto& {return p.opening.arrears.large_debt_log_sd;
}
, "Spread of large debts: standard deviation of the logarithm of what is above £1,000",
    "assumption: debts over £10,000 hold 60.9% of the money (qss-2016-09), those over £20,000 39% (careapp-2017)",
    Rating::amber, Rating::green, Range {
    0.05, 3
}
}
, {"opening.arrears.share_owed_to_secretary_of_state", Kind::share,
   [](P& p) -> auto& {return p.opening.arrears.share_owed_to_secretary_of_state;
}
, "Share of the opening arrears owed to the Secretary of State, the rest to parents with care",
    "assumption: about 37% of the stock, from what is owed to families and the total (gb-2016-06-16, qss-2016-09)",
    Rating::amber, Rating::green
}
, {"opening.children.share_two", Kind::share, [](P& p) -> auto& {return p.opening.children.share_two;
}
, "Cases with a qualifying child that have two",
    "assumption: 905,400 children in 646,400 contributing cases, 1.40 a case, in March 2013 (qss-2016-09)",
    Rating::amber, Rating::green
}
, {"opening.children.share_three", Kind::share, [](P& p) -> auto& {return p.opening.children.share_three;
}
, "Cases with a qualifying child that have three",
    "assumption: 905,400 children in 646,400 contributing cases, 1.40 a case, in March 2013 (qss-2016-09)",
    Rating::amber, Rating::green
}
, {"opening.children.share_four_or_more", Kind::share, [](P& p) -> auto& {return p.opening.children.share_four_or_more;
}
, "Cases with a qualifying child that have four or more",
    "assumption: 905,400 children in 646,400 contributing cases, 1.40 a case, in March 2013 (qss-2016-09)",
    Rating::amber, Rating::green
}
, {"opening.children.share_under_2_years_to_go", Kind::share,
   [](P& p) -> auto& {return p.opening.children.share_under_2_years_to_go;
}
, "Cases whose youngest child stops qualifying within two years",
    "assumption: an older caseload than the population of separated families, as intake fell for years", Rating::red,
    Rating::amber
}
, {"opening.children.share_2_to_5_years_to_go", Kind::share,
   [](P& p) -> auto& {return p.opening.children.share_2_to_5_years_to_go;
}
, "Cases whose youngest child stops qualifying in two to five years",
    "assumption: an older caseload than the population of separated families, as intake fell for years", Rating::red,
    Rating::amber
}
, {"opening.children.share_5_to_9_years_to_go", Kind::share,
   [](P& p) -> auto& {return p.opening.children.share_5_to_9_years_to_go;
}
, "Cases whose youngest child stops qualifying in five to nine years; the rest have nine to twenty",
    "assumption: an older caseload than the population of separated families, as intake fell for years", Rating::red,
    Rating::amber
}
,
});

}  // namespace

std::span<const ParameterRow> opening_balances_rows() { return rows; }

}  // namespace ccsim
