#include "sim/app/inputs_of_fit.h"

#include <string>

#include "calibration/fitted_rows.h"
#include "sim/report/sha256.h"

namespace ccsim {

std::vector<InputFile> inputs_of_fit(const Scenario& scenario, const HistoryInUse& history,
                                     const UnknownsInUse& unknowns) {
    std::vector<InputFile> out;
    for (const std::string& file : scenario.inputs) out.push_back(input_file(file));
    out.insert(out.end(),
               {history.file, unknowns.file, {std::string(fitted_rows_name), sha256_of(fitted_rows_text())}});
    return out;
}

}  // namespace ccsim
