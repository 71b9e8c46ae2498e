#include "sim/report/workbook/check_workbook.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <functional>
#include <set>

namespace ccsim {
namespace {

using Faults = std::vector<std::string>;

bool is_front(const ReadSheet& sheet) { return sheet.name == "Cover"; }

/// What a sheet breaks; empty when nothing.
Faults of_sheets(const ReadWorkbook& book, const std::function<std::string(const ReadSheet&)>& fault) {
    Faults out;
    for (const ReadSheet& sheet : book.sheets)
        if (std::string what = fault(sheet); !what.empty()) out.push_back(sheet.name + ": " + what);
    return out;
}

Faults of_tables(const ReadWorkbook& book,
                 const std::function<std::string(const ReadSheet&, const MarkedTable&)>& fault) {
    return of_sheets(book, [&](const ReadSheet& sheet) -> std::string {
        for (const MarkedTable& table : sheet.tables)
            if (std::string what = fault(sheet, table); !what.empty()) return table.name + ": " + what;
        return {};
    });
}

std::string cell(const ReadSheet& sheet, std::size_t row, std::size_t column) {
    return row < sheet.rows.size() && column < sheet.rows[row].size() ? sheet.rows[row][column] : "";
}

bool is_blank_row(const ReadSheet& sheet, std::size_t row) {
    return row >= sheet.rows.size() ||
           std::ranges::all_of(sheet.rows[row], [](const std::string& text) { return text.empty(); });
}

Faults order_of(const ReadWorkbook& book) {
    constexpr std::array<std::string_view, 3> first{"Cover", "Contents", "Notes"};
    Faults out;
    for (std::size_t i = 0; i < first.size(); ++i)
        if (i >= book.sheets.size() || book.sheets[i].name != first[i])
            out.push_back(fmt::format("sheet {} is not {}", i + 1, first[i]));
    return out;
}

Faults names_of(const ReadWorkbook& book) {
    Faults out;
    std::set<std::string> seen;
    for (const ReadSheet& sheet : book.sheets) {
        if (sheet.name.empty() || sheet.name.size() > 31) out.push_back(sheet.name + ": no name, or too long a one");
        if (!seen.insert(sheet.name).second) out.push_back(sheet.name + ": there twice");
    }
    return out;
}

std::string lines_fault(const ReadSheet& sheet) {
    const std::size_t end = sheet.tables.empty() ? sheet.rows.size() : sheet.tables.front().first_row;
    for (std::size_t r = 0; r < end; ++r) {
        if (is_blank_row(sheet, r)) return fmt::format("row {} is blank", r + 1);
        for (std::size_t c = 1; c < sheet.rows[r].size(); ++c)
            if (!sheet.rows[r][c].empty()) return fmt::format("row {} has text beside column A", r + 1);
    }
    return {};
}

std::string header_fault(const ReadSheet& sheet, const MarkedTable& table) {
    std::set<std::string> seen;
    for (std::size_t c = table.first_column; c <= table.last_column; ++c) {
        const std::string text = cell(sheet, table.first_row, c);
        if (text.empty()) return fmt::format("column {} has no header", c + 1);
        if (!seen.insert(text).second) return fmt::format("the header {} is there twice", text);
    }
    return {};
}

std::string blank_fault(const ReadSheet& sheet, const MarkedTable& table) {
    for (std::size_t r = table.first_row; r <= table.last_row; ++r)
        if (is_blank_row(sheet, r)) return fmt::format("row {} is blank", r + 1);
    return {};
}

/// A column that mixes numbers and text; those of words alone may hold any.
std::string mixed_fault(const ReadSheet& sheet, const MarkedTable& table) {
    const auto is_number = [](const std::string& text) {
        return text.find_first_not_of("0123456789.-+eE") == std::string::npos;
    };
    for (std::size_t c = table.first_column; c <= table.last_column; ++c) {
        const std::string header = cell(sheet, table.first_row, c);
        if (!header.starts_with("Published") && !header.starts_with("Simulated") && !header.starts_with("90%"))
            continue;
        for (std::size_t r = table.first_row + 1; r <= table.last_row; ++r)
            if (const std::string text = cell(sheet, r, c); !text.empty() && !is_number(text))
                return fmt::format("{} has the text {} in row {}", header, text, r + 1);
    }
    return {};
}

std::string note_fault(const ReadSheet& sheet, const std::set<std::string>& notes) {
    for (const auto& row : sheet.rows)
        for (const std::string& text : row)
            for (std::size_t at = text.find("[note "); at != std::string::npos; at = text.find("[note ", at + 1)) {
                const std::string marker = text.substr(at, text.find(']', at) + 1 - at);
                if (!notes.contains(marker)) return marker + " is not in the sheet Notes";
            }
    return {};
}

std::set<std::string> notes_of(const ReadWorkbook& book) {
    std::set<std::string> out;
    for (const ReadSheet& sheet : book.sheets)
        if (sheet.name == "Notes")
            for (std::size_t r = 0; r < sheet.rows.size(); ++r) out.insert(cell(sheet, r, 0));
    return out;
}

std::vector<ChecklistItem> of_the_book(const ReadWorkbook& book) {
    const auto unless = [](bool wrong, const char* what) { return wrong ? Faults{what} : Faults{}; };
    return {{"Cover, Contents and Notes come first, in this order", order_of(book)},
            {"every tab has a name of its own, of 31 characters or fewer", names_of(book)},
            {"title, author and language are filled in",
             unless(book.title.empty() || book.author.empty() || book.language.empty(), "one of them is empty")},
            {"the file opens at the first sheet", unless(book.first_shown != 0, "it opens at another")},
            {"there are no macros", unless(book.has_macros, "there are some")},
            {"there are no images", unless(book.has_images, "there are some")},
            {"no cell has a background fill", unless(book.has_fills, "some have")}};
}

std::vector<ChecklistItem> of_its_sheets(const ReadWorkbook& book) {
    const auto said = [](bool wrong, const char* what) { return wrong ? std::string(what) : std::string(); };
    const std::set<std::string> notes = notes_of(book);
    return {{"no sheet is blank or hidden",
             of_sheets(book, [&](const ReadSheet& s) { return said(s.rows.empty() || s.is_hidden, "it is"); })},
            {"cell A1 holds a title",
             of_sheets(book, [&](const ReadSheet& s) { return said(cell(s, 0, 0).empty(), "it is empty"); })},
            {"lines before a table are in column A, with no blank row", of_sheets(book, lines_fault)},
            {"one table a sheet, marked up as one, but for the cover",
             of_sheets(book,
                       [&](const ReadSheet& s) {
                           return said(!is_front(s) && s.tables.size() != 1, "it has none, or several");
                       })},
            {"the sheet says how many tables it holds",
             of_sheets(book,
                       [&](const ReadSheet& s) {
                           return said(!is_front(s) && cell(s, 1, 0) != "This worksheet contains one table.",
                                       "A2 does not");
                       })},
            {"nothing is below a table", of_tables(book,
                                                   [&](const ReadSheet& s, const MarkedTable& t) {
                                                       return said(s.rows.size() > t.last_row + 1, "something is");
                                                   })},
            {"one header row, every header a text of its own", of_tables(book, header_fault)},
            {"no row of a table is blank", of_tables(book, blank_fault)},
            {"columns of numbers hold numbers only", of_tables(book, mixed_fault)},
            {"there are no filters",
             of_tables(book, [&](const ReadSheet&, const MarkedTable& t) { return said(t.has_filter, "it has one"); })},
            {"no cells are merged or split",
             of_sheets(book, [&](const ReadSheet& s) { return said(s.has_merged_cells, "some are"); })},
            {"no panes are frozen",
             of_sheets(book, [&](const ReadSheet& s) { return said(s.has_frozen_panes, "some are"); })},
            {"no rows or columns are hidden",
             of_sheets(book, [&](const ReadSheet& s) { return said(s.has_hidden_parts, "some are"); })},
            {"there are no page headers or footers",
             of_sheets(book, [&](const ReadSheet& s) { return said(s.has_header_or_footer, "there are some"); })},
            {"every note marker is in the sheet Notes",
             of_sheets(book, [&](const ReadSheet& s) { return note_fault(s, notes); })}};
}

}  // namespace

std::vector<ChecklistItem> check_workbook(const ReadWorkbook& book) {
    std::vector<ChecklistItem> out = of_the_book(book);
    for (ChecklistItem& item : of_its_sheets(book)) out.push_back(std::move(item));
    return out;
}

std::string checklist_text(const std::string& file, const std::vector<ChecklistItem>& items) {
    std::string out = file + "\n";
    std::size_t kept = 0;
    for (const ChecklistItem& item : items) {
        out += fmt::format("  [{}] {}\n", item.faults.empty() ? "x" : " ", item.rule);
        for (const std::string& fault : item.faults) out += "        " + fault + '\n';
        kept += item.faults.empty();
    }
    return out + fmt::format(
                     "{} of {} rules are kept. Spelling, and colour as the only carrier of meaning, are for a person "
                     "to check.\n",
                     kept, items.size());
}

}  // namespace ccsim
