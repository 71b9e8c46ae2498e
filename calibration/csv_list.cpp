#include "calibration/csv_list.h"

#include <utility>
#include <vector>

namespace ccsim {

void CsvList::read(const Row& row) {
    std::vector<CsvField> fields;
    if (problems_.read_header(csv_))
        while (!problems_.full() && csv_.next(fields)) {
            if (fields.size() == columns_) row(fields);
            else
                problems_.in_line(
                    fields[0].line, 0, "",
                    "the row has " + std::to_string(fields.size()) + " fields instead of " + std::to_string(columns_),
                    "put fields that hold a comma in quotes");
        }
    if (std::vector<Problem> found = problems_.taken_with(csv_); !found.empty()) throw InputError(std::move(found));
}

}  // namespace ccsim
