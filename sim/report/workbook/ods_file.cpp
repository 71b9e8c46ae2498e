#include <fmt/format.h>

#include <array>

#include "sim/core/number.h"
#include "sim/measures/rounding.h"
#include "sim/report/markup_text.h"
#include "sim/report/with_commas.h"
#include "sim/report/workbook/workbook.h"
#include "sim/report/workbook/zip_file.h"

namespace ccsim {
namespace {

constexpr std::string_view mime = "application/vnd.oasis.opendocument.spreadsheet";
constexpr double cm_a_character = 0.22;

constexpr std::string_view namespaces =
    R"(xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" )"
    R"(xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" )"
    R"(xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" )"
    R"(xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" )"
    R"(xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" )"
    R"(xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0" )"
    R"(xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/" )"
    R"(xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" office:version="1.3")";

constexpr std::string_view xml_line = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

/// Titles and headings are of the styles that programs know as such.
std::string_view parent_of(std::string_view name) {
    if (name == "title") return "Heading_20_1";
    return name == "heading" ? "Heading_20_2" : "Default";
}

std::string cell_style(std::string_view name, double size, bool bold, bool wraps, std::string_view data_style = {}) {
    return fmt::format(R"(<style:style style:name="{}" style:family="table-cell" style:parent-style-name="{}"{}>)"
                       R"(<style:table-cell-properties style:vertical-align="top"{}/>{})"
                       R"(<style:text-properties fo:font-size="{}pt"{}/></style:style>)",
                       name, parent_of(name),
                       data_style.empty() ? "" : fmt::format(R"( style:data-style-name="{}")", data_style),
                       wraps ? R"( fo:wrap-option="wrap")" : "",
                       name.starts_with("number") ? R"(<style:paragraph-properties fo:text-align="end"/>)" : "", size,
                       bold ? R"( fo:font-weight="bold")" : "");
}

std::string automatic_styles() {
    std::string out = "<office:automatic-styles>";
    for (const auto& [name, width] : {std::pair("usual", usual_width), {"wide", wide_width}, {"cover", cover_width}})
        out += fmt::format(R"(<style:style style:name="{}" style:family="table-column"><style:table-column-properties )"
                           R"(style:column-width="{:.2f}cm"/></style:style>)",
                           name, width * cm_a_character);
    out += R"(<style:style style:name="row" style:family="table-row"><style:table-row-properties )"
           R"(style:use-optimal-row-height="true"/></style:style>)";
    for (int decimals = 0; decimals <= most_decimals; ++decimals)
        out += fmt::format(
            R"(<number:number-style style:name="n{0}"><number:number number:decimal-places="{0}" )"
            R"(number:min-decimal-places="{0}" number:min-integer-digits="1" number:grouping="true"/></number:number-style>)",
            decimals);
    out += cell_style("title", 16, true, false) + cell_style("heading", 14, true, false) +
           cell_style("line", 12, false, false) + cell_style("text", 12, false, true) +
           cell_style("header", 12, true, true) + cell_style("number-header", 12, true, true) +
           cell_style("number", 12, false, false);
    for (int decimals = 0; decimals <= most_decimals; ++decimals)
        out += cell_style(fmt::format("number{}", decimals), 12, false, false, fmt::format("n{}", decimals));
    return out + "</office:automatic-styles>";
}

std::string text_cell(std::string_view style, std::string_view text) {
    return fmt::format(
        R"(<table:table-cell table:style-name="{}" office:value-type="string"><text:p>{}</text:p></table:table-cell>)",
        style, markup_text(text));
}

std::string cell_of(const Cell& cell) {
    if (const auto* text = std::get_if<std::string>(&cell)) return text_cell("text", *text);
    if (const auto* link = std::get_if<SheetLink>(&cell))
        return fmt::format(R"(<table:table-cell table:style-name="text" office:value-type="string"><text:p><text:a )"
                           R"(xlink:type="simple" xlink:href="#{0}.A1">{0}</text:a></text:p></table:table-cell>)",
                           markup_text(link->sheet));
    const auto* number = std::get_if<ShownNumber>(&cell);
    if (!number) return R"(<table:table-cell table:style-name="text"/>)";
    const bool as_it_is = number->decimals < 0;
    return fmt::format(
        R"(<table:table-cell table:style-name="number{}" office:value-type="float" office:value="{}"><text:p>{}</text:p></table:table-cell>)",
        as_it_is ? "" : std::to_string(number->decimals), shortest(number->value),
        as_it_is ? shortest(number->value) : with_commas(number->value, number->decimals));
}

std::string row_of(const std::string& cells) {
    return R"(<table:table-row table:style-name="row">)" + cells + "</table:table-row>\n";
}

std::string columns_of(const Sheet& sheet) {
    if (!sheet.has_table()) return R"(<table:table-column table:style-name="cover"/>)";
    std::string out;
    for (const SheetColumn& column : sheet.columns)
        out += fmt::format(R"(<table:table-column table:style-name="{}"/>)", column.is_wide ? "wide" : "usual");
    return out;
}

std::string sheet_of(const Sheet& sheet) {
    std::string out = fmt::format(R"(<table:table table:name="{}">)", markup_text(sheet.name)) + columns_of(sheet);
    for (std::size_t r = 0; r < sheet.lines.size(); ++r) {
        const std::string& line = sheet.lines[r];
        const bool is_heading = line.starts_with("# ");
        const char* const plain = sheet.has_table() ? "line" : "text";
        out += row_of(text_cell(r == 0 ? "title" : is_heading ? "heading" : plain, is_heading ? line.substr(2) : line));
    }
    if (sheet.has_table()) {
        std::string header;
        for (const SheetColumn& column : sheet.columns)
            header += text_cell(column.is_number ? "number-header" : "header", column.header);
        out += "<table:table-header-rows>" + row_of(header) + "</table:table-header-rows>";
        for (const std::vector<Cell>& row : sheet.rows) {
            std::string cells;
            for (const Cell& cell : row) cells += cell_of(cell);
            out += row_of(cells);
        }
    }
    return out + "</table:table>\n";
}

/// A, B ... Z, AA ...
std::string letters_of(std::size_t column) {
    std::string out;
    for (++column; column > 0; column = (column - 1) / 26)
        out.insert(out.begin(), static_cast<char>('A' + (column - 1) % 26));
    return out;
}

/// The mark-up of the tables.
std::string ranges_of(const Workbook& workbook) {
    std::string out = "<table:database-ranges>";
    for (const Sheet& sheet : workbook.sheets)
        if (sheet.has_table())
            out += fmt::format(R"(<table:database-range table:name="{}" table:target-range-address="{}.A{}:{}.{}{}" )"
                               R"(table:contains-header="true" table:display-filter-buttons="false"/>)",
                               sheet.table_name(), sheet.name, sheet.header_row() + 1, sheet.name,
                               letters_of(sheet.columns.size() - 1), sheet.header_row() + 1 + sheet.rows.size());
    return out + "</table:database-ranges>";
}

std::string content_of(const Workbook& workbook) {
    std::string out = fmt::format("{}<office:document-content {}>{}<office:body><office:spreadsheet>", xml_line,
                                  namespaces, automatic_styles());
    for (const Sheet& sheet : workbook.sheets) out += sheet_of(sheet);
    return out + ranges_of(workbook) + "</office:spreadsheet></office:body></office:document-content>";
}

std::string styles_of() {
    return fmt::format(
        R"({}<office:document-styles {}><office:styles><style:default-style style:family="table-cell"><style:text-properties )"
        R"(fo:font-family="Arial" fo:font-size="12pt" fo:language="en" fo:country="GB"/></style:default-style><style:style )"
        R"(style:name="Default" style:family="table-cell"/><style:style style:name="Heading_20_1" style:display-name="Heading 1" )"
        R"(style:family="table-cell" style:parent-style-name="Default"/><style:style style:name="Heading_20_2" )"
        R"(style:display-name="Heading 2" style:family="table-cell" style:parent-style-name="Default"/></office:styles></office:document-styles>)",
        xml_line, namespaces);
}

std::string meta_of(const Workbook& workbook) {
    return fmt::format(
        R"({}<office:document-meta {}><office:meta><dc:title>{}</dc:title><dc:subject>{}</dc:subject>)"
        R"(<meta:initial-creator>{}</meta:initial-creator><dc:creator>{}</dc:creator><dc:language>{}</dc:language></office:meta></office:document-meta>)",
        xml_line, namespaces, markup_text(workbook.title), markup_text(workbook.subject), markup_text(workbook.author),
        markup_text(workbook.author), markup_text(workbook.language));
}

std::string manifest_of() {
    std::string out = fmt::format(
        R"({}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">)"
        R"(<manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="{}"/>)",
        xml_line, mime);
    for (const char* part : {"content.xml", "styles.xml", "meta.xml"})
        out += fmt::format(R"(<manifest:file-entry manifest:full-path="{}" manifest:media-type="text/xml"/>)", part);
    return out + "</manifest:manifest>";
}

}  // namespace

std::string ods_of(const Workbook& workbook) {
    // The type comes first and unpacked, so that a file's kind can be told from its first bytes.
    return zip_of({{"mimetype", std::string(mime), ZipEntry::Packing::stored},
                   {"content.xml", content_of(workbook)},
                   {"styles.xml", styles_of()},
                   {"meta.xml", meta_of(workbook)},
                   {"META-INF/manifest.xml", manifest_of()}});
}

}  // namespace ccsim
