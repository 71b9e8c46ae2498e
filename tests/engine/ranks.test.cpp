#include <algorithm>
#include <catch2/catch.hpp>
#include <numeric>
#include <optional>
#include <span>
#include <type_traits>
#include <vector>

#include "sim/core/problems.h"
#include "sim/engine/distributed.h"
#include "sim/engine/draws_of_ranks.h"
#include "sim/engine/gather.h"

using namespace ccsim;

namespace {

/// Goes nowhere as numbers.
struct Unsent {
    int value = 0;
};
std::vector<double> encode(const Unsent&) { throw Fault("encoded"); }
std::optional<Unsent> decode(std::span<const double>, std::type_identity<Unsent>) { throw Fault("decoded"); }

}  // namespace

TEST_CASE("the shares of ranks follow one another and differ by one at most") {
    for (const std::size_t many : {1U, 2U, 3U, 7U, 64U})
        for (const std::size_t count : {0U, 1U, 5U, 64U, 200U}) {
            std::size_t next = 0, least = count, most = 0;
            for (std::size_t which = 0; which < many; ++which) {
                const Share share = share_of(count, which, many);
                CHECK(share.first == next);
                next = share.end;
                least = std::min(least, share.size());
                most = std::max(most, share.size());
            }
            CHECK(next == count);
            CHECK(most - least <= 1);
        }
}

TEST_CASE("ranks do every task of every draw and none twice") {
    for (const std::size_t many : {1U, 2U, 3U, 4U, 7U, 30U})
        for (const std::size_t draws : {1U, 2U, 5U, 12U})
            for (const std::size_t tasks : {1U, 2U, 29U}) {
                std::vector<int> done(draws * tasks);
                for (std::size_t which = 0; which < many; ++which) {
                    const RankDraws mine(draws, which, many);
                    for (std::size_t draw = mine.first(); draw < mine.first() + mine.count(); ++draw) {
                        const Share part = mine.part_of(draw).of_tasks(tasks);
                        for (std::size_t task = part.first; task < part.end; ++task) ++done[draw * tasks + task];
                    }
                }
                CHECK(std::ranges::count(done, 1) == static_cast<std::ptrdiff_t>(done.size()));
            }
}

TEST_CASE("ranks have as many tasks as each other whatever the number of draws") {
    constexpr std::size_t tasks = 120;
    for (const std::size_t draws : {1U, 2U, 5U, 200U}) {
        constexpr std::size_t many = 3;
        for (std::size_t which = 0; which < many; ++which) {
            const RankDraws mine(draws, which, many);
            std::size_t sum = 0;
            for (std::size_t draw = mine.first(); draw < mine.first() + mine.count(); ++draw)
                sum += mine.part_of(draw).of_tasks(tasks).size();
            CHECK(sum == draws * tasks / many);
        }
    }
}

TEST_CASE("the rank that has the end of a draw is the one whose share the draw is") {
    for (const std::size_t many : {1U, 2U, 3U, 7U})
        for (const std::size_t draws : {1U, 2U, 5U, 12U})
            for (std::size_t which = 0; which < many; ++which) {
                const RankDraws mine(draws, which, many);
                std::vector<std::size_t> ends;
                for (std::size_t draw = mine.first(); draw < mine.first() + mine.count(); ++draw)
                    if (mine.part_of(draw).has_the_end()) ends.push_back(draw);
                const Share share = share_of(draws, which, many);
                std::vector<std::size_t> wanted(share.size());
                std::iota(wanted.begin(), wanted.end(), share.first);
                CHECK(ends == wanted);
            }
}

TEST_CASE("a digest of numbers sees the last bit and the order") {
    const std::vector<double> some{1.0, 2.0}, other{2.0, 1.0}, near{1.0 + 0x1p-52, 2.0};
    CHECK(digest_of(some) == digest_of(std::vector<double>{1.0, 2.0}));
    CHECK(digest_of(some) != digest_of(other));
    CHECK(digest_of(some) != digest_of(near));
}

TEST_CASE("a process alone gathers what it has without making numbers of it") {
    REQUIRE(ranks() == 1);
    std::vector<std::optional<Unsent>> slots{Unsent{1}, Unsent{2}};
    gather(std::span(slots));
    CHECK(slots[0]->value == 1);
    CHECK(slots[1]->value == 2);
}

TEST_CASE("a process alone keeps what it has") {
    REQUIRE(ranks() == 1);
    std::vector<double> values{1, 2, 3};
    exchange_slots(values, 3);
    CHECK(values == std::vector<double>{1, 2, 3});
    std::vector<std::int64_t> totals{4, 5};
    add_up(totals);
    CHECK(totals == std::vector<std::int64_t>{4, 5});
    CHECK(as_first_has("text") == "text");
    CHECK(leads());
}
