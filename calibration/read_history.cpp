#include <algorithm>
#include <array>
#include <map>
#include <span>
#include <tuple>

#include "calibration/history.h"
#include "calibration/history_hints.h"
#include "calibration/published_range.h"
#include "sim/core/csv.h"
#include "sim/core/csv_problems.h"
#include "sim/core/number.h"
#include "sim/core/text.h"
#include "sim/scenario/text_file.h"

namespace ccsim {
namespace {

enum Column : std::size_t { period_end, measure, breakdown, value, unit, rounding, source_id, note, columns };
constexpr std::array<std::string_view, columns> column_names{"period_end", "measure",  "breakdown", "value",
                                                             "unit",       "rounding", "source_id", "note"};
constexpr std::uintmax_t most_bytes = std::uintmax_t{16} * 1024 * 1024;
constexpr int most_of_one_figure = 100;     // each is compared with all the others
constexpr std::size_t most_rows = 100'000;  // the history that is built in has some hundreds

bool is_month(std::string_view text) { return text.size() == 7 && quarter_holding(std::string(text) + "-01"); }

/// Reads the rows of one file, notes what is wrong and carries on.
class HistoryReader {
public:
    HistoryReader(std::string_view text, const std::string& file)
        : text_(text), csv_(text, file), problems_(file, column_names), file_(file) {}

    History read() {
        std::vector<HistoryRow> rows;
        std::vector<CsvField> fields;
        if (const auto other = another_kind_of_table(text_, column_names))
            problems_.in_line(1, 1, "", other->what, other->hint);
        else if (!next_filled(fields))
            problems_.in_line(0, 0, "", "the file is empty", "it begins with " + problems_.all_columns());
        else if (read_header(fields))
            while (!problems_.full() && next_filled(fields)) read_row(fields, rows);
        History history(std::move(rows), file_);
        refuse_contradictions(history);
        told_once_.tell(problems_);
        if (std::vector<Problem> problems = problems_.taken_with(csv_); !problems.empty())
            throw InputError(std::move(problems));
        return history;
    }

private:
    /// The next row that is not blank: a spreadsheet writes rows of nothing but commas.
    bool next_filled(std::vector<CsvField>& fields) {
        while (csv_.next(fields))
            if (!is_blank(fields)) return true;
        return false;
    }

    /// False when a column is missing, so that the rows cannot be read.
    bool read_header(std::span<const CsvField> fields) {
        width_ = fields.size();
        for (std::size_t i = 0; i < fields.size(); ++i) read_name_of_column(fields[i], i);
        if (std::ranges::none_of(place_of_, [](const auto& place) { return place.has_value(); })) {
            problems_ = CsvProblems(file_, column_names);
            problems_.in_line(fields[0].line, 0, "", "this row names none of the columns",
                              "the file begins with " + problems_.all_columns());
            return false;
        }
        bool complete = true;
        for (std::size_t c = 0; c < columns; ++c)
            if (!place_of_[c]) {
                complete = false;
                problems_.in_line(fields[0].line, 0, std::string(column_names[c]), "this column is missing",
                                  "the columns are " + problems_.all_columns());
            }
        return complete;
    }

    void read_name_of_column(const CsvField& field, std::size_t i) {
        if (is_blank(field.text)) return;  // a spreadsheet's empty column
        const auto column = std::ranges::find_if(
            column_names, [&](std::string_view name) { return differ_in_spelling_only(name, field.text); });
        if (column == column_names.end()) {
            const std::vector<std::string> known(column_names.begin(), column_names.end());
            const auto meant = nearest(field.text, known);
            problems_.at(field, shown_name(field.text), "unknown column",
                         meant ? "did you mean " + *meant + '?' : "the columns are " + problems_.all_columns());
            return;
        }
        if (*column != field.text)
            told_once_.note(field, std::string(*column),
                            {"spelling", ccsim::quoted(field.text) + " is spelt otherwise than the column",
                             "the columns are " + problems_.all_columns()});
        auto& place = place_of_[static_cast<std::size_t>(column - column_names.begin())];
        if (place) problems_.at(field, std::string(field.text), "this column is there twice", "leave one out");
        else place = i;
    }

    void read_row(std::span<const CsvField> fields, std::vector<HistoryRow>& rows) {
        if (rows.size() == most_rows) {
            problems_.in_line(fields[0].line, 0, "", "more than 100,000 figures",
                              "check that it is the file you meant");
            return;
        }
        if (fields.size() != width_) return note_width(fields);
        const auto text = [&](Column c) { return std::string(fields[*place_of_[c]].text); };
        const auto at = [&](Column c) { return fields[*place_of_[c]].column; };
        HistoryRow row{.line = fields[0].line, .period_end = text(period_end)};
        row.quarter = parse_quarter(row.period_end);
        row.measure = text(measure);
        row.breakdown = text(breakdown);
        row.value = text(value);
        row.unit = text(unit);
        row.rounding = text(rounding);
        row.source_id = text(source_id);
        row.note = text(note);
        row.at = {at(period_end), at(measure), at(breakdown), at(value), at(unit), at(rounding)};
        check_spaces(fields);
        check_filled(fields);
        if (!quarter_holding(row.period_end)) note_once(fields, period_end, why_no_date(row.period_end));
        read_value(fields, row);
        check_new(fields, row);
        if (int& count = times_[{row.measure, row.breakdown, row.period_end}]; ++count > most_of_one_figure) {
            told_once_.note(fields[*place_of_[measure]], std::string(column_names[measure]),
                            {"too many", "more than 100 rows give this figure", "leave out all but a few"});
            return;
        }
        rows.push_back(std::move(row));
    }

    void note_width(std::span<const CsvField> fields) {
        const std::string widths =
            "the row has " + std::to_string(fields.size()) + " fields where the first has " + std::to_string(width_);
        const std::size_t at = *place_of_[value];
        if (fields.size() == width_ + 1 && parse_number(fields[at].text) &&
            parse_whole('1' + std::string(fields[at + 1].text)))
            told_once_.note(fields[at], std::string(column_names[value]),
                            {"a bare comma",
                             ccsim::quoted(std::string(fields[at].text) + ',' + std::string(fields[at + 1].text)) +
                                 " holds a comma: " + widths,
                             "write digits with a point and no commas, as in 1229.9"});
        else if (fields[0].text.find(';') != std::string_view::npos)
            told_once_.note(
                fields[0], "",
                {"semicolons", "the fields of this row are separated by semicolons, those of the first by commas",
                 std::string(separated_by_commas)});
        else problems_.in_line(fields[0].line, 0, "", widths, "put fields that hold a comma in quotes");
    }

    void check_spaces(std::span<const CsvField> fields) {
        for (const Column c : {measure, breakdown, unit, rounding, source_id})
            if (const auto space = odd_space(fields[*place_of_[c]].text);
                space && !is_blank(fields[*place_of_[c]].text))
                note_once(fields, c, *space);
        for (std::size_t i = 0; i < fields.size(); ++i)
            if (std::ranges::find(place_of_, std::optional(i)) == place_of_.end() && !is_blank(fields[i].text))
                told_once_.note(fields[i], "",
                                {"no name", ccsim::quoted(fields[i].text) + " stands in a column without a name",
                                 "the columns are " + problems_.all_columns()});
    }

    void check_filled(std::span<const CsvField> fields) {
        for (const Column c : {measure, breakdown, unit, source_id})
            if (is_blank(fields[*place_of_[c]].text)) note_at(fields, c, "missing", "every figure has one");
    }

    void read_value(std::span<const CsvField> fields, HistoryRow& row) {
        if (row.unit == "date") {
            if (!quarter_holding(row.value) && !is_month(row.value))
                note_at(fields, value, ccsim::quoted(row.value) + " is neither a date nor a month",
                        "write it as in 2014-06-30 or 2015-01");
            return;
        }
        row.number = parse_number(row.value);
        if (!row.number) note_once(fields, value, why_no_number(row.value));
        else if (const auto why = why_impossible(*row.number, row.measure, row.unit))
            note_at(fields, value, *why, "check the value, the measure and the unit");
    }

    /// One source says one thing about one part on one day, once a unit and rounding.
    void check_new(std::span<const CsvField> fields, const HistoryRow& row) {
        const auto [first, is_new] = seen_.try_emplace(
            {row.measure, row.breakdown, row.period_end, row.source_id, row.unit, row.rounding}, row.line, row.value);
        if (!is_new)
            note_at(fields, measure,
                    shown_name(row.measure) + " (" + shown_name(row.breakdown) + ") for " + shown_name(row.period_end) +
                        " from " + shown_name(row.source_id) + " is given twice (" + shown_name(first->second.second) +
                        " in line " + std::to_string(first->second.first) + ", here " + shown_name(row.value) + ')',
                    "leave one out");
    }

    /// Two values of one figure, where nothing tells which is later: whichever stood first would decide.
    void refuse_contradictions(const History& history) {
        for (const OtherFigure& other : history.others()) {
            if (other.why != OtherFigure::Why::contradicts) continue;
            const HistoryRow &row = history.rows()[other.row], &first = history.rows()[other.taken];
            problems_.in_line(row.line, row.at.value, "value",
                              shown_name(row.measure) + " (" + shown_name(row.breakdown) + ") for " + row.period_end +
                                  " is " + row.value + " here and " + first.value + " in line " +
                                  std::to_string(first.line),
                              "leave one out; or end both source ids in the date of their edition, as in qss-2016-09 "
                              "and qss-2016-12, and the later is taken");
        }
    }

    void note_once(std::span<const CsvField> fields, Column c, FieldCause cause) {
        told_once_.note(fields[*place_of_[c]], std::string(column_names[c]), std::move(cause));
    }

    void note_at(std::span<const CsvField> fields, Column c, std::string what, std::string hint) {
        problems_.at(fields[*place_of_[c]], c, std::move(what), std::move(hint));
    }

    std::string_view text_;
    CsvReader csv_;
    std::size_t width_ = 0;
    std::array<std::optional<std::size_t>, columns> place_of_{};
    std::map<std::array<std::string, 6>, std::pair<int, std::string>> seen_;
    std::map<std::array<std::string, 3>, int> times_;
    CsvProblems problems_;
    ToldOnce told_once_;
    std::string file_;
};

}  // namespace

History read_history(const std::filesystem::path& file) {
    return parse_history(read_text_file(file, most_bytes), file.string());
}

History parse_history(std::string_view text, const std::string& file) { return HistoryReader(text, file).read(); }

}  // namespace ccsim
