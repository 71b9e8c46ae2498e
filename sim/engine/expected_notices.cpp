#include "sim/engine/expected_notices.h"

#include "sim/engine/vector_clones.h"
#include "sim/model/decisions.h"

namespace ccsim {

void NoticesByOrigin::pass_a_quarter(const NoticeQuarter& quarter, std::array<EndedCases, origins>& ended,
                                     ExpectedFlows& flows) {
    for (std::size_t origin = 0; origin < origins; ++origin) {
        live(origin, quarter);
        if (any_[origin][0] || any_[origin][1] || any_[origin][oldest])
            ended[origin] = progress(origin, quarter.tables, quarter.direct_segment, flows);
    }
    newest_ = middle();
}

void NoticesByOrigin::live(std::size_t origin, const NoticeQuarter& quarter) {
    FamilyCases& newest = cases_[origin][newest_];
    bool& any = any_[origin][newest_];
    const bool any_selected = quarter.any_selected[origin];
    if (any_selected)
        live_first_quarter(quarter.selected, origin, quarter.direct_segment, newest, quarter.chances, quarter.leaving);
    else if (any) newest = {};
    any = any_selected;
    for (const std::size_t age : {middle(), oldest})
        if (any_[origin][age]) live_a_quarter_uncounted(cases_[origin][age], quarter.chances, quarter.leaving);
}

CCSIM_VECTOR_CLONES EndedCases NoticesByOrigin::progress(std::size_t origin, const ChanceTables<double>& chances,
                                                         int direct_segment, ExpectedFlows& flows) {
    const auto [ends_1, drops_out_1] = chances.progresses[1];
    const auto [ends_2, drops_out_2] = chances.progresses[2];
    const double stays_1 = 1 - ends_1 - drops_out_1, stays_2 = 1 - ends_2 - drops_out_2;
    auto& ages = cases_[origin];
    EndedCases owing{};
    ByLane all_ended{}, dropped_out{}, in_notice{};
    for (std::size_t debt = 0; debt < debts; ++debt) {
        ByLane all_0{}, all_1{}, all_2{};
        const BySituation &of_newest = ages[newest_][debt], &of_middle = ages[middle()][debt];
        BySituation& of_oldest = ages[oldest][debt];
        for (std::size_t s = 0; s < family_situations; ++s) {
            all_0 += of_newest[s];
            all_1 += of_middle[s];
            all_2 += of_oldest[s];
            of_oldest[s] = of_oldest[s] * stays_2 + of_middle[s] * stays_1;
        }
        const ByLane ended = all_1 * ends_1 + all_2 * ends_2;
        all_ended += ended;
        dropped_out += all_1 * drops_out_1 + all_2 * drops_out_2;
        in_notice += all_0 + all_1 * stays_1 + all_2 * stays_2;
        if (debt > 0) owing[debt - 1] = ended;
    }
    any_[origin][oldest] = any_[origin][oldest] || any_[origin][middle()];
    const std::size_t segment = segment_of_origin(origin, false, direct_segment);
    flows.add(tally::liabilities_ended(0, segment), all_ended);
    flows.add(tally::dropped_out(segment), dropped_out);
    flows.add(tally::in_notice(segment), in_notice);
    return owing;
}

}  // namespace ccsim
