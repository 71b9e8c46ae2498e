#include "tests/sbc/terms_of_compliance.h"

#include <catch2/catch.hpp>
#include <vector>

#include "sim/engine/expected.h"
#include "sim/explain/service_rates.h"
#include "sim/explain/worlds.h"
#include "sim/scenario/read_scenario.h"

using namespace ccsim;
using namespace ccsim::tests;

namespace {

const Quarter from = *parse_quarter("2013-03");

Scenario short_past() {
    Scenario past = read_scenario(CCSIM_SOURCE_DIR "/scenarios/baseline.yaml");
    past.last_quarter = *parse_quarter("2015-03");
    return past;
}

double rise(const Scenario& past) {
    const ExpectedRun run = expect(past, 1);
    const auto at = [&](Quarter q) {
        const ExpectedTally& t = run.quarters[static_cast<std::size_t>(past.index_of(q))];
        const ServiceCounts counts = service_counts(t, Rate::contributing);
        return counts.percent();
    };
    return at(past.last_quarter) - at(from);
}

}  // namespace

TEST_CASE("the terms that are ranked are the explanation's and the share is of the change") {
    const Scenario past = short_past();
    const Switches random_order = all_on & ~(1U << static_cast<unsigned>(Mechanism::published_order));
    const std::vector<Parameters> draws{past.parameters, in_world(past.parameters, random_order, past, from)};
    const DerivedQuantities terms = terms_of_compliance(past, 1);
    const Eigen::MatrixXd values = terms.values(draws);
    REQUIRE(terms.names.back() == selection_share);
    REQUIRE(values.rows() == static_cast<Eigen::Index>(terms.names.size()));
    REQUIRE(values.cols() == 2);
    CHECK(values(0, 0) > 0.1);
    CHECK(values(5, 0) == Approx(values(0, 0) / rise(past)));
    CHECK(values(0, 1) == Approx(0).margin(1e-9));
    CHECK(values(5, 1) == Approx(0).margin(1e-9));
}
