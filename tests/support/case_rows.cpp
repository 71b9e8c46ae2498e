#include "tests/support/case_rows.h"

#include <array>

namespace ccsim::tests {

std::vector<CaseFileRow> case_rows() {
    std::vector<CaseFileRow> out;
    for (int i = 0; i < 600; ++i) {
        CaseFileRow row;
        const auto mixed = static_cast<std::uint32_t>(i) * 2'654'435'761U;
        const auto one_of = [mixed](std::uint32_t n, int bit) { return (mixed >> bit) % n; };
        row.scheme = one_of(3, 3) == 0 ? Scheme::of_1993 : Scheme::of_2003;
        row.clerical = one_of(7, 5) == 0;
        constexpr std::array standings{Standing::collected, Standing::enforced, Standing::direct, Standing::nil,
                                       Standing::no_liability};
        row.standing = standings[one_of(5, 7)];
        row.payer_type = static_cast<PayerType>(one_of(3, 11));
        const bool in_collection = row.standing == Standing::collected || row.standing == Standing::enforced;
        if (in_collection || row.standing == Standing::direct)
            row.weekly_liability_pence = std::array{500, 1'234, 4'321, 9'999}[one_of(4, 13)];
        if (in_collection) row.last_outcome = static_cast<Outcome>(one_of(5, 15));
        const bool family = row.standing != Standing::no_liability;
        row.qualifying_children = family ? 2 : 0;
        row.quarters_to_go = family ? 9 : 0;
        row.arrears_pence = static_cast<std::int32_t>(family && one_of(4, 17) == 0 ? 0 : 1 + one_of(900'000, 9));
        row.secretary_of_state_pence = row.arrears_pence / 3;
        row.paid_since_january_2012 = one_of(2, 19) == 0;
        row.ended_recently = !family && one_of(2, 21) == 0;
        out.push_back(row);
    }
    return out;
}

}  // namespace ccsim::tests
