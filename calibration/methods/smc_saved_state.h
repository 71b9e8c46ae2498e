#pragma once

#include <string>
#include <string_view>

#include "calibration/methods/tempered_smc.h"

namespace ccsim::methods {

/// A sampler between two stages as text (JSON). Numbers survive to the last bit, so a run that goes on from the text
/// gives what the run that was interrupted would have given.
std::string saved(const SmcState& state);

/// The sampler back from its text. Throws MethodFailed when the text is not one that `saved` wrote.
SmcState restored(std::string_view text);

}  // namespace ccsim::methods
