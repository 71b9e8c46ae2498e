#include "calibration/relations.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "calibration/csv_list.h"
#include "calibration/published_step.h"
#include "sim/core/number.h"
#include "sim/core/quarter.h"
#include "sim/core/text.h"

namespace ccsim {
namespace {

enum Column : std::size_t { measure, breakdown, unit, period_end, formula, value, rounding, known, reason, columns };
constexpr std::array<std::string_view, columns> column_names{"measure", "breakdown", "unit",  "period_end", "formula",
                                                             "value",   "rounding",  "known", "reason"};

void read_statement(std::span<const CsvField> fields, CsvList& list, Relation& row) {
    if (row.period_end.empty() || row.unit.empty())
        list.note(fields, value, "a statement of its own needs a date and a unit", "fill them");
    if (fields[value].text == ">0") row.says = Says::positive;
    else if (fields[value].text == "<0") row.says = Says::negative;
    else {
        const auto number = parse_number(fields[value].text);
        const auto step = published_step(fields[rounding].text, row.unit);
        if (!number || !step) return list.note(fields, value, "no number, or no rounding", "-18.2 and 0.1pp, or >0");
        row.says = Says::number;
        row.value = *number;
        row.step = *step;
    }
}

void read_row(std::span<const CsvField> fields, CsvList& list, std::vector<Relation>& rows) {
    const auto text = [&](Column c) { return std::string(fields[c].text); };
    Relation row{.line = fields[0].line,
                 .measure = text(measure),
                 .breakdown = text(breakdown),
                 .unit = text(unit),
                 .period_end = text(period_end),
                 .known_to_contradict = text(known) == "contradicts",
                 .reason = text(reason)};
    if (!row.period_end.empty() && !quarter_holding(row.period_end))
        list.note(fields, period_end, quoted(row.period_end) + " is not a date", "write it as in 2016-09-30");
    if (const std::string f = text(formula); !f.empty() && !(row.formula = Formula::parse(f)))
        list.note(fields, formula, quoted(f) + " is not a formula", "such as 100 * {part|all} / {whole|all@-1}");
    if (!row.formula && row.reason.empty())
        list.note(fields, reason, "missing", "say why the figure follows from no other");
    if (!row.known_to_contradict && !text(known).empty())
        list.note(fields, known, quoted(text(known)) + " is not known", "contradicts, or nothing");
    if (!text(value).empty()) read_statement(fields, list, row);
    rows.push_back(std::move(row));
}

}  // namespace

std::vector<Relation> parse_relations(std::string_view text, const std::string& file) {
    return rows_of_list(text, file, column_names, read_row);
}

}  // namespace ccsim
