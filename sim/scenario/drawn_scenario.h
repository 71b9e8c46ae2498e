#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "sim/scenario/layer.h"
#include "sim/scenario/parameter_draws.h"
#include "sim/scenario/scenario.h"

namespace ccsim {

/// A scenario, and what it becomes under each draw of numbers that are not known.
struct DrawnScenario {
    Scenario scenario;               ///< as written: with no draw's values
    std::vector<Parameters> draws;   ///< its numbers in each draw
    std::vector<std::string> fixed;  ///< paths of the draws that the scenario settles itself: the same in every draw
    bool is_theirs = false;          ///< the draws belong to the scenario or to one that it extends

    /// The scenario they belong to (the first of the chain of `extends`, should there be several), and its numbers in
    /// each draw, before what differs from it is laid over them; nothing when they belong to none.
    std::optional<Scenario> fitted;
    std::vector<Parameters> fitted_draws;

    std::vector<Layer> above;  ///< what is laid over it in every draw: files, then settings; none without `fitted`
};

/// Whether the scenario of a file, or one that it extends, is one for which `belong_to` is true. Throws FileError as
/// read_scenario does.
bool is_or_extends(const std::filesystem::path& file, const std::function<bool(const Scenario&)>& belong_to);

/// Reads a scenario as read_scenario does, and lays the first `count` draws (at most draws.size()) into it. Their
/// values replace those of the scenario they belong to, which is the first in the chain of `extends` for which
/// `belong_to` is true; what the files after it and the settings say then applies to every draw. When the draws belong
/// to none of the files, only the settings apply after them. Throws as read_scenario does, and InputError when a value
/// of a draw is wrong, or wrong together with others.
DrawnScenario read_drawn_scenario(const std::filesystem::path& file, const std::vector<std::string>& settings,
                                  const ParameterDraws& draws, std::size_t count,
                                  const std::function<bool(const Scenario&)>& belong_to);

}  // namespace ccsim
