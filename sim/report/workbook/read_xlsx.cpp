#include <cstdlib>
#include <map>
#include <pugixml.hpp>
#include <string_view>

#include "sim/report/workbook/read_workbook.h"
#include "sim/report/workbook/workbook_xml.h"
#include "sim/report/workbook/zip_file.h"

namespace ccsim {
namespace {

using Entries = std::vector<ZipEntry>;

/// Targets by id, as seen from the folder xl.
std::map<std::string, std::string> relations_of(const Entries& entries, const std::string& name) {
    std::map<std::string, std::string> out;
    const pugi::xml_document document = xml_entry(entries, name);
    for (const pugi::xml_node relation : document.child("Relationships").children()) {
        std::string target = relation.attribute("Target").value();
        if (target.starts_with("../")) target = target.substr(3);
        if (target.starts_with("/xl/")) target = target.substr(4);
        out[relation.attribute("Id").value()] = "xl/" + target;
    }
    return out;
}

/// Cells, by what their text refers to.
std::vector<std::string> shared_strings_of(const Entries& entries) {
    std::vector<std::string> out;
    const pugi::xml_document document = xml_entry(entries, "xl/sharedStrings.xml");
    for (const pugi::xml_node item : document.child("sst").children("si")) out.push_back(text_below(item));
    return out;
}

std::string value_of(const pugi::xml_node& cell, const std::vector<std::string>& strings) {
    const std::string_view type = cell.attribute("t").value();
    if (type == "inlineStr") return text_below(cell.child("is"));
    const std::string value = cell.child("v").text().get();
    if (type != "s") return value;
    const std::size_t index = std::strtoul(value.c_str(), nullptr, 10);
    return index < strings.size() ? strings[index] : "";
}

void read_cells(const pugi::xml_node& data, const std::vector<std::string>& strings, ReadSheet& sheet) {
    constexpr std::size_t most_rows = 1048576, most_columns = 16384;
    for (const pugi::xml_node row : data.children("row")) {
        if (row.attribute("hidden").as_bool()) sheet.has_hidden_parts = true;
        for (const pugi::xml_node cell : row.children("c")) {
            const std::string place = cell.attribute("r").value();
            const auto at = corners_of(place + ':' + place);
            if (!at || at->first_row >= most_rows || at->first_column >= most_columns) continue;
            if (sheet.rows.size() <= at->first_row) sheet.rows.resize(at->first_row + 1);
            auto& cells = sheet.rows[at->first_row];
            if (cells.size() <= at->first_column) cells.resize(at->first_column + 1);
            cells[at->first_column] = value_of(cell, strings);
        }
    }
}

void read_tables(const Entries& entries, const std::string& path, const pugi::xml_node& parts, ReadSheet& sheet) {
    const std::size_t slash = path.rfind('/');
    const auto relations = relations_of(entries, path.substr(0, slash) + "/_rels" + path.substr(slash) + ".rels");
    for (const pugi::xml_node part : parts.children("tablePart")) {
        const auto target = relations.find(part.attribute("r:id").value());
        if (target == relations.end()) continue;
        const pugi::xml_document document = xml_entry(entries, target->second);
        const pugi::xml_node table = document.child("table");
        auto marked = corners_of(table.attribute("ref").value());
        if (!marked) continue;
        marked->name = table.attribute("name").value();
        marked->has_filter = !table.child("autoFilter").empty();
        sheet.tables.push_back(*marked);
    }
}

ReadSheet read_sheet(const Entries& entries, const std::string& path, const std::vector<std::string>& strings) {
    ReadSheet sheet;
    const pugi::xml_document document = xml_entry(entries, path);
    const pugi::xml_node root = document.child("worksheet");
    sheet.has_merged_cells = !root.child("mergeCells").empty();
    sheet.has_header_or_footer = !root.child("headerFooter").empty();
    for (const pugi::xml_node view : root.child("sheetViews").children())
        if (view.child("pane")) sheet.has_frozen_panes = true;
    for (const pugi::xml_node column : root.child("cols").children())
        if (column.attribute("hidden").as_bool()) sheet.has_hidden_parts = true;
    read_cells(root.child("sheetData"), strings, sheet);
    read_tables(entries, path, root.child("tableParts"), sheet);
    if (!root.child("autoFilter").empty())
        for (MarkedTable& table : sheet.tables) table.has_filter = true;
    return sheet;
}

/// Every file has the fills "none" and "gray125".
bool has_fills(const Entries& entries) {
    const pugi::xml_document styles = xml_entry(entries, "xl/styles.xml");
    for (const pugi::xml_node fill : styles.child("styleSheet").child("fills").children()) {
        const std::string_view pattern = fill.child("patternFill").attribute("patternType").value();
        if (pattern != "none" && pattern != "gray125") return true;
    }
    return false;
}

std::string language_of(const Entries& entries, const pugi::xml_node& core) {
    if (const std::string language = core.child("dc:language").text().get(); !language.empty()) return language;
    const pugi::xml_document custom = xml_entry(entries, "docProps/custom.xml");
    for (const pugi::xml_node property : custom.child("Properties").children())
        if (std::string_view(property.attribute("name").value()) == "Language") return text_below(property);
    return {};
}

}  // namespace

ReadWorkbook read_xlsx(const Entries& entries) {
    ReadWorkbook out;
    const pugi::xml_document core = xml_entry(entries, "docProps/core.xml");
    const pugi::xml_node properties = core.child("cp:coreProperties");
    out.title = properties.child("dc:title").text().get();
    out.author = properties.child("dc:creator").text().get();
    out.language = language_of(entries, properties);
    for (const ZipEntry& entry : entries) {
        if (entry.name.find("vbaProject") != std::string::npos) out.has_macros = true;
        if (entry.name.starts_with("xl/media/")) out.has_images = true;
    }
    out.has_fills = has_fills(entries);
    const auto relations = relations_of(entries, "xl/_rels/workbook.xml.rels");
    const auto strings = shared_strings_of(entries);
    const pugi::xml_document document = xml_entry(entries, "xl/workbook.xml");
    const pugi::xml_node book = document.child("workbook");
    out.first_shown = book.child("bookViews").child("workbookView").attribute("activeTab").as_uint();
    for (const pugi::xml_node named : book.child("sheets").children("sheet")) {
        const auto path = relations.find(named.attribute("r:id").value());
        ReadSheet sheet = path == relations.end() ? ReadSheet{} : read_sheet(entries, path->second, strings);
        sheet.name = named.attribute("name").value();
        sheet.is_hidden = !named.attribute("state").empty();
        out.sheets.push_back(std::move(sheet));
    }
    return out;
}

}  // namespace ccsim
