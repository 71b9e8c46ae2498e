#include "sim/report/csv_table.h"

#include "sim/core/number.h"
#include "sim/core/problems.h"

namespace ccsim {

CsvWriter::CsvWriter(const std::vector<CsvColumn>& columns) : columns_(columns.size()) {
    for (const CsvColumn& column : columns) text(column.name);
    end_row();
}

CsvWriter& CsvWriter::text(std::string_view field) {
    begin_field();
    if (field.find_first_of(",\"\r\n") == std::string_view::npos) {
        out_ += field;
        return *this;
    }
    out_ += '"';
    for (const char c : field) {
        if (c == '"') out_ += '"';
        out_ += c;
    }
    out_ += '"';
    return *this;
}

CsvWriter& CsvWriter::number(double value) {
    begin_field();
    out_ += shortest(value);
    return *this;
}

void CsvWriter::end_row() {
    if (fields_ != columns_)
        throw Fault("a row of " + std::to_string(fields_) + " fields under " + std::to_string(columns_) + " columns");
    out_ += '\n';
    fields_ = 0;
}

void CsvWriter::begin_field() {
    if (fields_++ > 0) out_ += ',';
}

}  // namespace ccsim
