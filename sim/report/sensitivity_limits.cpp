#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "sim/measures/rate.h"
#include "sim/report/sensitivity_sections.h"
#include "sim/report/sensitivity_words.h"
#include "sim/report/with_commas.h"

namespace ccsim {
namespace {

using sensitivity::Sensitivity;

std::string whole(double number) { return with_commas(number, 0); }

/// "Contributing in December 2018".
std::string name_of(const sensitivity::Question& question) {
    return fmt::format("{} in {}", question.measure->title, question.quarter.words());
}

/// Where figures are lacking, and what was done about it.
std::string lacking(const SensitivityRecord& record) {
    const Sensitivity& found = record.found;
    std::string out;
    for (std::size_t q = 0; q < found.indices.size(); ++q) {
        const sensitivity::QuestionIndices& of = found.indices[q];
        if (of.lacking == 0) continue;
        out += fmt::format("\n  - {}: no figure at {} of {} points; {} of {} rows are left{}",
                           name_of(found.questions[q]), whole(static_cast<double>(of.lacking)),
                           whole(static_cast<double>(of.points)), whole(of.rows), whole(record.settings.points),
                           of.indices ? ", so its indices are of those where there is a figure, in which the unknowns "
                                        "are no longer independent"
                                      : ", too few for indices");
    }
    const std::string rule = fmt::format("A rate of fewer than {:g} cases is no figure", fewest_cases);
    return out.empty() ? fmt::format("- {}. No point lacks one.\n", rule) : fmt::format("- {}.{}\n", rule, out);
}

std::string interactions(const Sensitivity& found) {
    double least = 1, most = 0;
    for (const auto& question : found.indices)
        if (question.indices) {
            const double alone = std::clamp(question.indices->sum_of_first.value, 0.0, 1.0);
            least = std::min(least, alone);
            most = std::max(most, alone);
        }
    if (most == 0) return "";
    return fmt::format(
        "- By themselves the unknowns make {:.0f}% to {:.0f}% of the variance of a measure; the rest they make "
        "together, "
        "so the effect of one depends on where the others are.\n",
        100 * least, 100 * most);
}

/// The widest 90% interval of the total index of a strongest driver.
std::string sampling_error(const SensitivityRecord& record) {
    double widest = 0;
    std::size_t where = 0;
    for (std::size_t q = 0; q < record.found.indices.size(); ++q)
        for (const Driver& driver : drivers_of(record.found, q, 1)) {
            const sensitivity::SobolIndex& index = record.found.indices[q].indices->total[driver.unknown];
            if (index.p95 - index.p5 > widest) widest = index.p95 - index.p5, where = q;
        }
    if (widest == 0) return "";
    return fmt::format(
        "- Indices are estimates from {} points: the 90% bootstrap interval of a strongest driver is up to {:.0f} "
        "points "
        "wide ({}). By chance indices may be above 100%, and small ones below 0.\n",
        whole(record.settings.points), 100 * widest, name_of(record.found.questions[where]));
}

/// How often both methods name the same unknown first.
std::string agreement(const Sensitivity& found) {
    if (found.screening.empty() || found.indices.empty()) return "";
    int same = 0, compared = 0;
    for (std::size_t q = 0; q < found.questions.size(); ++q) {
        const auto drivers = drivers_of(found, q, 2);
        const auto& effects = found.screening[q];
        const auto most = std::ranges::max_element(effects, {}, [](const auto& e) { return e ? e->mu_star : -1.0; });
        if (drivers.empty() || !*most) continue;
        ++compared;
        const auto first = static_cast<std::size_t>(most - effects.begin());
        same += std::ranges::any_of(drivers, [first](const Driver& d) { return d.unknown == first; });
    }
    return fmt::format(
        "- The screening of Morris, a method of its own, has its strongest unknown among Sobol's two strongest for {} "
        "of "
        "{} figures (`morris.csv`).\n",
        same, compared);
}

std::string correlations(const Sensitivity& found) {
    if (found.about.of != sensitivity::Spread::Of::posterior) return "";
    constexpr std::size_t told = 3;
    std::string pairs;
    for (const auto& c : found.about.correlations) {
        if (&c - found.about.correlations.data() == told) break;
        pairs += fmt::format("{}{} and {} ({:+.2f})", pairs.empty() ? "" : ", ", spaced(found.unknowns[c.one].name),
                             spaced(found.unknowns[c.other].name), c.correlation);
    }
    return fmt::format(
        "- **In the posterior the unknowns are correlated**: the published figures often tell what two of them come to "
        "together and not each alone. {} pairs are correlated by 0.3 or more{}{}. Shares of a variance are defined for "
        "independent unknowns only, so the indices here leave correlations out, and so do the charts: moved alone, an "
        "unknown breaks what the figures say of it and others together, and moves a measure further than it could. "
        "What "
        "is left open about a measure is the interval of `ccsim run`.\n",
        found.about.correlations.size(), pairs.empty() ? "" : ", most of all ", pairs);
}

std::string left_out(const Sensitivity& found) {
    std::string out;
    const auto names = [](const std::vector<std::string>& of) {
        std::string list;
        for (const std::string& name : of) list += (list.empty() ? "" : ", ") + spaced(name);
        return list;
    };
    if (!found.settled.empty())
        out += fmt::format("- Settled by the scenario, so they move nothing: {}.\n", names(found.settled));
    if (!found.not_there.empty())
        out += fmt::format("- Not in the scenario, so left out: {}.\n", names(found.not_there));
    return out;
}

}  // namespace

std::string limits_section(const SensitivityRecord& record) {
    const Sensitivity& found = record.found;
    return fmt::format(
               "## What these figures are\n\n- {} evaluations of the expected engine: averages without drawing any "
               "case, "
               "without run-to-run chance and without what the model misses.\n",
               whole(static_cast<double>(found.evaluations))) +
           correlations(found) + interactions(found) + sampling_error(record) + agreement(found) + lacking(record) +
           left_out(found) +
           "- A driver is something that is not known, not a cause that anybody has seen; what the model leaves out "
           "drives nothing here.\n\n";
}

}  // namespace ccsim
