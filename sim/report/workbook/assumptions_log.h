#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sim/report/csv_table.h"
#include "sim/report/run_record.h"
#include "sim/scenario/scenario.h"

namespace ccsim {

/// One assumption or one source of data, with its ratings (the AQuA Book's): of quality green is reliable and recent,
/// amber has some evidence, red has little; of impact green is marginal, amber relevant, red is core.
struct LogEntry {
    std::string id;           ///< A001 for an assumption, D01 for data
    std::string name;         ///< the path in a scenario, or the file
    std::string description;  ///< what it is; of data: what it holds, and known breaks
    std::string standard;     ///< the default, or the days that data is about
    std::string used;         ///< by the run; of data: its SHA-256
    std::string unit;
    std::string source;
    std::string quality, impact;
};

/// Every parameter of the table as the scenario has it, each item of its lists, and how it counts Maintenance Direct;
/// then the rates and carried figures of tables 1 and 22 to 25.
std::vector<LogEntry> assumptions_of(const Scenario& scenario);

/// The published history, and every file that the run read.
std::vector<LogEntry> data_of(const History& history, const InputFile& history_file,
                              const std::vector<InputFile>& inputs);

/// assumptions.csv: both logs, one entry a row.
CsvTable assumptions_csv(const std::vector<LogEntry>& assumptions, const std::vector<LogEntry>& data);

}  // namespace ccsim
