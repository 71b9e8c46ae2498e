#include "sim/scenario/text_file.h"

#include <catch2/catch.hpp>

#include <sys/stat.h>

#include "sim/core/problems.h"
#include "tests/support/temporary_folder.h"

using namespace ccsim;
using namespace ccsim::tests;

TEST_CASE("a text file is read whole up to its largest size") {
    const TemporaryFolder folder;
    const auto file = folder.write("a.txt", "line\r\n£\n");
    CHECK(read_text_file(file, 9) == "line\r\n£\n");
    CHECK_THROWS_AS(read_text_file(file, 8), InputError);
    CHECK(read_text_file(folder.write("empty.txt", ""), 0) == "");
}

TEST_CASE("a pipe is refused without waiting for it") {
    const TemporaryFolder folder;
    const auto pipe = folder.path() / "pipe";
    REQUIRE(mkfifo(pipe.c_str(), 0600) == 0);
    CHECK_THROWS_AS(read_text_file(pipe, 100), FileError);
}
