#pragma once

#include <initializer_list>
#include <sstream>
#include <string>
#include <string_view>

#include "tests/support/paths.h"
#include "tests/support/run_program.h"

namespace ccsim::tests {

/// A list of unknowns with only these of the published ones, in their order: for a fit that takes a moment.
inline std::string some_unknowns(std::initializer_list<std::string_view> names) {
    std::string out;
    std::istringstream lines(read_file(source_dir / "calibration/data/unknowns.csv"));
    for (std::string line; std::getline(lines, line);) {
        const std::string name = line.substr(0, line.find(','));
        bool wanted = out.empty();  // the names of the columns
        for (const std::string_view one : names) wanted = wanted || one == name;
        if (wanted) out += line + '\n';
    }
    return out;
}

}  // namespace ccsim::tests
