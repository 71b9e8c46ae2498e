#include "sim/explain/service_rates.h"

#include <span>

#include "sim/explain/standardisation.h"
#include "sim/model/tally.h"

namespace ccsim {
namespace {

Service service_of(Situation s) {
    if (s == Situation::direct) return Service::direct;
    return is_enforced(s) ? Service::enforced : Service::collected;
}

bool counts(Situation s, Rate rate) {
    if (rate == Rate::contributing) return has_current_liability(s);
    return in_collection_service(s) && outcome_of(s) != Outcome::none_yet;
}

bool pays(Situation s, Rate rate) {
    return rate == Rate::contributing ? is_contributing(s) : outcome_of(s) == Outcome::full;
}

double share(double part, double of, double when_nothing) { return of > 0 ? part / of : when_nothing; }

/// A service without cases has the rate of the whole collection service, so that none of a change is put down to it.
ByChannel factors_of(const ServiceCounts& c) {
    const double collection = c.cases[0] + c.cases[1];
    const double rate = share(c.paying[0] + c.paying[1], collection, 0);
    return {share(c.cases[2], c.all_cases(), 0), share(c.cases[1], collection, 0), share(c.paying[0], c.cases[0], rate),
            share(c.paying[1], c.cases[1], rate)};
}

double percent_of(std::span<const double> factors) {
    const double direct = factors[0], enforced = factors[1];
    return 100 * (direct + (1 - direct) * ((1 - enforced) * factors[2] + enforced * factors[3]));
}

}  // namespace

std::string_view word_of(Rate rate) { return rate == Rate::contributing ? "contributing" : "full_payment"; }

ServiceCounts service_counts(const ExpectedTally& tally, Rate rate) {
    ServiceCounts out;
    for (std::size_t scheme = 0; scheme < 2; ++scheme)
        for (std::size_t situation = 0; situation < situations; ++situation) {
            const auto s = static_cast<Situation>(situation);
            if (!counts(s, rate)) continue;
            const auto service = static_cast<std::size_t>(service_of(s));
            for (std::size_t debt = 0; debt < debts; ++debt) {
                const double cases = tally[tally::cases(scheme, situation, debt)];
                out.cases[service] += cases;
                if (pays(s, rate)) out.paying[service] += cases;
            }
        }
    return out;
}

ByChannel change_by_channel(const ServiceCounts& before, const ServiceCounts& after) {
    const auto effects = factor_effects(factors_of(before), factors_of(after), percent_of);
    return {effects[0], effects[1], effects[2], effects[3]};
}

TwoFactorSplit two_factor_split(const ServiceCounts& before, const ServiceCounts& after) {
    const auto factors = [](const ServiceCounts& c) {
        return std::array{share(c.cases[2], c.all_cases(), 0),
                          share(c.paying[0] + c.paying[1], c.cases[0] + c.cases[1], 0)};
    };
    const auto effects = factor_effects(factors(before), factors(after),
                                        [](std::span<const double> f) { return 100 * (f[0] + (1 - f[0]) * f[1]); });
    return {effects[0], effects[1]};
}

}  // namespace ccsim
