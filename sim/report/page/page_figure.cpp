#include "sim/report/page/page_figure.h"

#include <algorithm>

#include "sim/report/csv_table.h"

namespace ccsim {
namespace {

/// What the script steps through the rows of the table with; it shows it when it runs.
void write_stepper(HtmlWriter& page, const PageFigure& figure) {
    const std::string last = std::to_string(figure.table.rows.size() - 1);
    page.open("div", {{"class", "stepper"}, {"hidden", "hidden"}});
    page.element("button", "Previous quarter", {{"type", "button"}, {"class", "previous"}});
    page.element("button", "Next quarter", {{"type", "button"}, {"class", "next"}});
    page.single("input", {{"type", "range"},
                          {"min", "0"},
                          {"max", last},
                          {"value", last},
                          {"step", "1"},
                          {"aria-label", "Quarter of the chart: " + figure.name}});
    page.element("p", "", {{"class", "said"}, {"role", "status"}, {"aria-live", "polite"}});
    page.close();
}

/// The same picture: in ours a double quote stands around an attribute only, and none of these holds a single one. In
/// a link it is a third as long.
std::string with_single_quotes(std::string svg) {
    std::replace(svg.begin(), svg.end(), '"', '\'');
    return svg;
}

void write_downloads(HtmlWriter& page, const PageFigure& figure) {
    const std::string csv = data_link("text/csv", figure.csv),
                      svg = data_link("image/svg+xml", with_single_quotes(figure.draw(Layout::picture, "")));
    page.open("ul", {{"class", "downloads"}});
    page.open("li")
        .element("a", "Download the figures: " + figure.name + " (CSV)",
                 {{"download", figure.id + ".csv"}, {"href", csv}})
        .close();
    page.open("li")
        .element("a", "Download the chart: " + figure.name + " (SVG)",
                 {{"download", figure.id + ".svg"}, {"href", svg}})
        .close();
    page.close();
}

}  // namespace

void write_table(HtmlWriter& page, const WordTable& table, std::string_view caption, std::string_view css_class) {
    page.open("div", {{"class", "scroll"}, {"tabindex", "0"}, {"role", "region"}, {"aria-label", caption}});
    page.open("table", {{"class", css_class}}).element("caption", caption).open("thead").open("tr");
    for (const std::string& name : table.head) page.element("th", name, {{"scope", "col"}});
    page.close().close().open("tbody");
    for (const auto& row : table.rows) {
        page.open("tr").element("th", row.front(), {{"scope", "row"}});
        for (std::size_t i = 1; i < row.size(); ++i) page.element("td", row[i]);
        page.close();
    }
    page.close().close().close();
}

void write_figure(HtmlWriter& page, const PageFigure& figure) {
    const std::string title_id = figure.id + "-heading";
    page.open("figure", {{"id", figure.id},
                         {"aria-labelledby", title_id},
                         {"class", figure.rows == PageFigure::Rows::quarters ? "chart stepped" : "chart"}});
    page.open("figcaption").element("h3", figure.words.title, {{"id", title_id}});
    page.element("p", figure.words.subtitle, {{"class", "subtitle"}}).close();
    for (const Layout layout : {Layout::wide, Layout::narrow}) {
        const std::string word(word_of(layout));
        page.open("div", {{"class", "drawing " + word}})
            .markup(figure.draw(layout, figure.id + "-" + word + "-"))
            .close();
    }
    if (figure.rows == PageFigure::Rows::quarters) write_stepper(page, figure);
    if (!figure.reading.empty()) page.element("p", figure.reading, {{"class", "reading"}});
    page.element("p", figure.words.source, {{"class", "source"}});
    page.open("details").element("summary", "Table: " + figure.name);
    write_table(page, figure.table, figure.words.title);
    page.close();
    write_downloads(page, figure);
    page.close();
}

std::string csv_of(const WordTable& table) {
    std::vector<CsvColumn> columns;
    for (const std::string& name : table.head) columns.push_back({.name = name, .unit = {}, .meaning = {}});
    CsvWriter out(columns);
    for (const auto& row : table.rows) {
        for (const std::string& cell : row) out.text(cell);
        out.end_row();
    }
    return out.str();
}

}  // namespace ccsim
