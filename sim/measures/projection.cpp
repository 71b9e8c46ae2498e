#include "sim/measures/projection.h"

#include <algorithm>
#include <cmath>

#include "sim/measures/rate.h"
#include "sim/model/tally.h"

namespace ccsim {
namespace {

std::size_t quarters_of(std::span<const Series> replicates) {
    if (replicates.empty()) return 0;
    std::size_t quarters = replicates.front().size();
    for (const Series& series : replicates) quarters = std::min(quarters, series.size());
    return quarters;
}

/// One measure in one quarter, in all that was run. What is shown is the model alone, or the same with its misfit.
class Values {
public:
    Values(std::span<const DrawFigures> model, std::span<const DrawFigures> shown, std::size_t place)
        : model_(model), shown_(shown), place_(place) {}

    std::optional<Summary> summary() const {
        std::vector<double> all = runs_of(shown_);
        const std::size_t runs = all.size(), lacking = std::erase_if(all, is_none);
        if (too_many_lack(lacking, runs)) return {};
        std::optional<Summary> summary = summary_of(std::move(all));
        if (summary && summary->spread) take_apart(*summary->spread);
        return summary;
    }

private:
    void take_apart(Spread& spread) const {
        if (shown_.size() == 1) {
            spread.sd_process = spread.sd;
            return;
        }
        if (shown_.data() != model_.data()) spread.sd_discrepancy = sd_of(less(runs_of(shown_), runs_of(model_)));
        std::vector<double> expected, differences;
        for (std::size_t d = 0; d < shown_.size(); ++d) {
            if (!model_[d].expected) return;
            expected.push_back((*model_[d].expected)[place_]);
            for (const Figures& replicate : shown_[d].replicates)
                differences.push_back(replicate[place_] - (*shown_[d].expected)[place_]);
        }
        std::erase_if(expected, is_none);
        std::erase_if(differences, is_none);
        if (expected.size() < 2) return;
        spread.sd_parameters = sd_of(std::move(expected));
        if (differences.size() > 1) spread.sd_process = sd_of(std::move(differences));
    }

    std::vector<double> runs_of(std::span<const DrawFigures> draws) const {
        std::vector<double> out;
        for (const DrawFigures& draw : draws) {
            if (draw.replicates.empty()) out.push_back((*draw.expected)[place_]);
            for (const Figures& replicate : draw.replicates) out.push_back(replicate[place_]);
        }
        return out;
    }

    /// Of the runs that have both.
    static std::vector<double> less(std::vector<double> from, const std::vector<double>& taken) {
        for (std::size_t i = 0; i < from.size(); ++i) from[i] -= taken[i];
        std::erase_if(from, is_none);
        return from;
    }

    static bool is_none(double value) { return std::isnan(value); }

    static double sd_of(std::vector<double> values) { return summary_of(std::move(values))->spread->sd; }

    std::span<const DrawFigures> model_, shown_;
    std::size_t place_;
};

std::size_t runs_of(std::span<const DrawFigures> draws) {
    std::size_t runs = 0;
    for (const DrawFigures& draw : draws) runs += std::max<std::size_t>(1, draw.replicates.size());
    return runs;
}

std::size_t figures_in(const DrawFigures& draw) {
    return draw.replicates.empty() ? draw.expected->size() : draw.replicates.front().size();
}

/// Measures that the expected engine does not have are not among its figures.
void forget_what_only_samples_say(Figures& figures, std::size_t quarters) {
    for (std::size_t m = 0; m < measures().size(); ++m)
        if (measures()[m].from == Measure::From::sampled_engine)
            std::fill_n(figures.begin() + static_cast<std::ptrdiff_t>(m * quarters), quarters, std::nan(""));
}

}  // namespace

std::optional<Summary> Projection::of(const Measure& measure, Quarter quarter) const {
    const int at = quarter - start_;
    if (at < 0 || at >= static_cast<int>(quarters_)) return {};
    const auto row = static_cast<std::size_t>(&measure - measures().data());
    return figures_[row * quarters_ + static_cast<std::size_t>(at)];
}

bool Projection::has_misfit(const Measure& measure) const {
    const auto row = static_cast<std::ptrdiff_t>(&measure - measures().data());
    const auto first = figures_.begin() + row * static_cast<std::ptrdiff_t>(quarters_);
    return std::any_of(first, first + static_cast<std::ptrdiff_t>(quarters_), [](const std::optional<Summary>& figure) {
        return figure && figure->spread && figure->spread->sd_discrepancy.value_or(0) > 0;
    });
}

DrawFigures figures_of_draw(Quarter start, const RunResult& result, DirectCounted counted) {
    const std::size_t quarters = result.expected.size();
    DrawFigures out{.expected = figures_of(start, result.expected, quarters, counted), .replicates = {}};
    forget_what_only_samples_say(*out.expected, quarters);
    for (const Series& replicate : result.replicates)
        out.replicates.push_back(figures_of(start, replicate, quarters, counted));
    return out;
}

Projection project(Quarter start, std::span<const DrawFigures> draws) {
    return project(start, draws, {.draws = draws, .from = start});
}

Projection project(Quarter start, std::span<const DrawFigures> draws, const WithMisfit& with_misfit) {
    const std::size_t figures = figures_in(draws.front()), quarters = figures / measures().size();
    std::vector<std::optional<Summary>> summaries;
    summaries.reserve(figures);
    for (std::size_t place = 0; place < figures; ++place) {
        const bool alone = start + static_cast<int>(place % quarters) < with_misfit.from;
        summaries.push_back(Values(draws, alone ? draws : with_misfit.draws, place).summary());
    }
    return {start, quarters, runs_of(draws), std::move(summaries)};
}

Projection project(Quarter start, std::span<const Series> replicates) {
    const std::size_t quarters = quarters_of(replicates);
    DrawFigures only;
    for (const Series& series : replicates) only.replicates.push_back(figures_of(start, series, quarters));
    return project(start, {&only, 1});
}

}  // namespace ccsim
