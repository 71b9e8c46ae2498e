#pragma once

#include <string>

#include "sim/report/calibration_files.h"

namespace ccsim {

/// diagnostics.json of a calibration: the verdict on its first line, every gate, how the samplers did, the settings,
/// and what a run over the posterior needs: the digest of the scenario fitted and the point that the discrepancy's
/// loadings refer to.
std::string diagnostics_json(const CalibrationRecord& record);

}  // namespace ccsim
