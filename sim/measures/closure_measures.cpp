#include <array>

#include "sim/measures/measure_forms.h"
#include "sim/measures/tables.h"
#include "sim/measures/totals.h"

// Table 26 and the closure programme: selected, in notice, ended, awaiting finalisation, moved, applied; by segment.
namespace ccsim {
namespace {

using namespace forms;

constexpr std::string_view closures_meaning =
    "liabilities ended in the quarter; not valid or not pursued: withdrawal and ageing out; other: the closure "
    "programme and reactive closure";
constexpr std::string_view open_meaning =
    "cases with a qualifying child not selected for closure, by segment at quarter end";
constexpr std::string_view selected_meaning = "cases selected for closure by the programme";
constexpr std::string_view notice_meaning = "cases selected whose liability has not ended, at quarter end";
constexpr std::string_view dropped_meaning = "cases that left the closure programme while in notice";
constexpr std::string_view ended_meaning = "liabilities ended in the quarter, by route";
constexpr std::string_view letter_meaning = "liabilities ended by the programme, reactive closure left out";
constexpr std::string_view waiting_meaning =
    "cases whose liability ended through closure and whose arrears wait to be finalised, at quarter end";
constexpr std::string_view finalised_meaning =
    "cases whose arrears were finalised after closure, by what became of them";
constexpr std::string_view moved_meaning = "cases whose arrears moved to the 2012 scheme in the quarter, by route";
constexpr std::string_view gone_meaning = "arrears that left the published stock at finalisation";
constexpr std::string_view applied_meaning =
    "families that applied to the 2012 scheme when closure ended their liability";
constexpr std::string_view contributing_by_segment_meaning = "contributing cases by segment, selected or not";

/// Routes `first` to `last`, of one scheme.
template <Scheme scheme, int first, int last>
double ended_by(const ExpectedTally& t) {
    double sum = 0;
    for (int route = first; route <= last; ++route)
        sum += t[tally::liabilities_ended(static_cast<std::size_t>(scheme), static_cast<std::size_t>(route))];
    return sum;
}

/// Routes `first` to `last`, of both schemes.
template <int first, int last>
double ended(const ExpectedTally& t) {
    return ended_by<Scheme::of_1993, first, last>(t) + ended_by<Scheme::of_2003, first, last>(t);
}

/// Entries `first` to `last` of a family of one dimension.
template <Family family, std::size_t first, std::size_t last>
double parts(const ExpectedTally& t) {
    return totals::range(t, family, 0, first, last);
}

/// One fate (moved, written off, stays) of the cases of routes `first` to `last` finalised.
template <int fate, int first, int last>
double finalised(const ExpectedTally& t) {
    double sum = 0;
    for (int route = first; route <= last; ++route)
        sum += t[tally::finalised(static_cast<std::size_t>(route), static_cast<std::size_t>(fate))];
    return sum;
}

constexpr int by_programme = segments - 1;  ///< the last route of the programme

std::optional<double> share_applied(std::span<const ExpectedTally> series, std::size_t at, Quarter when) {
    const auto applied = since_closure_began<whole<tally::applied>>(series, at, when);
    const auto closed = since_closure_began<ended<0, reactive_route>>(series, at, when);
    if (!applied || !closed) return {};
    return percentage(*applied, *closed);
}

constexpr Measure programme(std::string_view id, std::string_view breakdown, std::string_view unit,
                            std::string_view meaning, MeasureValue value) {
    return {id, breakdown, 0, unit, to_100, meaning, value};
}

constexpr std::array<std::string_view, segments> segment_names{"segment 1", "segment 2", "segment 3", "segment 4",
                                                               "segment 5"};

template <std::size_t s>
constexpr auto segment_rows() {
    constexpr int segment = static_cast<int>(s);
    constexpr std::string_view name = segment_names[s];
    return std::array{
        programme("cases_open", name, unit::cases, open_meaning, stock<part<tally::open_by_segment, s>>),
        programme("cases_selected_quarter", name, unit::cases_in_quarter, selected_meaning,
                  flow<part<tally::selected, s>>),
        programme("cases_selected_proactive_cumulative", name, unit::cases, selected_meaning,
                  since_closure_began<part<tally::selected, s>>),
        programme("cases_in_notice", name, unit::cases, notice_meaning, stock<part<tally::in_notice, s>>),
        programme("cases_dropped_out_quarter", name, unit::cases_in_quarter, dropped_meaning,
                  flow<part<tally::dropped_out, s>>),
        programme("liabilities_ended_quarter", name, unit::cases_in_quarter, ended_meaning,
                  flow<ended<segment, segment>>),
        programme("cases_final_letter_proactive_cumulative", name, unit::cases, letter_meaning,
                  since_closure_began<ended<segment, segment>>),
        programme("cases_awaiting_arrears_finalisation", name, unit::cases, waiting_meaning,
                  stock<part<tally::waiting, s>>),
        programme("cases_moved_quarter", name, unit::cases_in_quarter, moved_meaning,
                  flow<finalised<outcome::moved, segment, segment>>),
        programme("families_applied_quarter", name, unit::cases_in_quarter, applied_meaning,
                  flow<part<tally::applied, s>>),
        programme("contributing_by_segment", name, unit::cases, contributing_by_segment_meaning,
                  stock<part<tally::contributing_by_segment, s>>),
    };
}

constexpr std::array whole_rows{
    Measure{"closures_quarter", "2003 scheme, all reasons", 26, unit::cases, to_100, closures_meaning,
            flow<ended_by<Scheme::of_2003, 0, route_ageing>>},
    Measure{"closures_quarter", "2003 scheme, application not eligible / no longer valid / not pursued", 26,
            unit::cases, to_100, closures_meaning, flow<ended_by<Scheme::of_2003, route_withdrawal, route_ageing>>},
    Measure{"closures_quarter", "2003 scheme, other categories", 26, unit::cases, to_100, closures_meaning,
            flow<ended_by<Scheme::of_2003, 0, reactive_route>>},
    Measure{"closures_quarter", "1993 scheme, all reasons", 26, unit::cases, to_100, closures_meaning,
            flow<ended_by<Scheme::of_1993, 0, route_ageing>>},
    Measure{"closures_quarter", "1993 scheme, application not eligible / no longer valid / not pursued", 26,
            unit::cases, to_100, closures_meaning, flow<ended_by<Scheme::of_1993, route_withdrawal, route_ageing>>},
    Measure{"closures_quarter", "1993 scheme, other categories", 26, unit::cases, to_100, closures_meaning,
            flow<ended_by<Scheme::of_1993, 0, reactive_route>>},

    programme("cases_open", "all", unit::cases, open_meaning, stock<whole<tally::open_by_segment>>),
    programme("cases_selected_quarter", "all", unit::cases_in_quarter, selected_meaning, flow<whole<tally::selected>>),
    programme("cases_selected_proactive_cumulative", "segments 1 to 4", unit::cases, selected_meaning,
              since_closure_began<parts<tally::selected, 0, 3>>),
    programme("cases_in_notice", "all", unit::cases, notice_meaning, stock<whole<tally::in_notice>>),
    programme("cases_dropped_out_quarter", "all", unit::cases_in_quarter, dropped_meaning,
              flow<whole<tally::dropped_out>>),
    programme("liabilities_ended_quarter", "all", unit::cases_in_quarter, ended_meaning, flow<ended<0, route_ageing>>),
    programme("liabilities_ended_quarter", "programme", unit::cases_in_quarter, ended_meaning,
              flow<ended<0, by_programme>>),
    programme("liabilities_ended_quarter", "reactive closure", unit::cases_in_quarter, ended_meaning,
              flow<ended<reactive_route, reactive_route>>),
    programme("liabilities_ended_quarter", "withdrawal", unit::cases_in_quarter, ended_meaning,
              flow<ended<route_withdrawal, route_withdrawal>>),
    programme("liabilities_ended_quarter", "ageing out", unit::cases_in_quarter, ended_meaning,
              flow<ended<route_ageing, route_ageing>>),
    programme("cases_final_letter_proactive_cumulative", "segments 1 to 4", unit::cases, letter_meaning,
              since_closure_began<ended<0, 3>>),
    programme("cases_liability_ended_cumulative", "case closure", unit::cases,
              "liabilities ended by the programme and by reactive closure",
              since_closure_began<ended<0, reactive_route>>),
    programme("cases_awaiting_arrears_finalisation", "case closure", unit::cases, waiting_meaning,
              stock<whole<tally::waiting>>),
    programme("cases_awaiting_arrears_finalisation", "reactive closure", unit::cases, waiting_meaning,
              stock<part<tally::waiting, reactive_route>>),
    programme("cases_finalised_quarter", "all", unit::cases_in_quarter, finalised_meaning,
              flow<whole<tally::finalised>>),
    programme("cases_finalised_quarter", "arrears moved", unit::cases_in_quarter, finalised_meaning,
              flow<finalised<outcome::moved, 0, reactive_route>>),
    programme("cases_finalised_quarter", "arrears written off", unit::cases_in_quarter, finalised_meaning,
              flow<finalised<outcome::written_off, 0, reactive_route>>),
    programme("cases_finalised_quarter", "arrears stay", unit::cases_in_quarter, finalised_meaning,
              flow<finalised<outcome::stays, 0, reactive_route>>),
    programme("cases_moved_quarter", "all", unit::cases_in_quarter, moved_meaning,
              flow<finalised<outcome::moved, 0, reactive_route>>),
    programme("cases_moved_quarter", "reactive closure", unit::cases_in_quarter, moved_meaning,
              flow<finalised<outcome::moved, reactive_route, reactive_route>>),
    programme("families_applied_quarter", "all", unit::cases_in_quarter, applied_meaning, flow<whole<tally::applied>>),
    programme("families_applied_quarter", "reactive closure", unit::cases_in_quarter, applied_meaning,
              flow<part<tally::applied, reactive_route>>),
    programme("contributing_by_segment", "all", unit::cases, contributing_by_segment_meaning,
              stock<whole<tally::contributing_by_segment>>),

    Measure{"arrears_awaiting_finalisation", "all", 0, unit::million, to_million,
            "arrears on cases that wait for them to be finalised", stock<millions<whole<tally::waiting_pence>>>},
    Measure{"arrears_moved_to_cms_quarter", "all", 0, unit::million, to_tenth, gone_meaning,
            flow<millions<whole<tally::moved_pence>>>},
    Measure{"arrears_written_off_at_finalisation_quarter", "all", 0, unit::million, to_tenth, gone_meaning,
            flow<millions<whole<tally::written_off_pence>>>},
    Measure{"arrears_moved_to_cms_cumulative", "all", 0, unit::million, to_tenth, gone_meaning,
            since_closure_began<millions<whole<tally::moved_pence>>>},
    Measure{"share_of_closed_cases_applied_to_cms", "case closure", 0, unit::percent, to_tenth,
            "families that applied to the 2012 scheme / liabilities ended by closure, since it began", share_applied},
};

constexpr std::array by_segment{segment_rows<0>(), segment_rows<1>(), segment_rows<2>(), segment_rows<3>(),
                                segment_rows<4>()};

/// The whole of each, then its segments in turn.
constexpr auto closure_table = [] {
    std::array<Measure, whole_rows.size() + segments * by_segment[0].size()> out{};
    std::size_t used = 0;
    for (const Measure& m : whole_rows) out[used++] = m;
    for (std::size_t i = 0; i < by_segment[0].size(); ++i)
        for (const auto& segment : by_segment) out[used++] = segment[i];
    return out;
}();

}  // namespace

std::span<const Measure> closure_measures() { return closure_table; }

}  // namespace ccsim
