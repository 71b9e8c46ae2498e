#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "sim/report/held_folder.h"

namespace ccsim {

/// Refuses to go on when another rank is to work on other inputs than the first: `key` says what this one works on,
/// how, and by which version. Throws InputError on each that differs. Called by all ranks.
void check_same_inputs(const std::string& key);

/// The folder, held, on the first rank; on the others none, as they write nothing. Throws as HeldFolder does.
class FolderOfRanks {
public:
    FolderOfRanks(const std::filesystem::path& folder, Overwrite overwrite);

private:
    std::optional<HeldFolder> held_;
};

}  // namespace ccsim
