#include <array>

#include "sim/core/money.h"
#include "sim/measures/measure_forms.h"
#include "sim/measures/tables.h"
#include "sim/measures/totals.h"

// Tables 1, 2, 6, 7 and 8: who is on the schemes.
namespace ccsim {
namespace {

using namespace forms;
namespace f = totals;

constexpr std::string_view live_meaning =
    "cases with a current liability, and any other case with arrears or a payment in the quarter, at quarter end";
constexpr std::string_view clerical_meaning = "live cases managed off the computer system";
constexpr std::string_view average_meaning =
    "weekly liability of the cases that have one, per such case or per live case";
constexpr std::string_view band_meaning =
    "share of the service's live cases that pay over 20 and up to 100 pounds a week";
constexpr std::string_view liability_band_meaning = "cases with a current liability, by pounds a week";
constexpr std::string_view children_band_meaning =
    "cases with a current liability or arrears, by number of qualifying children";
constexpr std::string_view benefiting_meaning = "children on the cases that contribute";

/// Weekly liability in pounds, of both services.
double weekly_pounds(const ExpectedTally& t) { return t.total(tally::weekly_liability_pence) / pence_per_pound; }

std::optional<double> average_excluding_nil(std::span<const ExpectedTally> series, std::size_t at, Quarter) {
    return rate(weekly_pounds(series[at]), f::with_liability(series[at]));
}

std::optional<double> average_including_nil(std::span<const ExpectedTally> series, std::size_t at, Quarter) {
    return rate(weekly_pounds(series[at]), f::live(series[at]));
}

/// Bands 0 to 3 end at 30 pounds.
double nil_or_up_to_30(const ExpectedTally& t) {
    return f::live_without_liability(t) + f::range(t, tally::liability_band, 0, 0, 3) +
           f::range(t, tally::liability_band, 1, 0, 3);
}

/// Bands 3 to 6 lie above 20 pounds and end at 100.
template <std::size_t service>
double from_20_to_100(const ExpectedTally& t) {
    return f::range(t, tally::liability_band, service, 3, 6);
}

double two_or_fewer_children(const ExpectedTally& t) { return f::range(t, tally::live_children, 0, 0, 2); }

constexpr Measure live_part(std::string_view breakdown, MeasureValue value) {
    Measure out{"live_caseload", breakdown, 1, unit::cases, to_100, live_meaning, value};
    out.follows = live_cases;
    return out;
}

constexpr std::array caseload_table{
    Measure{"live_caseload", "total", 1, unit::cases, to_100, live_meaning, stock<f::live>, headline, both_engines,
            "Live caseload", live_cases},
    live_part("1993 scheme", stock<f::live_of_scheme<Scheme::of_1993>>),
    live_part("2003 scheme", stock<f::live_of_scheme<Scheme::of_2003>>),
    live_part("collection service", stock<f::live_collection_service>),
    live_part("Maintenance Direct", stock<f::direct>),
    live_part("with a current liability", stock<f::with_liability>),
    live_part("without a current liability", stock<f::live_without_liability>),
    Measure{"total_caseload", "all", 1, unit::cases, to_100,
            "live cases, and cases assessed at nil that owe nothing, at quarter end", stock<f::on_the_schemes>},
    Measure{"maintenance_direct_cases", "all", 1, unit::cases, to_100,
            "cases that pay through Maintenance Direct at quarter end", stock<f::direct>},
    Measure{"share_of_live_caseload_maintenance_direct", "Maintenance Direct", 1, unit::percent, to_tenth,
            "Maintenance Direct cases / live cases", percent<f::direct, f::live>},

    Measure{"cases_off_system_clerical", "Clerical Case Database", 2, unit::cases, to_100, clerical_meaning,
            stock<f::live_clerical>},
    Measure{"share_of_live_caseload_off_system", "Clerical Case Database", 2, unit::percent, to_tenth, clerical_meaning,
            percent<f::live_clerical, f::live>},

    Measure{"avg_weekly_liability", "excluding nil", 6, unit::per_week, 0.10, average_meaning, average_excluding_nil},
    Measure{"avg_weekly_liability", "including nil", 6, unit::per_week, 0.10, average_meaning, average_including_nil},
    Measure{"share_of_live_caseload_liability_30_or_less_or_nil", "all", 6, unit::percent, to_tenth,
            "live cases that have no liability, or one of 30 pounds a week or less / live cases",
            percent<nil_or_up_to_30, f::live>},
    Measure{"share_with_weekly_liability_20.01_to_100", "Maintenance Direct", 6, unit::percent, to_tenth, band_meaning,
            percent<from_20_to_100<1>, f::direct>},
    Measure{"share_with_weekly_liability_20.01_to_100", "collection service", 6, unit::percent, to_tenth, band_meaning,
            percent<from_20_to_100<0>, f::live_collection_service>},
    Measure{"cases_by_weekly_liability", "up to 5", 6, unit::cases, to_100, liability_band_meaning,
            stock<part_of_both<tally::liability_band, 0>>},
    Measure{"cases_by_weekly_liability", "5.01 to 10", 6, unit::cases, to_100, liability_band_meaning,
            stock<part_of_both<tally::liability_band, 1>>},
    Measure{"cases_by_weekly_liability", "10.01 to 20", 6, unit::cases, to_100, liability_band_meaning,
            stock<part_of_both<tally::liability_band, 2>>},
    Measure{"cases_by_weekly_liability", "20.01 to 30", 6, unit::cases, to_100, liability_band_meaning,
            stock<part_of_both<tally::liability_band, 3>>},
    Measure{"cases_by_weekly_liability", "30.01 to 40", 6, unit::cases, to_100, liability_band_meaning,
            stock<part_of_both<tally::liability_band, 4>>},
    Measure{"cases_by_weekly_liability", "40.01 to 50", 6, unit::cases, to_100, liability_band_meaning,
            stock<part_of_both<tally::liability_band, 5>>},
    Measure{"cases_by_weekly_liability", "50.01 to 100", 6, unit::cases, to_100, liability_band_meaning,
            stock<part_of_both<tally::liability_band, 6>>},
    Measure{"cases_by_weekly_liability", "over 100", 6, unit::cases, to_100, liability_band_meaning,
            stock<part_of_both<tally::liability_band, 7>>},

    Measure{"live_caseload_by_children", "none", 7, unit::cases, to_100, children_band_meaning,
            stock<part<tally::live_children, 0>>},
    Measure{"live_caseload_by_children", "1", 7, unit::cases, to_100, children_band_meaning,
            stock<part<tally::live_children, 1>>},
    Measure{"live_caseload_by_children", "2", 7, unit::cases, to_100, children_band_meaning,
            stock<part<tally::live_children, 2>>},
    Measure{"live_caseload_by_children", "3", 7, unit::cases, to_100, children_band_meaning,
            stock<part<tally::live_children, 3>>},
    Measure{"live_caseload_by_children", "4 or more", 7, unit::cases, to_100, children_band_meaning,
            stock<part<tally::live_children, 4>>},
    Measure{"share_of_live_caseload_2_or_fewer_children", "all", 7, unit::percent, to_tenth,
            "cases with a current liability or arrears and two qualifying children or fewer / all such cases",
            percent<two_or_fewer_children, whole<tally::live_children>>},

    Measure{"children_benefiting", "all", 8, unit::children, to_100, benefiting_meaning,
            stock<whole<tally::children_benefiting>>, key, both_engines, "Children benefiting"},
};

}  // namespace

std::span<const Measure> caseload_measures() { return caseload_table; }

}  // namespace ccsim
