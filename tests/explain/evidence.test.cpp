#include "sim/explain/evidence.h"

#include <atomic>
#include <catch2/catch.hpp>
#include <cmath>

#include "calibration/published_history.h"
#include "calibration/published_unknowns.h"
#include "sim/engine/run.h"
#include "sim/explain/share_of_rise.h"
#include "tests/support/scenarios.h"

using namespace ccsim;
using namespace ccsim::tests;

namespace {

/// Few unknowns, the two of behaviour among them, and the two series that say most of both effects.
struct Small {
    std::vector<Observation> figures;
    std::vector<Unknown> unknowns;
    Scenario past;
    EvidenceSettings settings{
        .fit = {.smc = {.lineages = 40, .steps = 10, .longest_stage = 20}}, .replicates = 2, .grid_replicates = 1};

    Small() {
        for (const Observation& o : observations(published_history()))
            if (o.quarter <= Quarter(2015, 1) && (o.series == "current liability" || o.series == "contributing"))
                figures.push_back(o);
        for (const Unknown& u : published_unknowns())
            for (const char* name : {"collected_cases", "chance_pays", "behaviour_trend", "notice_effect"})
                if (u.name == name) unknowns.push_back(u);
        past = fitted_past(baseline(), figures);
    }
    EvidencePlan plan() const { return {.past = past, .unknowns = unknowns, .figures = figures}; }
    Evidence weighed(int threads = 2) const { return weigh(plan(), settings, {.threads = threads}); }
    void without_grid() { settings.prior_widths = settings.discrepancy_scales = {1}; }
};

}  // namespace

TEST_CASE("the evidence does not depend on the number of threads") {
    Small small;
    small.without_grid();
    const Evidence one = small.weighed(1), two = small.weighed(2);
    for (const Rival rival : all_rivals) {
        CHECK(one.of(rival).log_evidence.value == two.of(rival).log_evidence.value);
        CHECK(one.of(rival).posteriors.back().particles == two.of(rival).posteriors.back().particles);
    }
    CHECK(one.evaluations == two.evaluations);
    CHECK(one.probabilities().sum() == Approx(1));
    CHECK(one.log_bayes_factor(Rival::both).value == 0);
}

TEST_CASE("the declared point of the grid is the weighing without a grid and width touches behaviour alone") {
    Small small;
    const Evidence grid = small.weighed();
    small.without_grid();
    const Evidence alone = small.weighed();
    CHECK(grid.points().size() == 9);
    CHECK(grid.points().front() == GridPoint{});
    CHECK(alone.points().size() == 1);
    CHECK(grid.reference == alone.reference);
    for (const Rival rival : all_rivals) {
        CHECK(grid.of(rival).log_evidence.value == alone.of(rival).log_evidence.value);
        CHECK(grid.of(rival).log_evidence.error == alone.of(rival).log_evidence.error);
        for (const double scale : {0.5, 1.0, 2.0})
            for (const double width : {0.5, 2.0})
                CHECK((grid.of(rival, {width, scale}).log_evidence.value ==
                       grid.of(rival, {1, scale}).log_evidence.value) == !behaviour_may_change(rival));
    }
}

TEST_CASE("re-weighting for a width and a fit of that width agree") {
    Small small;
    small.settings.discrepancy_scales = {1};
    small.settings.prior_widths = {0.5, 1};
    small.settings.grid_replicates = small.settings.replicates = 3;
    small.settings.fit.smc = {.lineages = 40, .steps = 8, .longest_stage = 16};
    const RivalEvidence reweighted = small.weighed().of(Rival::both, {0.5, 1});
    small.settings.largest_shape = -1;  // never
    const RivalEvidence fitted = small.weighed().of(Rival::both, {0.5, 1});
    REQUIRE(reweighted.shape);
    REQUIRE_FALSE(fitted.shape);
    const double error = std::hypot(*reweighted.log_evidence.error, *fitted.log_evidence.error, 0.03);
    CHECK(reweighted.log_evidence.value == Approx(fitted.log_evidence.value).margin(4 * error));
    // Fits of a width are in a space of their own, and draws are not.
    const auto spread = [&](const RivalEvidence& e) {
        const Eigen::VectorXd trend =
            posterior_points(e, small.unknowns, 300).row(behaviour_unknowns(small.unknowns)[1]);
        return std::sqrt((trend.array() - trend.mean()).square().mean());
    };
    CHECK(spread(reweighted) == Approx(spread(fitted)).epsilon(0.25));
}

TEST_CASE("a weighing stops when it is told to") {
    const Small small;
    std::atomic<bool> stop = false;
    double last = 0;
    const RunContext context{.threads = 2, .stop = &stop, .progress = [&](double share) {
                                 last = share;
                                 stop = share > 0;
                             }};
    CHECK_THROWS_AS(weigh(small.plan(), small.settings, context), Interrupted);
    CHECK(last > 0);
    CHECK(last < 0.5);
}

TEST_CASE("the share of the rise is each draw's term over its change") {
    Small small;
    small.settings.discrepancy_scales = {1};
    const Evidence weighed = small.weighed();
    const ExplainedSpan span{Quarter{2013, 1}, Quarter{2016, 3}};
    for (const GridPoint at : weighed.points()) {
        const methods::Points points = posterior_points(weighed.of(Rival::both, at), small.unknowns, 12);
        CHECK(points.cols() == 12);
        const RiseTerms rise = rise_terms(baseline(), small.unknowns, points, span, {.threads = 2});
        const std::vector<double> order = rise.points(Mechanism::published_order),
                                  share = rise.percent_of(Mechanism::published_order);
        for (std::size_t i = 0; i < 12; ++i) {
            CHECK(share[i] == Approx(100 * order[i] / rise.change()[i]));
            double sum = rise.draws[i].everything_off.total();
            for (const Contribution& c : rise.draws[i].mechanisms) sum += c.total();
            CHECK(sum == Approx(rise.change()[i]).margin(1e-9));
        }
    }
    const methods::Points before = prior_points(small.unknowns.size(), 64, 3);
    CHECK(before.rows() == static_cast<Eigen::Index>(small.unknowns.size()));
    CHECK(std::abs(before.mean()) < 0.1);
}
