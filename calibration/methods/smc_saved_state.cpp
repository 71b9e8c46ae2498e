#include "calibration/methods/smc_saved_state.h"

#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>

namespace ccsim::methods {
namespace {

using nlohmann::json;

constexpr int format_version = 2;

/// JSON has no minus infinity, which a likelihood may be; null stands for it.
json number(double value) { return std::isinf(value) ? json(nullptr) : json(value); }
double number(const json& value) {
    return value.is_null() ? -std::numeric_limits<double>::infinity() : value.get<double>();
}

json vector_as_json(const Eigen::VectorXd& vector) {
    json out = json::array();
    for (const double value : vector) out.push_back(number(value));
    return out;
}

Eigen::VectorXd vector_from(const json& in, Eigen::Index size) {
    if (!in.is_array() || static_cast<Eigen::Index>(in.size()) != size)
        throw MethodFailed("the saved sampler is damaged: a list in it has the wrong length; start it anew");
    Eigen::VectorXd vector(size);
    for (Eigen::Index i = 0; i < size; ++i) vector(i) = number(in[static_cast<std::size_t>(i)]);
    return vector;
}

/// Columns one after another.
json matrix_as_json(const Eigen::MatrixXd& matrix) { return vector_as_json(matrix.reshaped()); }

Eigen::MatrixXd matrix_from(const json& in, Eigen::Index rows) {
    return vector_from(in, static_cast<Eigen::Index>(in.size()) / rows * rows).reshaped(rows, in.size() / rows);
}

/// So many columns, of as many rows as there is room for.
Eigen::MatrixXd columns_from(const json& in, Eigen::Index columns) {
    const Eigen::Index rows = columns > 0 ? static_cast<Eigen::Index>(in.size()) / columns : 0;
    return vector_from(in, rows * columns).reshaped(rows, columns);
}

json settings_as_json(const SmcSettings& settings) {
    return {{"lineages", settings.lineages},
            {"steps", settings.steps},
            {"longest_stage", settings.longest_stage},
            {"most_stages", settings.most_stages},
            {"largest_memory", settings.largest_memory},
            {"move_freedom", settings.move_freedom},
            {"trajectories", settings.trajectories},
            {"plain_every", settings.plain_every},
            {"surface_points", settings.surface_points},
            {"effective_share", settings.tempering.effective_share},
            {"smallest_step", settings.tempering.smallest_step}};
}

SmcSettings settings_from(const json& in) {
    SmcSettings settings;
    in.at("lineages").get_to(settings.lineages);
    in.at("steps").get_to(settings.steps);
    in.at("longest_stage").get_to(settings.longest_stage);
    in.at("most_stages").get_to(settings.most_stages);
    in.at("largest_memory").get_to(settings.largest_memory);
    in.at("move_freedom").get_to(settings.move_freedom);
    in.at("trajectories").get_to(settings.trajectories);
    in.at("plain_every").get_to(settings.plain_every);
    in.at("surface_points").get_to(settings.surface_points);
    in.at("effective_share").get_to(settings.tempering.effective_share);
    in.at("smallest_step").get_to(settings.tempering.smallest_step);
    return settings;
}

json stage_as_json(const SmcStage& stage) {
    return {{"temperature", stage.temperature},
            {"acceptance", stage.acceptance},
            {"guided_acceptance", stage.guided_acceptance},
            {"memory", stage.memory},
            {"steps", stage.steps},
            {"distinct_ancestors", stage.distinct_ancestors},
            {"distinct_lineages", stage.distinct_lineages},
            {"step_sizes", stage.step_sizes}};
}

SmcStage stage_from(const json& in) {
    SmcStage stage;
    in.at("temperature").get_to(stage.temperature);
    in.at("acceptance").get_to(stage.acceptance);
    in.at("guided_acceptance").get_to(stage.guided_acceptance);
    in.at("memory").get_to(stage.memory);
    in.at("steps").get_to(stage.steps);
    in.at("distinct_ancestors").get_to(stage.distinct_ancestors);
    in.at("distinct_lineages").get_to(stage.distinct_lineages);
    in.at("step_sizes").get_to(stage.step_sizes);
    return stage;
}

SmcState state_from(const json& in) {
    if (in.at("format").get<int>() != format_version)
        throw MethodFailed("the saved sampler was written by another version of ccsim; start it anew");
    SmcState state;
    in.at("seed").get_to(state.seed);
    state.settings = settings_from(in.at("settings"));
    const json& reference = in.at("reference");
    const auto d = static_cast<Eigen::Index>(reference.at("centre").size());
    if (d < 1) throw MethodFailed("the saved sampler is damaged: it has no parameters; start it anew");
    state.reference.frame.centre = vector_from(reference.at("centre"), d);
    state.reference.frame.factor = vector_from(reference.at("factor"), d * d).reshaped(d, d);
    reference.at("freedom").get_to(state.reference.freedom);
    state.particles = matrix_from(in.at("particles"), d);
    state.log_likelihood = vector_from(in.at("log_likelihood"), state.particles.cols());
    const auto lineages = Eigen::Index{state.settings.lineages};
    if (lineages < 2 || state.particles.cols() < lineages || state.particles.cols() % lineages != 0)
        throw MethodFailed("the saved sampler is damaged: its particles do not fit its lineages; start it anew");
    in.at("temperature").get_to(state.temperature);
    in.at("log_evidence").get_to(state.log_evidence);
    in.at("step_size").get_to(state.step_size);
    in.at("trajectory_step").get_to(state.trajectory_step);
    state.asked = matrix_from(in.at("asked"), d);
    state.residuals = columns_from(in.at("residuals"), state.asked.cols());
    in.at("steps").get_to(state.steps);
    in.at("evaluations").get_to(state.evaluations);
    for (const json& stage : in.at("stages")) state.stages.push_back(stage_from(stage));
    return state;
}

}  // namespace

std::string saved(const SmcState& state) {
    json stages = json::array();
    for (const SmcStage& stage : state.stages) stages.push_back(stage_as_json(stage));
    return json{{"format", format_version},
                {"seed", state.seed},
                {"settings", settings_as_json(state.settings)},
                {"reference",
                 {{"centre", vector_as_json(state.reference.frame.centre)},
                  {"factor", matrix_as_json(state.reference.frame.factor)},
                  {"freedom", state.reference.freedom}}},
                {"particles", matrix_as_json(state.particles)},
                {"log_likelihood", vector_as_json(state.log_likelihood)},
                {"temperature", state.temperature},
                {"log_evidence", state.log_evidence},
                {"step_size", state.step_size},
                {"trajectory_step", state.trajectory_step},
                {"asked", matrix_as_json(state.asked)},
                {"residuals", matrix_as_json(state.residuals)},
                {"steps", state.steps},
                {"evaluations", state.evaluations},
                {"stages", stages}}
        .dump();
}

SmcState restored(std::string_view text) {
    try {
        return state_from(json::parse(text));
    } catch (const json::exception& error) {
        throw MethodFailed(std::string("the saved sampler cannot be read (") + error.what() + "); start it anew");
    }
}

}  // namespace ccsim::methods
