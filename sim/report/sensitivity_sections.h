#pragma once

#include <string>

#include "sim/report/sensitivity_files.h"

// The parts of sensitivity.md.
namespace ccsim {

/// What drives each measure while the unknowns are as wide as in the record, by Sobol's indices.
std::string drivers_section(const SensitivityRecord& record);

/// What is left open over draws of the posterior, and which unknowns go with it. Nothing without one.
std::string open_section(const SensitivityRecord& record);

/// How far each measure moves, one unknown at a time, about the centre.
std::string movers_section(const SensitivityRecord& record);

/// One more of something: the programme, then the unknowns that move a measure most.
std::string reckoner_section(const SensitivityRecord& record);

/// What the figures rest on and what they are not.
std::string limits_section(const SensitivityRecord& record);

/// The unknowns that the sections name, each with the number it is told by.
std::string names_section(const SensitivityRecord& record);

}  // namespace ccsim
