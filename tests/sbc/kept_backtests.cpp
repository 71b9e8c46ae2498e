#include "tests/sbc/kept_backtests.h"

#include <fmt/format.h>

#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>

namespace ccsim::tests {
namespace {

namespace fs = std::filesystem;

constexpr const char* file_name = "backtest-calibration.csv";
constexpr const char* header = "made_by,dataset,origins,forecasts,in_50,in_80,in_90,ratio,low,high,p,claim,complete\n";
constexpr std::size_t fields = 13;
constexpr double chance_of_a_claim = 0.05;  ///< of "better", when there is nothing: p below 0.1, on one of two sides

std::string row_of(const BacktestOfOne& o) {
    return fmt::format("{},{},{},{},{},{},{},{:.4f},{:.4f},{:.4f},{:.4f},{},yes\n", word_of(o.maker), o.dataset,
                       o.origins, o.held.figures, o.held.in_50, o.held.in_80, o.held.in_90, o.ratio, o.low, o.high, o.p,
                       o.better  ? "better"
                       : o.worse ? "worse"
                                 : "none");
}

/// The least number that a binomial count is not above with 99%.
std::size_t not_above(std::size_t count, double chance) {
    double term = std::pow(1 - chance, static_cast<double>(count)), sum = term;
    std::size_t k = 0;
    while (sum < 0.99 && k < count) {
        term *= static_cast<double>(count - k) / static_cast<double>(k + 1) * chance / (1 - chance);
        sum += term;
        ++k;
    }
    return k;
}

std::string passed(bool is) { return is ? "passed" : "**not passed**"; }

}  // namespace

std::string_view word_of(Maker maker) { return maker == Maker::model ? "model" : "walk"; }

BacktestOfOne found_by(Maker maker, std::uint32_t dataset, const backtest::BacktestScores& scores) {
    BacktestOfOne out{.maker = maker,
                      .dataset = dataset,
                      .origins = scores.origins.size(),
                      .held = held_by(scores.rows, forecast::model_name)};
    if (!scores.skill) return out;
    const forecast::Skill& s = *scores.skill;
    out.ratio = s.ratio, out.low = s.low, out.high = s.high, out.p = s.p;
    out.better = s.claim == forecast::SkillClaim::better;
    out.worse = s.claim == forecast::SkillClaim::worse;
    return out;
}

BacktestReport report_of(const std::vector<BacktestOfOne>& all) {
    BacktestReport r;
    std::size_t figures = 0, in_50 = 0, in_90 = 0;
    std::vector<double> logs;
    for (const BacktestOfOne& o : all) {
        if (o.maker == Maker::walk) {
            ++r.by_walk;
            r.better_on_walk += o.better ? 1 : 0;
            continue;
        }
        ++r.by_model;
        r.better += o.better ? 1 : 0;
        figures += o.held.figures, in_50 += o.held.in_50, in_90 += o.held.in_90;
        logs.push_back(std::log(o.ratio));
    }
    r.most_better_on_walk = not_above(r.by_walk, chance_of_a_claim);
    if (r.by_model < 2 || figures == 0) return r;
    const auto n = static_cast<double>(r.by_model);
    r.held_50 = static_cast<double>(in_50) / static_cast<double>(figures);
    r.held_90 = static_cast<double>(in_90) / static_cast<double>(figures);
    double squares = 0, mean = 0, spread = 0;
    for (const BacktestOfOne& o : all)
        if (o.maker == Maker::model)
            squares += std::pow(static_cast<double>(o.held.in_90) - r.held_90 * static_cast<double>(o.held.figures), 2);
    r.held_90_error = std::sqrt(squares * n / (n - 1)) / static_cast<double>(figures);
    for (const double log : logs) mean += log / n;
    for (const double log : logs) spread += (log - mean) * (log - mean) / (n - 1);
    const double either_way = boost::math::quantile(boost::math::students_t(n - 1), 0.95) * std::sqrt(spread / n);
    r.ratio = std::exp(mean), r.low = std::exp(mean - either_way), r.high = std::exp(mean + either_way);
    return r;
}

KeptBacktests::KeptBacktests(const fs::path& folder, const std::string& settings)
    : folder_(folder, settings, "backtests") {
    read();
    std::string text = header;
    for (const BacktestOfOne& o : all_) text += row_of(o);
    folder_.write(file_name, text);
}

void KeptBacktests::read() {
    for (const auto& cell : folder_.rows(file_name)) {
        if (cell.front() == "made_by") continue;
        if (cell.size() != fields || cell.back() != "yes") break;
        const auto count = [&](std::size_t i) { return static_cast<std::size_t>(std::stoul(cell[i])); };
        BacktestOfOne o{.maker = cell[0] == "model" ? Maker::model : Maker::walk,
                        .dataset = static_cast<std::uint32_t>(count(1)),
                        .origins = count(2)};
        o.held.figures = count(3), o.held.in_50 = count(4), o.held.in_80 = count(5), o.held.in_90 = count(6);
        o.ratio = std::stod(cell[7]), o.low = std::stod(cell[8]), o.high = std::stod(cell[9]),
        o.p = std::stod(cell[10]);
        o.better = cell[11] == "better", o.worse = cell[11] == "worse";
        all_.push_back(o);
    }
}

bool KeptBacktests::has(Maker maker, std::uint32_t dataset) const {
    return std::ranges::any_of(all_, [&](const BacktestOfOne& o) { return o.maker == maker && o.dataset == dataset; });
}

void KeptBacktests::add(const BacktestOfOne& one) {
    folder_.add(file_name, row_of(one));
    all_.push_back(one);
}

void KeptBacktests::write_report(std::uint64_t seed, const std::string& date) const {
    const BacktestReport r = report_of(all_);
    std::string page = fmt::format(
        "# Are backtests right about histories whose maker is known?\n\n{} histories made up by the model from points "
        "of "
        "the priors and {} by random walks, seed {}, backtested on {}, the plan taken as written.\n\n"
        "| check | is | wanted | |\n|---|--:|--:|---|\n",
        r.by_model, r.by_walk, seed, date);
    page +=
        fmt::format("| made by the model: figures that 90% intervals held | {:.3f} ± {:.3f} | 0.85 to 0.95 | {} |\n",
                    r.held_90, r.held_90_error, passed(r.coverage_passed()));
    page += fmt::format(
        "| CRPS over that of the best simple method, 90% interval | {:.2f}, {:.2f} to {:.2f} | below 1 | "
        "{} |\n",
        r.ratio, r.low, r.high, passed(r.skill_passed()));
    page += fmt::format("| made by walks: histories on which skill is claimed | {} of {} | at most {} | {} |\n",
                        r.better_on_walk, r.by_walk, r.most_better_on_walk, passed(r.walk_passed()));
    page += fmt::format(
        "\n50% intervals held {:.3f} of the figures of the model's histories. Of them one by one, skill is claimed on "
        "{} "
        "of {}. The interval of the ratio is over histories. A walk may be claimed by chance once in twenty times; the "
        "limit is what 99% of such checks keep.\n",
        r.held_50, r.better, r.by_model);
    folder_.write("backtest-calibration.md", page);
}

}  // namespace ccsim::tests
