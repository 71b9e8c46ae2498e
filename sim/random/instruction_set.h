#pragma once

#include <cstdint>
#include <vector>

namespace ccsim {

/// Which instructions step the cases. It changes how long a run takes and nothing else. `scalar` takes one case at a
/// time and works on every machine; the others take 4, 8 or 16 at a time.
enum class InstructionSet : std::uint8_t { scalar, sse4, avx2, avx512 };

/// Those that this machine has: `scalar` first, the fastest last.
std::vector<InstructionSet> available_instruction_sets();

inline InstructionSet best_instruction_set() { return available_instruction_sets().back(); }

}  // namespace ccsim
