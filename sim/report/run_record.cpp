#include "sim/report/run_record.h"

#include <fmt/format.h>

#include "sim/core/problems.h"

namespace ccsim {

Intervals intervals_of(const RunRecord& record) {
    if (record.projection.replicates() < 2) return Intervals::none;
    if (record.provenance.draws < 2) return Intervals::run_to_run;
    return record.provenance.engine == Engine::expected ? Intervals::parameters_alone : Intervals::parameters;
}

std::string_view words_of(Intervals intervals) {
    switch (intervals) {
        case Intervals::none:
            return "none";
        case Intervals::run_to_run:
            return "run-to-run chance only";
        case Intervals::parameters:
            return "unknowns and run-to-run chance";
        case Intervals::parameters_alone:
            return "unknowns only";
    }
    throw Fault("an unknown kind of interval");
}

std::string sentence_on_intervals(const RunRecord& record) {
    switch (intervals_of(record)) {
        case Intervals::none:
            return record.provenance.engine == Engine::expected
                       ? "Expected values of one set of parameter values; there are no intervals."
                       : "One run of one set of parameter values; there are no intervals.";
        case Intervals::run_to_run:
            return fmt::format(
                "Intervals are over {} runs of one set of parameter values: they hold run-to-run chance only. What is "
                "not known about the parameters, the programme's pace and the model itself is not in them, so the "
                "future is far less certain than they are wide.",
                record.projection.replicates());
        case Intervals::parameters:
            return fmt::format(
                "Intervals are over {} draws of the unknowns: they hold what the published history leaves open about "
                "the parameters, and run-to-run chance. What the model leaves out is not in them.",
                record.provenance.draws);
        case Intervals::parameters_alone:
            return fmt::format(
                "Intervals are over the expected values of {} draws of the unknowns: they hold what the published "
                "history leaves open about the parameters. Run-to-run chance and what the model leaves out are not in "
                "them.",
                record.provenance.draws);
    }
    throw Fault("an unknown kind of interval");
}

std::string_view word_of(Engine engine) { return engine == Engine::sampled ? "sampled" : "expected"; }

std::string_view status_of(const Scenario& scenario, Quarter quarter) {
    return quarter <= scenario.last_outturn ? "fitted" : "projection";
}

}  // namespace ccsim
