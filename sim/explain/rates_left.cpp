#include "sim/explain/rates_left.h"

#include <algorithm>

#include "sim/measures/rate.h"

namespace ccsim {
namespace {

bool has_rates(const WorldPath& path, std::size_t quarter) {
    return std::ranges::all_of(both_rates,
                               [&](Rate rate) { return path.of(rate)[quarter].all_cases() >= fewest_cases; });
}

bool has_rates(const DrawWorlds& worlds, std::size_t quarter) {
    const auto has = [&](const WorldPath& path) { return has_rates(path, quarter); };
    return std::ranges::all_of(worlds.by_switches, has) && std::ranges::all_of(worlds.others, has);
}

std::size_t quarters_of(const DrawWorlds& worlds) { return worlds.by_switches[all_on].of(Rate::contributing).size(); }

/// Simulated cases of a rate at the two ends of a quarter.
struct Ends {
    std::int64_t before = 0, after = 0;
};
Ends ends_of(const RateFlows& flows) {
    Ends out;
    for (std::size_t f = 0; f < flow::count; ++f)
        for (const FlowCell& cell : flows.cells[f]) {
            if (!flow::is_in(f)) out.before += cell.cases;
            if (!flow::is_out(f)) out.after += cell.cases;
        }
    return out;
}

/// The flows of a quarter are between its end and that of the one before: entry 0 leads from the first to the second.
bool has_rates(const CaseFlows& run, std::size_t quarter, int scale) {
    const auto& flows = run[quarter == 0 ? 0 : quarter - 1];
    return std::ranges::all_of(flows, [&](const RateFlows& of_rate) {
        const Ends ends = ends_of(of_rate);
        return static_cast<double>(quarter == 0 ? ends.before : ends.after) * scale >= fewest_cases;
    });
}

/// The first quarters at which few enough lack a rate.
template <class Has>
std::size_t quarters_while(std::size_t quarters, std::size_t count, const Has& has) {
    for (std::size_t quarter = 0; quarter < quarters; ++quarter) {
        std::size_t lacking = 0;
        for (std::size_t i = 0; i < count; ++i) lacking += has(i, quarter) ? 0 : 1;
        if (too_many_lack(lacking, count)) return quarter;
    }
    return quarters;
}

}  // namespace

std::size_t quarters_with_rates(const std::vector<DrawWorlds>& draws) {
    if (draws.empty()) return 0;
    return quarters_while(quarters_of(draws.front()), draws.size(),
                          [&](std::size_t draw, std::size_t quarter) { return has_rates(draws[draw], quarter); });
}

std::size_t quarters_with_rates(const std::vector<CaseFlows>& runs, int scale) {
    if (runs.empty() || runs.front().empty()) return 0;
    return quarters_while(runs.front().size() + 1, runs.size(),
                          [&](std::size_t run, std::size_t quarter) { return has_rates(runs[run], quarter, scale); });
}

std::size_t drop_without_rates(std::vector<DrawWorlds>& draws) {
    return std::erase_if(draws, [](const DrawWorlds& worlds) {
        for (std::size_t quarter = 0; quarter < quarters_of(worlds); ++quarter)
            if (!has_rates(worlds, quarter)) return true;
        return false;
    });
}

std::size_t drop_without_rates(std::vector<CaseFlows>& runs, int scale) {
    return std::erase_if(runs, [&](const CaseFlows& run) {
        for (std::size_t quarter = 0; quarter <= run.size(); ++quarter)
            if (!has_rates(run, quarter, scale)) return true;
        return false;
    });
}

}  // namespace ccsim
