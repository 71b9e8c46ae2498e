#include "calibration/methods/smc_saved_state.h"

#include <algorithm>
#include <concepts>
#include <cstdint>
#include <cstring>
#include <nlohmann/json.hpp>
#include <type_traits>
#include <utility>
#include <vector>

namespace ccsim::methods {
namespace {

using nlohmann::json;

constexpr int format_version = 3;

/// A whole number. The library's own reading takes any number for one, and what the type cannot hold for something
/// else.
template <std::integral Whole>
Whole whole_from(const json& in) {
    if (in.is_number_unsigned()) {
        const auto value = in.get<std::uint64_t>();
        if (std::in_range<Whole>(value)) return static_cast<Whole>(value);
    } else if (in.is_number_integer()) {
        const auto value = in.get<std::int64_t>();
        if (std::in_range<Whole>(value)) return static_cast<Whole>(value);
    }
    throw MethodFailed("the saved sampler is damaged: a whole number in it is none; start it anew");
}

void read(const json& in, const char* key, std::integral auto& whole) {
    whole = whole_from<std::remove_reference_t<decltype(whole)>>(in.at(key));
}
void read(const json& in, const char* key, double& number) { in.at(key).get_to(number); }
void read(const json& in, const char* key, std::vector<double>& numbers) { in.at(key).get_to(numbers); }

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

/// Visits each name and field of a list of them.
template <class Field, class... Rest>
void visit_all(const auto& visit, const char* name, Field& field, Rest&&... rest) {
    visit(name, field);
    if constexpr (sizeof...(rest) > 0) visit_all(visit, std::forward<Rest>(rest)...);
}

/// Visits every setting with the name that it is kept under.
void each_field(auto& s, const auto& visit) requires std::same_as<std::remove_cvref_t<decltype(s)>, SmcSettings> {
    visit_all(visit, "lineages", s.lineages, "steps", s.steps, "longest_stage", s.longest_stage, "most_stages",
              s.most_stages, "largest_memory", s.largest_memory, "move_freedom", s.move_freedom, "trajectories",
              s.trajectories, "plain_every", s.plain_every, "surface_points", s.surface_points, "effective_share",
              s.tempering.effective_share, "smallest_step", s.tempering.smallest_step);
}

/// The same of a stage.
void each_field(auto& s, const auto& visit) requires std::same_as<std::remove_cvref_t<decltype(s)>, SmcStage> {
    visit_all(visit, "temperature", s.temperature, "acceptance", s.acceptance, "guided_acceptance", s.guided_acceptance,
              "memory", s.memory, "steps", s.steps, "distinct_ancestors", s.distinct_ancestors, "distinct_lineages",
              s.distinct_lineages, "step_sizes", s.step_sizes);
}

json as_json(const auto& kept) {
    json out;
    each_field(kept, [&](const char* key, const auto& value) { out[key] = value; });
    return out;
}

template <class Kept>
Kept kept_in(const json& in) {
    Kept out;
    each_field(out, [&](const char* key, auto& value) { read(in, key, value); });
    return out;
}

SmcState state_from(const json& in, Numbers numbers) {
    if (whole_from<int>(in.at("format")) != format_version)
        throw MethodFailed("the saved sampler was written by another version of ccsim; start it anew");
    SmcState state;
    read(in, "seed", state.seed);
    state.settings = kept_in<SmcSettings>(in.at("settings"));
    const json& reference = in.at("reference");
    const auto d = static_cast<Eigen::Index>(reference.at("centre").size());
    if (d < 1) throw MethodFailed("the saved sampler is damaged: it has no parameters; start it anew");
    state.reference.frame.centre = vector_from(reference.at("centre"), d);
    state.reference.frame.factor = vector_from(reference.at("factor"), d * d).reshaped(d, d);
    read(reference, "freedom", state.reference.freedom);
    state.particles = numbers.next(d, whole_from<Eigen::Index>(in.at("particles")));
    const auto lineages = Eigen::Index{state.settings.lineages};
    if (lineages < 2 || state.particles.cols() < lineages || state.particles.cols() % lineages != 0)
        throw MethodFailed("the saved sampler is damaged: its particles do not fit its lineages; start it anew");
    state.log_likelihood = numbers.next(state.particles.cols(), 1);
    read(in, "temperature", state.temperature);
    read(in, "log_evidence", state.log_evidence);
    read(in, "step_size", state.step_size);
    read(in, "trajectory_step", state.trajectory_step);
    const auto asked = whole_from<Eigen::Index>(in.at("asked"));
    state.asked = numbers.next(d, asked);
    state.residuals = numbers.next(whole_from<Eigen::Index>(in.at("residuals_each")), asked);
    if (!numbers.at_end()) throw MethodFailed("the saved sampler is damaged: it has too many numbers; start it anew");
    read(in, "steps", state.steps);
    read(in, "evaluations", state.evaluations);
    for (const json& stage : in.at("stages")) state.stages.push_back(kept_in<SmcStage>(stage));
    return state;
}

}  // namespace

std::string saved(const SmcState& state) {
    json stages = json::array();
    for (const SmcStage& stage : state.stages) stages.push_back(as_json(stage));
    std::string out = json{{"format", format_version},
                           {"seed", state.seed},
                           {"settings", as_json(state.settings)},
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
