#include "sim/scenario/parameter_rows.h"

namespace ccsim {
namespace {

using P = Parameters;

constexpr std::array closure_table = std::to_array<ParameterRow>({
    {"closure.maintenance_direct_segment", Kind::segment, [](P& p) { return &p.closure.maintenance_direct_segment; },
     "The segment of Maintenance Direct: 4 with the compliant cases (clerical ones in 3), 3 or 5 all in that segment",
     "assumption: the segment definitions name method of payment only for segment 5", Rating::amber, Rating::amber,
     Range{3, 5}},
    {"closure.odds_selected_direct", Kind::odds, [](P& p) { return &p.closure.odds_selected_direct; },
     "Multiplies the odds that an open Maintenance Direct case is selected, against other cases of its segment",
     "assumption: nothing says in which order a segment was worked through", Rating::red, Rating::red},
    {"closure.chance_ends_first_quarter_after_notice", Kind::chance,
     [](P& p) { return &p.closure.chance_ends_first_quarter_after_notice; },
     "That the liability ends in the first quarter after the quarter of the notice",
     "cm8399-2012: the notice is six months, so most end a quarter later", Rating::amber, Rating::amber},
    {"closure.chance_ends_later_quarter", Kind::chance, [](P& p) { return &p.closure.chance_ends_later_quarter; },
     "That the liability ends in any later quarter, once notice was given",
     "assumption: 149,900 were in notice at the end of 2015 (wpq-buck-2016-01-19), more than six months of selections"
     " ended",
     Rating::amber, Rating::red},
    {"closure.chance_drops_out", Kind::chance, [](P& p) { return &p.closure.chance_drops_out; },
     "That a case in notice drops out of the programme and is open again", "assumption: rare; recorded nowhere",
     Rating::red, Rating::green},
    {"closure.chance_finalised", Kind::chance, [](P& p) { return &p.closure.chance_finalised; },
     "That the arrears of a case whose liability was ended by closure are finalised",
     "nao-2017-03-28: 163,000 cases ended and waiting in September 2016, of about 427,000 ended", Rating::amber,
     Rating::red},
    {"closure.share_of_arrears_leaving_at_finalisation", Kind::share,
     [](P& p) { return &p.closure.share_of_arrears_leaving_at_finalisation; },
     "Share of the arrears that leaves the published stock at finalisation",
     "assumption: moved to the 2012 scheme's system or written off; little is kept (qss-2016-09)", Rating::red,
     Rating::red},
    {"closure.share_of_leaving_arrears_moved", Kind::share,
     [](P& p) { return &p.closure.share_of_leaving_arrears_moved; },
     "Share of the leaving arrears that is moved to the 2012 scheme's system; the rest is written off or settled",
     "flw-166432: £153.3 million moved by 31 March 2016", Rating::red, Rating::green},
    {"closure.share_applying_segment_1", Kind::share, [](P& p) { return &p.closure.share_applying_segment_1; },
     "Families of segment 1 that apply to the 2012 scheme after closure; counted only",
     "wpq-8937: 24% planned; fl-2016-05-11: 13% seen by December 2015", Rating::amber, Rating::green},
    {"closure.share_applying_segment_2", Kind::share, [](P& p) { return &p.closure.share_applying_segment_2; },
     "Families of segment 2 that apply to the 2012 scheme after closure; counted only",
     "wpq-8937: 45% planned; gelaw-2017: about 20% seen by April 2016", Rating::amber, Rating::green},
    {"closure.share_applying_segment_3", Kind::share, [](P& p) { return &p.closure.share_applying_segment_3; },
     "Families of segment 3 that apply to the 2012 scheme after closure; counted only",
     "wpq-8937: 50% planned; gelaw-2017: about 20% seen by April 2016", Rating::amber, Rating::green},
    {"closure.share_applying_segment_4", Kind::share, [](P& p) { return &p.closure.share_applying_segment_4; },
     "Families of segment 4 that apply to the 2012 scheme after closure; counted only",
     "wpq-8937: 50% planned; gelaw-2017: about 20% seen by April 2016", Rating::amber, Rating::green},
    {"closure.share_applying_segment_5", Kind::share, [](P& p) { return &p.closure.share_applying_segment_5; },
     "Families of segment 5 that apply to the 2012 scheme after closure; counted only",
     "wpq-8937: 50% planned; gelaw-2017: about 20% seen by April 2016", Rating::amber, Rating::green},
    {"closure.share_applying_reactive", Kind::share, [](P& p) { return &p.closure.share_applying_reactive; },
     "Families of reactive closures that apply to the 2012 scheme for good; counted only", "wpq-8937: 63% planned",
     Rating::amber, Rating::green},
});

}  // namespace

std::span<const ParameterRow> closure_rows() { return closure_table; }

}  // namespace ccsim
