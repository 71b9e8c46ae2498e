#include "sim/measures/measure.h"

#include <algorithm>

#include "sim/measures/tables.h"

namespace ccsim {

const std::vector<Measure>& measures() {
    static const std::vector<Measure> all = [] {
        std::vector<Measure> rows;
        for (const auto part : {caseload_measures(), status_measures(), payment_measures(), arrears_measures(),
                                closure_measures(), movement_measures(), workload_measures()})
            rows.insert(rows.end(), part.begin(), part.end());
        // Within a table the rows keep their order, so that the parts of a whole stay together.
        std::stable_sort(rows.begin(), rows.end(), [](const Measure& a, const Measure& b) {
            const auto place = [](const Measure& m) { return m.table == 0 ? 1000 : m.table; };
            return place(a) < place(b);
        });
        return rows;
    }();
    return all;
}

const Measure* find_measure(std::string_view id, std::string_view breakdown) {
    const std::vector<Measure>& all = measures();
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const Measure& m) { return m.id == id && m.breakdown == breakdown; });
    return found == all.end() ? nullptr : &*found;
}

}  // namespace ccsim
