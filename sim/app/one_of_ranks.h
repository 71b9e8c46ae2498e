#pragma once

#include <cstdio>
#include <functional>

namespace ccsim {

/// Does what the program is for as one of the ranks of a job (distributed.h), or alone. Of several only the first is
/// heard: what another says is kept, and told only when it fails on its own. Gives back what the shell is told, by the
/// first for all.
int as_one_of_ranks(const std::function<int()>& act);

}  // namespace ccsim
