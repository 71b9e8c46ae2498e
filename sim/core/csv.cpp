#include "sim/core/csv.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace ccsim {

bool CsvReader::next(std::vector<CsvField>& row) {
    while (skip_empty_lines()) {
        const std::size_t problems_before = problems_.size();
        read_row(row);
        if (problems_.size() == problems_before) return true;
    }
    row.clear();
    return false;
}

void CsvReader::read_row(std::vector<CsvField>& row) {
    row.clear();
    unescaped_.clear();
    const int first_line = line_;
    const std::size_t size_before = rest_.size();
    while (true) {
        row.push_back(rest_.starts_with('"') ? quoted_field() : plain_field());
        if (size_before - rest_.size() > longest_row && !given_up_) {
            note(first_line, 1, "a row of more than 64 KiB (no row of such a file is that long)",
                 "look for a quote that is not closed, or line ends other than LF and CRLF");
            give_up();
        }
        if (!rest_.starts_with(',')) break;
        take(1);
    }
    take_line_end();
}

void CsvReader::skip_byte_order_mark() {
    if (rest_.starts_with("\xEF\xBB\xBF")) rest_.remove_prefix(3);
}

bool CsvReader::skip_empty_lines() {
    while (line_end_length() > 0) take_line_end();
    return !rest_.empty();
}

/// 1 or 2 when the rest begins with a line end, otherwise 0.
std::size_t CsvReader::line_end_length() const {
    if (rest_.starts_with('\n')) return 1;
    return rest_.starts_with("\r\n") ? 2 : 0;
}

CsvField CsvReader::plain_field() {
    const int column = column_;
    std::size_t length = 0;
    while (length < rest_.size()) {
        const char c = rest_[length];
        if (c == ',' || c == '\n') break;
        if (c == '\r' && length + 1 < rest_.size() && rest_[length + 1] == '\n') break;
        if (c == '"' || c == '\r') {
            const int at = column + static_cast<int>(std::min(length, longest_row));
            if (c == '"')
                note(line_, at, "a quote in the middle of a field",
                     "put the whole field in quotes and double the quote");
            else note(line_, at, "a carriage return in the middle of a line", "end lines with LF or CRLF");
            length = std::min(rest_.find('\n', length), rest_.size());  // the rest of this line is not to be trusted
            if (length > 0 && rest_[length - 1] == '\r') --length;
            break;
        }
        ++length;
    }
    const CsvField field{rest_.substr(0, length), line_, column};
    take(length);
    return field;
}

CsvField CsvReader::quoted_field() {
    const int line = line_, column = column_;
    std::size_t end = 1;
    bool doubled = false;
    while ((end = rest_.find('"', end)) != std::string_view::npos && end + 1 < rest_.size() && rest_[end + 1] == '"') {
        doubled = true;
        end += 2;
    }
    if (end == std::string_view::npos) {
        note(line, column, "a quote is opened here and never closed", "close it, or leave it out");
        give_up();
        return {{}, line, column};
    }
    std::string_view text = rest_.substr(1, end - 1);
    if (doubled) {
        std::string& plain = unescaped_.emplace_back();
        for (std::size_t i = 0; i < text.size(); ++i) {
            plain += text[i];
            if (text[i] == '"') ++i;
        }
        text = plain;
    }
    take(end + 1);
    if (!rest_.empty() && rest_.front() != ',' && line_end_length() == 0) {
        note(line_, column_, "text after the closing quote of a field",
             "put a comma after the quote, or double the quote");
        const std::size_t line_end = std::min(rest_.find('\n'), rest_.size());
        take(line_end > 0 && rest_[line_end - 1] == '\r' ? line_end - 1 : line_end);
    }
    return {text, line, column};
}

void CsvReader::take(std::size_t bytes) {
    const std::string_view taken = rest_.substr(0, bytes);
    rest_.remove_prefix(bytes);
    const std::size_t last_line_end = taken.rfind('\n');
    if (last_line_end == std::string_view::npos) {
        column_ += static_cast<int>(std::min(bytes, longest_row));
        return;
    }
    for (const char c : taken) line_ += c == '\n' && line_ < std::numeric_limits<int>::max();
    column_ = static_cast<int>(std::min(bytes - last_line_end, longest_row));
}

void CsvReader::take_line_end() {
    const std::size_t length = line_end_length();
    if (length == 0) return;
    rest_.remove_prefix(length);
    line_ += line_ < std::numeric_limits<int>::max();
    column_ = 1;
}

void CsvReader::note(int line, int column, std::string what, std::string hint) {
    problems_.push_back({file_, line, column, {}, std::move(what), std::move(hint)});
    if (problems_.size() >= most_problems) give_up();
}

void CsvReader::give_up() {
    rest_ = {};
    given_up_ = true;
}

}  // namespace ccsim
