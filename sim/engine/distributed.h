#pragma once

#include <atomic>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "sim/engine/run.h"

// Ranks: the processes of one job, as mpirun starts them on one machine or many. Every rank goes through the same steps
// from the same inputs. Of a long loop each does its share and keeps what it found in numbered slots, which are then
// exchanged, so that all go on from the same state, whatever their number. Nothing here is for two threads at a time,
// or for the inside of a parallel loop. Alone, a process is all there is and nothing is exchanged.
namespace ccsim {

/// How many there are; 1 for a program that mpirun did not start, or that was built without MPI.
int ranks();

/// Which of them this is, from 0.
int rank();

/// The first speaks, and reads and writes what lies in the results folder and beside it.
inline bool leads() { return rank() == 0; }

/// A stretch of numbers, from `first` to before `end`.
struct Share {
    std::size_t first = 0, end = 0;
    std::size_t size() const { return end - first; }
};

/// What one of `many` ranks does of so many. The shares follow one another, and differ by one at most.
constexpr Share share_of(std::size_t count, std::size_t which, std::size_t many) {
    return {count * which / many, count * (which + 1) / many};
}
inline Share share_of(std::size_t count) {
    return share_of(count, static_cast<std::size_t>(rank()), static_cast<std::size_t>(ranks()));
}

// Each of these is called by all ranks, in the same order. They throw RankEnded when another rank has come to its end,
// RankLost when one does not answer and this one is told to stop, and Fault when ranks do not do the same.

/// Fills in the shares of the others: `values` are `count` slots of equally many, of which this rank has filled its
/// share. `asked` tells what they answer, the same on all ranks if they do the same.
void exchange_slots(std::span<double> values, std::size_t count, std::uint64_t asked = 0);

/// The first rank gets all slots, which may differ in length; those of the others stay as they are.
void collect(std::span<std::vector<double>> slots);

/// Each number becomes the sum of what the ranks have there.
void add_up(std::span<std::int64_t> totals);

/// The text that the first rank gives.
std::string as_first_has(const std::string& text);

/// A digest of numbers, to the last bit, that tells what is asked. Not a secure one (FNV-1a, by whole numbers).
inline std::uint64_t digest_of(std::span<const double> numbers) {
    std::uint64_t digest = 0xcbf29ce484222325;
    for (const double number : numbers) digest = (digest ^ std::bit_cast<std::uint64_t>(number)) * 0x100000001b3;
    return digest;
}

/// Another rank has come to its end while this one had more to do: it failed, or was told to stop.
struct RankEnded : Interrupted {
    int rank = 0, exit_code = 0;
};

/// This rank is told to stop, as all are when one has died, and another does not answer.
struct RankLost : Interrupted {};

/// Being one of the ranks of a job, from the start of the program to its end.
class JoinedRanks {
public:
    /// Nothing when there is no job.
    JoinedRanks();
    JoinedRanks(const JoinedRanks&) = delete;
    JoinedRanks& operator=(const JoinedRanks&) = delete;
    ~JoinedRanks();

    /// From here on it does not wait for a rank that does not answer when the flag is set, which has to outlive it.
    void heed(const std::atomic<bool>& stop);

    /// How the ranks came to their end.
    enum class End : std::uint8_t {
        together,     ///< all at the same place
        before_some,  ///< this one was the first of those that did while others had more to do
        after_some,   ///< this one was not
        lost          ///< one of them does not answer
    };
    /// Tells the others that this rank has come to its end, and waits until all have. The last call.
    End end(int exit_code);

private:
    bool lost_ = false;
};

}  // namespace ccsim
