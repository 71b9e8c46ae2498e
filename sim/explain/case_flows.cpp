#include "sim/explain/case_flows.h"

#include <fmt/format.h>

#include <memory>
#include <mutex>

#include "sim/engine/replicate_tasks.h"
#include "sim/engine/sampled.h"
#include "sim/explain/payment_listener.h"

namespace ccsim {
namespace {

/// A case at a quarter end with regard to a rate.
struct Standpoint {
    bool counts = false;
    std::size_t service = 0;
    bool pays = false;
    std::int64_t chance = 0;  ///< of paying, of `certain`
};

Standpoint contributing_at(State state, const PaymentListener& heard) {
    const Situation s = state.situation;
    if (!has_current_liability(s)) return {};
    if (s == Situation::direct) return {true, 2, true, certain};
    return {true, is_enforced(s) ? std::size_t{1} : 0, is_contributing(s), heard.chance_of_paying()};
}

Standpoint full_payment_at(State state, const PaymentListener& heard) {
    const Situation s = state.situation;
    if (!in_collection_service(s) || outcome_of(s) == Outcome::none_yet) return {};
    return {true, is_enforced(s) ? std::size_t{1} : 0, outcome_of(s) == Outcome::full, heard.chance_of_full_payment()};
}

std::size_t way_out(State before, State after, const PaymentListener& heard) {
    if (after.situation == Situation::direct) return flow::to_direct;
    if (after.situation == Situation::nil) return flow::became_nil;
    return in_collection_service(after.situation) ? flow::not_due : heard.route_from(before);
}

std::size_t way_in(bool arrived_now, State before) {
    if (arrived_now) return flow::new_case;
    if (before.situation == Situation::direct) return flow::from_direct;
    return before.situation == Situation::nil ? flow::from_nil : flow::first_due;
}

/// One case through its quarters.
class CaseAccount {
public:
    CaseAccount(const SampledRun& run, const World& world, const ExplainedSpan& span, int first_index, CaseFlows& flows)
        : run_(run),
          world_(world),
          first_(static_cast<std::size_t>(first_index)),
          last_(first_ + span.quarters() - 1),
          flows_(flows) {}

    void follow(const Cohort& cohort, std::uint32_t place) {
        const auto arrived = static_cast<std::uint16_t>(cohort.arrived());
        Newcomer c = cohort.draw(world_, place);
        at_ = {};
        for (std::size_t index = std::max<std::size_t>(arrived, 1); index <= last_; ++index) {
            const State before = c.state;
            if (!has_qualifying_child(before.situation)) return;  // never has a liability again
            heard_.forget();
            CaseStep(c, world_, {arrived, place}, run_.quarters[index], scratch_, heard_).run_uncounted();
            const std::array now{contributing_at(c.state, heard_), full_payment_at(c.state, heard_)};
            if (index > first_) enter(flows_[index - first_ - 1], now, c, before, arrived == index);
            at_ = now;
        }
    }

private:
    using Standpoints = std::array<Standpoint, both_rates.size()>;

    void enter(std::array<RateFlows, both_rates.size()>& flows, const Standpoints& now, const Newcomer& c, State before,
               bool arrived_now) {
        const auto type = static_cast<std::size_t>(type_of_profile(c.profile));
        for (std::size_t rate = 0; rate < now.size(); ++rate) {
            const Standpoint& was = at_[rate];
            const Standpoint& is = now[rate];
            if (!was.counts && !is.counts) continue;
            const std::size_t f = was.counts && is.counts ? flow::stayed(was.service, is.service)
                                  : was.counts            ? way_out(before, c.state, heard_)
                                                          : way_in(arrived_now, before);
            flows[rate].cells[f][type] += FlowCell{1, was.pays ? 1 : 0, is.pays ? 1 : 0, was.chance, is.chance};
        }
    }

    const SampledRun& run_;
    const World& world_;
    std::size_t first_, last_;
    CaseFlows& flows_;
    Standpoints at_{};
    PaymentListener heard_;
    SampledTally scratch_;  ///< the step counts, too; nobody looks at it
};

/// The flows of one replicate while its tasks come in, in any order: whole numbers, so the order does not show.
struct Gathering {
    std::mutex mutex;
    CaseFlows flows;

    void add(const CaseFlows& more) {
        const std::lock_guard lock(mutex);
        if (flows.empty()) flows.resize(more.size());
        for (std::size_t q = 0; q < flows.size(); ++q)
            for (std::size_t rate = 0; rate < both_rates.size(); ++rate) flows[q][rate] += more[q][rate];
    }
};

std::vector<CaseFlows> flows_of_draw(const Scenario& scenario, std::uint32_t draw, const CaseFlowsPlan& plan,
                                     const RunContext& context, Teller& teller) {
    const SampledRun run = prepare_sampled(scenario, expect(scenario, plan.scale).path, plan.scale);
    const auto gathered = std::make_unique<Gathering[]>(static_cast<std::size_t>(plan.replicates));
    for_each_range({run, scenario.seed, draw, plan.replicates, context}, teller,
                   [&](std::size_t replicate, const World& world, const CaseRange& range) {
                       CaseFlows flows(plan.span.quarters() - 1);
                       CaseAccount account(run, world, plan.span, scenario.index_of(plan.span.from), flows);
                       for (std::uint32_t place = range.first; place < range.end; ++place)
                           account.follow(run.cohorts[range.cohort], place);
                       gathered[replicate].add(flows);
                   });
    std::vector<CaseFlows> out;
    for (std::size_t r = 0; r < static_cast<std::size_t>(plan.replicates); ++r) {
        out.push_back(std::move(gathered[r].flows));
        out.back().resize(plan.span.quarters() - 1);  // no case at all
    }
    return out;
}

}  // namespace

FlowCell& FlowCell::operator+=(const FlowCell& more) {
    cases += more.cases;
    paying_before += more.paying_before;
    paying_after += more.paying_after;
    chance_before += more.chance_before;
    chance_after += more.chance_after;
    return *this;
}

RateFlows& RateFlows::operator+=(const RateFlows& more) {
    for (std::size_t f = 0; f < cells.size(); ++f)
        for (std::size_t type = 0; type < payer_types; ++type) cells[f][type] += more.cells[f][type];
    return *this;
}

std::string flow_name(std::size_t f) {
    constexpr std::array<std::string_view, flow::ways_in_end> ends{
        "closed_segment_1", "closed_segment_2",        "closed_segment_3", "closed_segment_4",
        "closed_segment_5", "closed_reactively",       "withdrew",         "aged_out",
        "became_nil",       "to_maintenance_direct",   "not_due",          "new_case",
        "from_nil",         "from_maintenance_direct", "first_due"};
    if (flow::is_out(f)) return fmt::format("left.{}", ends[f]);
    if (flow::is_in(f)) return fmt::format("arrived.{}", ends[f]);
    const std::size_t before = (f - flow::ways_in_end) / service_count, after = (f - flow::ways_in_end) % service_count;
    if (before == after) return fmt::format("stayed.{}", service_words[before]);
    return fmt::format("moved.{}_to_{}", service_words[before], service_words[after]);
}

std::vector<CaseFlows> count_case_flows(const Scenario& scenario, std::span<const Parameters> draws,
                                        const CaseFlowsPlan& plan, const RunContext& context) {
    Teller teller(context.progress, draws.size());
    std::vector<std::vector<CaseFlows>> by_draw(draws.size());
    for_each_index(draws.size(), context.threads, [&](std::size_t draw) {
        Scenario drawn = scenario;
        drawn.last_quarter = plan.span.to;
        drawn.parameters = draws[draw];
        by_draw[draw] = flows_of_draw(drawn, static_cast<std::uint32_t>(draw), plan, context, teller);
    });
    std::vector<CaseFlows> out;
    for (auto& replicates : by_draw)
        for (CaseFlows& flows : replicates) out.push_back(std::move(flows));
    return out;
}

}  // namespace ccsim
