#pragma once

#include <hwy/targets.h>

#include <cstddef>
#include <cstdint>

#include "sim/random/instruction_set.h"

namespace ccsim {

/// Highway's bit for an instruction set.
constexpr std::int64_t vector_target(InstructionSet set) {
    switch (set) {
        case InstructionSet::sse4:
            return HWY_SSE4;
        case InstructionSet::avx2:
            return HWY_AVX2;
        case InstructionSet::avx512:
            return HWY_AVX3;
        default:
            return HWY_SCALAR;
    }
}

/// The place of an instruction set's version of a function in the table that HWY_EXPORT makes of it.
inline std::size_t place_in_table(InstructionSet set) {
    hwy::ChosenTarget chosen;
    chosen.Update(vector_target(set));
    return chosen.GetIndex();
}

}  // namespace ccsim
