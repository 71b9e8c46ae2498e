#pragma once

namespace ccsim {

/// The multiple of `base` nearest to the value, halves away from zero, worked out on the shortest decimal digits of
/// both: 0.15 to base 0.1 is 0.2, although the double is a little less. The base is positive; a value that is not
/// finite, or has more digits than a double can tell apart at this base, is given back.
double rounded(double value, double base);

}  // namespace ccsim
