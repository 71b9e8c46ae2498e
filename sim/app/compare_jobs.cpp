#include "sim/app/compare_jobs.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "sim/core/problems.h"
#include "sim/core/text.h"

namespace ccsim {
namespace {

class Refusals {
public:
    void add(const std::string& file, const std::string& key, std::string what, std::string hint) {
        problems_.push_back({.file = file, .key = key, .what = std::move(what), .hint = std::move(hint)});
    }
    void throw_if_any() {
        if (!problems_.empty()) throw InputError(std::move(problems_));
    }

private:
    std::vector<Problem> problems_;
};

/// Each has its draws and its luck from the same place, or they are no pair.
void check_pair(const RunJob& base, const RunJob& variant, const std::string& file, Refusals& refusals) {
    const Scenario &b = base.scenario(), &v = variant.scenario();
    if (v.seed != b.seed)
        refusals.add(file, "seed",
                     fmt::format("{} where {} has {}, so its cases have other luck", v.seed, b.name, b.seed),
                     "leave the seed out, or give all the same with --seed");
    const auto same_quarter = [&](const char* key, Quarter of_variant, Quarter of_base) {
        if (of_variant != of_base)
            refusals.add(file, key,
                         fmt::format("{} where {} has {}", of_variant.last_day(), b.name, of_base.last_day()),
                         "compare scenarios that start and are known to the same quarters");
    };
    same_quarter("start", v.start, b.start);
    same_quarter("last_outturn", v.last_outturn, b.last_outturn);
    if (variant.posterior != base.posterior || variant.misfit.has_value() != base.misfit.has_value())
        refusals.add(file, "", fmt::format("the draws of the unknowns belong to one of it and {} only", b.name),
                     "compare with --posterior none, or name draws for all with --posterior");
}

}  // namespace

std::vector<RunJob> read_jobs(const RunOptions& options, const std::vector<std::string>& scenarios, Console& console) {
    std::vector<RunJob> jobs;
    for (const std::string& file : scenarios) {
        RunOptions one = options;
        one.scenario = file;
        jobs.push_back(read_job(one, console));
    }
    Refusals refusals;
    for (std::size_t i = 1; i < jobs.size(); ++i) {
        const auto earlier =
            std::find_if(jobs.begin(), jobs.begin() + static_cast<std::ptrdiff_t>(i),
                         [&](const RunJob& job) { return job.scenario().name == jobs[i].scenario().name; });
        if (earlier - jobs.begin() != static_cast<std::ptrdiff_t>(i))
            refusals.add(scenarios[i], "name",
                         fmt::format("{} is also the name of {}", ccsim::quoted(jobs[i].scenario().name),
                                     scenarios[static_cast<std::size_t>(earlier - jobs.begin())]),
                         "give each a name of its own");
        check_pair(jobs.front(), jobs[i], scenarios[i], refusals);
    }
    refusals.throw_if_any();
    return jobs;
}

void share_misfit(std::vector<RunJob>& jobs, int threads) {
    int quarters = 0;
    for (const RunJob& job : jobs) quarters = std::max(quarters, job.scenario().quarters() + 1);
    jobs.front().paths = misfit_paths(jobs.front(), static_cast<std::size_t>(quarters), threads);
    for (std::size_t i = 1; i < jobs.size(); ++i) jobs[i].paths = jobs.front().paths;
}

}  // namespace ccsim
