#pragma once

#include <cstdint>

// The names of tallies, for whoever hands them on and does not look into them: tally.h has what is counted, and a
// change of that is to reach few files.
namespace ccsim {

template <class Number>
struct Tally;

using SampledTally = Tally<std::int64_t>;
using ExpectedTally = Tally<double>;

}  // namespace ccsim
