#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sim/report/folder/results_folder.h"
#include "sim/scenario/scenario.h"

namespace ccsim {

/// All that a page is made of.
struct PageInput {
    FolderManifest manifest;
    MeasuresFile measures;
    SeriesTable differences = {};                             ///< of variants from the base; none: no comparison
    std::vector<std::vector<std::string>> what_differs = {};  ///< the first row are names of columns
    Terms decomposition = {};
    std::optional<Scenario> scenario = {};  ///< where it could be read
    std::vector<std::string> drawn = {};    ///< paths of the numbers that the posterior varies
    std::string diagnostics = {};           ///< diagnostics.json of the posterior; empty: not at hand

    /// The scenario that the page is about, and others are compared with.
    std::string base() const { return std::string(measures.figures.base(manifest.scenario)); }
    bool compares() const { return !differences.scenarios().empty(); }
};

}  // namespace ccsim
