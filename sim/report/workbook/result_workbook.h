#pragma once

#include <string>
#include <vector>

#include "calibration/history.h"
#include "sim/report/folder/figure_series.h"
#include "sim/report/workbook/assumptions_log.h"
#include "sim/report/workbook/workbook.h"
#include "sim/scenario/scenario.h"

namespace ccsim {

/// What the workbook of a run is made of. Scenario, figures and history are only looked at and must outlive it.
struct WorkbookSource {
    const Scenario& scenario;
    const SeriesTable& figures;
    const History& history;
    std::vector<LogEntry> assumptions, data;
    std::string intervals;              ///< sentences on what they hold
    std::vector<std::string> warnings;  ///< of the run
    std::string made_by;                ///< program and version
};

/// Cover, Contents, Notes, Table_1 to Table_26, Closure, Staff_and_accuracy, Charts, Assumptions and Data_log.
Workbook result_workbook(const WorkbookSource& source);

}  // namespace ccsim
