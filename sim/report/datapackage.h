#pragma once

#include <span>
#include <string>

#include "sim/report/csv_table.h"
#include "sim/report/run_record.h"

namespace ccsim {

/// What a data package says of itself, besides its tables.
struct PackageWords {
    const Scenario& scenario;
    std::string title;      ///< before the scenario's name
    std::string intervals;  ///< what they hold
};

/// datapackage.json: a Frictionless data package of the tables, with the type, unit and meaning of every column and the
/// meaning of every measure.
std::string datapackage_json(const PackageWords& words, std::span<const CsvTable> tables);

/// The same of a run.
std::string datapackage_json(const RunRecord& record, std::span<const CsvTable> tables);

}  // namespace ccsim
