#include "calibration/fitted_rows.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <span>
#include <utility>

#include "calibration/csv_list.h"
#include "sim/core/number.h"
#include "sim/core/text.h"

namespace ccsim {
namespace {

enum Column : std::size_t {
    period_end,
    measure,
    breakdown,
    unit,
    rounding,
    source_id,
    fitted,
    series,
    scale,
    own_error,
    as_measure,
    as_breakdown,
    reason,
    columns
};
constexpr std::array<std::string_view, columns> column_names{
    "period_end", "measure", "breakdown", "unit",       "rounding",     "source_id", "fitted",
    "series",     "scale",   "own_error", "as_measure", "as_breakdown", "reason"};

constexpr std::array<std::pair<std::string_view, Scale>, 3> scale_names{
    {{"log", Scale::log}, {"logit", Scale::logit}, {"identity", Scale::identity}}};

/// Reads the rows of one list, notes what is wrong and carries on.
class FittedReader {
public:
    FittedReader(std::string_view text, const std::string& file) : list_(text, file, column_names) {}

    std::vector<FittedRow> read() {
        std::vector<FittedRow> rows;
        list_.read([&](std::span<const CsvField> fields) { read_row(fields, rows); });
        return rows;
    }

private:
    void read_row(std::span<const CsvField> fields, std::vector<FittedRow>& rows) {
        const auto text = [&](Column c) { return std::string(fields[c].text); };
        FittedRow row{.line = fields[0].line,
                      .period_end = text(period_end),
                      .measure = text(measure),
                      .breakdown = text(breakdown),
                      .unit = text(unit),
                      .rounding = text(rounding),
                      .source_id = text(source_id)};
        row.series = text(series);
        row.reason = text(reason);
        row.fitted = fields[fitted].text == "yes";
        if (!row.fitted && fields[fitted].text != "no")
            list_.note(fields, fitted, quoted(fields[fitted].text) + " is neither yes nor no", "write one of them");
        if (row.reason.empty()) list_.note(fields, reason, "missing", "say why the row is fitted, or is not");
        check_new(fields, row);
        if (row.fitted) read_fit(fields, row);
        else refuse_fit(fields);
        rows.push_back(std::move(row));
    }

    /// What only fitted rows have.
    void read_fit(std::span<const CsvField> fields, FittedRow& row) {
        if (row.series.empty()) list_.note(fields, series, "missing", "name the group to report the row in");
        const auto named = std::find_if(scale_names.begin(), scale_names.end(),
                                        [&](const auto& s) { return s.first == fields[scale].text; });
        if (named != scale_names.end()) row.scale = named->second;
        else list_.note(fields, scale, quoted(fields[scale].text) + " is not a scale", "log, logit or identity");
        if (!fields[own_error].text.empty()) {
            const auto error = parse_number(fields[own_error].text);
            if (error && *error > 0) row.own_error = *error;
            else
                list_.note(fields, own_error, quoted(fields[own_error].text) + " is not a number above 0",
                           "or leave it empty");
        }
        const bool renamed = !fields[as_measure].text.empty();
        if (renamed == fields[as_breakdown].text.empty())
            list_.note(fields, as_breakdown, "as_measure and as_breakdown go together", "fill both, or neither");
        const std::string_view id = renamed ? fields[as_measure].text : fields[measure].text;
        const std::string_view part = renamed ? fields[as_breakdown].text : fields[breakdown].text;
        row.of_model = find_measure(id, part);
        if (!row.of_model)
            list_.note(fields, renamed ? as_measure : measure,
                       "the model has no measure " + quoted(id) + " for " + quoted(part),
                       "ccsim's measures.csv holds every measure and breakdown");
    }

    void refuse_fit(std::span<const CsvField> fields) {
        for (const Column c : {series, scale, own_error, as_measure, as_breakdown})
            if (!fields[c].text.empty()) list_.note(fields, c, "given for a row that is not fitted", "leave it empty");
    }

    void check_new(std::span<const CsvField> fields, const FittedRow& row) {
        const auto [first, is_new] = seen_.try_emplace(
            {row.period_end, row.measure, row.breakdown, row.unit, row.rounding, row.source_id}, row.line);
        if (!is_new)
            list_.note(fields, measure, "the row is given twice, first in line " + std::to_string(first->second),
                       "leave one out");
    }

    CsvList list_;
    std::map<std::array<std::string, 6>, int> seen_;
};

}  // namespace

std::vector<FittedRow> parse_fitted_rows(std::string_view text, const std::string& file) {
    return FittedReader(text, file).read();
}

}  // namespace ccsim
