#pragma once

#include <string>
#include <vector>

#include "sim/engine/run.h"

// What must be true of the totals of any run, whatever the scenario.
namespace ccsim::tests {

enum class Engine { expected, sampled };

/// The laws that a series of totals breaks, each said with its quarter and by how much; empty when it keeps them all.
/// Totals of the sampled engine are whole numbers and are compared exactly; those of the expected engine to 1e-9 of the
/// caseload and of its arrears.
std::vector<std::string> broken_laws(const Series& series, Engine engine);

}  // namespace ccsim::tests
