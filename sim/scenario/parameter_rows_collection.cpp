#include "sim/scenario/parameter_rows.h"

namespace ccsim {
namespace {

using P = Parameters;

constexpr std::array collection_table = std::to_array<ParameterRow>({
    {"enforcement.chance_starts", Kind::chance, [](P& p) { return &p.enforcement.chance_starts; },
     "That enforcement starts in a collected case that paid nothing last quarter, at the start of the run",
     "assumption: orders issued against orders in force (wired-gov-2015-01-26, careapp-2017)", Rating::red,
     Rating::red},
    {"enforcement.odds_starts_after_part", Kind::odds, [](P& p) { return &p.enforcement.odds_starts_after_part; },
     "Multiplies the odds that enforcement starts when part was paid last quarter",
     "assumption: orders follow missed payments", Rating::red, Rating::amber},
    {"enforcement.odds_starts_after_full", Kind::odds, [](P& p) { return &p.enforcement.odds_starts_after_full; },
     "Multiplies the odds that enforcement starts when all was paid last quarter",
     "assumption: orders seldom follow full payment, unless for arrears", Rating::red, Rating::amber},
    {"enforcement.starts_change_percent_a_year", Kind::percent_a_year,
     [](P& p) { return &p.enforcement.starts_change_percent_a_year; },
     "Yearly change of the chance that enforcement starts",
     "careapp-2017: orders issued fell 69% from 2012-13 to 2015-16; three years at -32%", Rating::amber, Rating::amber,
     Range{-99, 100}},
    {"enforcement.starts_change_until", Kind::quarter, [](P& p) { return &p.enforcement.starts_change_until; },
     "The last quarter of that change", "careapp-2017: the comparison ends with 2015-16", Rating::amber, Rating::amber},
    {"enforcement.chance_lifted", Kind::chance, [](P& p) { return &p.enforcement.chance_lifted; },
     "That enforcement is lifted",
     "assumption: an order lasts some years; orders in force hardly changed (wired-gov-2015-01-26)", Rating::red,
     Rating::red},
    {"maintenance_direct.chance_joins", Kind::chance, [](P& p) { return &p.maintenance_direct.chance_joins; },
     "That a collected case that paid in full last quarter joins Maintenance Direct, at the start of the run",
     "assumption: 1,200 joined in the quarter to September 2016, and joins were falling (qss-2016-09)", Rating::amber,
     Rating::amber},
    {"maintenance_direct.odds_joins_after_part", Kind::odds,
     [](P& p) { return &p.maintenance_direct.odds_joins_after_part; },
     "Multiplies the odds of joining when part was paid last quarter",
     "assumption: parents agree on direct payment when payment works", Rating::red, Rating::green},
    {"maintenance_direct.odds_joins_after_nothing", Kind::odds,
     [](P& p) { return &p.maintenance_direct.odds_joins_after_nothing; },
     "Multiplies the odds of joining when nothing was paid last quarter",
     "assumption: parents agree on direct payment when payment works", Rating::red, Rating::green},
    {"maintenance_direct.joins_change_percent_a_year", Kind::percent_a_year,
     [](P& p) { return &p.maintenance_direct.joins_change_percent_a_year; },
     "Yearly change of the chance of joining Maintenance Direct", "assumption: joins on a downward trend (qss-2016-09)",
     Rating::amber, Rating::green, Range{-99, 100}},
    {"maintenance_direct.chance_leaves", Kind::chance, [](P& p) { return &p.maintenance_direct.chance_leaves; },
     "That a Maintenance Direct case returns to the Collection Service, at the start of the run",
     "assumption: 700 left in the quarter to September 2016, of about 110,000 (qss-2016-09)", Rating::amber,
     Rating::amber},
    {"maintenance_direct.odds_leaves_unlikely", Kind::odds,
     [](P& p) { return &p.maintenance_direct.odds_leaves_unlikely; },
     "Multiplies the odds of returning when the payer is unlikely to pay",
     "assumption: a direct case returns when it is not paid", Rating::red, Rating::green},
    {"maintenance_direct.leaves_change_percent_a_year", Kind::percent_a_year,
     [](P& p) { return &p.maintenance_direct.leaves_change_percent_a_year; },
     "Yearly change of the chance of returning to the Collection Service",
     "assumption: leavers up over the past few quarters (qss-2016-09)", Rating::amber, Rating::green, Range{-99, 100}},
    {"maintenance_direct.change_until", Kind::quarter, [](P& p) { return &p.maintenance_direct.change_until; },
     "The last quarter of the changes of joining and returning",
     "assumption: the last published quarter; no trend is carried into the projection", Rating::red, Rating::green},
});

}  // namespace

std::span<const ParameterRow> collection_rows() { return collection_table; }

}  // namespace ccsim
