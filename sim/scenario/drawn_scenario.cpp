#include "sim/scenario/drawn_scenario.h"

#include <algorithm>
#include <set>
#include <span>
#include <utility>

#include "sim/scenario/check_scenario.h"
#include "sim/scenario/override.h"
#include "sim/scenario/parameter_table.h"
#include "sim/scenario/read_scenario.h"
#include "sim/scenario/scenario_files.h"

namespace ccsim {
namespace {

/// The draws with more problems than this are not all gone through.
constexpr std::size_t enough_problems = 100;

/// How many of the layers make the first scenario that the draws belong to; 0 when there is none. Not the last: what a
/// later layer says is said on purpose, even where it is what was written below.
std::size_t layers_below_draws(std::span<const Layer> layers, const std::function<bool(const Scenario&)>& belong_to) {
    Layered so_far{{}, Origins(""), {}};
    for (std::size_t i = 0; i < layers.size(); ++i) {
        apply(layers[i], so_far);
        if (belong_to(so_far.scenario)) return i + 1;
    }
    return 0;
}

/// Whether a number varies in the draws as given, but no longer does in the scenario.
bool is_fixed(const ParameterDraws& draws, std::size_t column, std::span<const Parameters> drawn) {
    const auto given = [&](std::size_t d) -> const std::string& { return draws.rows[d][column].text; };
    bool varies = false, still_varies = false;
    for (std::size_t d = 1; d < drawn.size(); ++d) {
        const double* first = find_number(drawn[0], draws.paths[column]);
        const double* other = find_number(drawn[d], draws.paths[column]);
        varies = varies || given(d) != given(0);
        still_varies = still_varies || (first && other && *first != *other);
    }
    return varies && !still_varies;
}

/// What is wrong with a file is wrong in every draw.
std::vector<Problem> each_once(std::vector<Problem> problems) {
    std::set<std::string> said;
    std::vector<Problem> out;
    for (Problem& problem : problems)
        if (said.insert(text_of(problem)).second) out.push_back(std::move(problem));
    return out;
}

}  // namespace

bool is_or_extends(const std::filesystem::path& file, const std::function<bool(const Scenario&)>& belong_to) {
    std::vector<Problem> told_by_whoever_reads_it;
    return layers_below_draws(read_scenario_files(file, told_by_whoever_reads_it).layers, belong_to) > 0;
}

DrawnScenario read_drawn_scenario(const std::filesystem::path& file, const std::vector<std::string>& settings,
                                  const ParameterDraws& draws, std::size_t count,
                                  const std::function<bool(const Scenario&)>& belong_to) {
    DrawnScenario out;
    out.scenario = read_scenario(file, settings);
    Layered below{{}, Origins(file.string()), {}};
    const ScenarioFiles files = read_scenario_files(file, below.problems);
    const std::size_t theirs = layers_below_draws(files.layers, belong_to);
    out.is_theirs = theirs > 0;
    if (out.is_theirs) {
        const std::span layers(files.layers);
        out.fitted = scenario_of(layers.first(theirs));
        out.above.assign(layers.begin() + static_cast<std::ptrdiff_t>(theirs), layers.end());
        for (const std::string& setting : settings) out.above.push_back(layer_of_setting(setting));
    }
    const auto first_above =
        files.layers.begin() + static_cast<std::ptrdiff_t>(out.is_theirs ? theirs : files.layers.size());
    for (auto layer = files.layers.begin(); layer != first_above; ++layer) apply(*layer, below);

    std::vector<Problem> problems;
    for (std::size_t d = 0; d < std::min(count, draws.size()) && problems.size() < enough_problems; ++d) {
        Layered drawn = below;
        for (std::size_t i = 0; i < draws.paths.size(); ++i)
            apply_value(draws.paths[i], draws.rows[d][i], draws.file, drawn);
        if (out.is_theirs) out.fitted_draws.push_back(drawn.scenario.parameters);
        for (auto layer = first_above; layer != files.layers.end(); ++layer) apply(*layer, drawn);
        for (const std::string& setting : settings) apply_override(setting, drawn);
        check_together(drawn);
        problems.insert(problems.end(), drawn.problems.begin(), drawn.problems.end());
        out.draws.push_back(std::move(drawn.scenario.parameters));
    }
    if (!problems.empty()) throw InputError(each_once(std::move(problems)));
    for (std::size_t i = 0; i < draws.paths.size(); ++i)
        if (is_fixed(draws, i, out.draws)) out.fixed.push_back(draws.paths[i]);
    return out;
}

}  // namespace ccsim
