#include "tests/support/twin_comparison.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "sim/core/problems.h"
#include "sim/measures/measure.h"
#include "sim/measures/rate.h"
#include "sim/model/tally.h"
#include "tests/support/agreement.h"
#include "tests/support/events.h"

namespace ccsim::tests {
namespace {

/// Below this many expected over all replicates a count is compared with its Poisson distribution.
constexpr double many_cases = 1'000;
constexpr double chance_of_false_alarm = 1e-4;  ///< of a whole comparison, whatever the number of its rows
constexpr double exact = 1e-9;

/// One measure in one quarter: the twin's figure and those of the replicates.
struct Figures {
    const Measure& measure;
    std::size_t at;
    double expected;
    std::vector<double> replicates;  ///< fewer than were run where a share of nothing has no value
};

/// Sorts rows into the kinds of comparison and keeps the worst of each.
class Comparer {
public:
    Comparer(const Series& expected, const std::vector<Series>& replicates, Quarter start, int scale)
        : expected_(expected), replicates_(replicates), start_(start), scale_(scale) {
        out_.replicates = replicates.size();
        out_.least_likely.distance = 1;
    }

    TwinComparison compare() {
        for (const Measure& measure : measures()) {
            if (measure.from == Measure::From::sampled_engine) continue;
            // A rate on a caseload is compared with the caseload.
            if (measure.basis != Measure::Basis::simulated) continue;
            for (std::size_t at = 0; at < expected_.size(); ++at) compare(measure, at);
        }
        return out_;
    }

private:
    void compare(const Measure& measure, std::size_t at) {
        const Quarter when = start_ + static_cast<int>(at);
        const auto expected = measure.value(expected_, at, when);
        std::vector<double> replicates;
        for (const Series& series : replicates_)
            if (const auto value = measure.value(series, at, when)) replicates.push_back(*value);
        if (!expected) {
            if (!too_many_lack(replicates_.size() - replicates.size(), replicates_.size()))
                out_.present_in_one.push_back(name(measure, at));
            return;
        }
        const Figures figures{measure, at, *expected, std::move(replicates)};
        if (counts_cases(measure)) compare_count(figures);
        else compare_amount(figures);
    }

    void compare_count(const Figures& f) {
        const auto n = static_cast<double>(f.replicates.size());
        const double total = std::accumulate(f.replicates.begin(), f.replicates.end(), 0.0) / scale_;
        const double expected = n * f.expected / scale_;
        const Agreement a = agreement(f.replicates, f.expected);
        if (!a.has_spread && a.relative_error <= exact) return take_exact(f, a);
        if (expected >= many_cases) return a.has_spread ? take_t(f, a) : take_exact(f, a);
        ++out_.by_poisson;
        const double chance = poisson_chance(std::round(total), expected);
        if (chance < out_.least_likely.distance) out_.least_likely = row(f, chance);
    }

    void compare_amount(const Figures& f) {
        const auto events = events_of(f.measure, expected_, f.at, f.expected);
        if (!events)
            throw Fault("tests/support/events.cpp does not say what this is made of: " + name(f.measure, f.at));
        const bool enough = events->cases / scale_ * static_cast<double>(replicates_.size()) >= events->many &&
                            f.replicates.size() == replicates_.size();
        const bool complete = f.replicates.size() == replicates_.size();
        const Agreement a = complete ? agreement(f.replicates, f.expected) : Agreement{.has_spread = true};
        if (complete && !a.has_spread && a.relative_error <= exact) return take_exact(f, a);
        if (!enough) ++out_.left_to_counts;
        else if (a.has_spread) take_t(f, a);
        else take_exact(f, a);
    }

    void take_t(const Figures& f, const Agreement& a) {
        ++out_.by_t;
        out_.beyond_3 += std::abs(a.t) > 3;
        if (std::abs(a.t) >= std::abs(out_.worst_t.distance)) out_.worst_t = row(f, a.t);
    }
    void take_exact(const Figures& f, const Agreement& a) {
        ++out_.exactly;
        if (a.relative_error >= out_.least_exact.distance) out_.least_exact = row(f, a.relative_error);
    }

    ComparedRow row(const Figures& f, double distance) const {
        const double sum = std::accumulate(f.replicates.begin(), f.replicates.end(), 0.0);
        return {name(f.measure, f.at), f.expected, sum / static_cast<double>(f.replicates.size()), distance};
    }
    std::string name(const Measure& measure, std::size_t at) const {
        return fmt::format("{} ({}) in {}", measure.id, measure.breakdown, (start_ + static_cast<int>(at)).last_day());
    }

    const Series& expected_;
    const std::vector<Series>& replicates_;
    Quarter start_;
    double scale_;
    TwinComparison out_;
};

double of(std::size_t part, std::size_t whole) {
    return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

std::string words_of(const ComparedRow& row) {
    return fmt::format("{:.3g} for {}: {:.8g} expected, {:.8g} sampled", row.distance, row.name, row.expected,
                       row.mean);
}

}  // namespace

double TwinComparison::share_left_to_counts() const { return of(left_to_counts, rows()); }
double TwinComparison::share_beyond_3() const { return of(beyond_3, by_t); }

TwinComparison compare_with_twin(const Series& expected, const std::vector<Series>& replicates, Quarter start,
                                 int scale) {
    return Comparer(expected, replicates, start, scale).compare();
}

std::vector<std::string> disagreements(const TwinComparison& c, double left) {
    std::vector<std::string> out;
    const double chance = chance_of_false_alarm / static_cast<double>(std::max<std::size_t>(c.rows(), 1));
    if (std::abs(c.worst_t.distance) > t_quantile(chance, c.replicates))
        out.push_back("|t| of " + words_of(c.worst_t) +
                      fmt::format("; at most {:.3g}", t_quantile(chance, c.replicates)));
    if (c.share_beyond_3() > 0.01) out.push_back(fmt::format("{} of {} rows beyond 3", c.beyond_3, c.by_t));
    if (c.least_likely.distance < chance) out.push_back("chance of " + words_of(c.least_likely));
    if (c.least_exact.distance > exact) out.push_back("relative error of " + words_of(c.least_exact));
    if (c.share_left_to_counts() > left)
        out.push_back(fmt::format("{} of {} rows are left to counts", c.left_to_counts, c.rows()));
    for (const std::string& row : c.present_in_one) out.push_back("one engine only: " + row);
    return out;
}

std::string words_of(const TwinComparison& c) {
    return fmt::format(
        "{} rows over {} replicates: {} by t (worst {}; {} beyond 3), {} by Poisson (least likely {}), {} exactly "
        "(worst {}), {} left to counts ({:.2f}%)",
        c.rows(), c.replicates, c.by_t, words_of(c.worst_t), c.beyond_3, c.by_poisson, words_of(c.least_likely),
        c.exactly, words_of(c.least_exact), c.left_to_counts, 100 * c.share_left_to_counts());
}

}  // namespace ccsim::tests
