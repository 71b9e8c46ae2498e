#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "calibration/history.h"
#include "sim/core/quarter.h"
#include "sim/measures/projection.h"
#include "sim/report/provenance.h"
#include "sim/scenario/scenario.h"

namespace ccsim {

enum class Engine { sampled, expected };

/// How a scenario was run: what its numbers depend on besides itself.
struct RunDesign {
    Engine engine = Engine::sampled;
    int draws = 1;                        ///< of the unknowns
    int replicates = 1;                   ///< of each draw
    int scale = 1;                        ///< one simulated case stood for this many
    std::string posterior = {};           ///< the file of the draws; empty when there is none
    bool discrepancy = false;             ///< what the model misses is carried into the projection
    std::vector<std::string> fixed = {};  ///< numbers that the draws would vary, but that the scenario sets
    /// Values that the posterior's fit did not know and that change nothing, as path=value.
    std::vector<std::string> not_in_fit = {};
};

/// All that a results folder is made of. The scenario, projection and history are only looked at and must outlive it.
struct RunRecord {
    const Scenario& scenario;
    const Projection& projection;
    const History& history;
    RunDesign design;
    Provenance provenance;
};

/// What the intervals of a run hold. Nothing: there is one value and no interval.
struct Intervals {
    bool unknowns = false;     ///< what the published history leaves open about them
    bool discrepancy = false;  ///< what the model itself misses
    bool chance = false;       ///< from run to run, under one set of parameter values

    bool any() const { return unknowns || discrepancy || chance; }
};
Intervals intervals_of(const RunRecord& record, Quarter quarter);

/// Those of the last quarter of the run.
Intervals intervals_of(const RunRecord& record);

/// "unknowns, model discrepancy and run-to-run chance", "run-to-run chance only", "none": the words of the column
/// `intervals`.
std::string words_of(Intervals intervals);

/// Some sentences that keep the intervals of the run from being misread.
std::string sentence_on_intervals(const RunRecord& record);

std::string_view word_of(Engine engine);

/// What a simulated quarter is: "fitted" up to the scenario's last outturn, "projection" after it.
std::string_view status_of(const Scenario& scenario, Quarter quarter);

/// What a published figure is.
inline constexpr std::string_view status_published = "outturn";

}  // namespace ccsim
