#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

// The keys of a scenario file that are not in the parameter table, and the tree that all keys make.
namespace ccsim {

/// A key that is neither a number of the table nor a list.
struct PlainKey {
    std::string_view path;
    std::string_view rule;         ///< what the value may be, in words
    std::string_view description;  ///< one sentence
};

/// extends, name, description, seed, start, last_quarter, last_outturn, maintenance_direct_counted_as and
/// opening.case_file.
std::span<const PlainKey> plain_keys();

/// A key that holds other keys, such as leaving or opening.payer_types_nil.
struct KeyGroup {
    std::string_view path;
    std::string_view heading;
};

/// Every group, in the order in which a scenario is written.
std::span<const KeyGroup> key_groups();

/// The group with this path; null when there is none.
const KeyGroup* find_group(std::string_view path);

/// The full path of every key that holds a value, in the order in which a scenario is written.
std::vector<std::string> all_keys();

/// The words that may follow in a group ("" for the top level), each once.
std::vector<std::string> keys_in(std::string_view group);

/// "did you mean ...", or the keys known in the group, for a word that is not one of them.
std::string hint_for_unknown(std::string_view group, std::string_view word);

}  // namespace ccsim
