#include "tests/sbc/kept_fits.h"

#include <catch2/catch.hpp>

#include "tests/support/run_program.h"
#include "tests/support/temporary_folder.h"

using namespace ccsim;
using namespace ccsim::tests;

namespace {

RankedFit fit(std::uint32_t dataset, int rank) {
    return {.dataset = dataset, .ranks = {{"an unknown", rank}, {"outstanding_arrears at 2016-09-30", 99 - rank}}};
}

}  // namespace

TEST_CASE("fits are kept from one calibration to the next and a data set that was cut off is made again") {
    const TemporaryFolder folder;
    {
        KeptFits kept(folder.path(), "seed 1\n");
        kept.add(fit(0, 50));
        kept.add(fit(1, 2));
    }
    std::string text = read_file(folder.path() / "sbc.csv");
    CHECK(text.find("0,an unknown,50,1,1\n") != std::string::npos);
    CHECK(text.find("1,an unknown,2,0,0\n") != std::string::npos);
    folder.write("sbc.csv", text + "2,an unknown,7,0,1\n2,outst");
    KeptFits kept(folder.path(), "seed 1\n");
    CHECK(kept.fits().size() == 2);
    CHECK(kept.has(1));
    CHECK_FALSE(kept.has(2));
    CHECK(read_file(folder.path() / "sbc.csv") == text);
    kept.write_report("an unknown");
    CHECK(read_file(folder.path() / "sbc-summary.csv").find("an unknown,2,1,1,") != std::string::npos);
    CHECK(read_file(folder.path() / "sbc-summary.md").find("an unknown: its 90% interval covers the truth in 1 of 2") !=
          std::string::npos);
}

TEST_CASE("fits of other settings are not added to") {
    const TemporaryFolder folder;
    const KeptFits kept(folder.path(), "seed 1\n");
    CHECK_THROWS_WITH(KeptFits(folder.path(), "seed 2\n"), Catch::Contains("other settings"));
}

TEST_CASE("a data set that could not be fitted is not tried again and is told") {
    const TemporaryFolder folder;
    {
        KeptFits kept(folder.path(), "seed 1\n");
        kept.add(fit(2, 50));
        kept.add(fit(0, 50));  // fits end in any order
        kept.add_failure(1, "the model fails");
        CHECK(kept.has(1));
    }
    const KeptFits kept(folder.path(), "seed 1\n");
    CHECK(kept.has(1));
    CHECK_FALSE(kept.has(3));
    REQUIRE(kept.fits().size() == 2);
    CHECK(kept.fits()[0].dataset == 0);
    kept.write_report("an unknown");
    CHECK_THAT(read_file(folder.path() / "sbc-summary.md"),
               Catch::Contains("2 data sets made up and fitted") && Catch::Contains("1 more could not be fitted"));
}
