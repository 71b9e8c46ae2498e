#include "sim/report/held_folder.h"

#include <catch2/catch.hpp>
#include <memory>

#include "sim/core/problems.h"
#include "tests/support/temporary_folder.h"

using namespace ccsim;
using tests::TemporaryFolder;
namespace fs = std::filesystem;

TEST_CASE("a folder that is held is refused to a second run until it is let go") {
    const TemporaryFolder work;
    auto first = std::make_unique<HeldFolder>(work.path() / "run", Overwrite::refuse);
    CHECK_THROWS_WITH(HeldFolder(work.path() / "run", Overwrite::refuse),
                      Catch::Contains("another run is writing there"));
    CHECK_THROWS_AS(HeldFolder(work.path() / "." / "run/", Overwrite::replace), FileError);
    CHECK_NOTHROW(HeldFolder(work.path() / "other", Overwrite::refuse));
    first.reset();
    CHECK_NOTHROW(HeldFolder(work.path() / "run", Overwrite::refuse));
}

TEST_CASE("holding a folder leaves nothing behind, folders made for it included") {
    const TemporaryFolder work;
    { const HeldFolder held(work.path() / "new/results/run"); }
    CHECK(fs::is_empty(work.path()));
    {
        const HeldFolder held(work.path() / "new/results/run");
        work.write("new/kept", "");
    }
    CHECK(fs::exists(work.path() / "new/kept"));
    CHECK_FALSE(fs::exists(work.path() / "new/results"));
}

TEST_CASE("a folder that may not be written is not held") {
    const TemporaryFolder work;
    work.write("mine/thesis.docx", "years of work");
    CHECK_THROWS_WITH(HeldFolder(work.path() / "mine", Overwrite::replace), Catch::Contains("no results of ccsim"));
    CHECK_THROWS_AS(HeldFolder("/proc/ccsim/run", Overwrite::refuse), FileError);
    CHECK(std::distance(fs::directory_iterator(work.path()), {}) == 1);
}

TEST_CASE("what a killed run left beside a folder is removed and nothing else is") {
    const TemporaryFolder work;
    work.write(".run.lock", "");
    work.write(".run.being-written-1/a.csv", "half");
    work.write(".run.being-written-12", "half");
    work.write(".run.being-written-notes/a.csv", "mine");
    work.write(".other.being-written-1/a.csv", "theirs");
    work.write(".run.replaced-1/a.csv", "the earlier results");
    { const HeldFolder held(work.path() / "run"); }
    CHECK(std::distance(fs::directory_iterator(work.path()), {}) == 3);
    CHECK(fs::exists(work.path() / ".run.being-written-notes/a.csv"));
    CHECK(fs::exists(work.path() / ".other.being-written-1/a.csv"));
    CHECK(fs::exists(work.path() / ".run.replaced-1/a.csv"));
}
