#include "sim/scenario/parameter_rows.h"

namespace ccsim {
namespace {

using P = Parameters;

constexpr std::array arrears_table = std::to_array<ParameterRow>({
    {"arrears.chance_repays_collected", Kind::chance, [](P& p) { return &p.arrears.chance_repays_collected; },
     "That a collected case with arrears that paid in full also pays towards its arrears",
     "assumption: 22% to 23% of all arrears cases paid towards them in 2012 to 2014 (wpq-26608)", Rating::red,
     Rating::red},
    {"arrears.chance_repays_enforced", Kind::chance, [](P& p) { return &p.arrears.chance_repays_enforced; },
     "That an enforced case with arrears that paid in full also pays towards its arrears",
     "assumption: 29% of those paying towards arrears had deduction from earnings as preferred method "
     "(cis-2014-03-13)",
     Rating::red, Rating::red},
    {"arrears.chance_repays_direct", Kind::chance, [](P& p) { return &p.arrears.chance_repays_direct; },
     "That a Maintenance Direct case with arrears pays towards them",
     "assumption: few; the arrears are outside the direct arrangement", Rating::red, Rating::amber},
    {"arrears.chance_repays_nil", Kind::chance, [](P& p) { return &p.arrears.chance_repays_nil; },
     "That a nil-assessed case with arrears pays towards them",
     "assumption: few; nil-assessed parents have low incomes", Rating::red, Rating::amber},
    {"arrears.chance_repays_ended_recently", Kind::chance, [](P& p) { return &p.arrears.chance_repays_ended_recently; },
     "That a case whose liability ended in the last year pays towards its arrears",
     "assumption: payment goes on for a while after the liability ends", Rating::red, Rating::amber},
    {"arrears.chance_repays_ended_long_ago", Kind::chance, [](P& p) { return &p.arrears.chance_repays_ended_long_ago; },
     "That a case whose liability ended longer ago pays towards its arrears",
     "assumption: 56.4% of arrears cases had paid nothing since January 2012 (qss-2016-09)", Rating::amber,
     Rating::red},
    {"arrears.chance_no_longer_recent", Kind::chance, [](P& p) { return &p.arrears.chance_no_longer_recent; },
     "That a liability that ended in the last year counts as ended longer ago from this quarter on",
     "assumption: a year is four quarters, so one in four", Rating::amber, Rating::green},
    {"arrears.odds_repays_reliable", Kind::odds, [](P& p) { return &p.arrears.odds_repays_reliable; },
     "Multiplies the odds of paying towards arrears when the payer is reliable",
     "assumption: those who pay what is due also pay what is overdue", Rating::red, Rating::amber},
    {"arrears.odds_repays_unlikely", Kind::odds, [](P& p) { return &p.arrears.odds_repays_unlikely; },
     "Multiplies the odds of paying towards arrears when the payer is unlikely to pay",
     "assumption: those who do not pay what is due seldom pay what is overdue", Rating::red, Rating::amber},
    {"arrears.chance_clears_if_repays_small", Kind::chance,
     [](P& p) { return &p.arrears.chance_clears_if_repays_small; }, "That a payment towards a small debt clears it",
     "assumption: arrears cases fell from 1,274,200 to 1,232,000 in the year to March 2015 (qss-2016-09)", Rating::red,
     Rating::amber},
    {"arrears.fraction_repaid_small", Kind::fraction, [](P& p) { return &p.arrears.fraction_repaid_small; },
     "What a payment takes off a small debt that is not cleared",
     "assumption: about £136 a paying case a quarter (qss-2016-09), over small and large debts", Rating::amber,
     Rating::amber},
    {"arrears.fraction_repaid_large", Kind::fraction, [](P& p) { return &p.arrears.fraction_repaid_large; },
     "What a payment takes off a large debt",
     "assumption: about £136 a paying case a quarter (qss-2016-09), over small and large debts", Rating::amber,
     Rating::red},
    {"arrears.chance_adjusted_small", Kind::chance, [](P& p) { return &p.arrears.chance_adjusted_small; },
     "That a small debt is removed by an adjustment",
     "assumption: arrears were steady until 2015 although some £150 million a quarter fell due and was not paid",
     Rating::red, Rating::amber},
    {"arrears.chance_adjusted_large", Kind::chance, [](P& p) { return &p.arrears.chance_adjusted_large; },
     "That a large debt is reduced by an adjustment",
     "assumption: arrears were steady until 2015 although some £150 million a quarter fell due and was not paid",
     Rating::red, Rating::red},
    {"arrears.fraction_adjusted_large", Kind::fraction, [](P& p) { return &p.arrears.fraction_adjusted_large; },
     "What an adjustment takes off a large debt",
     "assumption: a recalculation changes part of a debt; write-off was rare", Rating::red, Rating::red},
    {"arrears.chance_overpays", Kind::chance, [](P& p) { return &p.arrears.chance_overpays; },
     "That a case without arrears that paid in full pays more than is due",
     "assumption: from the cases paying more than their liability in 2016 (qss-2016-09)", Rating::amber, Rating::green},
    {"arrears.fraction_overpaid", Kind::fraction, [](P& p) { return &p.arrears.fraction_overpaid; },
     "What is paid above the amount due, as a fraction of it, by a case that overpays",
     "assumption: credits against liabilities in 2016 (qss-2016-09)", Rating::red, Rating::green, Range{0, 1}},
});

}  // namespace

std::span<const ParameterRow> arrears_rows() { return arrears_table; }

}  // namespace ccsim
