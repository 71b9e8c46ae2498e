#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sim/measures/projection.h"
#include "sim/report/run_record.h"
#include "sim/scenario/what_differs.h"

namespace ccsim {

/// A scenario that is compared with the base.
struct ComparedVariant {
    RunRecord run;
    const Projection& differences;  ///< paired: variant less base, run by run
    std::vector<ScenarioDifference> differs;
};

/// All that the folder of a comparison is made of. What it refers to must outlive it.
struct ComparisonRecord {
    RunRecord base;  ///< its provenance is that of the whole comparison
    std::vector<ComparedVariant> variants;
};

/// The file of a folder that holds a variant in full.
inline std::string variant_file(std::string_view name) { return "scenario-" + std::string(name) + ".yaml"; }

}  // namespace ccsim
