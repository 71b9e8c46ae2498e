#pragma once

#include <optional>
#include <string>
#include <vector>

#include "calibration/calibrate.h"
#include "calibration/confirmation.h"
#include "calibration/gates.h"
#include "calibration/posterior_draws.h"
#include "calibration/posterior_predictive.h"
#include "sim/report/provenance.h"
#include "sim/report/result_folder.h"

namespace ccsim {

/// All that a calibration's folder is made of. What it refers to must outlive it.
struct CalibrationRecord {
    const Scenario& scenario;  ///< that was fitted
    const FitProblem& problem;
    const CalibrationSettings& settings;
    const Calibration& calibration;
    const PosteriorPredictive& fit;
    const PosteriorDraws& draws;
    std::optional<Confirmation> confirmation;  ///< empty when it was left out
    std::vector<Gate> gates;
    Provenance provenance;
    std::string history_csv;  ///< the published figures, as they were read
};

/// The files of a calibration's folder, the manifest last: posterior.csv (one row a draw, one column a number that the
/// fit moves), unknowns.csv (before and after), fit.csv (published beside what the posterior says), a chart of each of
/// the two, confirmation.csv (the two engines side by side, when they were compared), diagnostics.json (the verdict
/// first), history.csv, scenario.yaml, log.txt.
std::vector<ResultFile> calibration_files(const CalibrationRecord& record);

}  // namespace ccsim
