#include <xlsxwriter.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>

#include "sim/core/problems.h"
#include "sim/report/workbook/workbook.h"

namespace ccsim {
namespace {

namespace fs = std::filesystem;

constexpr std::time_t no_time = 315532800;  // 1980, as in the entries of the zip: the same workbook is the same bytes
const std::string arial = "Arial";
constexpr double body = 12, heading = 14, sheet_title = 16;

/// The library takes char* in its options, and does not write there.
char* unchanged(const std::string& text) { return const_cast<char*>(text.c_str()); }

/// A folder that is gone when this is.
class ScratchFolder {
public:
    ScratchFolder() {
        std::string pattern = (fs::temp_directory_path() / "ccsim-XXXXXX").string();
        if (!::mkdtemp(pattern.data())) throw FileError(pattern + ": cannot be made; set TMPDIR to a folder that can");
        path_ = pattern;
    }
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;
    ~ScratchFolder() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    const fs::path& path() const { return path_; }

private:
    fs::path path_;
};

/// How cells look.
class Formats {
public:
    explicit Formats(lxw_workbook* book)
        : title(make(book, sheet_title, true, false)),
          heading_line(make(book, heading, true, false)),
          line(make(book, body, false, false)),
          header(make(book, body, true, true)),
          text(make(book, body, false, true)),
          link(make(book, body, false, true)) {
        format_set_underline(link, LXW_UNDERLINE_SINGLE);
        number_header_ = make(book, body, true, true);
        format_set_align(number_header_, LXW_ALIGN_RIGHT);
        const std::array<const char*, most_decimals + 2> shown{"General",  "#,##0",     "#,##0.0",
                                                               "#,##0.00", "#,##0.000", "#,##0.0000"};
        for (std::size_t i = 0; i < shown.size(); ++i) {
            numbers_[i] = make(book, body, false, false);
            format_set_num_format(numbers_[i], shown[i]);
            format_set_align(numbers_[i], LXW_ALIGN_RIGHT);
        }
    }

    lxw_format* number(int decimals) const { return numbers_[static_cast<std::size_t>(decimals + 1)]; }
    lxw_format* header_of(const SheetColumn& column) const { return column.is_number ? number_header_ : header; }

    lxw_format *title, *heading_line, *line, *header, *text, *link;

private:
    static lxw_format* make(lxw_workbook* book, double size, bool bold, bool wraps) {
        lxw_format* const format = workbook_add_format(book);
        format_set_font_name(format, arial.c_str());
        format_set_font_size(format, size);
        format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
        if (bold) format_set_bold(format);
        if (wraps) format_set_text_wrap(format);
        return format;
    }

    lxw_format* number_header_ = nullptr;
    std::array<lxw_format*, most_decimals + 2> numbers_{};
};

/// Programs do not all fit the height of a row to its wrapped text by themselves. A column holds about as many letters
/// of Arial 12 as its width says, less what the ends of lines leave empty.
double lines_of(const std::string& text, double width) {
    const auto letters = static_cast<double>(text.size());
    return letters <= width ? 1 : std::ceil(1.1 * letters / width);
}

double width_of(const SheetColumn& column) { return column.is_wide ? wide_width : usual_width; }

constexpr double line_height = 15.75;

double height_of(const Sheet& sheet, const std::vector<Cell>& row) {
    double lines = 1;
    for (std::size_t c = 0; c < row.size(); ++c)
        if (const auto* text = std::get_if<std::string>(&row[c]))
            lines = std::max(lines, lines_of(*text, width_of(sheet.columns[c])));
    return lines * line_height;
}

double height_of_header(const Sheet& sheet) {
    double lines = 1;
    for (const SheetColumn& column : sheet.columns) lines = std::max(lines, lines_of(column.header, width_of(column)));
    return lines * line_height;
}

/// Of a line before the table, which runs on over empty cells; of a sheet without one, of wrapped text.
double height_of_line(const Sheet& sheet, std::size_t row) {
    const std::string& line = sheet.lines[row];
    const double size = row == 0 ? sheet_title : line.starts_with("# ") ? heading : body;
    const double lines = sheet.has_table() || size != body ? 1 : lines_of(line, cover_width);
    return lines * line_height * size / body + (size == heading ? line_height / 2 : 0);
}

void write_cell(lxw_worksheet* to, lxw_row_t row, lxw_col_t column, const Cell& cell, const Formats& formats) {
    if (const auto* text = std::get_if<std::string>(&cell))
        worksheet_write_string(to, row, column, text->c_str(), formats.text);
    else if (const auto* number = std::get_if<ShownNumber>(&cell))
        worksheet_write_number(to, row, column, number->value, formats.number(number->decimals));
    else if (const auto* link = std::get_if<SheetLink>(&cell)) {
        worksheet_write_url(to, row, column, ("internal:'" + link->sheet + "'!A1").c_str(), formats.link);
        worksheet_write_string(to, row, column, link->sheet.c_str(), formats.link);
    }
}

void write_table(lxw_worksheet* to, const Sheet& sheet, const Formats& formats) {
    const auto top = static_cast<lxw_row_t>(sheet.header_row());
    std::vector<lxw_table_column> columns(sheet.columns.size());
    std::vector<lxw_table_column*> pointers;
    for (std::size_t c = 0; c < columns.size(); ++c) {
        columns[c].header = unchanged(sheet.columns[c].header);
        columns[c].header_format = formats.header_of(sheet.columns[c]);
        pointers.push_back(&columns[c]);
    }
    pointers.push_back(nullptr);
    const std::string name = sheet.table_name();
    lxw_table_options options{};
    options.name = unchanged(name);
    options.no_autofilter = LXW_TRUE;
    options.no_banded_rows = LXW_TRUE;
    options.style_type = LXW_TABLE_STYLE_TYPE_LIGHT;
    options.style_type_number = 0;  // none: no fills
    options.columns = pointers.data();
    worksheet_add_table(to, top, 0, top + static_cast<lxw_row_t>(sheet.rows.size()),
                        static_cast<lxw_col_t>(columns.size() - 1), &options);
    worksheet_set_row(to, top, height_of_header(sheet), nullptr);
    for (std::size_t r = 0; r < sheet.rows.size(); ++r) {
        worksheet_set_row(to, top + 1 + static_cast<lxw_row_t>(r), height_of(sheet, sheet.rows[r]), nullptr);
        for (std::size_t c = 0; c < sheet.rows[r].size(); ++c)
            write_cell(to, top + 1 + static_cast<lxw_row_t>(r), static_cast<lxw_col_t>(c), sheet.rows[r][c], formats);
    }
}

/// On paper a row stays on one page, and each page has the header row.
void print_on_wide_pages(lxw_worksheet* to, const Sheet& sheet) {
    constexpr std::uint8_t a4 = 9;
    worksheet_set_paper(to, a4);
    worksheet_fit_to_pages(to, 1, 0);
    if (!sheet.has_table()) return;
    worksheet_set_landscape(to);
    const auto header = static_cast<lxw_row_t>(sheet.header_row());
    worksheet_repeat_rows(to, header, header);
}

void write_sheet(lxw_worksheet* to, const Sheet& sheet, const Formats& formats) {
    for (std::size_t c = 0; c < sheet.columns.size(); ++c)
        worksheet_set_column(to, static_cast<lxw_col_t>(c), static_cast<lxw_col_t>(c), width_of(sheet.columns[c]),
                             nullptr);
    if (!sheet.has_table()) worksheet_set_column(to, 0, 0, cover_width, nullptr);
    for (std::size_t r = 0; r < sheet.lines.size(); ++r) {
        const std::string& line = sheet.lines[r];
        const bool is_heading = line.starts_with("# ");
        worksheet_set_row(to, static_cast<lxw_row_t>(r), height_of_line(sheet, r), nullptr);
        lxw_format* const format = r == 0              ? formats.title
                                   : is_heading        ? formats.heading_line
                                   : sheet.has_table() ? formats.line
                                                       : formats.text;
        worksheet_write_string(to, static_cast<lxw_row_t>(r), 0, line.c_str() + (is_heading ? 2 : 0), format);
    }
    print_on_wide_pages(to, sheet);
    if (sheet.has_table()) write_table(to, sheet, formats);
}

/// Published figures are marks, the simulated middle a full line, the ends of its interval thin ones.
void style_series(lxw_chart_series* series, std::size_t place) {
    constexpr std::array<lxw_color_t, 4> colours{0xF46A25, 0x12436D, 0x2073BC, 0x2073BC};
    lxw_chart_line line{};
    line.color = colours[place % colours.size()];
    line.width = place == 1 ? 2.25F : 1.0F;
    if (place > 1) line.dash_type = LXW_CHART_LINE_DASH_DASH;
    if (place == 0) {
        line.none = LXW_TRUE;
        chart_series_set_marker_type(series, LXW_CHART_MARKER_DIAMOND);
        chart_series_set_marker_size(series, 9);
        lxw_chart_fill fill{};
        fill.color = colours[0];
        chart_series_set_marker_fill(series, &fill);
        lxw_chart_line edge{};
        edge.color = colours[0];
        chart_series_set_marker_line(series, &edge);
    } else chart_series_set_marker_type(series, LXW_CHART_MARKER_NONE);
    chart_series_set_line(series, &line);
}

void add_chart(lxw_workbook* book, lxw_worksheet* beside, const Workbook& workbook, const LineChart& chart,
               std::size_t place, std::size_t column) {
    const Sheet& sheet = *workbook.find(chart.sheet);
    lxw_chart* const drawn = workbook_add_chart(book, LXW_CHART_LINE);
    const auto first = static_cast<lxw_row_t>(sheet.header_row() + 1 + chart.first);
    const auto last = static_cast<lxw_row_t>(sheet.header_row() + 1 + chart.last);
    for (std::size_t s = 0; s < chart.series.size(); ++s) {
        lxw_chart_series* const series = chart_add_series(drawn, nullptr, nullptr);
        const auto values = static_cast<lxw_col_t>(chart.series[s]);
        const auto categories = static_cast<lxw_col_t>(chart.categories);
        chart_series_set_categories(series, sheet.name.c_str(), first, categories, last, categories);
        chart_series_set_values(series, sheet.name.c_str(), first, values, last, values);
        const std::string& header = sheet.columns[chart.series[s]].header;
        chart_series_set_name(series, header.substr(0, header.find(" [note")).c_str());
        style_series(series, s);
    }
    // The unit is in the title, because text along an axis would not be level.
    chart_title_set_name(drawn, (chart.title + ", " + chart.unit).c_str());
    lxw_chart_font title{};
    title.name = unchanged(arial);
    title.size = body;
    title.bold = LXW_TRUE;
    chart_title_set_name_font(drawn, &title);
    if (chart.unit == "percent") chart_axis_set_max(drawn->y_axis, 100);
    chart_axis_set_interval_unit(drawn->x_axis, 4);
    lxw_chart_font level{};
    level.name = unchanged(arial);
    level.size = 10;
    level.rotation = 360;  // of a nought the library takes no notice, and programs turn the days
    chart_axis_set_num_font(drawn->x_axis, &level);
    chart_axis_set_num_format(drawn->y_axis, "#,##0");
    lxw_chart_line grid{};
    grid.color = 0xD9D9D9;
    chart_axis_major_gridlines_set_line(drawn->y_axis, &grid);
    chart_legend_set_position(drawn, LXW_CHART_LEGEND_TOP);
    chart_show_blanks_as(drawn, LXW_CHART_BLANKS_AS_GAP);
    lxw_chart_options options{};
    options.x_scale = 1.7;
    options.y_scale = 1.3;
    options.description = unchanged(chart.description);
    // Counted from the top: the rows beside them differ in height.
    constexpr int pixels_apart = 400, below_the_lines = 100;
    options.y_offset = below_the_lines + static_cast<int>(place) * pixels_apart;
    worksheet_insert_chart_opt(beside, 0, static_cast<lxw_col_t>(column), drawn, &options);
}

void set_properties(lxw_workbook* book, const Workbook& workbook) {
    lxw_doc_properties properties{};
    properties.title = unchanged(workbook.title);
    properties.subject = unchanged(workbook.subject);
    properties.author = unchanged(workbook.author);
    properties.created = no_time;
    workbook_set_properties(book, &properties);
    workbook_set_custom_property_string(book, "Language", workbook.language.c_str());
}

}  // namespace

std::string xlsx_of(const Workbook& workbook) {
    const ScratchFolder scratch;
    const std::string file = (scratch.path() / "workbook.xlsx").string(), folder = scratch.path().string();
    lxw_workbook_options options{};
    options.tmpdir = unchanged(folder);
    lxw_workbook* const book = workbook_new_opt(file.c_str(), &options);
    if (!book) throw FileError(file + ": cannot be made");
    const Formats formats(book);
    set_properties(book, workbook);
    for (const Sheet& sheet : workbook.sheets) {
        lxw_worksheet* const to = workbook_add_worksheet(book, sheet.name.c_str());
        write_sheet(to, sheet, formats);
        if (sheet.name != workbook.charts_sheet) continue;
        for (std::size_t i = 0; i < workbook.charts.size(); ++i)
            add_chart(book, to, workbook, workbook.charts[i], i, sheet.columns.size() + 1);
    }
    if (const lxw_error error = workbook_close(book); error != LXW_NO_ERROR)
        throw FileError(file + ": cannot be written (" + lxw_strerror(error) + ")");
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace ccsim
