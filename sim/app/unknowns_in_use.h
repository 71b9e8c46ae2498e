#pragma once

#include <string>
#include <vector>

#include "calibration/unknowns.h"
#include "sim/report/run_record.h"

namespace ccsim {

/// The unknowns that a command works with, and where they are from.
struct UnknownsInUse {
    std::vector<Unknown> unknowns;
    InputFile file;
};

/// Those of a file; of the empty name, those built in. Throws as read_unknowns does.
UnknownsInUse unknowns_in_use(const std::string& name);

}  // namespace ccsim
