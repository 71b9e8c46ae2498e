#pragma once

#include <Eigen/Core>
#include <cstddef>
#include <cstdint>

#include "sim/engine/distributed.h"

namespace ccsim::methods {

/// Each rank has filled its share of the columns; afterwards all have all, as `exchange_slots` does.
inline void exchange_columns(Eigen::MatrixXd& columns, std::uint64_t asked = 0) {
    exchange_slots({columns.data(), static_cast<std::size_t>(columns.size())}, static_cast<std::size_t>(columns.cols()),
                   asked);
}

}  // namespace ccsim::methods
