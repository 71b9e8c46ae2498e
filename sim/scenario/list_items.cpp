#include "sim/scenario/list_items.h"

#include <fmt/format.h>

#include <cstddef>

#include "sim/core/number.h"

namespace ccsim {
namespace {

std::string path_of(const ParameterList& list, Quarter quarter) {
    return std::string(list.path) + '[' + quarter.last_day() + ']';
}

}  // namespace

std::string ListItem::words() const {
    std::string out;
    for (const auto& [field, value] : values) out += (out.empty() ? "" : ", ") + std::string(field) + ": " + value;
    return out;
}

std::vector<ListItem> list_items(const Parameters& parameters) {
    const ParameterList &intake = *find_list("intake.quarters"), &phases = *find_list("closure.phases");
    std::vector<ListItem> out;
    for (const IntakeQuarter& item : parameters.intake.quarters)
        out.push_back({&intake,
                       path_of(intake, item.quarter),
                       {{"cases", shortest(item.cases)},
                        {"most_qualifying_children", std::to_string(item.most_qualifying_children)}}});
    for (const ClosurePhase& item : parameters.closure.phases)
        out.push_back({&phases,
                       path_of(phases, item.from),
                       {{"segments", fmt::format("{}", fmt::join(item.segments, " "))},
                        {"capacity_cases_a_week", shortest(item.capacity_cases_a_week)},
                        {"order", std::string(selection_orders[static_cast<std::size_t>(item.order)])}}});
    return out;
}

}  // namespace ccsim
