#include "tests/sbc/kept_judgements.h"

#include <catch2/catch.hpp>

#include "tests/support/run_program.h"
#include "tests/support/temporary_folder.h"

using namespace ccsim;
using namespace ccsim::tests;

namespace {

/// Made by the rival whose turn it is, which is the likeliest by three.
Judgement judgement(std::uint32_t dataset) {
    Judgement out{.dataset = dataset, .log_evidences = {10, 10, 10, 10}, .memory = 0.1};
    out.log_evidences[dataset % 4] += 3;
    return out;
}

}  // namespace

TEST_CASE("data sets are kept and one that was cut off is made again") {
    const TemporaryFolder folder;
    {
        KeptJudgements kept(folder.path(), "seed 1\n");
        for (std::uint32_t k = 0; k < 5; ++k) kept.add(judgement(k));
    }
    const std::string text = read_file(folder.path() / "evidence-calibration.csv");
    CHECK(text.find("1,no_selection_effect,10.0000,13.0000,10.0000,10.0000,0.100,yes\n") != std::string::npos);
    folder.write("evidence-calibration.csv", text + "5,no_selection_effect,10.0000,13.0");
    KeptJudgements kept(folder.path(), "seed 1\n");
    CHECK(kept.has(4));
    CHECK_FALSE(kept.has(5));
    CHECK(kept.all()[1].log_evidences == judgement(1).log_evidences);
    CHECK(read_file(folder.path() / "evidence-calibration.csv") == text);
    CHECK_THROWS_AS(KeptJudgements(folder.path(), "seed 2\n"), std::runtime_error);
}

TEST_CASE("the report is of whole rounds without a fit that failed") {
    const TemporaryFolder folder;
    KeptJudgements kept(folder.path(), "seed 1\n");
    for (std::uint32_t k = 0; k < 10; ++k) kept.add(judgement(k));
    CHECK(kept.whole_rounds().size() == 8);
    kept.write_report(1, "1 January 2026");
    const std::string page = read_file(folder.path() / "evidence-calibration.md");
    CHECK_THAT(page, Catch::Contains("8 data sets of seed 1, made on 1 January 2026") &&
                         Catch::Contains("| neither | 0 | 0 | 0 | 2 |") &&
                         Catch::Contains("| both | 0.0 | 3.0 | 3.0 | 3.0 |"));
    Judgement failed = judgement(10);
    failed.log_evidences.clear();
    kept.add(failed);
    kept.add(judgement(11));
    CHECK(kept.whole_rounds().size() == 8);
    CHECK(KeptJudgements(folder.path(), "seed 1\n").all().back().dataset == 11);
}
