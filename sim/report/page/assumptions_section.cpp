#include <fmt/format.h>

#include <algorithm>

#include "sim/report/page/page_figure.h"
#include "sim/report/page/sections.h"
#include "sim/scenario/list_items.h"
#include "sim/scenario/parameter_table.h"

namespace ccsim {
namespace {

std::string value_of(const PageInput& input, const ParameterRow& row) {
    if (!input.scenario) return "not read";
    const bool drawn = std::find(input.drawn.begin(), input.drawn.end(), row.path) != input.drawn.end();
    const bool fixed =
        std::find(input.facts.fixed.begin(), input.facts.fixed.end(), row.path) != input.facts.fixed.end();
    return text_of(value_of(row, input.scenario->parameters)) + (drawn && !fixed ? " (varied by the draws)" : "");
}

/// Items of lists, of which some number may vary.
void add_lists(const PageInput& input, WordTable& table) {
    if (!input.scenario) return;
    for (const ListItem& item : list_items(input.scenario->parameters)) {
        const bool drawn = std::any_of(input.drawn.begin(), input.drawn.end(), [&](const std::string& path) {
            return path.starts_with(item.path + '.') &&
                   std::find(input.facts.fixed.begin(), input.facts.fixed.end(), path) == input.facts.fixed.end();
        });
        table.rows.push_back({item.path, std::string(item.list->description),
                              item.words() + (drawn ? " (varied by the draws)" : ""), std::string(item.list->unit),
                              std::string(word_of(item.list->quality)), std::string(word_of(item.list->impact)),
                              std::string(item.list->source)});
    }
}

WordTable all_assumptions(const PageInput& input) {
    WordTable table{
        .head = {"Number", "What it is", "Value in the scenario", "Unit", "Quality", "Impact", "Source or reason"},
        .rows = {}};
    for (const ParameterRow& row : parameter_table())
        table.rows.push_back({std::string(row.path), std::string(row.description), value_of(input, row),
                              std::string(unit_of(row.kind)), std::string(word_of(row.quality)),
                              std::string(word_of(row.impact)), std::string(row.source)});
    add_lists(input, table);
    return table;
}

}  // namespace

void write_assumptions(HtmlWriter& page, const PageInput& input) {
    const auto rows = parameter_table();
    const auto weak =
        std::count_if(rows.begin(), rows.end(), [](const ParameterRow& row) { return row.quality == Rating::red; });
    const auto core = std::count_if(rows.begin(), rows.end(), [](const ParameterRow& row) {
        return row.quality == Rating::red && row.impact == Rating::red;
    });
    page.open("section", {{"id", "assumptions"}}).element("h2", "Assumptions");
    page.element("p", fmt::format("The scenario has {} rated numbers. {} rest on little evidence or on opinion "
                                  "(quality red), and {} of these also matter a great deal (impact red).",
                                  rows.size(), weak, core));
    page.open("dl", {{"class", "summary"}});
    page.element("dt", "Quality")
        .element("dd", "green: reliable and recent; amber: some evidence; red: little evidence or opinion.");
    page.element("dt", "Impact")
        .element("dd", "green: marginal; amber: relevant; red: core, results change much with it.")
        .close();
    const WordTable table = all_assumptions(input);
    page.open("details").element("summary", "Table of all assumptions");
    write_table(page, table, "Every rated number of the scenario, and its lists", "words");
    page.close();
    const std::string csv = data_link("text/csv", csv_of(table));
    page.open("ul", {{"class", "downloads"}}).open("li");
    page.element("a", "Download the assumptions (CSV)", {{"download", "assumptions.csv"}, {"href", csv}})
        .close()
        .close()
        .close();
}

void write_provenance(HtmlWriter& page, const PageInput& input) {
    const RunFacts& facts = input.facts;
    page.open("section", {{"id", "provenance"}}).element("h2", "Where this comes from");
    page.open("dl", {{"class", "summary"}});
    const auto add = [&](const char* name, const std::string& value) {
        if (!value.empty()) page.element("dt", name).element("dd", value);
    };
    add("Program", facts.program);
    add("Command", facts.command_line);
    add("Engine", facts.engine);
    add("Posterior", facts.posterior.empty() ? "none" : facts.posterior);
    add("Draws", facts.draws);
    add("Replicates of each", facts.replicates);
    add("One simulated case stands for", facts.scale);
    add("Seed", facts.seed);
    add("Digest of the results", facts.digest);
    page.close();
    WordTable inputs{.head = {"File read", "SHA-256"}, .rows = {}};
    for (const auto& [path, digest] : facts.inputs) inputs.rows.push_back({path, digest});
    write_table(page, inputs, "What the run read", "words");
    page.element("p",
                 "Published figures: Department for Work and Pensions, Crown copyright, Open Government Licence v3.0.")
        .close();
}

}  // namespace ccsim
