#include <algorithm>
#include <pugixml.hpp>
#include <string_view>

#include "sim/report/workbook/read_workbook.h"
#include "sim/report/workbook/workbook_xml.h"
#include "sim/report/workbook/zip_file.h"

namespace ccsim {
namespace {

/// Programs fill the sheet up with repeated empty cells: they are no content, so they are not written out.
constexpr unsigned most_repeats = 1000;

void read_row(const pugi::xml_node& row, ReadSheet& sheet) {
    if (std::string_view(row.attribute("table:visibility").value()).ends_with("e") &&
        row.attribute("table:visibility").value() != std::string_view("visible"))
        sheet.has_hidden_parts = true;
    std::vector<std::string> cells;
    for (const pugi::xml_node cell : row.children()) {
        const std::string_view kind = cell.name();
        if (kind == "table:covered-table-cell") sheet.has_merged_cells = true;
        const unsigned columns = cell.attribute("table:number-columns-spanned").as_uint(1);
        if (columns > 1 || cell.attribute("table:number-rows-spanned").as_uint(1) > 1) sheet.has_merged_cells = true;
        const bool is_number = std::string_view(cell.attribute("office:value-type").value()) == "float";
        std::string text = is_number ? cell.attribute("office:value").value() : text_below(cell);
        const unsigned repeats = cell.attribute("table:number-columns-repeated").as_uint(1);
        if (text.empty() && repeats > most_repeats) continue;
        cells.insert(cells.end(), std::min(repeats, most_repeats), text);
    }
    while (!cells.empty() && cells.back().empty()) cells.pop_back();
    const unsigned repeats = row.attribute("table:number-rows-repeated").as_uint(1);
    if (cells.empty() && repeats > most_repeats) return;
    sheet.rows.insert(sheet.rows.end(), std::min(repeats, most_repeats), cells);
}

void read_rows(const pugi::xml_node& within, ReadSheet& sheet) {
    for (const pugi::xml_node node : within.children()) {
        const std::string_view kind = node.name();
        if (kind == "table:table-row") read_row(node, sheet);
        else if (kind == "table:table-header-rows" || kind == "table:table-rows" || kind == "table:table-row-group")
            read_rows(node, sheet);
        else if (kind == "table:table-column" && !node.attribute("table:visibility").empty() &&
                 std::string_view(node.attribute("table:visibility").value()) != "visible")
            sheet.has_hidden_parts = true;
    }
}

void read_tables(const pugi::xml_node& ranges, std::vector<ReadSheet>& sheets) {
    for (const pugi::xml_node range : ranges.children("table:database-range")) {
        std::string address = range.attribute("table:target-range-address").value();
        std::erase(address, '\'');
        std::erase(address, '$');
        auto marked = corners_of(address);
        if (!marked) continue;
        marked->name = range.attribute("table:name").value();
        marked->has_filter = range.attribute("table:display-filter-buttons").as_bool();
        const std::string name = address.substr(0, address.find('.'));
        for (ReadSheet& sheet : sheets)
            if (sheet.name == name) sheet.tables.push_back(*marked);
    }
}

/// In the styles of cells; "transparent" is none.
bool has_fills(const pugi::xml_node& node) {
    for (const pugi::xml_node child : node.children()) {
        const std::string_view colour = child.attribute("fo:background-color").value();
        if (!colour.empty() && colour != "transparent") return true;
        if (has_fills(child)) return true;
    }
    return false;
}

}  // namespace

ReadWorkbook read_ods(const std::vector<ZipEntry>& entries) {
    ReadWorkbook out;
    const pugi::xml_document about = xml_entry(entries, "meta.xml");
    const pugi::xml_node meta = about.child("office:document-meta").child("office:meta");
    out.title = meta.child("dc:title").text().get();
    out.author = meta.child("dc:creator").text().get();
    if (out.author.empty()) out.author = meta.child("meta:initial-creator").text().get();
    out.language = meta.child("dc:language").text().get();
    for (const ZipEntry& entry : entries) {
        if (entry.name.starts_with("Basic/") || entry.name.starts_with("Scripts/")) out.has_macros = true;
        if (entry.name.starts_with("Pictures/")) out.has_images = true;
    }
    const pugi::xml_document document = xml_entry(entries, "content.xml");
    const pugi::xml_node content = document.child("office:document-content");
    out.has_fills = has_fills(content.child("office:automatic-styles"));
    const pugi::xml_node book = content.child("office:body").child("office:spreadsheet");
    for (const pugi::xml_node table : book.children("table:table")) {
        ReadSheet sheet;
        sheet.name = table.attribute("table:name").value();
        read_rows(table, sheet);
        while (!sheet.rows.empty() && sheet.rows.back().empty()) sheet.rows.pop_back();
        out.sheets.push_back(std::move(sheet));
    }
    read_tables(book.child("table:database-ranges"), out.sheets);
    return out;
}

}  // namespace ccsim
