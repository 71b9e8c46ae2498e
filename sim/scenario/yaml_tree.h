#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sim/core/problems.h"

namespace ccsim {

struct YamlEntry;

/// A YAML value with its place. Scalars stay text: what a text means is for the reader of the key to say.
struct YamlNode {
    enum class Kind : std::uint8_t { empty, scalar, list, map };
    Kind kind = Kind::empty;
    std::string text;        ///< of a scalar
    bool in_quotes = false;  ///< a scalar written 'so' or "so"
    bool refused = false;    ///< an alias: noted, and left out of the tree
    int line = 0;
    int column = 0;
    std::vector<YamlNode> items;     ///< of a list
    std::vector<YamlEntry> entries;  ///< of a map, in the order of the file, without duplicates

    bool is_scalar() const { return kind == Kind::scalar; }
};

struct YamlEntry {
    std::string key;
    int line = 0;
    int column = 0;
    YamlNode value;
};

/// Reads one YAML document. Notes every problem with its place: syntax, duplicate keys, and what scenarios do without
/// (merge keys, anchors, aliases, tags, more than one document). Deep nesting and floods of values stop the reading
/// before they cost time or memory. An empty document is an empty node.
/// A value that is not written has the place of its key.
YamlNode read_yaml(const std::string& text, const std::string& file, std::vector<Problem>& problems);

inline constexpr std::size_t deepest_yaml = 32;
inline constexpr std::size_t most_yaml_values = 100'000;
inline constexpr std::size_t most_yaml_problems = 1000;  ///< the rest of the text is not read

}  // namespace ccsim
