#include "sim/report/first_difference.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "sim/core/csv.h"

namespace ccsim {
namespace {

/// The line on which a byte stands, without its end, and which it is.
struct Line {
    std::size_t number = 1;
    std::string text;
};

Line line_at(const std::string& text, std::size_t byte) {
    const std::size_t within = std::min(byte, text.size());
    const std::size_t begin = within == 0 ? 0 : text.rfind('\n', within - 1) + 1;
    return {
        1 + static_cast<std::size_t>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(begin), '\n')),
        text.substr(begin, std::min(text.find('\n', begin), text.size()) - begin)};
}

std::vector<std::string> fields_of(const std::string& line) {
    CsvReader reader(line, "");
    std::vector<CsvField> fields;
    std::vector<std::string> out;
    if (reader.next(fields))
        for (const CsvField& field : fields) out.emplace_back(field.text);
    return out;
}

/// Names the column, and leaves only its values, when both lines have the fields that the file's first line names.
void tell_column(const std::string& header, FileDifference& difference) {
    const auto names = fields_of(header), recorded = fields_of(difference.recorded),
               again = fields_of(difference.again);
    if (recorded.size() != names.size() || again.size() != names.size()) return;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (recorded[i] == again[i]) continue;
        difference.column = names[i];
        difference.recorded = recorded[i];
        difference.again = again[i];
        return;
    }
}

}  // namespace

std::optional<FileDifference> first_difference(const std::string& file, const std::string& recorded,
                                               const std::string& again) {
    if (recorded == again) return {};
    const auto [first, second] = std::mismatch(recorded.begin(), recorded.end(), again.begin(), again.end());
    const Line there = line_at(recorded, static_cast<std::size_t>(first - recorded.begin()));
    const Line here = line_at(again, static_cast<std::size_t>(second - again.begin()));
    FileDifference out{.file = file, .row = there.number, .column = {}, .recorded = there.text, .again = here.text};
    if (file.ends_with(".csv") && out.row > 1) tell_column(line_at(recorded, 0).text, out);
    return out;
}

}  // namespace ccsim
