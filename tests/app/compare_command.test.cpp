#include <catch2/catch.hpp>
#include <cmath>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "sim/core/csv.h"
#include "sim/report/sha256.h"
#include "tests/report/example_run.h"
#include "tests/support/paths.h"
#include "tests/support/run_program.h"
#include "tests/support/temporary_folder.h"

using namespace ccsim::tests;
namespace fs = std::filesystem;

namespace {

const std::string slower = "closure: {phases: {every: {capacity_cases_a_week: {times: 0.75}}}}\n";

/// Compares in a folder of its own in which variants may be written.
struct Comparing {
    TemporaryFolder folder;

    std::string variant(const std::string& name, const std::string& text) const {
        folder.write(name + ".yaml", "extends: " + baseline_file + "\n" + text);
        return name + ".yaml";
    }
    Ran compare(std::vector<std::string> scenarios, const std::vector<std::string>& more) const {
        scenarios.insert(scenarios.begin(), "compare");
        scenarios.insert(scenarios.end(), {"--out", "a", "--force"});
        scenarios.insert(scenarios.end(), more.begin(), more.end());
        return run_program(scenarios, folder.path());
    }
    std::string file(const std::string& name) const { return read_file(folder.path() / name); }
};

/// The rows of one scenario, without its name.
std::string rows_of_scenario(const std::string& csv, const std::string& name) {
    std::string out;
    for (std::size_t at = csv.find('\n') + 1; at < csv.size();) {
        const std::size_t end = csv.find('\n', at) + 1;
        if (csv.compare(at, name.size() + 1, name + ',') == 0)
            out += csv.substr(at + name.size(), end - at - name.size());
        at = end;
    }
    return out;
}

double difference(const std::string& csv, const std::string& of) {
    const auto at = csv.find(of);
    REQUIRE(at != std::string::npos);
    return std::stod(csv.substr(at + of.size()));
}

const std::string liable_at_end_of_2017 = ",cases_with_current_liability,all,2017-12-31,";

}  // namespace

TEST_CASE("a comparison leaves its files and prints a table") {
    const Comparing c;
    const Ran ran =
        run_program({"compare", baseline_file, c.variant("slower", slower), "--engine", "expected", "--draws", "20"},
                    c.folder.path());
    REQUIRE(ran.exit_code == 0);
    CHECK_THAT(ran.out, Catch::Contains("Scenarios less baseline") && Catch::Contains("\n  slower "));
    for (const char* name : {"measures.csv", "headline.csv", "segments.csv", "differences.csv", "what-differs.csv",
                             "datapackage.json", "manifest.json", "scenario.yaml", "scenario-slower.yaml", "log.txt"})
        CHECK(fs::file_size(c.folder.path() / "results" / "baseline-compared" / name) > 0);
}

TEST_CASE("a variant that changes nothing has the bytes of the base in every measure and no difference") {
    for (const std::string engine : {"expected", "sampled"}) {
        const Comparing c;
        REQUIRE(c.compare({baseline_file, c.variant("unchanged", "")},
                          {"--engine", engine, "--draws", "4", "--scale", "500"})
                    .exit_code == 0);
        for (const char* name : {"a/measures.csv", "a/headline.csv", "a/segments.csv"}) {
            const std::string base = rows_of_scenario(c.file(name), "baseline");
            CHECK(base.size() > 1000);
            CHECK(rows_of_scenario(c.file(name), "unchanged") == base);
        }
        CHECK(c.file("a/what-differs.csv") == "scenario,parameter,base,variant,over_draws\n");
        for (const auto& row : rows_of(c.file("a/differences.csv"))) REQUIRE(row.at("value") == "0");
    }
}

TEST_CASE("each scenario of a comparison has the measures of its own run") {
    for (const std::string engine : {"expected", "sampled"}) {
        const Comparing c;
        const std::string variant = c.variant("slower", slower + "last_quarter: 2019-06-30\n");
        const std::vector<std::string> options{"--engine", engine, "--draws", "3", "--scale", "500"};
        REQUIRE(c.compare({baseline_file, variant}, options).exit_code == 0);
        for (const std::string& scenario : {baseline_file, variant}) {
            std::vector<std::string> words{"run", scenario, "--out", "r", "--force", "--quiet"};
            words.insert(words.end(), options.begin(), options.end());
            REQUIRE(run_program(words, c.folder.path()).exit_code == 0);
            const std::string name = scenario == baseline_file ? "baseline" : "slower";
            CHECK(rows_of_scenario(c.file("a/measures.csv"), name) == rows_of_scenario(c.file("r/measures.csv"), name));
        }
    }
}

TEST_CASE("pairing narrows the interval of a difference between runs that share their luck") {
    const Comparing c;
    REQUIRE(c.compare({baseline_file, c.variant("slower", slower)},
                      {"--posterior", "none", "--replicates", "24", "--scale", "200"})
                .exit_code == 0);
    const std::string differences = c.file("a/differences.csv");
    const std::string at = "slower,cases_with_current_liability,all,2016-09-30,";
    CHECK(difference(differences, at + "variance_reduction,") > 2);
    CHECK(difference(differences, at + "mean,") > 20 * difference(differences, at + "mc_se,"));
    CHECK_THAT(differences, Catch::Contains(",times\n") && Catch::Contains(",percentage points\n"));
}

TEST_CASE("the misfit of the model is shared, so that it is all but gone from a small difference") {
    const Comparing c;
    REQUIRE(c.compare({baseline_file, c.variant("lasting", "closure: {chance_drops_out: {times: 1.1}}\n")},
                      {"--engine", "expected", "--draws", "40"})
                .exit_code == 0);
    const std::string at = "cases_with_current_liability,";
    const double in_difference =
        difference(c.file("a/differences.csv"), "lasting," + at + "all,2016-12-31,sd_discrepancy,");
    const double in_base =
        difference(c.file("a/measures.csv"), "baseline," + at + "9,all,2016-12-31,projection,sd_discrepancy,");
    CHECK(in_base > 500);
    CHECK(in_difference < 0.05 * in_base);
}

TEST_CASE("a comparison has the same bytes for any number of threads") {
    const Comparing c;
    const std::string variant = c.variant("slower", slower);
    std::vector<std::string> bytes;
    for (const std::string threads : {"1", "3"}) {
        REQUIRE(
            c.compare({baseline_file, variant}, {"--draws", "4", "--scale", "500", "--threads", threads}).exit_code ==
            0);
        bytes.push_back(c.file("a/measures.csv") + c.file("a/differences.csv"));
    }
    CHECK(bytes[0] == bytes[1]);
}

TEST_CASE("what a variant fixes is told in the table of what differs and in the manifest") {
    const Comparing c;
    const Ran ran = c.compare(
        {baseline_file, c.variant("fixed", "payment: {odds_pays_in_notice: 1.5}\n"), c.variant("slower", slower)},
        {"--engine", "expected", "--draws", "20", "--json"});
    REQUIRE(ran.exit_code == 0);
    const auto json = nlohmann::json::parse(ran.out);
    CHECK(json["base"] == "baseline");
    REQUIRE(json["variants"].size() == 2);
    CHECK(json["variants"][0]["the_same_in_every_draw"][0] == "payment.odds_pays_in_notice");
    CHECK(json["variants"][1]["differences"][0].contains("p95"));
    CHECK_THAT(c.file("a/what-differs.csv"),
               Catch::Contains("fixed,payment.odds_pays_in_notice,1,1.5,fixed\n") &&
                   Catch::Contains("slower,closure.phases[2016-12-31].capacity_cases_a_week,7900,5925,changed\n"));
    const auto manifest = nlohmann::json::parse(c.file("a/manifest.json"));
    CHECK(manifest["compared_with"][0]["the_same_in_every_draw"][0] == "payment.odds_pays_in_notice");
}

TEST_CASE("scenarios that do not share luck, start or draws are not compared") {
    const Comparing c;
    const auto refused = [&](const std::string& variant, const char* why) {
        const Ran ran = c.compare({baseline_file, variant}, {"--engine", "expected", "--draws", "2"});
        CHECK(ran.exit_code == 3);
        CHECK_THAT(ran.err, Catch::Contains(why));
        CHECK_FALSE(fs::exists(c.folder.path() / "a"));
    };
    refused(c.variant("lucky", "seed: 7\n"), "seed: 7 where baseline has 2012, so its cases have other luck");
    refused(c.variant("early", "last_outturn: 2015-12-31\n"), "last_outturn: 2015-12-31 where baseline has 2016-09-30");
    refused(c.variant("same", "name: baseline\n"), "name: 'baseline' is also the name of");
    c.folder.write("alone.yaml", "opening: {cases_nil: 1000}\n");
    const Ran alone = c.compare({baseline_file, "alone.yaml"}, {"--engine", "expected"});
    CHECK(alone.exit_code == 3);
    CHECK_THAT(alone.err, Catch::Contains("the draws of the unknowns belong to one of it and baseline only"));
    CHECK(c.compare({baseline_file}, {}).exit_code == 2);
}

namespace {

/// Means of measures.csv by "measure, breakdown, day".
std::map<std::string, double> values_in(const std::string& csv, const std::string& scenario) {
    std::map<std::string, double> out;
    ccsim::CsvReader reader(csv, "measures.csv");
    const auto text = [](const ccsim::CsvField& field) { return std::string(field.text); };
    for (std::vector<ccsim::CsvField> row; reader.next(row);)
        if (row[0].text == scenario && row[6].text == "mean")
            out[text(row[1]) + ", " + text(row[3]) + ", " + text(row[4])] = std::stod(text(row[7]));
    return out;
}

}  // namespace

TEST_CASE("Maintenance Direct counted otherwise changes who is said to pay and nothing that happens") {
    const std::string otherwise = (source_dir / "scenarios/maintenance-direct-as-collection-service.yaml").string();
    const std::string name = "maintenance-direct-as-collection-service";
    for (const std::string engine : {"expected", "sampled"}) {
        INFO(engine);
        const Comparing c;
        std::vector<std::string> options{"--engine", engine, "--posterior", "none"};
        if (engine == "sampled") options.insert(options.end(), {"--replicates", "1", "--scale", "100"});
        REQUIRE(c.compare({baseline_file, otherwise}, options).exit_code == 0);
        CHECK_THAT(c.file("a/what-differs.csv"),
                   Catch::Contains(name + ",maintenance_direct_counted_as,paying,collection_service,\n"));
        CHECK_THAT(c.file("a/manifest.json"), Catch::Contains(name + " counts Maintenance Direct at the compliance"));
        CHECK_THAT(c.file("a/scenario-" + name + ".yaml"),
                   Catch::Contains("maintenance_direct_counted_as: collection_service\n"));
        const auto base = values_in(c.file("a/measures.csv"), "baseline"),
                   variant = values_in(c.file("a/measures.csv"), name);
        // By the figures of the baseline itself.
        const std::string day = ", 2016-09-30";
        const auto of = [&](const std::string& figure) { return base.at(figure + day); };
        const double rate = of("pct_cases_contributing, collection service") / 100;
        const double direct = of("cases_with_current_liability, Maintenance Direct");
        CHECK(variant.at("pct_cases_contributing, all" + day) == Approx(100 * rate));
        CHECK(of("pct_cases_contributing, all") - 100 * rate ==
              Approx(of("illustrative_compliance_reduction_if_md_as_collection_service, all")));
        CHECK(variant.at("cases_contributing, all" + day) ==
              Approx(of("cases_contributing, collection service") + rate * direct));
        const double money = of("maintenance_collected_and_arranged_quarter, Maintenance Direct part") *
                             of("pct_of_liability_collected, collection service") / 100;
        CHECK(variant.at("maintenance_collected_and_arranged_quarter, total" + day) ==
              Approx(of("maintenance_collected_and_arranged_quarter, collection service part") + money));
        std::size_t same = 0, differ = 0;
        for (const auto& [figure, value] : base)
            if (figure.starts_with("live_caseload,") || figure.starts_with("outstanding_arrears") ||
                figure.starts_with("pct_cases_paying_full_liability") || figure.starts_with("liabilities_ended")) {
                CHECK(variant.at(figure) == value);
                ++same;
            } else if (const auto found = variant.find(figure); found != variant.end())
                differ += found->second != value;
        CHECK(same > 200);
        CHECK(differ > 600);
    }
}
