#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "sim/report/page/page_figure.h"
#include "sim/report/page/sections.h"
#include "sim/scenario/parameter_table.h"

namespace ccsim {
namespace {

using Json = nlohmann::json;

std::string words_at(const Json& json, const char* key) {
    const auto found = json.find(key);
    if (found == json.end()) return "";
    return found->is_string()   ? found->get<std::string>()
           : found->is_number() ? fmt::format("{:.4g}", found->get<double>())
                                : found->dump();
}

/// The first line says what is not passed.
void write_fit(HtmlWriter& page, const PageInput& input) {
    page.element("h3", "Does the model fit the published figures?");
    const Json json = Json::parse(input.diagnostics, nullptr, false);
    if (!json.is_object()) {
        page.element("p", input.manifest.run.posterior.empty()
                              ? "This run is of one set of numbers, set by hand; it has no fit to judge."
                              : "The diagnostics of the posterior " + input.manifest.run.posterior +
                                    " are not at hand, so this page has no verdict on its fit.");
        return;
    }
    WordTable table{.head = {"Check", "Value", "Wanted", "Passed"}, .rows = {}};
    std::size_t failed = 0;
    for (const Json& gate : json.value("gates", Json::array())) {
        const bool passed = gate.is_object() && gate.value("passed", Json()) == true;
        failed += passed ? 0 : 1;
        table.rows.push_back({words_at(gate, "gate"), words_at(gate, "value"), words_at(gate, "wanted"),
                              passed ? "passed" : "not passed"});
    }
    std::stable_partition(table.rows.begin(), table.rows.end(),
                          [](const auto& row) { return row.back() == "not passed"; });
    std::string verdict = words_at(json, "verdict");
    if (!verdict.empty())
        verdict.front() = verdict.front() == 'n' ? 'N' : verdict.front() == 'p' ? 'P' : verdict.front();
    page.element("p", verdict + ".", {{"id", "fit-verdict"}, {"class", failed > 0 ? "warning" : "verdict"}});
    page.element(
        "p", fmt::format("{} of {} checks are passed. A fit is judged against figures up to {} that it was made from.",
                         table.rows.size() - failed, table.rows.size(), words_at(json, "last_figure")));
    write_table(page, table, "Checks of the fit, those not passed first", "words");
}

/// What an assumption rated to matter rests on, when no draw varies it.
WordTable held_fixed(const PageInput& input) {
    WordTable table{.head = {"Number", "What it is", "Quality of its evidence", "Impact"}, .rows = {}};
    for (const ParameterRow& row : parameter_table()) {
        if (row.is_quarter() || row.impact != Rating::red || row.quality == Rating::green) continue;
        const std::string path(row.path);
        if (std::find(input.drawn.begin(), input.drawn.end(), path) != input.drawn.end()) continue;
        table.rows.push_back(
            {path, std::string(row.description), std::string(word_of(row.quality)), std::string(word_of(row.impact))});
    }
    return table;
}

void write_not_in_fan(HtmlWriter& page, const PageInput& input) {
    page.open("div", {{"class", "inset"}, {"id", "not-in-fan"}}).element("h3", "Uncertainty not in this fan");
    page.open("ul");
    page.element(
        "li", "A change of the plan, of the law or of charges: the programme is taken as it stood in September 2016.");
    page.element("li",
                 "Behaviour that changes later: trends stop at the last published quarter, and nothing reacts to what "
                 "closure does to others.");
    page.element("li",
                 "The structure of the model: other rules that would fit the same figures as well are not tried here.");
    page.element(
        "li",
        "Revisions and errors of the published figures beyond how they were rounded and what the fit allows for.");
    page.element("li",
                 "What is not modelled: enforcement actions, appeals, complaints, calls, staff and accuracy; whether "
                 "money reaches children through Maintenance Direct.");
    for (const std::string& path : input.manifest.run.fixed)
        page.element("li", path + " is set by the scenario, the same in every draw.");
    page.close();
    const WordTable fixed = held_fixed(input);
    page.element(
        "p",
        fmt::format(
            "{} numbers whose impact is rated red and whose evidence is not rated green have one value in every run:",
            fixed.rows.size()));
    page.open("details").element("summary", "Table of numbers that matter and do not vary");
    write_table(page, fixed, "Numbers rated to matter that no draw varies", "words");
    page.close().close();
}

}  // namespace

void write_reliance(HtmlWriter& page, const PageInput& input) {
    page.open("section", {{"id", "reliance"}}).element("h2", "Can it be relied on?");
    write_fit(page, input);
    page.element("h3", "Did it forecast the past?");
    page.element(
        "p",
        "This page has no scores. ccsim backtest makes forecasts from earlier quarters and scores them against "
        "what was published later (calibration/backtest/verdict.md has those of the baseline); ccsim score holds "
        "this run against figures that come out.",
        {{"id", "backtest-verdict"}});
    write_not_in_fan(page, input);
    page.close();
}

}  // namespace ccsim
