#pragma once

#include <string_view>

#include "sim/core/quarter.h"

namespace ccsim {

/// Work that the model does not explain and that goes with a caseload: so much a quarter for each case, as published.
/// The rate is events / cases; it is kept as it was in 2016, whatever becomes of staff, priorities and methods.
struct WorkloadRate {
    double events = 0;  ///< a quarter, or a stock at its end, as published
    double cases = 0;   ///< that drive them, as published for the same time
    std::string_view source;

    constexpr double each() const { return events / cases; }
};

/// Sources are those of calibration/data/history.md. None of these numbers is fitted, and no scenario holds them.
namespace workload {

/// The rates were seen in the months before this quarter's end and say nothing of earlier years: none is used before
/// it.
inline constexpr Quarter first{2016, 3};

inline constexpr double five_months_as_a_quarter = 3.0 / 5;

inline constexpr WorkloadRate deduction_orders{7695 * five_months_as_a_quarter, 344100,
                                               "qss-2016-09: 7,695 orders and requests issued from April to August "
                                               "2016, 344,100 cases with a current liability in "
                                               "June 2016"};
inline constexpr WorkloadRate bank_orders{
    1420 * five_months_as_a_quarter, 1059100,
    "qss-2016-09: 1,420 lump sum and regular orders authorised from April to August 2016, 1,059,100 cases with arrears "
    "in June 2016"};
inline constexpr WorkloadRate appeals{1015 / 4.0, 1145000,
                                      "qss-2016-09: 1,015 appeals in the year to September 2016, 1,145,000 live cases "
                                      "in June 2016 (1,082,100 and the fall "
                                      "of 62,900), the earliest of that year that is known"};
inline constexpr WorkloadRate complaints{
    760, (1145000 + 1082100) / 2.0,
    "qss-2016-09: 760 complaints in the quarter to September 2016, 1,145,000 and 1,082,100 live cases at its ends"};
inline constexpr WorkloadRate calls{
    172150, (1145000 + 1082100) / 2.0,
    "qss-2016-09: 172,150 calls answered in the quarter to September 2016, 1,145,000 and 1,082,100 live cases at its "
    "ends"};
inline constexpr WorkloadRate staff{
    6470, 1082100,
    "qss-2016-09: 6,470 full time equivalents of both systems on 1,082,100 live cases in September 2016; 6,800 on "
    "1,145,000 in June is the same to 1%"};

/// Of live cases, those whose non-resident parent is a man, in percent.
inline constexpr double male_percent = 90;
inline constexpr std::string_view male_source =
    "qss-2016-09: 9 out of 10 live cases, in line with previous quarters; cases off the system are left out";

}  // namespace workload
}  // namespace ccsim
