#pragma once

#include <cstddef>
#include <deque>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/core/problems.h"

namespace ccsim {

/// One field of a CSV row, without its quotes. Lines and columns (in bytes) count from 1.
struct CsvField {
    std::string_view text;
    int line = 0;
    int column = 0;
};

/// Reads comma-separated text (RFC 4180) row by row: fields may be quoted and then hold commas, line ends and doubled
/// quotes; lines end in LF or CRLF; a byte order mark is skipped, and so are empty lines. The first row is a row like
/// any other. The text must outlive the reader.
class CsvReader {
public:
    /// The file's name is only used in problems.
    CsvReader(std::string_view text, std::string file) : rest_(text), file_(std::move(file)) { skip_byte_order_mark(); }

    /// Reads the next well-formed row into `row`, whose fields are valid until the next call. False at the end of the
    /// text, and after a problem that makes the rest unreadable.
    bool next(std::vector<CsvField>& row);

    /// What was wrong so far: a quote that is never closed, a quote in the middle of a field, a row that is too long.
    /// Such rows are left out. Look at this when next() has returned false.
    const std::vector<Problem>& problems() const { return problems_; }

    /// A row longer than this is refused: most likely a quote is missing.
    static constexpr std::size_t longest_row = std::size_t{64} * 1024;

    /// After this many problems the rest is not read.
    static constexpr std::size_t most_problems = 1000;

private:
    void read_row(std::vector<CsvField>& row);
    void skip_byte_order_mark();
    bool skip_empty_lines();
    std::size_t line_end_length() const;
    CsvField plain_field();
    CsvField quoted_field();
    void take(std::size_t bytes);
    void take_line_end();
    void note(int line, int column, std::string what, std::string hint);
    void give_up();

    std::string_view rest_;
    std::string file_;
    int line_ = 1;
    int column_ = 1;
    bool given_up_ = false;
    std::deque<std::string> unescaped_;  ///< fields of the row that held doubled quotes
    std::vector<Problem> problems_;
};

}  // namespace ccsim
