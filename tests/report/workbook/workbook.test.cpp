#include "sim/report/workbook/workbook.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>

#include "calibration/measure_named.h"
#include "sim/core/problems.h"
#include "sim/report/workbook/check_workbook.h"
#include "sim/report/workbook/read_workbook.h"
#include "sim/report/workbook/result_sheets.h"
#include "sim/report/workbook/result_workbook.h"
#include "sim/report/workbook/table_titles.h"
#include "sim/report/workbook/zip_file.h"
#include "tests/support/temporary_folder.h"

using namespace ccsim;

namespace {

Workbook small_book() {
    return {.title = "T & <t>",
            .subject = "s",
            .author = "a",
            .language = "en-GB",
            .sheets = {{.name = "Cover", .lines = {"Title", "# Heading", "text"}},
                       {.name = "Contents",
                        .lines = {"Contents", "This worksheet contains one table."},
                        .columns = {{"Worksheet"}},
                        .rows = {{SheetLink{"Notes"}}}},
                       {.name = "Notes",
                        .lines = {"Notes", "This worksheet contains one table."},
                        .columns = {{"Note"}, {"Number", true}},
                        .rows = {{std::string("a \"b\" & <c>"), ShownNumber{1234.5, 1}},
                                 {std::string("d"), Cell()},
                                 {std::string("e"), ShownNumber{-0.25, -1}}}}}};
}

ReadWorkbook read_back(const std::string& bytes, const char* name) {
    const tests::TemporaryFolder folder;
    folder.write(name, bytes);
    return read_workbook((folder.path() / name).string());
}

}  // namespace

TEST_CASE("both kinds of workbook hold what was put into them") {
    const Workbook book = small_book();
    for (const auto& [name, bytes] : {std::pair("a.xlsx", xlsx_of(book)), {"a.ods", ods_of(book)}}) {
        INFO(name);
        const ReadWorkbook read = read_back(bytes, name);
        CHECK(read.title == "T & <t>");
        CHECK(read.author == "a");
        CHECK(read.language == "en-GB");
        REQUIRE(read.sheets.size() == 3);
        CHECK(read.sheets[0].rows[1][0] == "Heading");
        CHECK(read.sheets[1].rows[3][0] == "Notes");
        const ReadSheet& notes = read.sheets[2];
        REQUIRE(notes.rows.size() == 6);
        CHECK(notes.rows[3][0] == "a \"b\" & <c>");
        CHECK(notes.rows[3][1] == "1234.5");
        CHECK(notes.rows[5][1] == "-0.25");
        REQUIRE(notes.tables.size() == 1);
        CHECK(notes.tables[0].name == "Notes_data");
        CHECK(notes.tables[0].first_row == 2);
        CHECK(notes.tables[0].last_row == 5);
        CHECK(notes.tables[0].last_column == 1);
        for (const ChecklistItem& item : check_workbook(read)) {
            INFO(item.rule);
            CHECK(item.faults.empty());
        }
    }
}

TEST_CASE("the same workbook is the same bytes") {
    CHECK(xlsx_of(small_book()) == xlsx_of(small_book()));
    CHECK(ods_of(small_book()) == ods_of(small_book()));
}

TEST_CASE("an OpenDocument file begins with its type which is not packed") {
    const std::string bytes = ods_of(small_book());
    CHECK(bytes.substr(30, 8) == "mimetype");
    CHECK(bytes.substr(38, 46) == "application/vnd.oasis.opendocument.spreadsheet");
}

TEST_CASE("each rule of the checklist sees its fault") {
    const ReadWorkbook good = read_back(ods_of(small_book()), "a.ods");
    const auto broken = [&](auto change) {
        ReadWorkbook book = good;
        change(book);
        return std::ranges::count_if(check_workbook(book), [](const ChecklistItem& i) { return !i.faults.empty(); });
    };
    CHECK(broken([](ReadWorkbook&) {}) == 0);
    CHECK(broken([](ReadWorkbook& b) { std::swap(b.sheets[1], b.sheets[2]); }) == 1);
    CHECK(broken([](ReadWorkbook& b) { b.language.clear(); }) == 1);
    CHECK(broken([](ReadWorkbook& b) { b.first_shown = 2; }) == 1);
    CHECK(broken([](ReadWorkbook& b) { b.has_macros = true; }) == 1);
    CHECK(broken([](ReadWorkbook& b) { b.has_images = true; }) == 1);
    CHECK(broken([](ReadWorkbook& b) { b.has_fills = true; }) == 1);
    CHECK(broken([](ReadWorkbook& b) { b.sheets[1].is_hidden = true; }) == 1);
    CHECK(broken([](ReadWorkbook& b) { b.sheets[0].rows[0][0].clear(); }) == 2);  // a blank row, too
    CHECK(broken([](ReadWorkbook& b) { b.sheets[2].rows[0].push_back("x"); }) == 1);
    CHECK(broken([](ReadWorkbook& b) { b.sheets[2].tables.clear(); }) >= 1);
    CHECK(broken([](ReadWorkbook& b) { b.sheets[2].rows[1][0] = "Two tables."; }) == 1);
    CHECK(broken([](ReadWorkbook& b) { b.sheets[2].rows.push_back({"below"}); }) == 1);
    CHECK(broken([](ReadWorkbook& b) { b.sheets[2].rows[2][1] = "Note"; }) == 1);
    CHECK(broken([](ReadWorkbook& b) { b.sheets[2].rows[4].clear(); }) == 1);
    CHECK(broken([](ReadWorkbook& b) { b.sheets[2].tables[0].has_filter = true; }) == 1);
    CHECK(broken([](ReadWorkbook& b) { b.sheets[2].has_merged_cells = true; }) == 1);
    CHECK(broken([](ReadWorkbook& b) { b.sheets[2].has_frozen_panes = true; }) == 1);
    CHECK(broken([](ReadWorkbook& b) { b.sheets[2].has_hidden_parts = true; }) == 1);
    CHECK(broken([](ReadWorkbook& b) { b.sheets[2].has_header_or_footer = true; }) == 1);
    CHECK(broken([](ReadWorkbook& b) { b.sheets[2].rows[3][0] = "see [note 7]"; }) == 1);
    CHECK(broken([](ReadWorkbook& b) {
              b.sheets[2].rows[2][1] = "Published";
              b.sheets[2].rows[3][1] = "[x]";
          }) == 1);
}

TEST_CASE("what is no workbook is refused") {
    CHECK_THROWS_AS(read_back("text", "a.xlsx"), FileError);
    CHECK_THROWS_AS(read_back(zip_of({{"a.txt", "text"}}), "a.xlsx"), InputError);
    CHECK_THROWS_AS(read_workbook("missing.xlsx"), FileError);
}

TEST_CASE("corners of a range are counted from nought with and without the name of a sheet") {
    const auto plain = corners_of("A7:AB20"), named = corners_of("Table_1.A7:Table_1.$AB$20");
    REQUIRE((plain && named));
    CHECK(plain->first_row == 6);
    CHECK(plain->last_column == 27);
    CHECK(named->last_row == 19);
    CHECK(named->last_column == 27);
    CHECK_FALSE(corners_of("A7"));
    CHECK_FALSE(corners_of("7:9"));
}

TEST_CASE("the workbook of a comparison shows its base") {
    const Measure& live = measure_named("live_caseload", "total");
    SeriesTable figures;
    for (const auto& [name, cases] : {std::pair{"base", 1'000.0}, {"slow", 2'000.0}})
        figures.add(name, live).quarters[{2016, 4}].at(Statistic::mean) = ReportedFigure{cases, cases};
    Scenario base;
    base.name = "base";
    const History none = parse_history("period_end,measure,breakdown,value,unit,rounding,source_id,note\n", "h.csv");
    const WorkbookSource source{.scenario = base,
                                .figures = figures,
                                .history = none,
                                .assumptions = {},
                                .data = {},
                                .intervals = {},
                                .warnings = {},
                                .made_by = {}};
    const Sheet sheet = figures_sheet(source, table_sheets().front());
    CHECK(std::get<ShownNumber>(sheet.rows.front()[figure_column::simulated]).value == 1'000);
}

TEST_CASE("measures and published figures stand on the sheet of their table") {
    CHECK(table_sheets().size() == 28);
    for (const Measure& m : measures()) CHECK((m.table == 0 || sheet_of(m).number == m.table));
    CHECK(sheet_of(*find_measure("staff_fte", "CSA and CMS")).name == "Staff_and_accuracy");
    const auto sheet = [](std::string measure, std::string source = "qss-2016-09") {
        const TableSheet* const found = sheet_of_published({.period_end = "2016-08-31",
                                                            .measure = std::move(measure),
                                                            .breakdown = "x",
                                                            .source_id = std::move(source)});
        return found ? found->name : "none";
    };
    CHECK(sheet("deo_requests_issued") == "Table_22");
    CHECK(sheet("children_benefiting_change_in_quarter") == "Table_8");
    CHECK(sheet("closures_quarter_change") == "Table_26");
    CHECK(sheet("deo_requests_issued", "derived:qss-2016-09") == "none");
    CHECK(sheet("programme_date") == "none");
}

TEST_CASE("every parameter is in the log of assumptions with its ratings") {
    const auto log = assumptions_of(Scenario{});
    CHECK(log.size() > 150);
    CHECK(log.front().id == "A001");
    for (const LogEntry& e : log) {
        INFO(e.name);
        CHECK_FALSE((e.source.empty() || e.description.empty() || e.used.empty()));
        CHECK((e.quality == "green" || e.quality == "amber" || e.quality == "red"));
    }
}
