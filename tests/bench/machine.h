#pragma once

#include <string>

// What was measured on, and with which program. No name of the machine.
namespace ccsim::bench {

/// Cores that this process may use; at least 1.
int cores();

struct Machine {
    std::string processor;  ///< its model; "unknown" where the system does not say
    int cores = 1;
    double memory_bytes = 0;
    double load_before = 0;  ///< programs that were running or waiting to, on average over the minute before
};
Machine this_machine();

/// The program that is measured.
struct Build {
    std::string version, commit, compiler, build_type;
};
Build this_build();

/// Today in UTC, as 2026-11-24.
std::string today();

}  // namespace ccsim::bench
