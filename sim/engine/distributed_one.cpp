#include "sim/engine/distributed.h"

// Built without MPI: there is one rank, and all shares are its own.
namespace ccsim {

int ranks() { return 1; }
int rank() { return 0; }

void exchange_slots(std::span<double>, std::size_t, std::uint64_t) {}
void collect(std::span<std::vector<double>>) {}
void add_up(std::span<std::int64_t>) {}
std::string as_first_has(const std::string& text) { return text; }

JoinedRanks::JoinedRanks() = default;
JoinedRanks::~JoinedRanks() = default;
void JoinedRanks::heed(const std::atomic<bool>&) {}
JoinedRanks::End JoinedRanks::end(int) { return End::together; }

}  // namespace ccsim
