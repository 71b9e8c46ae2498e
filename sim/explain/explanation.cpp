#include "sim/explain/explanation.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "sim/explain/mechanism_terms.h"
#include "sim/explain/price_equation.h"

namespace ccsim {
namespace {

/// Gathers terms under names, in the order in which they are first met.
class TermTable {
public:
    TermTable(std::size_t quarters, std::size_t runs) : quarters_(quarters), runs_(runs) {}

    double& at(const std::string& name, std::size_t quarter, std::size_t run, std::string_view unit = in_points) {
        const auto [place, is_new] = places_.try_emplace(name, terms_.size());
        if (is_new) terms_.push_back({name, unit, std::vector(quarters_, std::vector<double>(runs_))});
        return terms_[place->second].values[quarter][run];
    }
    std::vector<Term> take() { return std::move(terms_); }

private:
    std::size_t quarters_, runs_;
    std::vector<Term> terms_;
    std::unordered_map<std::string, std::size_t> places_;
};

void add_contribution(TermTable& table, const std::string& name, std::size_t quarter, std::size_t run,
                      const Contribution& c) {
    table.at(name, quarter, run) = c.total();
    for (std::size_t channel = 0; channel < channel_count; ++channel)
        table.at(fmt::format("{}.{}", name, channel_words[channel]), quarter, run) = c.by_channel[channel];
}

void add_mechanisms(TermTable& table, Rate rate, std::size_t quarter, std::size_t run, const DrawWorlds& worlds) {
    const MechanismTerms terms = mechanism_terms(worlds, rate, quarter);
    const std::string start = fmt::format("{}.", word_of(rate));
    table.at(start + "change", quarter, run) = terms.change;
    for (std::size_t m = 0; m < mechanism_count; ++m)
        add_contribution(table, fmt::format("{}mechanism.{}", start, mechanism_words[m]), quarter, run,
                         terms.mechanisms[m]);
    add_contribution(table, start + "mechanism.everything_off", quarter, run, terms.everything_off);
}

/// Each mechanism alone switched off, and the other worlds: how far the rate is from what it was in the scenario.
void add_worlds(TermTable& table, Rate rate, std::size_t quarter, std::size_t run, const DrawWorlds& worlds) {
    const auto at = [&](const WorldPath& path) { return path.of(rate)[quarter].percent(); };
    const double actual = at(worlds.by_switches[all_on]);
    const std::string start = fmt::format("{}.", word_of(rate));
    table.at(start + "rate", quarter, run, in_percent) = actual;
    for (std::size_t m = 0; m < mechanism_count; ++m)
        table.at(fmt::format("{}world.without_{}", start, mechanism_words[m]), quarter, run) =
            at(worlds.by_switches[all_on & ~(1U << m)]) - actual;
    table.at(start + "world.everything_off", quarter, run) = at(worlds.by_switches[0]) - actual;
    for (std::size_t i = 0; i < other_world_count; ++i)
        table.at(fmt::format("{}world.{}", start, other_world_words[i]), quarter, run) = at(worlds.others[i]) - actual;
}

/// The run's tables, and the classical splits that anybody can work out from them.
void add_tables(TermTable& table, Rate rate, std::size_t quarter, std::size_t run, const DrawWorlds& worlds) {
    const auto& path = worlds.by_switches[all_on].of(rate);
    const std::string start = fmt::format("{}.", word_of(rate));
    for (std::size_t service = 0; service < service_count; ++service) {
        if (rate == Rate::full_payment && service == static_cast<std::size_t>(Service::direct)) continue;
        table.at(fmt::format("{}cases.{}", start, service_words[service]), quarter, run, in_cases) =
            path[quarter].cases[service];
        table.at(fmt::format("{}paying.{}", start, service_words[service]), quarter, run, in_cases) =
            path[quarter].paying[service];
    }
    const ByChannel effects = change_by_channel(path.front(), path[quarter]);
    for (std::size_t channel = 0; channel < channel_count; ++channel)
        table.at(fmt::format("{}table.{}", start, channel_words[channel]), quarter, run) = effects[channel];
    if (rate == Rate::full_payment) return;
    const TwoFactorSplit split = two_factor_split(path.front(), path[quarter]);
    table.at(start + "two_factor.direct_share", quarter, run) = split.direct_share;
    table.at(start + "two_factor.within_collection_service", quarter, run) = split.within_collection_service;
}

double sum_of(const std::array<double, payer_types>& points) { return points[0] + points[1] + points[2]; }

/// "left", "arrived", "moved" or "stayed".
std::string name_of_group(std::size_t f) {
    const std::string name = flow_name(f);
    return name.substr(0, name.find('.'));
}

/// Adds one quarter's flows to what the quarters before have come to.
void add_flows(TermTable& table, Rate rate, std::size_t quarter, std::size_t run, const RateFlows& flows) {
    const FlowTerms realised = price_terms(flows, Paid::realised), expected = price_terms(flows, Paid::expected);
    const auto sum = [&](const std::string& name, double points) {
        double& value = table.at(name, quarter, run);
        value += points;
    };
    for (const auto& [word, terms] : {std::pair("realised", &realised), std::pair("expected", &expected)}) {
        const std::string start = fmt::format("{}.by_case.{}.", word_of(rate), word);
        sum(start + "change", terms->after - terms->before);
        for (std::size_t f = 0; f < flow::count; ++f) {
            const std::string name = start + flow_name(f);
            sum(start + name_of_group(f), sum_of(terms->points[f]));
            sum(name, sum_of(terms->points[f]));
            for (std::size_t type = 0; type < payer_types; ++type)
                sum(fmt::format("{}.{}", name, payer_type_words[type]), terms->points[f][type]);
        }
    }
    const std::string regression = fmt::format("{}.by_case.regression_to_the_mean", word_of(rate));
    for (std::size_t f = flow::ways_in_end; f < flow::count; ++f) {
        const double points = sum_of(realised.points[f]) - sum_of(expected.points[f]);
        sum(regression, points);
        sum(fmt::format("{}.{}", regression, flow_name(f)), points);
    }
}

/// What no run ever has, such as an enforced case that joins Maintenance Direct's share of the full payment rate.
void drop_what_never_happens(std::vector<Term>& terms) {
    std::erase_if(terms, [](const Term& term) {
        return std::ranges::all_of(term.values, [](const std::vector<double>& runs) {
            return std::ranges::all_of(runs, [](double value) { return value == 0; });
        });
    });
}

std::vector<Term> flow_terms(const ExplainedSpan& span, std::span<const CaseFlows> runs) {
    TermTable table(span.quarters(), runs.size());
    for (const Rate rate : both_rates)
        for (std::size_t quarter = 1; quarter < span.quarters(); ++quarter)
            for (std::size_t run = 0; run < runs.size(); ++run)
                add_flows(table, rate, quarter, run, runs[run][quarter - 1][static_cast<std::size_t>(rate)]);
    std::vector<Term> terms = table.take();
    for (Term& term : terms)
        for (std::size_t quarter = 1; quarter < term.values.size(); ++quarter)
            for (std::size_t run = 0; run < runs.size(); ++run)
                term.values[quarter][run] += term.values[quarter - 1][run];
    drop_what_never_happens(terms);
    return terms;
}

}  // namespace

const Term* Explanation::find(std::string_view name) const {
    const auto term = std::ranges::find(terms, name, &Term::name);
    return term == terms.end() ? nullptr : &*term;
}

Explanation explanation_of(const ExplainedSpan& span, std::span<const DrawWorlds> draws,
                           std::span<const CaseFlows> runs) {
    TermTable table(span.quarters(), draws.size());
    for (const Rate rate : both_rates)
        for (std::size_t quarter = 0; quarter < span.quarters(); ++quarter)
            for (std::size_t draw = 0; draw < draws.size(); ++draw) {
                add_mechanisms(table, rate, quarter, draw, draws[draw]);
                add_worlds(table, rate, quarter, draw, draws[draw]);
                add_tables(table, rate, quarter, draw, draws[draw]);
            }
    Explanation out{.span = span, .terms = table.take(), .statements = test_statements(draws)};
    for (Term& term : flow_terms(span, runs)) out.terms.push_back(std::move(term));
    return out;
}

}  // namespace ccsim
