#include "sim/app/checkpoint.h"

#include <utility>

#include "calibration/methods/smc_saved_state.h"

namespace ccsim {

Checkpoint::Checkpoint(const std::filesystem::path& folder, std::string key)
    : kept_(folder, "calibration", std::move(key)) {}

std::optional<methods::SmcState> Checkpoint::load() const {
    const std::optional<std::string> text = kept_.load();
    if (!text) return {};
    try {
        return methods::restored(*text);
    } catch (const methods::MethodFailed&) {
        kept_.refuse("is damaged");
    }
}

void Checkpoint::save(const methods::SmcState& state) const { kept_.save(methods::saved(state)); }

}  // namespace ccsim
