#include "tests/sbc/terms_of_compliance.h"

#include <string>

#include "sim/explain/mechanism_terms.h"

namespace ccsim::tests {
namespace {

Eigen::MatrixXd terms_at(const Scenario& past, int threads, std::span<const Parameters> draws) {
    const ExplainedSpan span{*parse_quarter("2013-03"), past.last_quarter};
    const auto worlds = live_through_worlds(past, draws, span, {.threads = threads});
    Eigen::MatrixXd out(mechanism_count + 1, static_cast<Eigen::Index>(draws.size()));
    for (std::size_t d = 0; d < draws.size(); ++d) {
        const MechanismTerms terms = mechanism_terms(worlds[d], Rate::contributing, span.quarters() - 1);
        const auto column = static_cast<Eigen::Index>(d);
        for (std::size_t m = 0; m < mechanism_count; ++m)
            out(static_cast<Eigen::Index>(m), column) = terms.mechanisms[m].total();
        const auto order = static_cast<std::size_t>(Mechanism::published_order);
        out(mechanism_count, column) = terms.mechanisms[order].total() / terms.change;
    }
    return out;
}

}  // namespace

DerivedQuantities terms_of_compliance(const Scenario& past, int threads) {
    DerivedQuantities out;
    for (const std::string_view word : mechanism_words)
        out.names.push_back("points that " + std::string(word) + " adds to compliance");
    out.names.emplace_back(selection_share);
    out.values = [&past, threads](std::span<const Parameters> draws) { return terms_at(past, threads, draws); };
    return out;
}

}  // namespace ccsim::tests
