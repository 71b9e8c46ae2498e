#pragma once

namespace ccsim::tests {

struct Estimate {
    double mean = 0;
    double standard_error = 0;
};

/// Distance from the truth in standard errors. |z| < 5 rejects a right answer for about one seed in 1.7 million, and
/// the seeds of tests are fixed, so a pass stays a pass until the numbers change.
inline double z_score(const Estimate& e, double truth) { return (e.mean - truth) / e.standard_error; }

}  // namespace ccsim::tests
