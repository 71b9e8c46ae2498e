#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ccsim {

/// A column of a CSV file: what datapackage.json says about it.
struct CsvColumn {
    enum class Type { text, date, number, whole };
    std::string name;
    Type type = Type::text;
    std::string unit;  ///< empty: none, or another column tells
    std::string meaning;
    std::vector<std::string> words = {};  ///< the only values it takes; empty: any
};

/// A CSV file with the description of its columns. Text is UTF-8 as in RFC 4180, except that lines end in LF: commas,
/// quotes and line ends put a field in quotes, an empty field is a missing value.
struct CsvTable {
    std::string file;  ///< its name in the folder
    std::string title, meaning;
    std::vector<CsvColumn> columns;
    std::vector<std::string> key;  ///< the columns that no two rows share all values of
    std::string text;
};

/// Writes the rows of a CSV file, field by field. A Fault when a row has not one field for each column.
class CsvWriter {
public:
    /// Begins with the row of column names.
    explicit CsvWriter(const std::vector<CsvColumn>& columns);

    CsvWriter& text(std::string_view field);
    /// The shortest digits that read back as the same number.
    CsvWriter& number(double value);
    CsvWriter& number(std::optional<double> value) { return value ? number(*value) : text(""); }
    void end_row();

    /// The whole file.
    const std::string& str() const { return out_; }

private:
    void begin_field();

    std::size_t columns_ = 0, fields_ = 0;
    std::string out_;
};

}  // namespace ccsim
