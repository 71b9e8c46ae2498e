#include <catch2/catch.hpp>
#include <map>
#include <set>

#include "calibration/unknowns.h"
#include "sim/core/csv.h"
#include "sim/scenario/text_file.h"
#include "tests/support/paths.h"

using namespace ccsim;

namespace {

const std::filesystem::path data = tests::source_dir / "calibration/data";

/// Which unknown moves a parameter, and how, as text.
std::map<std::string, std::string> priors_by_path(const std::filesystem::path& file) {
    std::map<std::string, std::string> out;
    for (const Unknown& unknown : read_unknowns(file))
        for (const MovedParameter& moved : unknown.moved) {
            const PriorPoints points = moved.prior.points();
            std::string& text = out[moved.path];
            text = unknown.name + ' ' + std::string(word_of(moved.prior.family()));
            for (const double number : {moved.prior.least(), moved.prior.most(), points.p5, points.median, points.p95})
                text += ' ' + std::to_string(number);
            for (const std::string& other : moved.rest_of) text += ' ' + other;
        }
    return out;
}

/// The paths that differ between two tables.
std::set<std::string> differences(const std::map<std::string, std::string>& a,
                                  const std::map<std::string, std::string>& b) {
    std::set<std::string> out;
    for (const auto& [path, prior] : a)
        if (const auto other = b.find(path); other == b.end() || other->second != prior) out.insert(path);
    for (const auto& [path, prior] : b)
        if (!a.contains(path)) out.insert(path);
    return out;
}

}  // namespace

TEST_CASE("every prior that is not as first written has a row in the log with what had been seen") {
    const std::string text = read_text_file(data / "prior-changes.csv", 1 << 20);
    CsvReader csv(text, "prior-changes.csv");
    std::vector<CsvField> row;
    REQUIRE(csv.next(row));
    std::set<std::string> logged;
    while (csv.next(row)) {
        REQUIRE(row.size() == 6);  // date, unknown, path, from, to, seen
        for (const CsvField& field : row) CHECK_FALSE(field.text.empty());
        logged.emplace(row[2].text);
    }
    CHECK(csv.problems().empty());
    // A change that was taken back stays in the log.
    for (const std::string& path :
         differences(priors_by_path(data / "unknowns-as-first-written.csv"), priors_by_path(data / "unknowns.csv"))) {
        INFO(path);
        CHECK(logged.contains(path));
    }
}

TEST_CASE("a prior that was changed or left out or added shows as a difference") {
    const std::map<std::string, std::string> table{{"a", "x 1"}, {"b", "x 2"}};
    CHECK(differences(table, table).empty());
    CHECK(differences(table, {{"a", "x 1"}, {"b", "y 2"}}) == std::set<std::string>{"b"});
    CHECK(differences(table, {{"a", "x 1"}, {"c", "x 2"}}) == std::set<std::string>{"b", "c"});
}
