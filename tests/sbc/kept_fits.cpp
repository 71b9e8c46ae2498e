#include "tests/sbc/kept_fits.h"

#include <fmt/format.h>

#include <algorithm>

#include "calibration/methods/rank_checks.h"

namespace ccsim::tests {
namespace {

namespace fs = std::filesystem;

constexpr const char *file_name = "sbc.csv", *failures_name = "sbc-failed.csv";
constexpr const char* columns = "dataset,quantity,rank,inside_50,inside_90\n";

/// Its rows of sbc.csv, the same number of every data set.
std::string rows_of(const RankedFit& fit) {
    std::string out;
    for (const RankedQuantity& q : fit.ranks) {
        const std::vector<int> one{q.rank};
        out += fmt::format("{},{},{},{},{}\n", fit.dataset, q.quantity, q.rank, methods::covered(one, rank_draws, 0.5),
                           methods::covered(one, rank_draws, 0.9));
    }
    return out;
}

std::string words_of(const RankSummary& named) {
    const auto limits = methods::coverage_limits(named.fits, 0.9, 0.99, 1);
    const bool inside = named.covered_90 >= limits.least && named.covered_90 <= limits.most;
    return fmt::format(
        "\nThe quantity that was named before any fit, {}: its 90% interval covers the truth in {} of {} data sets, {} "
        "the limits\nfor one quantity ({} to {}, 99%).\n",
        named.quantity, named.covered_90, named.fits, inside ? "inside" : "outside", limits.least, limits.most);
}

}  // namespace

KeptFits::KeptFits(const fs::path& folder, const std::string& settings) : folder_(folder, settings, "fits") {
    read();
    std::string text = columns;
    for (const RankedFit& fit : fits_) text += rows_of(fit);
    folder_.write(file_name, text);
}

void KeptFits::read() {
    for (const auto& cell : folder_.rows(failures_name))
        failures_.push_back(static_cast<std::uint32_t>(std::stoul(cell.front())));
    for (const auto& cell : folder_.rows(file_name)) {
        if (cell.front() == "dataset") continue;
        if (cell.size() != 5 || cell[3].size() != 1 || cell[4].size() != 1) break;
        const auto number = static_cast<std::uint32_t>(std::stoul(cell[0]));
        if (fits_.empty() || fits_.back().dataset != number) fits_.push_back({.dataset = number, .ranks = {}});
        fits_.back().ranks.push_back({cell[1], std::stoi(cell[2])});
    }
    const std::size_t quantities = fits_.empty() ? 0 : fits_.front().ranks.size();
    std::erase_if(fits_, [&](const RankedFit& fit) { return fit.ranks.size() != quantities; });
    if (fits_.size() == 1 && !fits_.front().ranks.back().quantity.starts_with(last_ranked_measure)) fits_.clear();
    std::ranges::sort(fits_, {}, &RankedFit::dataset);  // they are added in the order they end in
}

bool KeptFits::has(std::uint32_t dataset) const {
    if (std::ranges::find(failures_, dataset) != failures_.end()) return true;
    return std::any_of(fits_.begin(), fits_.end(), [&](const RankedFit& fit) { return fit.dataset == dataset; });
}

void KeptFits::add(const RankedFit& fit) {
    folder_.add(file_name, rows_of(fit));
    fits_.push_back(fit);
}

void KeptFits::add_failure(std::uint32_t dataset, const std::string& why) {
    folder_.add(failures_name, fmt::format("{},\"{}\"\n", dataset, why));
    failures_.push_back(dataset);
}

void KeptFits::write_report(std::string_view named) const {
    const RankReport report = rank_report(fits_);
    std::string csv = "quantity,fits,covered_50,covered_90,chi_square,chance,inside_band,passed\n";
    std::string page = fmt::format(
        "# Simulation-based calibration\n\n{} data sets made up and fitted: {}. {} more could not be fitted.\nOf each "
        "quantity {} to {} truths "
        "should "
        "be inside the 50% interval and {} to {} inside the 90% interval\n(limits for all quantities at once, 99%); "
        "chi-square has 9 degrees of freedom.\n\n"
        "| quantity | inside 50% | inside 90% | chi-square | ranks in the band | |\n|---|---|---|---|---|---|\n",
        fits_.size(), report.passed() ? "all quantities pass" : "not all quantities pass", failures_.size(),
        report.least_50, report.most_50, report.least_90, report.most_90);
    for (const RankSummary& q : report.quantities) {
        csv += fmt::format("{},{},{},{},{:.3f},{:.5f},{},{}\n", q.quantity, q.fits, q.covered_50, q.covered_90,
                           q.chi_square, q.chance, q.inside_band, q.passed);
        page += fmt::format("| {} | {} | {} | {:.1f} | {} | {} |\n", q.quantity, q.covered_50, q.covered_90,
                            q.chi_square, q.inside_band ? "yes" : "no", q.passed ? "passed" : "failed");
    }
    for (const RankSummary& q : report.quantities)
        if (q.quantity == named) page += words_of(q);
    folder_.write("sbc-summary.csv", csv);
    folder_.write("sbc-summary.md", page);
}

}  // namespace ccsim::tests
