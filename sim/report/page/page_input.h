#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "sim/report/page/figure_series.h"
#include "sim/scenario/scenario.h"

namespace ccsim {

/// What the manifest of a folder says of a run. What it does not say is empty.
struct RunFacts {
    std::string program, command_line, scenario, posterior, intervals, digest;
    std::string draws, replicates, scale, engine, seed;
    std::vector<std::string> warnings, fixed;
    std::vector<std::pair<std::string, std::string>> inputs;  ///< path and SHA-256
};
/// Throws InputError when the text is no manifest of ours.
RunFacts parse_run_facts(const std::string& manifest, const std::string& file);

/// All that a page is made of.
struct PageInput {
    RunFacts facts;
    MeasuresFile measures;
    SeriesTable differences = {};                             ///< of variants from the base; none: no comparison
    std::vector<std::vector<std::string>> what_differs = {};  ///< the first row are names of columns
    Terms decomposition = {};
    std::optional<Scenario> scenario = {};  ///< where it could be read
    std::vector<std::string> drawn = {};    ///< paths of the numbers that the posterior varies
    std::string diagnostics = {};           ///< diagnostics.json of the posterior; empty: not at hand

    /// The scenario that the page is about, and others are compared with.
    std::string base() const;
    bool compares() const { return !differences.scenarios().empty(); }
};

}  // namespace ccsim
