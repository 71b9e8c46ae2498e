#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "sim/core/problems.h"
#include "sim/scenario/origins.h"
#include "sim/scenario/scenario.h"
#include "sim/scenario/yaml_tree.h"

namespace ccsim {

/// Keys and values from one place: a file of the chain, or a --set.
struct Layer {
    std::string file;              ///< the name in messages
    std::filesystem::path folder;  ///< what names of files are relative to
    YamlNode root;                 ///< a map
    bool is_base = false;          ///< of another scenario, whose name and description are its own
};

/// What layers are laid into, one over the other.
struct Layered {
    Scenario scenario;
    Origins origins;
    std::vector<Problem> problems;
};

/// Lays the values of the layer over those already there. Notes each that is wrong, with its place, and leaves what it
/// would have replaced.
void apply(const Layer& layer, Layered& onto);

/// Lays one value over an item of a list: `path` is such as closure.phases[2016-03-31].capacity_cases_a_week.
void apply_to_item(const std::string& path, const YamlNode& value, const std::string& file, Layered& onto);

/// Problems beyond this many are not noted, so that a file that is no scenario does not fill the screen for ever.
inline constexpr std::size_t most_scenario_problems = 1000;

/// A node at the place of a key.
YamlNode place_of(const YamlEntry& entry);

/// Notes a problem at a node.
void note(Layered& onto, const std::string& file, const YamlNode& at, const std::string& key, std::string what,
          std::string hint);

}  // namespace ccsim
