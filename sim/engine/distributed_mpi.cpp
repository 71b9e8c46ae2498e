#include <mpi.h>
#include <sched.h>

#include <algorithm>
#include <chrono>
#include <climits>
#include <cstdlib>
#include <ctime>
#include <string>
#include <vector>

#include "sim/core/problems.h"
#include "sim/engine/distributed.h"

namespace ccsim {
namespace {

using Clock = std::chrono::steady_clock;

/// What tells this process to stop, and since when it has.
struct Stop {
    const std::atomic<bool>* told = nullptr;
    Clock::time_point since{};
};
// MPI has one world for the whole process, which knows nothing of signals; so this has its place beside it.
Stop stop;  // NOLINT(cppcoreguidelines-avoid-non-const-global-variables)

/// What a rank says before every exchange.
struct Word {
    enum : std::int64_t { goes_on = -1 };
    std::int64_t ended = goes_on;  ///< its exit code
    std::int64_t slots = 0, values = 0;
    std::uint64_t asked = 0;
};
constexpr int numbers_of_a_word = sizeof(Word) / sizeof(std::int64_t);

/// Waits for a message. When one rank has died all are told to stop, and what is waited for never comes; but when all
/// are told to stop by somebody, it comes soon.
void wait_for(MPI_Request& request) {
    constexpr auto busily = std::chrono::milliseconds(2), patience = std::chrono::milliseconds(400),
                   at_least = std::chrono::milliseconds(50);
    const Clock::time_point begin = Clock::now();
    while (true) {
        int done = 0;
        MPI_Test(&request, &done, MPI_STATUS_IGNORE);
        if (done != 0) return;
        const Clock::time_point now = Clock::now();
        if (stop.told != nullptr && stop.told->load(std::memory_order_relaxed)) {
            if (stop.since == Clock::time_point{}) stop.since = now;
            if (now - stop.since > patience && now - begin > at_least) throw RankLost{};
        }
        if (now - begin < busily) {
            sched_yield();  // another rank may need the core
        } else {
            const timespec a_while{0, 100'000};
            nanosleep(&a_while, nullptr);
        }
    }
}

std::vector<Word> words_of_all(const Word& mine) {
    std::vector<Word> all(static_cast<std::size_t>(ranks()));
    MPI_Request request = MPI_REQUEST_NULL;
    MPI_Iallgather(&mine, numbers_of_a_word, MPI_INT64_T, all.data(), numbers_of_a_word, MPI_INT64_T, MPI_COMM_WORLD,
                   &request);
    wait_for(request);
    return all;
}

bool has_ended(const Word& word) { return word.ended != Word::goes_on; }

/// The words of all ranks, none of which has ended and all of which do the same.
std::vector<Word> agreed(const Word& mine) {
    std::vector<Word> all = words_of_all(mine);
    if (const auto ended = std::ranges::find_if(all, has_ended); ended != all.end())
        throw RankEnded{{}, static_cast<int>(ended - all.begin()), static_cast<int>(ended->ended)};
    for (const Word& word : all)
        if (word.slots != mine.slots || word.asked != mine.asked)
            throw Fault(
                "the processes of the job do not ask the same of the model, as when their machines are of different "
                "kinds and compute the last digit differently");
    return all;
}

/// MPI counts in int.
int counted(std::int64_t values) {
    if (values < 0 || values > INT_MAX) throw Fault("more is to be exchanged in one piece than MPI can count");
    return static_cast<int>(values);
}

/// How much each rank gives, and where it goes.
struct Layout {
    std::vector<int> counts, places;
    std::int64_t total = 0;

    void add(std::int64_t values) {
        counts.push_back(counted(values));
        places.push_back(counted(total));
        total += values;
    }
};

}  // namespace

int ranks() {
    int joined = 0, size = 1;
    MPI_Initialized(&joined);
    if (joined != 0) MPI_Comm_size(MPI_COMM_WORLD, &size);
    return size;
}

int rank() {
    int joined = 0, which = 0;
    MPI_Initialized(&joined);
    if (joined != 0) MPI_Comm_rank(MPI_COMM_WORLD, &which);
    return which;
}

void exchange_slots(std::span<double> values, std::size_t count, std::uint64_t asked) {
    const auto many = static_cast<std::size_t>(ranks());
    if (many == 1) return;
    const auto size = static_cast<std::int64_t>(values.size());
    agreed(
        {.slots = static_cast<std::int64_t>(count), .values = size, .asked = asked ^ static_cast<std::uint64_t>(size)});
    if (values.empty()) return;
    const std::size_t width = values.size() / count;
    Layout layout;
    for (std::size_t r = 0; r < many; ++r)
        layout.add(static_cast<std::int64_t>(share_of(count, r, many).size() * width));
    MPI_Request request = MPI_REQUEST_NULL;
    MPI_Iallgatherv(MPI_IN_PLACE, 0, MPI_DATATYPE_NULL, values.data(), layout.counts.data(), layout.places.data(),
                    MPI_DOUBLE, MPI_COMM_WORLD, &request);
    wait_for(request);
}

void collect(std::span<std::vector<double>> slots) {
    const auto many = static_cast<std::size_t>(ranks());
    if (many == 1) return;
    // Each slot as its length and its values, one after another.
    std::vector<double> mine, all;
    const Share share = share_of(slots.size());
    for (std::size_t i = share.first; i < share.end; ++i) {
        mine.push_back(static_cast<double>(slots[i].size()));
        mine.insert(mine.end(), slots[i].begin(), slots[i].end());
    }
    Layout layout;
    for (const Word& word :
         agreed({.slots = static_cast<std::int64_t>(slots.size()), .values = static_cast<std::int64_t>(mine.size())}))
        layout.add(word.values);
    if (leads()) all.resize(static_cast<std::size_t>(layout.total));
    MPI_Request request = MPI_REQUEST_NULL;
    MPI_Igatherv(mine.data(), counted(static_cast<std::int64_t>(mine.size())), MPI_DOUBLE, all.data(),
                 layout.counts.data(), layout.places.data(), MPI_DOUBLE, 0, MPI_COMM_WORLD, &request);
    wait_for(request);
    if (!leads()) return;
    auto at = all.begin();
    for (std::vector<double>& slot : slots) {
        const auto length = static_cast<std::ptrdiff_t>(*at++);
        slot.assign(at, at + length);
        at += length;
    }
}

void add_up(std::span<std::int64_t> totals) {
    if (ranks() == 1) return;
    agreed({.slots = static_cast<std::int64_t>(totals.size())});
    MPI_Request request = MPI_REQUEST_NULL;
    MPI_Iallreduce(MPI_IN_PLACE, totals.data(), counted(static_cast<std::int64_t>(totals.size())), MPI_INT64_T, MPI_SUM,
                   MPI_COMM_WORLD, &request);
    wait_for(request);
}

std::string as_first_has(const std::string& text) {
    if (ranks() == 1) return text;
    const std::vector<Word> words = agreed({.values = static_cast<std::int64_t>(text.size())});
    std::string out = leads() ? text : std::string(static_cast<std::size_t>(words.front().values), '\0');
    MPI_Request request = MPI_REQUEST_NULL;
    MPI_Ibcast(out.data(), counted(words.front().values), MPI_CHAR, 0, MPI_COMM_WORLD, &request);
    wait_for(request);
    return out;
}

JoinedRanks::JoinedRanks() {
    // What mpirun and srun tell those they start. Joining without them would take half a second, for nothing.
    if (std::getenv("PMIX_RANK") == nullptr && std::getenv("PMI_RANK") == nullptr) return;
    int provided = 0;
    MPI_Init_thread(nullptr, nullptr, MPI_THREAD_FUNNELED, &provided);
    if (provided < MPI_THREAD_FUNNELED) throw Fault("this MPI cannot be used by a program with threads");
}

void JoinedRanks::heed(const std::atomic<bool>& told) { stop.told = &told; }

JoinedRanks::~JoinedRanks() {
    int joined = 0;
    MPI_Initialized(&joined);
    stop = {};
    if (joined != 0 && !lost_) MPI_Finalize();
}

JoinedRanks::End JoinedRanks::end(int exit_code) {
    if (ranks() == 1) return End::together;
    try {
        std::vector<Word> all = words_of_all({.ended = exit_code});
        const bool together = std::ranges::all_of(all, has_ended);
        const auto first = std::ranges::find_if(all, has_ended) - all.begin();
        while (!std::ranges::all_of(all, has_ended)) all = words_of_all({.ended = exit_code});
        return together ? End::together : first == rank() ? End::before_some : End::after_some;
    } catch (const RankLost&) {
        lost_ = true;
        return End::lost;
    }
}

}  // namespace ccsim
