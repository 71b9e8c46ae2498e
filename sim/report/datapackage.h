#pragma once

#include <span>
#include <string>

#include "sim/report/csv_table.h"
#include "sim/report/run_record.h"

namespace ccsim {

/// datapackage.json: a Frictionless data package of the tables, with the type, unit and meaning of every column and the
/// meaning of every measure.
std::string datapackage_json(const RunRecord& record, std::span<const CsvTable> tables);

}  // namespace ccsim
