#include "sim/report/explanation_figures.h"

#include <fmt/format.h>

#include <algorithm>

#include "sim/measures/summaries.h"

namespace ccsim {
namespace {

std::string words(const ShownFigure& figure, const char* one, const char* three) {
    // Nothing is printed as -0.0.
    const auto tidy = [](double value) { return value > -0.05 && value < 0 ? 0 : value; };
    if (!figure.p5) return fmt::format(fmt::runtime(one), tidy(figure.mean));
    return fmt::format(fmt::runtime(three), tidy(figure.mean), tidy(*figure.p5), tidy(*figure.p95));
}

}  // namespace

ShownFigure shown(std::vector<double> values) {
    const auto summary = summary_of(std::move(values));
    if (!summary) return {};
    if (!summary->spread) return {summary->mean, {}, {}};
    return {summary->mean, summary->spread->p5(), summary->spread->p95()};
}

ShownFigure between(const Explanation& explanation, std::string_view name, std::size_t from, std::size_t to) {
    const Term* const term = explanation.find(name);
    if (term == nullptr) return {};
    std::vector<double> values = term->values.at(to);
    for (std::size_t run = 0; run < values.size(); ++run) values[run] -= term->values.at(from)[run];
    return shown(std::move(values));
}

ShownFigure at(const Explanation& explanation, std::string_view name, std::size_t quarter) {
    const Term* const term = explanation.find(name);
    return term == nullptr ? ShownFigure{} : shown(term->values.at(quarter));
}

std::string signed_words(const ShownFigure& figure) { return words(figure, "{:+.1f}", "{:+.1f} ({:+.1f} to {:+.1f})"); }
std::string plain_words(const ShownFigure& figure) { return words(figure, "{:.1f}", "{:.1f} ({:.1f} to {:.1f})"); }

std::vector<std::pair<std::size_t, std::size_t>> years_of(const ExplainedSpan& span) {
    constexpr std::size_t year = 4;
    std::vector<std::pair<std::size_t, std::size_t>> out;
    for (std::size_t from = 0; from + 1 < span.quarters(); from += year)
        out.emplace_back(from, std::min(from + year, span.quarters() - 1));
    return out;
}

}  // namespace ccsim
