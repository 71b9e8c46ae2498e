#include "sim/report/folder/statistic.h"

#include <catch2/catch.hpp>
#include <set>

using namespace ccsim;

TEST_CASE("every statistic is found by its word and no two have one") {
    std::set<std::string_view> words;
    for (std::size_t i = 0; i < statistic_count; ++i) {
        const auto statistic = static_cast<Statistic>(i);
        INFO(word_of(statistic));
        CHECK(parse_statistic(word_of(statistic)) == statistic);
        words.insert(word_of(statistic));
    }
    CHECK(words.size() == statistic_count);
    CHECK(word_of(Statistic::p97_5) == "p97.5");
    CHECK_FALSE(parse_statistic("variance_reduction"));
    CHECK_FALSE(parse_statistic(""));
}

TEST_CASE("a summary comes to its mean or to all that its spread knows with each quantile under its own name") {
    using enum Statistic;
    CHECK(statistics_of({.mean = 3, .spread = {}}) == std::vector<std::pair<Statistic, double>>{{mean, 3}});
    Spread spread;
    spread.mc_se = 0.5;
    spread.quantiles = {1, 2, 3, 4, 5, 6, 7, 8, 9};
    spread.sd_process = 2;
    CHECK(statistics_of({.mean = 3, .spread = spread}) == std::vector<std::pair<Statistic, double>>{{mean, 3},
                                                                                                    {median, 5},
                                                                                                    {mc_se, 0.5},
                                                                                                    {sd_process, 2},
                                                                                                    {p2_5, 1},
                                                                                                    {p5, 2},
                                                                                                    {p10, 3},
                                                                                                    {p25, 4},
                                                                                                    {p75, 6},
                                                                                                    {p90, 7},
                                                                                                    {p95, 8},
                                                                                                    {p97_5, 9}});
}

TEST_CASE("what says how far figures spread is not rounded as a figure is") {
    using enum Statistic;
    for (const Statistic of : {published, mean, median, p5, p97_5}) CHECK(is_figure(of));
    for (const Statistic of : {mc_se, sd_parameters, sd_discrepancy, sd_process}) CHECK_FALSE(is_figure(of));
}
