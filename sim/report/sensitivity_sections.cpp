#include "sim/report/sensitivity_sections.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <map>
#include <set>

#include "sim/report/sensitivity_words.h"

namespace ccsim {
namespace {

using sensitivity::Question, sensitivity::ReckonedStep, sensitivity::Sensitivity, sensitivity::StepEffect;

constexpr std::size_t named = 3;  ///< unknowns in a cell of a table

std::string name_of(const Sensitivity& found, std::size_t unknown) { return spaced(found.unknowns[unknown].name); }

/// A row a key measure, a column a date; the cell says what is said of the question.
std::string table_of(const Sensitivity& found, const std::function<std::string(std::size_t)>& cell) {
    std::string head = "| measure |", rule = "|---|", rows;
    const Measure* measure = nullptr;
    for (std::size_t q = 0; q < found.questions.size(); ++q) {
        if (found.questions[q].measure == found.questions.front().measure) {
            head += fmt::format(" {} |", found.questions[q].quarter.words());
            rule += "---|";
        }
        if (found.questions[q].measure != measure) {
            measure = found.questions[q].measure;
            rows += fmt::format("{}| {} |", rows.empty() ? "" : "\n", measure->title);
        }
        rows += fmt::format(" {} |", cell(q));
    }
    return fmt::format("{}\n{}\n{}\n\n", head, rule, rows);
}

std::string driver_cell(const Sensitivity& found, std::size_t question) {
    std::string out;
    for (const Driver& driver : drivers_of(found, question, named))
        out += fmt::format("{}{} {:.0f}%", out.empty() ? "" : ", ", name_of(found, driver.unknown), 100 * driver.total);
    return out.empty() ? "no index" : out;
}

/// "capacity later is the strongest of 9 of the 25 figures, nil cases of 4, ...".
std::string strongest(const Sensitivity& found) {
    std::map<std::size_t, int> times;
    int figures = 0;
    for (std::size_t q = 0; q < found.questions.size(); ++q)
        for (const Driver& driver : drivers_of(found, q, 1)) ++times[driver.unknown], ++figures;
    std::vector<std::pair<std::size_t, int>> order(times.begin(), times.end());
    std::ranges::stable_sort(order, std::ranges::greater(), &std::pair<std::size_t, int>::second);
    order.resize(std::min(order.size(), named));
    std::string out;
    for (const auto& [unknown, count] : order)
        out += out.empty() ? fmt::format("**{} is the strongest driver of {} of the {} figures**",
                                         name_of(found, unknown), count, figures)
                           : fmt::format(", {} of {}", name_of(found, unknown), count);
    return out;
}

std::string mover_cell(const Sensitivity& found, std::size_t question) {
    const auto& centre = found.tornado.centre[question];
    if (!centre) return "no figure";
    const Measure& measure = *found.questions[question].measure;
    std::string out = figure_words(measure, *centre);
    for (const std::size_t k : movers_of(found, question, named))
        out += fmt::format("; {} {}", name_of(found, k),
                           amount_words(found.tornado.swings[question][k].size(), measure.unit));
    return out;
}

std::string companion_cell(const Sensitivity& found, std::size_t question) {
    const auto& open = found.left_open[question];
    if (!open) return "no figure";
    const Measure& measure = *found.questions[question].measure;
    std::string out = fmt::format("{} to {}", figure_words(measure, open->p5), figure_words(measure, open->p95));
    for (const std::size_t k : companions_of(found, question, named))
        out += fmt::format("; {} {:+.2f}", name_of(found, k), open->correlations[k]);
    return out;
}

/// "-£12.3 million (-15.0 to -9.81)".
std::string effect_words(const StepEffect& effect, std::string_view unit, Bare bare = Bare::no) {
    std::string out = signed_amount_words(effect.mean, unit, bare);
    if (effect.p5 && effect.p95)
        out += fmt::format(" ({} to {})", signed_amount_words(*effect.p5, unit, Bare::yes),
                           signed_amount_words(*effect.p95, unit, Bare::yes));
    return out;
}

std::string programme_row(const Sensitivity& found, const ReckonedStep& step, Quarter date) {
    std::string out = fmt::format("| {} |", step.words);
    for (std::size_t q = 0; q < found.questions.size(); ++q) {
        const auto& [measure, quarter] = found.questions[q];
        if (quarter != date || !measure->is_headline()) continue;
        const auto& effect = step.effects[q];
        out += fmt::format(" {} |", effect ? effect_words(*effect, measure->unit, Bare::yes) : "no figure");
    }
    return out + '\n';
}

/// A row a step of the programme, a column a level, at one date.
std::string programme_table(const Sensitivity& found, Quarter date) {
    std::string head = fmt::format("| by {} |", date.words()), rule = "|---|", rows;
    for (const Measure& measure : measures())
        if (measure.is_headline()) {
            head += fmt::format(" {}, {} |", measure.title, measure.unit == "GBP million" ? "£ million" : "cases");
            rule += "--:|";
        }
    for (const ReckonedStep& step : found.reckoner)
        if (step.kind == ReckonedStep::Kind::programme) rows += programme_row(found, step, date);
    return rows.empty() ? "" : fmt::format("{}\n{}\n{}\n", head, rule, rows);
}

/// At the dates that are projected; at all of them when none is.
std::string programme_tables(const SensitivityRecord& record) {
    std::set<Quarter> dates, ahead;
    for (const Question& question : record.found.questions) {
        dates.insert(question.quarter);
        if (question.quarter > record.scenario.last_outturn) ahead.insert(question.quarter);
    }
    std::string out;
    for (const Quarter date : ahead.empty() ? dates : ahead) out += programme_table(record.found, date);
    return out;
}

/// Of the unknowns, by name, the questions that none moves further.
std::map<std::size_t, std::vector<std::size_t>> moved_most(const Sensitivity& found) {
    std::map<std::size_t, std::vector<std::size_t>> out;
    for (std::size_t q = 0; q < found.questions.size(); ++q)
        for (const std::size_t k : movers_of(found, q, 1)) out[k].push_back(q);
    return out;
}

std::string unknown_item(const Sensitivity& found, const ReckonedStep& step,
                         const std::vector<std::size_t>& questions) {
    std::string out;
    for (const std::size_t q : questions)
        if (const auto& effect = step.effects[q])
            out += fmt::format("{}\"{}\" in {} by {}", out.empty() ? "" : "; ", found.questions[q].measure->title,
                               found.questions[q].quarter.words(),
                               effect_words(*effect, found.questions[q].measure->unit));
    return out.empty() ? "" : fmt::format("- **{} of {}** moves {}\n", step.words, spaced(step.name), out);
}

}  // namespace

std::string drivers_section(const SensitivityRecord& record) {
    const Sensitivity& found = record.found;
    if (found.indices.empty()) return "## What drives each measure\n\nSobol's indices were left out.\n\n";
    return fmt::format(
               "## What drives each measure\n\nWith the {} unknowns {}, and independent: {}. Beside each unknown, what "
               "part of the measure's variance it has a hand in (Sobol's total index). Parts add up to more than 100% "
               "where unknowns work together.\n\n",
               found.unknowns.size(), words_of(found.spread.of), strongest(found)) +
           table_of(found, [&](std::size_t q) { return driver_cell(found, q); });
}

std::string open_section(const SensitivityRecord& record) {
    const Sensitivity& found = record.found;
    if (found.about.of != sensitivity::Spread::Of::posterior) return "";
    return "## What the published figures leave open\n\nNine in ten draws of the posterior lie in these ranges, by the "
           "model alone. Beside them the unknowns that go with the measure from draw to draw, with their correlation "
           "(1 or -1: wholly; below 0.3 is left out). Here all unknowns move together as the figures let them.\n\n" +
           table_of(found, [&](std::size_t q) { return companion_cell(found, q); });
}

std::string movers_section(const SensitivityRecord& record) {
    const Sensitivity& found = record.found;
    const std::string which = found.about.of == sensitivity::Spread::Of::posterior ? "posterior" : "prior";
    return fmt::format(
               "## One unknown at a time\n\nEach figure with all unknowns at the medians of their {}, then the three "
               "that move it furthest by themselves, from their 5% to their 95% point, and over how wide a "
               "range. The charts `tornado-*.svg` show eight.{}\n\n",
               which,
               which == "prior" ? "" : " An unknown moved alone does what the figures do not let it do: see below.") +
           table_of(found, [&](std::size_t q) { return mover_cell(found, q); });
}

std::string reckoner_section(const SensitivityRecord& record) {
    const Sensitivity& found = record.found;
    std::string unknowns;
    const std::string programme = programme_tables(record);
    const auto most = moved_most(found);
    for (std::size_t s = 0; s < found.reckoner.size(); ++s)
        if (const auto questions = most.find(s); questions != most.end())
            unknowns += unknown_item(found, found.reckoner[s], questions->second);
    const std::string about =
        found.draws > 1 ? fmt::format("means over {} draws of the posterior, with 90% of them in brackets", found.draws)
                        : std::string("about the scenario's own numbers");
    return fmt::format("## Ready reckoner\n\nAll else as it is; {}. Every step and measure is in `reckoner.csv`.\n\n",
                       about) +
           (programme.empty() ? "" : "What whoever runs the programme can set:\n\n" + programme) +
           "What is not known, of each unknown the measures that it moves most:\n\n" + unknowns + '\n';
}

std::string names_section(const SensitivityRecord& record) {
    const Sensitivity& found = record.found;
    std::set<std::size_t> shown;
    for (std::size_t q = 0; q < found.questions.size(); ++q) {
        for (const Driver& driver : drivers_of(found, q, named)) shown.insert(driver.unknown);
        for (const std::size_t k : movers_of(found, q, named)) shown.insert(k);
        for (const std::size_t k : companions_of(found, q, named)) shown.insert(k);
    }
    std::string rows;
    for (const std::size_t k : shown) {
        const Unknown& unknown = found.unknowns[k];
        const std::size_t others = unknown.moved.size() - 1;
        rows +=
            fmt::format("| {} | {} | `{}`{} |\n", name_of(found, k), sensitivity::description_of(unknown.first().path),
                        unknown.first().path, others == 0 ? "" : fmt::format(" and {} more", others));
    }
    return "## The names\n\n| unknown | its first number | |\n|---|---|---|\n" + rows;
}

}  // namespace ccsim
