#include "sim/engine/expected_notices.h"

#include "sim/model/decisions.h"

namespace ccsim {

void NoticesByOrigin::live(const FamilyCases& selected, const std::array<Four, origins>& chances, int direct_segment,
                           const FamilyChances& in_notice, const LeavingChances& leaving) {
    for (std::size_t origin = 0; origin < origins; ++origin) {
        FamilyCases& newest = cases_[origin][newest_];
        bool& any = any_[origin][newest_];
        if (chances[origin].sum() > 0) live_first_quarter(selected, origin, direct_segment, newest, in_notice, leaving);
        else if (any) newest = {};
        any = chances[origin].sum() > 0;
        for (const std::size_t age : {middle(), oldest})
            if (any_[origin][age]) live_a_quarter_uncounted(cases_[origin][age], in_notice, leaving);
    }
}

[[gnu::flatten, gnu::target_clones("arch=x86-64-v4", "avx2", "default")]] std::array<EndedCases, origins>
NoticesByOrigin::progress(const ChanceTables<double>& chances, const LaneQuarter& lanes, ExpectedFlows& flows) {
    std::array<EndedCases, origins> ended{};
    for (std::size_t origin = 0; origin < origins; ++origin)
        if (any_[origin][0] || any_[origin][1] || any_[origin][oldest])
            ended[origin] = progress(origin, chances, lanes, flows);
    newest_ = middle();
    return ended;
}

EndedCases NoticesByOrigin::progress(std::size_t origin, const ChanceTables<double>& chances, const LaneQuarter& lanes,
                                     ExpectedFlows& flows) {
    const auto [ends_1, drops_out_1] = chances.progresses[1];
    const auto [ends_2, drops_out_2] = chances.progresses[2];
    const double stays_1 = 1 - ends_1 - drops_out_1, stays_2 = 1 - ends_2 - drops_out_2;
    auto& ages = cases_[origin];
    EndedCases owing{};
    Four all_ended{}, dropped_out{}, in_notice{};
    for (std::size_t debt = 0; debt < debts; ++debt) {
        Four all_0{}, all_1{}, all_2{};
        const BySituation &of_newest = ages[newest_][debt], &of_middle = ages[middle()][debt];
        BySituation& of_oldest = ages[oldest][debt];
        for (std::size_t s = 0; s < family_situations; ++s) {
            all_0 += of_newest[s];
            all_1 += of_middle[s];
            all_2 += of_oldest[s];
            of_oldest[s] = of_oldest[s] * stays_2 + of_middle[s] * stays_1;
        }
        const Four ended = all_1 * ends_1 + all_2 * ends_2;
        all_ended += ended;
        dropped_out += all_1 * drops_out_1 + all_2 * drops_out_2;
        in_notice += all_0 + all_1 * stays_1 + all_2 * stays_2;
        if (debt > 0) owing[debt - 1] = ended;
    }
    any_[origin][oldest] = any_[origin][oldest] || any_[origin][middle()];
    for_each_segment(origin, lanes, all_ended, [&](std::size_t segment, const Four& cases) {
        flows.add_by_scheme(lanes.traits, tally::liabilities_ended, segment, 0, cases);
        flows.add(tally::applied(segment), cases * chances.applies[segment][0]);
    });
    for_each_segment(origin, lanes, dropped_out,
                     [&](std::size_t segment, const Four& cases) { flows.add(tally::dropped_out(segment), cases); });
    for_each_segment(origin, lanes, in_notice,
                     [&](std::size_t segment, const Four& cases) { flows.add(tally::in_notice(segment), cases); });
    return owing;
}

}  // namespace ccsim
