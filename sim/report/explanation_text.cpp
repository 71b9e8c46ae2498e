#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "sim/report/explanation_figures.h"
#include "sim/report/explanation_files.h"
#include "sim/report/explanation_sections.h"

namespace ccsim {
namespace {

constexpr std::string_view what_off_means = R"(## What "off" means

A term is what a mechanism adds to the change, averaged over all orders in which the five can be switched on (its
Shapley value). The five terms and the change with all of them off add up to the change, in every draw. A mechanism
that is off:

| Mechanism | off |
|---|---|
| Published order of closure | every open case, nil ones included, has the same chance of being selected, at the same capacity |
| Poor payers leaving faster | withdrawal, reactive closure and becoming nil happen at the mean rate of the opening caseload to all payer types |
| End of intake | new cases go on coming after September 2013 at the mean of the quarters to then |
| Behaviour and notices | paying stays as it was in {held}, and notice has no effect. Charging began within these years and cannot be told from the trend: it is in this term |
| Fewer new enforcements | enforcement goes on starting at the rate of {held} |

Off from the start of the run, so that both ends of the change are of one world. What is left with all five off is the
caseload ageing, withdrawing, closing at random and moving between services, Maintenance Direct's slow exit first of all.
)";

constexpr std::string_view limits = R"(## What this cannot say

- The terms are the model's, given its parameters. A trend has no cause here: whatever moved paying with time, charging
  and the economy included, is in *Behaviour and notices*.
- Maintenance Direct is counted as paying in full, as published. Where a term works through its share of the cases, it
  moved a count and nobody's paying.
- Payer types are seen by no record. How fast poor payers leave by themselves, and how much the trend is, are known only
  as far as the published totals tell them apart; intervals over a posterior show how far that is, and a run without one
  shows nothing of it.
- The accounts by case say who made the rate move, not why: those closed in segment 2 would in part have paid later.
)";

std::string on_accounts(const ExplanationRecord& record) {
    if (record.design.replicates == 0) return " There are no accounts by case: the sampled engine was not asked.";
    if (record.design.draws == 1)
        return fmt::format(
            " Brackets in the accounts by case are the 5% and 95% points of {} simulated caseloads at scale {}: chance "
            "alone.",
            record.design.replicates, record.design.scale);
    return fmt::format(
        " The accounts by case are of {} simulated {} of each at scale {}, so their brackets hold chance, too.",
        record.design.replicates, record.design.replicates == 1 ? "caseload" : "caseloads", record.design.scale);
}

std::string intervals_of(const ExplanationRecord& record) {
    const std::string answer =
        record.design.draws > 1
            ? fmt::format(
                  "Figures are means over {} draws of the unknowns, which add up; in brackets the 5% "
                  "and 95% points.",
                  record.design.draws)
            : "One set of parameter values: nothing here says how sure the answer is.";
    return answer + on_accounts(record);
}

std::string head(const ExplanationRecord& record) {
    const ExplainedSpan& span = record.explanation.span;
    std::string out = fmt::format("# Why compliance moved: {}, {} to {}\n\n{}\n\n{}\n", record.scenario.name,
                                  span.from.words(), span.to.words(), not_official, intervals_of(record));
    for (const std::string& path : record.design.fixed)
        out += fmt::format("\n`{}` is set by the scenario, so it is the same in every draw.\n", path);
    for (const std::string& warning : record.provenance.warnings) out += fmt::format("\nWarning: {}.\n", warning);
    return out;
}

std::string_view word_of(Answer answer) {
    constexpr std::array<std::string_view, 3> words{"True", "False", "Not decided"};
    return words[static_cast<std::size_t>(answer)];
}

std::string statements_section(const Explanation& explanation) {
    std::string out =
        "## The publication's own statements\n\nEach as an experiment within the model; true when its size is above 0 "
        "in "
        "95% of the draws.\n\n| Published | Experiment | Size | Answer |\n|---|---|---|---|\n";
    for (const Statement& s : explanation.statements) {
        out += fmt::format("| {} | {} | {} {} | {} |\n", s.says, s.experiment, signed_words(shown(s.effect)), s.unit,
                           word_of(s.answer()));
    }
    return out + '\n';
}

}  // namespace

std::string explanation_text(const ExplanationRecord& record) {
    const Explanation& e = record.explanation;
    std::string out = head(record);
    for (const Rate rate : both_rates) {
        out += mechanisms_section(e, rate) + years_section(e, rate);
        if (rate == Rate::contributing) out += maintenance_direct_section(e, record.published);
        out += flows_section(e, rate) + worlds_section(e, rate);
    }
    out += statements_section(e);
    out += fmt::format(fmt::runtime(what_off_means), fmt::arg("held", e.span.from.words()));
    return out + '\n' + std::string(limits);
}

}  // namespace ccsim
