#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace ccsim {

/// A table that is marked up as one: its name, and its corners, counted from nought, both included.
struct MarkedTable {
    std::string name;
    std::size_t first_row = 0, first_column = 0, last_row = 0, last_column = 0;
    bool has_filter = false;
};

/// What a sheet of a workbook file holds, as far as the checklist asks. Cells that are empty are empty text.
struct ReadSheet {
    std::string name;
    std::vector<std::vector<std::string>> rows;
    std::vector<MarkedTable> tables;
    bool is_hidden = false, has_merged_cells = false, has_frozen_panes = false, has_hidden_parts = false,
         has_header_or_footer = false;
};

struct ReadWorkbook {
    std::string title, author, language;
    std::vector<ReadSheet> sheets;
    bool has_macros = false, has_images = false, has_fills = false;
    std::size_t first_shown = 0;  ///< the sheet that is open when the file is
};

/// Reads an XLSX or ODS file. Throws FileError when it is missing, and InputError when it is neither.
ReadWorkbook read_workbook(const std::string& file);

/// The kinds, from the bytes of the zip's entries. Used by read_workbook().
struct ZipEntry;
ReadWorkbook read_xlsx(const std::vector<ZipEntry>& entries);
ReadWorkbook read_ods(const std::vector<ZipEntry>& entries);

/// Looks up an entry. Null when there is none.
const std::string* entry_named(const std::vector<ZipEntry>& entries, const std::string& name);

/// "A7:N20", or "Sheet.A7:Sheet.N20", as corners. Empty when it is no such range.
std::optional<MarkedTable> corners_of(std::string range);

}  // namespace ccsim
