#include "calibration/measure_named.h"
#include "sim/report/page/report_page.h"

#include <catch2/catch.hpp>
#include <string>

#include "sim/core/problems.h"
#include "sim/report/page/findings.h"
#include "sim/report/page/html.h"
#include "sim/report/page/page_assets.h"
#include "sim/report/sha256.h"
#include "tests/support/paths.h"
#include "tests/support/run_program.h"
#include "tests/support/xml.h"

using namespace ccsim;
using namespace ccsim::tests;
using Catch::Contains;

namespace {

const std::string head =
    "scenario,measure,table,breakdown,period_end,status,statistic,value,value_rounded,unit,rounding\n";

std::string line(const char* quarter, const char* status, const char* statistic, const char* value) {
    return std::string("base,live_caseload,1,total,") + quarter + "," + status + "," + statistic + "," + value + "," +
           value + ",cases,100\n";
}

/// Two quarters published and fitted, one projected.
const std::string measures_text =
    head + line("2016-06-30", "fitted", "median", "1200000") + line("2016-09-30", "outturn", "published", "1082100") +
    line("2016-09-30", "fitted", "median", "1103100") + line("2016-12-31", "projection", "median", "1018800") +
    line("2016-12-31", "projection", "p5", "1004200") + line("2016-12-31", "projection", "p95", "1036100");

PageInput example_page() {
    PageInput input{.manifest = {}, .measures = parse_measures(measures_text, "measures.csv")};
    input.manifest.scenario = "base";
    input.manifest.warnings = {"odd < even"};
    return input;
}

/// A page without its style and script, which are not XML.
std::string without_assets(std::string page) {
    page = page.substr(page.find("<html"));
    for (const std::string_view asset : {page_style(), page_script()}) page.erase(page.find(asset), asset.size());
    return page;
}

}  // namespace

TEST_CASE("text cannot become markup and what is open must be closed") {
    HtmlWriter page;
    page.open("p", {{"title", "a \"b\""}}).text("1 < 2 & 3");
    CHECK_THROWS_AS(page.str(), Fault);
    CHECK(page.close().str() == "<p title=\"a &quot;b&quot;\">1 &lt; 2 &amp; 3</p>\n");
    CHECK_THROWS_AS(page.close(), Fault);
}

TEST_CASE("a link that holds a text has codes for what links and attributes reserve") {
    CHECK(data_link("text/csv", "a,b c\n\"1\"#%£") == "data:text/csv;charset=utf-8,a,b c%0A%221%22%23%25%C2%A3");
}

TEST_CASE("the finding of a measure goes from the last published figure to the last projected one") {
    const PageInput input = example_page();
    const Measure& live = measure_named("live_caseload", "total");
    CHECK(finding_of(input, live, *input.measures.figures.find("base", live)) ==
          "Live caseload: 1,082,100 in September 2016, falling to 1,018,800 (1,004,200 to 1,036,100) by December 2016");
    CHECK(direction("1", "1", 0.01) == "staying at");
    CHECK(direction("1", "2", 1) == "rising to");
}

TEST_CASE("a page is well formed, and its policy allows only its own style and script") {
    const std::string page = report_page(example_page());
    CHECK(is_xml(without_assets(page)));
    CHECK_THAT(page,
               Contains("default-src 'none'") && Contains("style-src 'sha256-" + sha256_base64_of(page_style()) + "'"));
    CHECK_THAT(page, Contains("script-src 'sha256-" + sha256_base64_of(page_script()) + "'") && !Contains(" style=\""));
    CHECK_THAT(page, Contains("odd &lt; even"));
    CHECK_THAT(page, Contains("<td>1,018,800</td>") && Contains("id=\"measure-live-caseload\""));
    CHECK_THAT(page, !Contains("id=\"comparison\"") && !Contains("id=\"explanation\""));
}

TEST_CASE("the SHA-256 of a policy is in base64") {
    CHECK(sha256_base64_of("") == "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
}

TEST_CASE("a page says first what its fit does not pass") {
    PageInput input = example_page();
    CHECK_THAT(report_page(input), Contains("set by hand; it has no fit to judge"));
    input.diagnostics =
        "{\"verdict\": \"not passed: b is 3 (wanted: below 2)\", \"gates\": ["
        "{\"gate\": \"a\", \"value\": 1, \"wanted\": \"above 0\", \"passed\": true},"
        "{\"gate\": \"b\", \"value\": 3, \"wanted\": \"below 2\", \"passed\": false}]}";
    const std::string page = report_page(input);
    CHECK_THAT(page, Contains("class=\"warning\">Not passed: b is 3 (wanted: below 2).") &&
                         Contains("1 of 2 checks are passed"));
    CHECK(page.find("<th scope=\"row\">b</th>") < page.find("<th scope=\"row\">a</th>"));
    CHECK_THAT(page, Contains("This page has no scores"));
}

TEST_CASE("a check of the fit that cannot be read is not passed") {
    PageInput input = example_page();
    input.diagnostics =
        R"({"verdict": "passed", "gates": [5, {"gate": "a", "passed": "yes"}, {"gate": "b", "passed": true}]})";
    CHECK_THAT(report_page(input), Contains("1 of 3 checks are passed"));
}

TEST_CASE("a page of a comparison has the differences, the variants and what differs") {
    PageInput input = example_page();
    std::string variant = measures_text.substr(head.size());
    for (std::size_t at = variant.find("base,"); at != std::string::npos; at = variant.find("base,", at + 1))
        variant.replace(at, 4, "slow");
    input.measures = parse_measures(measures_text + variant, "measures.csv");
    input.differences = parse_differences(
        "variant,measure,breakdown,period_end,statistic,value,unit\n"
        "slow,live_caseload,total,2016-09-30,median,0,cases\nslow,live_caseload,total,2016-12-31,median,5240,cases\n"
        "slow,live_caseload,total,2016-12-31,variance_reduction,31,times\n",
        "differences.csv");
    input.what_differs = {{"parameter", "base", "variant"}, {"closure.chance_finalised", "0.1", "0.3"}};
    const std::string page = report_page(input);
    CHECK(is_xml(without_assets(page)));
    CHECK_THAT(page, Contains("cases</text>") && !Contains("times</text>"));
    CHECK_THAT(page, Contains("Live caseload: slow differs most from base, by +5,200 in December 2016"));
    CHECK_THAT(page, Contains("<td>+5,200</td>") && Contains("closure.chance_finalised") &&
                         Contains("id=\"variants-live-caseload\""));
}

TEST_CASE("a page of an explanation has its steps, which add up to the change") {
    PageInput input = example_page();
    std::string text =
        "period_end,term,statistic,value,unit\n2013-03-31,contributing.rate,mean,83,percent\n2016-09-30,contributing."
        "rate,mean,92.5,percent\n";
    const char* values[] = {"2", "1.9", "2", "1.6", "0.1", "1.9"};
    const char* names[] = {"published_order", "unequal_exit", "end_of_intake",
                           "behaviour",       "enforcement",  "everything_off"};
    for (int i = 0; i < 6; ++i)
        text += std::string("2016-09-30,contributing.mechanism.") + names[i] + ",mean," + values[i] +
                ",percentage points\n";
    input.decomposition = parse_decomposition(text, "decomposition.csv");
    CHECK_THAT(report_page(input), Contains("The order of closure adds +2.0 to a change of +9.5 points") &&
                                       Contains("id=\"why-contributing\""));
}
