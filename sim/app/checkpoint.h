#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "calibration/methods/tempered_smc.h"
#include "sim/app/kept_text.h"

namespace ccsim {

/// Where a calibration is kept while it runs: a file beside its results folder, replaced whole after each stage.
class Checkpoint {
public:
    /// `key` says what is calibrated, from what and how: another key, another calibration.
    Checkpoint(const std::filesystem::path& folder, std::string key);

    const std::filesystem::path& file() const { return kept_.file(); }
    bool exists() const { return kept_.exists(); }

    /// The state saved last; empty when there is none. Throws InputError when it belongs to another calibration or is
    /// damaged.
    std::optional<methods::SmcState> load() const;

    /// As KeptText does. Throws FileError.
    void save(const methods::SmcState& state) const;

    /// No more needed.
    void remove() const { kept_.remove(); }

private:
    KeptText kept_;
};

}  // namespace ccsim
