#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "calibration/methods/tempered_smc.h"

namespace ccsim {

/// Where a calibration is kept while it runs: a file beside its results folder, replaced whole after each stage.
class Checkpoint {
public:
    /// `key` says what is calibrated, from what and how: another key, another calibration.
    Checkpoint(const std::filesystem::path& folder, std::string key);

    const std::filesystem::path& file() const { return file_; }
    bool exists() const { return std::filesystem::exists(file_); }

    /// The bytes of a file: the key, a digest of the text, and the text of a state.
    static std::string sealed(std::string_view key, std::string_view text);

    /// The state saved last; empty when there is none. Throws InputError when it belongs to another calibration or is
    /// damaged.
    std::optional<methods::SmcState> load() const;

    /// Written aside, synced and renamed, so that a crash leaves this state or the one before. Throws FileError.
    void save(const methods::SmcState& state) const;

    /// No more needed.
    void remove() const;

private:
    std::filesystem::path file_;
    std::string key_;
};

}  // namespace ccsim
