#pragma once

#include <optional>
#include <string>

#include "sim/explain/explanation.h"
#include "sim/explain/published_split.h"

// Sections of explanation.md.
namespace ccsim {

/// The mechanisms' terms over the whole span, by channel, with their sum.
std::string mechanisms_section(const Explanation& explanation, Rate rate);
/// The same year by year.
std::string years_section(const Explanation& explanation, Rate rate);
/// The part of Maintenance Direct's share, which counts as paying, and what published figures say of it.
std::string maintenance_direct_section(const Explanation& explanation, const std::optional<PublishedSplit>& published);
/// Who left, came, changed service and stayed.
std::string flows_section(const Explanation& explanation, Rate rate);
/// How far other worlds are from the scenario at the end of the span.
std::string worlds_section(const Explanation& explanation, Rate rate);

}  // namespace ccsim
