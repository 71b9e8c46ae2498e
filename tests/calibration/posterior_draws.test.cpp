#include "calibration/posterior_draws.h"

#include <catch2/catch.hpp>
#include <set>

#include "calibration/published_unknowns.h"

using namespace ccsim;

namespace {

/// Particles that say where they stand: step 100 times and lineage.
methods::SmcState numbered(int lineages, int steps) {
    methods::SmcState state;
    state.settings.lineages = lineages;
    state.particles.resize(1, lineages * steps);
    state.log_likelihood.resize(lineages * steps);
    for (int step = 0; step < steps; ++step)
        for (int lineage = 0; lineage < lineages; ++lineage) {
            state.particles(0, step * lineages + lineage) = 100 * step + lineage;
            state.log_likelihood[step * lineages + lineage] = -100 * step - lineage;
        }
    return state;
}

std::vector<double> places(const PosteriorDraws& draws) {
    return {draws.points.row(0).begin(), draws.points.row(0).end()};
}

}  // namespace

TEST_CASE("draws are handed out from the last states backwards with their likelihoods") {
    const PosteriorDraws draws = handed_out(numbered(3, 8), 6);
    CHECK(places(draws) == std::vector<double>{700, 701, 702, 300, 301, 302});
    for (Eigen::Index i = 0; i < draws.points.cols(); ++i) CHECK(draws.log_likelihood[i] == -draws.points(0, i));
}

TEST_CASE("no more draws are handed out than there are or than are asked for") {
    CHECK(handed_out(numbered(3, 2), 100).points.cols() == 6);
    CHECK(places(handed_out(numbered(3, 8), 2)) == std::vector<double>{700, 701});
}

TEST_CASE("what was learnt is told in the unknown's own numbers and in those of its prior") {
    const std::vector<Unknown> all = published_unknowns();
    const std::vector<Unknown> one(all.begin(), all.begin() + 1);
    methods::Points posterior(1, 3);
    posterior << 0.5, 1, 1.5;
    const Learnt learnt_of = learnt(one, posterior).front();
    CHECK(learnt_of.unknown == one[0].name);
    CHECK(learnt_of.median == Approx(value_at(one[0], 1)));
    CHECK(learnt_of.prior_median == Approx(value_at(one[0], 0)));
    CHECK(learnt_of.prior_p95 == Approx(one[0].first().prior.points().p95));
    CHECK(learnt_of.shift == Approx(1));
    CHECK(learnt_of.width == Approx(0.5));
}

TEST_CASE("the paths of a posterior are all that the unknowns move and each once") {
    const std::vector<std::string> paths = moved_paths(published_unknowns());
    CHECK(std::set<std::string>(paths.begin(), paths.end()).size() == paths.size());
    CHECK(paths.size() == 131);
}
