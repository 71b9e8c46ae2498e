#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "sim/core/quarter.h"
#include "sim/scenario/parameter_table.h"
#include "sim/scenario/scenario.h"
#include "sim/scenario/yaml_tree.h"

// What a YAML value means once it is known what it should be. One meaning a text, whatever YAML itself thinks of it.
namespace ccsim {

/// A value, or what is wrong with it and what to try.
template <class T>
struct Reading {
    std::optional<T> value;
    std::string what = {};
    std::string hint = {};
};

/// What a number may be.
struct NumberRule {
    Range range;
    std::string words;     ///< the rule for a message
    bool percent = false;  ///< 12% may be written for 0.12
    bool whole = false;
};

/// The rule of a row that is not a quarter.
NumberRule rule_for(const ParameterRow& row);

Reading<double> read_number(const YamlNode& node, const NumberRule& rule);

/// A number, or what is done to the one that is there: {times: 1.1} or {plus: -2}.
Reading<double> read_number_or_change(const YamlNode& node, const NumberRule& rule, double now);

/// A quarter between 1990 and 2100.
Reading<Quarter> read_quarter(const YamlNode& node);

/// A text of at least one and at most `most` bytes, without control characters other than line ends.
Reading<std::string> read_text(const YamlNode& node, std::size_t most);

/// A scenario's name, which also names a folder.
Reading<std::string> read_name(const YamlNode& node);

/// One of the words of direct_countings.
Reading<DirectCounted> read_direct_counted(const YamlNode& node);

/// "a number", "a list", "a map", "nothing": what stands where something else was expected.
std::string_view words_for(const YamlNode& node);

}  // namespace ccsim
