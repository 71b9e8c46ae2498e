#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "sim/measures/summaries.h"
#include "sim/report/evidence_files.h"

namespace ccsim {
namespace {

constexpr std::string_view limits = R"(## What this cannot say

- A rival is weighed as a whole: with these rules, priors and scales of misfit. That one is far less probable than another
  says that it fits worse or has to reach further, not that the other is right; no rival stands for what all of them lack.
- "No selection effect" is random order at the capacity of the programme, not a programme without effect. It closes cases
  with a liability sooner than the programme did, so it is told by the caseload as much as by paying.
- "No behaviour change" has no trend in paying at all. Charging and the economy are within the trend and cannot be told
  from it.
- The capacity before October 2015 is the scenario's, for all rivals alike; letters were used when it was set.
- The error is the calculation's, from fits with other random numbers. It holds nothing of priors and scales: the grid
  shows some of that, and no more.
- All rivals share one likelihood, whose allowance for misfit is spread over the figures as the encompassing model does it
  where it fits best.
)";

std::string summary_words(const std::vector<double>& values, const char* format) {
    const ShownFigure f = shown(values);
    if (!f.p5) return fmt::format(fmt::runtime(format), f.mean);
    return fmt::format("{} ({} to {})", fmt::format(fmt::runtime(format), f.mean),
                       fmt::format(fmt::runtime(format), *f.p5), fmt::format(fmt::runtime(format), *f.p95));
}

std::string whole(const std::vector<double>& values) { return summary_words(values, "{:.0f}"); }
std::string tenths(const std::vector<double>& values) { return summary_words(values, "{:+.1f}"); }

std::string percent(double probability) {
    if (probability > 0 && probability < 0.001) return "below 0.1%";
    if (probability < 1 && probability > 0.999) return "over 99.9%";
    return fmt::format("{:.1f}%", 100 * probability);
}

std::string head(const EvidenceRecord& record) {
    return fmt::format(
        "# Rival explanations weighed: {}\n\n{}\n\n{} figures of the Quarterly Summary to {}, {} unknowns. Left out, "
        "as "
        "they say more or less by themselves in which order cases were selected: {}.\n",
        record.scenario.name, not_official, record.figures, record.span.to.words(), record.unknowns,
        record.left_out.empty()
            ? "nothing"
            : std::accumulate(std::next(record.left_out.begin()), record.left_out.end(), record.left_out.front(),
                              [](const std::string& all, const std::string& one) { return all + "; " + one; }));
}

/// The main answer: of the encompassing model, and how far its figures narrow what was thought before.
std::string share_section(const EvidenceRecord& record) {
    const RiseTerms& rise = record.rises.front();
    const auto width = [](const std::vector<double>& values) {
        const ShownFigure f = shown(values);
        return f.p5 ? *f.p95 - *f.p5 : 0.0;
    };
    std::string out = fmt::format(
        "\n## How much of the rise is owed to the order of selection\n\nFrom {} to {} the share contributing rises by "
        "{} "
        "points in the model with both. Of it **the order of selection is {} percent**: {} points. Means over {} draws "
        "of "
        "what "
        "these figures leave open; in brackets the 5% and 95% points. Shapley terms, as in `ccsim explain`.\n\n",
        record.span.from.words(), record.span.to.words(), tenths(rise.change()),
        whole(rise.percent_of(Mechanism::published_order)), tenths(rise.points(Mechanism::published_order)),
        rise.draws.size());
    out += "| Mechanism | points | % of the rise | points before the figures are seen | width after, of before |\n";
    out += "|---|---:|---:|---:|---:|\n";
    for (std::size_t m = 0; m < mechanism_count; ++m) {
        const auto mechanism = static_cast<Mechanism>(m);
        const std::vector<double> before = record.prior.points(mechanism), after = rise.points(mechanism);
        out += fmt::format("| {} | {} | {} | {} | {:.2f} |\n", named_mechanisms[m].words, tenths(after),
                           whole(rise.percent_of(mechanism)), tenths(before),
                           width(before) > 0 ? width(after) / width(before) : 0);
    }
    return out + "\nA width of 1 would mean that the figures say nothing of a mechanism.\n";
}

std::string rivals_section(const EvidenceRecord& record) {
    const Evidence& e = record.evidence;
    const Eigen::VectorXd probabilities = e.probabilities();
    std::string out = fmt::format(
        "\n## The rivals\n\nLog Bayes factors over the model with both, ± the standard error of the calculation ({} "
        "fits "
        "each), and probabilities when all four are equally likely beforehand.\n\n| Rival | log evidence | log Bayes "
        "factor | | probability |\n|---|---:|---:|---|---:|\n",
        record.settings.replicates);
    for (const Rival rival : all_rivals) {
        const methods::LogEvidence factor = e.log_bayes_factor(rival);
        const std::string verdict = rival == Rival::both ? ""
                                                         : fmt::format("{} {}", worth_of(factor.value),
                                                                       factor.value < 0 ? "against it" : "for it");
        out += fmt::format("| {} | {} | {} | {} | {} |\n", named_rivals[static_cast<std::size_t>(rival)].words,
                           words_of(e.of(rival).log_evidence), rival == Rival::both ? "0" : words_of(factor), verdict,
                           percent(probabilities[static_cast<Eigen::Index>(rival)]));
    }
    return out +
           "\nBelow 1 a log Bayes factor is not worth a mention, from 1 some evidence, from 3 strong, from 5 very "
           "strong.\n";
}

/// Whether a log Bayes factor changes its sign on the grid.
std::string range_words(const Evidence& e, Rival rival) {
    double least = INFINITY, most = -INFINITY;
    for (const GridPoint at : e.points()) {
        const double factor = e.log_bayes_factor(rival, at).value;
        least = std::min(least, factor);
        most = std::max(most, factor);
    }
    const std::string range =
        fmt::format("- {}: {:.1f} to {:.1f}", named_rivals[static_cast<std::size_t>(rival)].words, least, most);
    return range + (least < 0 && most > 0 ? ". **The sign changes: the published series do not decide.**\n" : ".\n");
}

std::string grid_section(const EvidenceRecord& record) {
    const Evidence& e = record.evidence;
    if (e.points().size() < 2) return {};
    std::string out =
        "\n## If other things had been assumed\n\nPrior width: of the unknowns of behaviour (its trend and the effect "
        "of "
        "notice), as a multiple of the declared; discrepancy scale: of all that the model may miss. Log Bayes factors "
        "over the model with both at the same point.\n\n| prior width | discrepancy scale |";
    for (const Rival rival : {Rival::no_selection_effect, Rival::no_behaviour_change, Rival::neither})
        out += fmt::format(" {} |", rival_words[static_cast<std::size_t>(rival)]);
    out += " share of the order, % |\n|---:|---:|---:|---:|---:|---:|\n";
    for (const RiseTerms& rise : record.rises) {
        out += fmt::format("| {} | {} |", rise.at.prior_width, rise.at.discrepancy_scale);
        for (const Rival rival : {Rival::no_selection_effect, Rival::no_behaviour_change, Rival::neither})
            out += fmt::format(" {} |", words_of(e.log_bayes_factor(rival, rise.at)));
        out += fmt::format(" {} |\n", whole(rise.percent_of(Mechanism::published_order)));
    }
    out += "\nSmallest and largest:\n\n";
    for (const Rival rival : {Rival::no_selection_effect, Rival::no_behaviour_change, Rival::neither})
        out += range_words(e, rival);
    return out;
}

std::string calculation_section(const EvidenceRecord& record) {
    double memory = 0, shape = 0;
    std::size_t reweighted = 0;
    for (const RivalEvidence& r : record.evidence.rivals) {
        memory = std::max(memory, r.memory);
        shape = std::max(shape, r.shape.value_or(0));
        reweighted += r.shape ? 1 : 0;
    }
    return fmt::format(
        "\n## The calculation\n\n{} thousand evaluations of the expected engine, seed {}; {} fits of each rival as "
        "declared, {} at other points of the grid. The samplers' memory is {:.2f} at most ({}). {} points of the grid "
        "were answered by re-weighting the fits of the declared width, with k-hat {:.2f} at most; it is not used from "
        "{}.\n\n",
        record.evidence.evaluations / 1000, record.settings.seed, record.settings.replicates,
        record.settings.grid_replicates, memory,
        memory < 0.1 ? "below 0.1, as wanted" : "**below 0.1 is wanted: evidences may be somewhat low**", reweighted,
        shape, methods::largest_shape);
}

}  // namespace

std::string_view worth_of(double log_bayes_factor) {
    const double size = std::abs(log_bayes_factor);
    if (size < 1) return "not worth a mention";
    if (size < 3) return "some evidence";
    return size < 5 ? "strong evidence" : "very strong evidence";
}

std::string words_of(const methods::LogEvidence& figure) {
    return figure.error ? fmt::format("{:.1f} ± {:.1f}", figure.value, *figure.error)
                        : fmt::format("{:.1f}", figure.value);
}

std::string evidence_text(const EvidenceRecord& record) {
    return head(record) + share_section(record) + rivals_section(record) + grid_section(record) +
           calculation_section(record) + std::string(limits);
}

}  // namespace ccsim
