#include <catch2/catch.hpp>

#include "sim/explain/price_equation.h"

using namespace ccsim;

namespace {

double sum(const FlowTerms& terms) {
    double out = 0;
    for (const auto& by_type : terms.points)
        for (const double points : by_type) out += points;
    return out;
}

}  // namespace

TEST_CASE("the Price equation of a few cases is as worked out by hand") {
    // Of 10 cases 6 pay. 2 that pay nothing leave; of the 8 that stay 1 stops and 2 begin to pay; 2 new ones pay.
    RateFlows flows;
    flows.cells[1][2] = {.cases = 2};
    flows.cells[flow::stayed(0, 0)][0] = {.cases = 5, .paying_before = 5, .paying_after = 4};
    flows.cells[flow::stayed(0, 1)][1] = {.cases = 3, .paying_before = 1, .paying_after = 3};
    flows.cells[flow::new_case][1] = {.cases = 2, .paying_after = 2};
    const FlowTerms terms = price_terms(flows, Paid::realised);
    CHECK(terms.before == Approx(60));
    CHECK(terms.after == Approx(90));
    CHECK(terms.points[1][2] == Approx(100 * 0.2 * (0.75 - 0)));
    CHECK(terms.points[flow::stayed(0, 0)][0] == Approx(-100.0 / 8));
    CHECK(terms.points[flow::stayed(0, 1)][1] == Approx(200.0 / 8));
    CHECK(terms.points[flow::new_case][1] == Approx(100 * 0.2 * (1 - 0.875)));
    CHECK(sum(terms) == Approx(terms.after - terms.before).epsilon(1e-12));
}

TEST_CASE("expected payment is of the chances and not of what was paid") {
    RateFlows flows;
    flows.cells[flow::stayed(0, 0)][0] = {.cases = 2,
                                          .paying_before = 2,
                                          .paying_after = 0,
                                          .chance_before = certain,
                                          .chance_after = certain + certain / 2};
    const FlowTerms terms = price_terms(flows, Paid::expected);
    CHECK(terms.before == Approx(50));
    CHECK(terms.points[flow::stayed(0, 0)][0] == Approx(25).epsilon(1e-6));
}

TEST_CASE("flows without anybody who stays still add up") {
    RateFlows flows;
    flows.cells[0][0] = {.cases = 4, .paying_before = 1};
    flows.cells[flow::new_case][0] = {.cases = 5, .paying_after = 4};
    const FlowTerms terms = price_terms(flows, Paid::realised);
    CHECK(sum(terms) == Approx(80 - 25));
    CHECK(sum(price_terms(RateFlows{}, Paid::realised)) == 0);
}
