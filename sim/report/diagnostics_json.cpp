#include "sim/report/diagnostics_json.h"

#include <nlohmann/json.hpp>

#include "sim/scenario/parameter_table.h"
#include "sim/scenario/scenario_numbers.h"

namespace ccsim {
namespace {

using OrderedJson = nlohmann::ordered_json;

OrderedJson gates_json(const std::vector<Gate>& gates) {
    OrderedJson out = OrderedJson::array();
    for (const Gate& gate : gates)
        out.push_back({{"gate", gate.name}, {"value", gate.value}, {"wanted", gate.wanted}, {"passed", gate.passed}});
    return out;
}

OrderedJson stages_json(const methods::SmcState& posterior) {
    OrderedJson out = OrderedJson::array();
    for (const methods::SmcStage& stage : posterior.stages)
        out.push_back({{"temperature", stage.temperature},
                       {"acceptance", stage.acceptance},
                       {"memory", stage.memory},
                       {"steps", stage.steps},
                       {"distinct_ancestors", stage.distinct_ancestors}});
    return out;
}

OrderedJson check_json(const ChainCheck& check) {
    return {{"generations", check.chains.generation},
            {"largest_r_hat", check.convergence.largest_r_hat},
            {"smallest_bulk_size", check.convergence.smallest_bulk},
            {"smallest_tail_size", check.convergence.smallest_tail},
            {"log_evidence", check.bridge.log_evidence},
            {"log_evidence_error", check.bridge.relative_error}};
}

OrderedJson confirmation_json(const Confirmation& confirmation) {
    OrderedJson series = OrderedJson::array();
    for (const ConfirmedSeries& s : confirmation.series)
        series.push_back({{"series", s.series},
                          {"figures", s.figures},
                          {"z", s.z},
                          {"of_sd", s.of_sd},
                          {"largest_of_sd", s.largest_of_sd},
                          {"seen_from_of_sd", s.seen_from_of_sd}});
    return {{"draws", confirmation.draws},
            {"largest_z", confirmation.largest_z()},
            {"limit", confirmation.limit},
            {"not_compared", confirmation.not_compared()},
            {"series", series}};
}

OrderedJson numbers(const Eigen::VectorXd& values) { return std::vector<double>(values.begin(), values.end()); }

/// Path and value of everything that the fit knew of its scenario.
OrderedJson fitted_to_json(const Scenario& scenario) {
    OrderedJson out = OrderedJson::object();
    for (const auto& [path, value, neutral] : past_values(scenario))
        if (const double* const amount = std::get_if<double>(&value)) out[path] = *amount;
        else if (const int* const count = std::get_if<int>(&value)) out[path] = *count;
        else out[path] = text_of(value);
    return out;
}

/// The numbers of the scenario at the point the loadings refer to.
OrderedJson reference_json(const CalibrationRecord& record) {
    const Parameters at = record.problem.parameters_at(record.calibration.reference);
    OrderedJson out = OrderedJson::object();
    for (const std::string& path : moved_paths(record.problem.unknowns())) out[path] = *find_number(at, path);
    return out;
}

OrderedJson settings_json(const CalibrationSettings& settings) {
    return {{"seed", settings.seed},
            {"members", settings.inversion.members},
            {"lineages", settings.smc.lineages},
            {"steps", settings.smc.steps},
            {"chains", settings.chains.chains},
            {"most_generations", settings.most_generations}};
}

}  // namespace

std::string diagnostics_json(const CalibrationRecord& record) {
    const Calibration& c = record.calibration;
    OrderedJson inputs = OrderedJson::array();
    for (const InputFile& input : record.provenance.inputs)
        inputs.push_back({{"path", input.path}, {"sha256", input.sha256}});
    OrderedJson out{{"verdict", verdict(record.gates)},
                    {"gates", gates_json(record.gates)},
                    {"log_evidence", c.posterior.log_evidence},
                    {"evaluations", c.evaluations},
                    {"unknowns", record.problem.unknowns().size()},
                    {"figures", record.fit.figures.size()},
                    {"last_figure", record.problem.past().last_quarter.last_day()},
                    {"directions_identified", directions_identified(c.singular_values)},
                    {"singular_values", numbers(c.singular_values)},
                    {"chi_square", record.fit.chi_square},
                    {"inversion", {{"iterations", c.inversion.iterations}, {"replaced", c.inversion.replaced}}},
                    {"stages", stages_json(c.posterior)},
                    {"settings", settings_json(record.settings)},
                    {"inputs", inputs},
                    {"fitted_to", fitted_to_json(record.scenario)},
                    {"reference", reference_json(record)}};
    if (c.check) out["chains"] = check_json(*c.check);
    if (record.confirmation) out["confirmation"] = confirmation_json(*record.confirmation);
    return out.dump(2) + '\n';
}

}  // namespace ccsim
