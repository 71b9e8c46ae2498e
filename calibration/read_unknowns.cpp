#include <algorithm>
#include <array>
#include <boost/algorithm/string/classification.hpp>
#include <boost/algorithm/string/split.hpp>
#include <map>
#include <optional>
#include <span>

#include "calibration/unknowns.h"
#include "sim/core/csv.h"
#include "sim/core/csv_problems.h"
#include "sim/core/number.h"
#include "sim/core/text.h"
#include "sim/scenario/parameter_lists.h"
#include "sim/scenario/parameter_table.h"
#include "sim/scenario/text_file.h"

namespace ccsim {
namespace {

enum Column : std::size_t { unknown, path, family, least, p5, median, p95, most, rest_of, reason, source_id, columns };
constexpr std::array<std::string_view, columns> column_names{
    "unknown", "path", "family", "least", "p5", "median", "p95", "most", "rest_of", "reason", "source_id"};
constexpr std::uintmax_t most_bytes = std::uintmax_t{16} * 1024 * 1024;

/// Reads the rows of one file, notes what is wrong and carries on.
class UnknownsReader {
public:
    UnknownsReader(std::string_view text, const std::string& file) : csv_(text, file), problems_(file, column_names) {}

    std::vector<Unknown> read() {
        if (!csv_.next(row_))
            problems_.in_line(0, 0, "", "the file is empty", "it begins with " + problems_.all_columns());
        else if (read_header())
            while (!problems_.full() && csv_.next(row_)) read_row();
        if (problems_.empty() && csv_.problems().empty() && unknowns_.empty())
            problems_.in_line(0, 0, "", "the file has no unknowns", "a row each parameter");
        if (std::vector<Problem> problems = problems_.taken_with(csv_); !problems.empty())
            throw InputError(std::move(problems));
        return std::move(unknowns_);
    }

private:
    /// The columns stand in one order, so that a file reads like the shipped one.
    bool read_header() {
        const bool right = std::equal(row_.begin(), row_.end(), column_names.begin(), column_names.end(),
                                      [](const CsvField& field, std::string_view name) { return field.text == name; });
        if (!right)
            problems_.in_line(row_[0].line, 1, "", "these are not the columns of unknowns",
                              "they are " + problems_.all_columns());
        return right;
    }

    void read_row() {
        if (row_.size() != columns) {
            problems_.in_line(row_[0].line, 0, "",
                              "the row has " + std::to_string(row_.size()) + " fields, not " + std::to_string(columns),
                              "put fields that hold a comma in quotes");
            return;
        }
        for (const Column c : {unknown, reason, source_id})
            if (row_[c].text.empty()) note_at(c, "missing", "every row has one");
        const auto range = read_path();
        const auto prior = read_prior();
        const std::vector<std::string> rest = read_rest_of();
        if (!range || !prior) return;
        check_range(*prior, rest.empty() ? *range : Range{0, 1});
        add({.line = row_[0].line,
             .path = std::string(row_[path].text),
             .prior = *prior,
             .rest_of = rest,
             .reason = std::string(row_[reason].text),
             .source_id = std::string(row_[source_id].text)});
    }

    /// The range of the parameter; empty after a problem.
    std::optional<Range> read_path() {
        const std::string text(row_[path].text);
        const auto range = known(text);
        if (!range) note_unknown_path(path, text);
        if (const auto [first, is_new] = line_of_.try_emplace(text, row_[0].line); !is_new)
            note_at(path, text + " is moved in line " + std::to_string(first->second) + " already", "leave one out");
        return range;
    }

    static std::optional<Range> known(const std::string& text) {
        if (const ParameterRow* row = find_parameter(text))
            return row->is_quarter() || row->kind == Kind::segment ? std::nullopt : std::optional(range_of(*row));
        return find_number(Parameters{}, text) ? std::optional(find_field(text)->range) : std::nullopt;
    }

    void note_unknown_path(Column c, const std::string& text) {
        std::vector<std::string> paths;
        for (const ParameterRow& row : parameter_table())
            if (!row.is_quarter()) paths.emplace_back(row.path);
        const auto meant = nearest(text, paths);
        note_at(c, ccsim::quoted(text) + " is no number of a scenario",
                meant ? "did you mean " + *meant + '?' : "ccsim init lists them");
    }

    std::optional<Prior> read_prior() {
        const auto kind = family_named(row_[family].text);
        if (!kind) {
            note_at(family, ccsim::quoted(row_[family].text) + " is no family",
                    "log_normal, logit_normal, normal or uniform");
            return {};
        }
        const bool has_points = *kind != PriorFamily::uniform, has_bounds = !has_points || !row_[least].text.empty();
        if (*kind != PriorFamily::logit_normal && has_points &&
            !(row_[least].text.empty() && row_[most].text.empty())) {
            note_at(least, "a " + std::string(word_of(*kind)) + " prior has no bounds", "leave least and most empty");
            return {};
        }
        const auto low = number(least, has_bounds, 0), high = number(most, has_bounds, 1);
        const auto a = number(p5, has_points, 0), b = number(median, has_points, 0), c = number(p95, has_points, 0);
        if (!low || !high || !a || !b || !c) return {};
        const PriorPoints points{*a, *b, *c};
        if (const auto fault = Prior::fault_of(*kind, points, *low, *high)) {
            note_at(has_points ? p5 : least, *fault, "p5, median and p95 lie between least and most, in order");
            return {};
        }
        return has_points ? Prior(*kind, points, *low, *high) : Prior::uniform(*low, *high);
    }

    /// The number in a column that must have one or must be empty, which then stands for `otherwise`.
    std::optional<double> number(Column c, bool wanted, double otherwise) {
        if (!wanted && row_[c].text.empty()) return otherwise;
        if (!wanted) {
            note_at(c, "this family has none", "leave it empty");
            return {};
        }
        const auto value = parse_number(row_[c].text);
        if (!value)
            note_at(c, ccsim::quoted(row_[c].text) + " is not a number", "write digits with a point and no commas");
        return value;
    }

    std::vector<std::string> read_rest_of() {
        std::vector<std::string> paths;
        if (row_[rest_of].text.empty()) return paths;
        boost::split(paths, row_[rest_of].text, boost::is_any_of(" "));
        for (const std::string& other : paths)
            if (!known(other)) note_unknown_path(rest_of, other);
            else if (!line_of_.contains(other) || other == row_[path].text)
                note_at(rest_of, other + " is not moved in an earlier row", "move it there first");
        return paths;
    }

    void check_range(const Prior& prior, Range range) {
        const double a = prior.value_at(-most_deviations), b = prior.value_at(most_deviations);
        if (std::min(a, b) < range.low || std::max(a, b) > range.high)
            note_at(path,
                    "the prior reaches from " + shortest(std::min(a, b)) + " to " + shortest(std::max(a, b)) +
                        " (the parameter is from " + shortest(range.low) + " to " + shortest(range.high) + ')',
                    "narrow it, or take logit_normal with least and most");
        if (prior.value_at(most_deviations - 1) == b || prior.value_at(1 - most_deviations) == a)
            note_at(path, "the prior is too wide: far out its values cannot be told apart", "narrow it");
    }

    void add(MovedParameter moved) {
        const std::string_view name = row_[unknown].text;
        if (!unknowns_.empty() && unknowns_.back().name == name) {
            unknowns_.back().moved.push_back(std::move(moved));
            return;
        }
        if (std::any_of(unknowns_.begin(), unknowns_.end(), [&](const Unknown& u) { return u.name == name; }))
            note_at(unknown, std::string(name) + " has rows further up", "keep the rows of an unknown together");
        if (!moved.prior.rises())
            note_at(p5, "the first parameter of an unknown rises with it", "put one that rises first");
        unknowns_.push_back({.name = std::string(name), .moved = {std::move(moved)}});
    }

    void note_at(Column c, std::string what, std::string hint) {
        problems_.at(row_[c], c, std::move(what), std::move(hint));
    }

    CsvReader csv_;
    std::vector<CsvField> row_;
    std::vector<Unknown> unknowns_;
    std::map<std::string, int> line_of_;
    CsvProblems problems_;
};

}  // namespace

std::vector<Unknown> read_unknowns(const std::filesystem::path& file) {
    return parse_unknowns(read_text_file(file, most_bytes), file.string());
}

std::vector<Unknown> parse_unknowns(std::string_view text, const std::string& file) {
    return UnknownsReader(text, file).read();
}

}  // namespace ccsim
