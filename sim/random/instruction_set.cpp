#include "sim/random/instruction_set.h"

#include "sim/random/vector_targets.h"

namespace ccsim {

std::vector<InstructionSet> available_instruction_sets() {
    std::vector<InstructionSet> sets{InstructionSet::scalar};
    const std::int64_t here = hwy::SupportedTargets() & HWY_TARGETS;
    for (const InstructionSet set : {InstructionSet::sse4, InstructionSet::avx2, InstructionSet::avx512})
        if ((here & vector_target(set)) != 0) sets.push_back(set);
    return sets;
}

}  // namespace ccsim
