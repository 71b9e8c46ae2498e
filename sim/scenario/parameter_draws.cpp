#include "sim/scenario/parameter_draws.h"

#include <algorithm>
#include <cstdint>
#include <span>
#include <utility>

#include "sim/core/csv.h"
#include "sim/core/csv_problems.h"
#include "sim/core/text.h"
#include "sim/scenario/text_file.h"

namespace ccsim {
namespace {

// A calibration hands out 600 draws of some 60 numbers. A value takes a hundred bytes of memory, a file two at the
// least.
constexpr std::uintmax_t most_bytes = std::uintmax_t{256} * 1024 * 1024;
constexpr std::size_t most_columns = 1000, most_values = 2'000'000;

/// Reads the rows of one file, notes what is wrong and carries on.
class DrawsReader {
public:
    DrawsReader(std::string_view text, const std::string& file) : csv_(text, file), problems_(file) {
        out_.file = file;
    }

    ParameterDraws read() {
        std::vector<CsvField> fields;
        if (csv_.next(fields)) {
            read_header(fields);
            while (!problems_.full() && csv_.next(fields)) read_row(fields);
        }
        const bool readable = problems_.empty() && csv_.problems().empty();
        if (readable && out_.paths.empty())
            problems_.in_line(0, 0, "", "no number of a scenario is drawn",
                              "head each column with a path such as opening.cases_nil");
        else if (readable && out_.rows.empty())
            problems_.in_line(0, 0, "", "there is no draw", "add a row for each draw");
        if (std::vector<Problem> problems = problems_.taken_with(csv_); !problems.empty())
            throw InputError(std::move(problems));
        return std::move(out_);
    }

private:
    void read_header(std::span<const CsvField> fields) {
        if (fields.size() > most_columns) {
            problems_.at(fields[most_columns], "", "more than 1,000 columns (a scenario has fewer numbers)",
                         "check that it is the file you meant");
            return;
        }
        for (const CsvField& field : fields) {
            const std::string name(field.text);
            if (name.empty()) problems_.at(field, "", "a column without a name", "head it with the path of a number");
            else if (std::find(names_.begin(), names_.end(), name) != names_.end())
                problems_.at(field, shown_name(name), "this column is there twice", "leave one out");
            names_.push_back(name);
            if (name != log_likelihood_column) out_.paths.push_back(name);
        }
    }

    void read_row(std::span<const CsvField> fields) {
        if (names_.empty()) return;  // they have been refused
        if (out_.rows.size() * names_.size() >= most_values) {
            problems_.in_line(fields.front().line, 0, "", "more than 2,000,000 values", "leave out some of the draws");
            return;
        }
        if (fields.size() != names_.size()) {
            problems_.in_line(fields.front().line, 0, "",
                              "the row has " + std::to_string(fields.size()) + " fields where the first has " +
                                  std::to_string(names_.size()),
                              "give each draw one value a column");
            return;
        }
        std::vector<YamlNode>& row = out_.rows.emplace_back();
        for (std::size_t i = 0; i < fields.size(); ++i) {
            if (names_[i] == log_likelihood_column) continue;
            YamlNode value;
            value.kind = fields[i].text.empty() ? YamlNode::Kind::empty : YamlNode::Kind::scalar;
            value.text = fields[i].text;
            value.line = fields[i].line;
            value.column = fields[i].column;
            row.push_back(std::move(value));
        }
    }

    CsvReader csv_;
    std::vector<std::string> names_;
    ParameterDraws out_;
    CsvProblems problems_;
};

}  // namespace

ParameterDraws read_draws(const std::filesystem::path& file) {
    return parse_draws(read_text_file(file, most_bytes), file.string());
}

ParameterDraws parse_draws(std::string_view text, const std::string& file) { return DrawsReader(text, file).read(); }

}  // namespace ccsim
