#pragma once

#include <string>
#include <vector>

#include "sim/core/problems.h"

namespace ccsim::tests {

/// What is wrong with the input that `act` reads, one line a problem; none when nothing is.
template <class Act>
std::vector<std::string> problems_of_reading(const Act& act) {
    std::vector<std::string> out;
    try {
        act();
    } catch (const InputError& error) {
        for (const Problem& problem : error.problems()) out.push_back(text_of(problem));
    }
    return out;
}

}  // namespace ccsim::tests
