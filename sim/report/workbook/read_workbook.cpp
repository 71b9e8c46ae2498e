#include "sim/report/workbook/read_workbook.h"

#include <algorithm>
#include <cctype>
#include <fstream>
#include <iterator>
#include <utility>

#include "sim/core/problems.h"
#include "sim/report/workbook/zip_file.h"

namespace ccsim {
namespace {

/// Reads letters and digits such as N20 from the text; false when they are not there.
bool take_corner(std::string_view& text, std::size_t& row, std::size_t& column) {
    std::size_t at = 0, letters = 0, digits = 0;
    while (at < text.size() && std::isupper(static_cast<unsigned char>(text[at])))
        letters = letters * 26 + static_cast<std::size_t>(text[at++] - 'A' + 1);
    while (at < text.size() && std::isdigit(static_cast<unsigned char>(text[at])))
        digits = digits * 10 + static_cast<std::size_t>(text[at++] - '0');
    text.remove_prefix(at);
    if (letters == 0 || digits == 0) return false;
    column = letters - 1;
    row = digits - 1;
    return true;
}

}  // namespace

const std::string* entry_named(const std::vector<ZipEntry>& entries, const std::string& name) {
    const auto found = std::ranges::find_if(entries, [&](const ZipEntry& entry) { return entry.name == name; });
    return found == entries.end() ? nullptr : &found->bytes;
}

std::optional<MarkedTable> corners_of(std::string range) {
    std::erase(range, '$');
    std::string plain;  // without the names of sheets
    for (std::size_t at = 0; at < range.size();) {
        const std::size_t colon = std::min(range.find(':', at), range.size());
        const std::size_t dot = range.rfind('.', colon);
        const std::size_t from = dot == std::string::npos || dot < at ? at : dot + 1;
        plain += range.substr(from, colon - from) + (colon < range.size() ? ":" : "");
        at = colon + 1;
    }
    std::string_view text = plain;
    MarkedTable out;
    if (!take_corner(text, out.first_row, out.first_column) || !text.starts_with(':')) return {};
    text.remove_prefix(1);
    if (!take_corner(text, out.last_row, out.last_column) || !text.empty()) return {};
    return out;
}

ReadWorkbook read_workbook(const std::string& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in) throw FileError(file + ": cannot be read; name an .xlsx or .ods file");
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    const std::vector<ZipEntry> entries = unzipped(bytes, file);
    if (entry_named(entries, "xl/workbook.xml")) return read_xlsx(entries);
    if (entry_named(entries, "content.xml")) return read_ods(entries);
    throw InputError({{.file = file, .what = "is neither an Excel nor an OpenDocument workbook", .hint = {}}});
}

}  // namespace ccsim
