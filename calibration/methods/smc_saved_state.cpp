#include "calibration/methods/smc_saved_state.h"

#include <algorithm>
#include <cstring>
#include <nlohmann/json.hpp>
#include <vector>

namespace ccsim::methods {
namespace {

using nlohmann::json;

constexpr int format_version = 3;

json vector_as_json(const Eigen::VectorXd& vector) { return std::vector<double>(vector.begin(), vector.end()); }

Eigen::VectorXd vector_from(const json& in, Eigen::Index size) {
    const auto values = in.get<std::vector<double>>();
    if (static_cast<Eigen::Index>(values.size()) != size)
        throw MethodFailed("the saved sampler is damaged: a list in it has the wrong length; start it anew");
    return Eigen::Map<const Eigen::VectorXd>(values.data(), size);
}

void append(std::string& bytes, const Eigen::MatrixXd& matrix) {
    const auto size = static_cast<std::size_t>(matrix.size()) * sizeof(double);
    bytes.append(reinterpret_cast<const char*>(matrix.data()), size);  // NOLINT(*-reinterpret-cast): bytes as they are
}

/// Numbers as they are in memory, one column after another.
class Numbers {
public:
    explicit Numbers(std::string_view bytes) : bytes_(bytes) {}

    Eigen::MatrixXd next(Eigen::Index rows, Eigen::Index columns) {
        const auto left = static_cast<Eigen::Index>(bytes_.size() / sizeof(double));
        if (rows < 0 || columns < 0 || (rows > 0 && columns > left / rows))
            throw MethodFailed("the saved sampler is damaged: it has too few numbers; start it anew");
        Eigen::MatrixXd out(rows, columns);
        const std::size_t size = static_cast<std::size_t>(out.size()) * sizeof(double);
        if (size > 0) std::memcpy(out.data(), bytes_.data(), size);
        bytes_.remove_prefix(size);
        return out;
    }
    bool at_end() const { return bytes_.empty(); }

private:
    std::string_view bytes_;
};

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

SmcState state_from(const json& in, Numbers numbers) {
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
    state.particles = numbers.next(d, in.at("particles").get<Eigen::Index>());
    const auto lineages = Eigen::Index{state.settings.lineages};
    if (lineages < 2 || state.particles.cols() < lineages || state.particles.cols() % lineages != 0)
        throw MethodFailed("the saved sampler is damaged: its particles do not fit its lineages; start it anew");
    state.log_likelihood = numbers.next(state.particles.cols(), 1);
    in.at("temperature").get_to(state.temperature);
    in.at("log_evidence").get_to(state.log_evidence);
    in.at("step_size").get_to(state.step_size);
    in.at("trajectory_step").get_to(state.trajectory_step);
    const auto asked = in.at("asked").get<Eigen::Index>();
    state.asked = numbers.next(d, asked);
    state.residuals = numbers.next(in.at("residuals_each").get<Eigen::Index>(), asked);
    if (!numbers.at_end()) throw MethodFailed("the saved sampler is damaged: it has too many numbers; start it anew");
    in.at("steps").get_to(state.steps);
    in.at("evaluations").get_to(state.evaluations);
    for (const json& stage : in.at("stages")) state.stages.push_back(stage_from(stage));
    return state;
}

}  // namespace

std::string saved(const SmcState& state) {
    json stages = json::array();
    for (const SmcStage& stage : state.stages) stages.push_back(stage_as_json(stage));
    std::string out = json{{"format", format_version},
                           {"seed", state.seed},
                           {"settings", settings_as_json(state.settings)},
                           {"reference",
                            {{"centre", vector_as_json(state.reference.frame.centre)},
                             {"factor", vector_as_json(state.reference.frame.factor.reshaped())},
                             {"freedom", state.reference.freedom}}},
                           {"particles", state.particles.cols()},
                           {"temperature", state.temperature},
                           {"log_evidence", state.log_evidence},
                           {"step_size", state.step_size},
                           {"trajectory_step", state.trajectory_step},
                           {"asked", state.asked.cols()},
                           {"residuals_each", state.residuals.rows()},
                           {"steps", state.steps},
                           {"evaluations", state.evaluations},
                           {"stages", stages}}
                          .dump() +
                      '\n';
    append(out, state.particles);
    append(out, state.log_likelihood);
    append(out, state.asked);
    append(out, state.residuals);
    return out;
}

SmcState restored(std::string_view text) {
    try {
        const std::size_t line = std::min(text.find('\n'), text.size());
        return state_from(json::parse(text.substr(0, line)), Numbers(text.substr(std::min(line + 1, text.size()))));
    } catch (const json::exception& error) {
        throw MethodFailed(std::string("the saved sampler cannot be read (") + error.what() + "); start it anew");
    }
}

}  // namespace ccsim::methods
