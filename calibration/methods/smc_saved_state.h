#pragma once

#include <string>
#include <string_view>

#include "calibration/methods/tempered_smc.h"

namespace ccsim::methods {

/// A sampler between two stages: a line of JSON, and after it the many numbers as they are in memory, which are
/// millions. All survive to the last bit, so a run that goes on from it gives what the run that was interrupted would
/// have given.
std::string saved(const SmcState& state);

/// The sampler back from what `saved` wrote. Throws MethodFailed when it is something else.
SmcState restored(std::string_view text);

}  // namespace ccsim::methods
