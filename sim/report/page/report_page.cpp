#include "sim/report/page/report_page.h"

#include <fmt/format.h>

#include <array>

#include "sim/report/page/page_assets.h"
#include "sim/report/page/page_figure.h"
#include "sim/report/page/sections.h"
#include "sim/report/sha256.h"

namespace ccsim {
namespace {

struct Section {
    const char *id, *name;
    void (*write)(HtmlWriter&, const PageInput&);
};
constexpr std::array sections{Section{"overview", "In short", write_overview},
                              Section{"comparison", "Scenarios side by side", write_comparison},
                              Section{"measures", "Key measures", write_key_measures},
                              Section{"closure", "Caseload by segment", write_segments},
                              Section{"payers", "Who pays what", write_payers},
                              Section{"arrears", "Arrears", write_arrears},
                              Section{"explanation", "Why compliance moved", write_explanation},
                              Section{"reliance", "Can it be relied on?", write_reliance},
                              Section{"assumptions", "Assumptions", write_assumptions},
                              Section{"provenance", "Where this comes from", write_provenance}};

/// Only this style and this script, and nothing from anywhere.
std::string security_policy() {
    return fmt::format(
        "default-src 'none'; style-src 'sha256-{}'; script-src 'sha256-{}'; img-src data:; base-uri 'none'; "
        "form-action 'none'",
        sha256_base64_of(page_style()), sha256_base64_of(page_script()));
}

void write_head(HtmlWriter& page, const std::string& title) {
    page.open("head").single("meta", {{"charset", "utf-8"}});
    page.single("meta", {{"http-equiv", "Content-Security-Policy"}, {"content", security_policy()}});
    page.single("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
    page.single("meta", {{"name", "referrer"}, {"content", "no-referrer"}});
    page.single("link", {{"rel", "icon"}, {"href", "data:,"}});
    page.element("title", title);
    page.open("style").markup(page_style()).close().close();
}

void write_toggles(HtmlWriter& page) {
    page.open("fieldset", {{"class", "toggles"}, {"hidden", "hidden"}}).element("legend", "Show in charts");
    const auto add = [&](const char* what, const char* words, bool on) {
        const std::string id = std::string("show-") + what;
        page.open("div");
        if (on) page.single("input", {{"type", "checkbox"}, {"id", id}, {"data-shows", what}, {"checked", "checked"}});
        else page.single("input", {{"type", "checkbox"}, {"id", id}, {"data-shows", what}});
        page.element("label", words, {{"for", id}}).close();
    };
    add("band-90", "9 in 10 band", true);
    add("band-50", "half band", true);
    add("published", "published figures", true);
    add("tables", "all tables", false);
    page.close();
}

}  // namespace

std::string report_page(const PageInput& input) {
    std::array<std::string, sections.size()> written;
    for (std::size_t i = 0; i < sections.size(); ++i) {
        HtmlWriter part;
        sections[i].write(part, input);
        written[i] = part.str();
    }
    HtmlWriter page;
    const std::string title =
        input.compares() ? fmt::format("Scenario {} and its variants: closing the 1993 and 2003 schemes", input.base())
                         : fmt::format("Scenario {}: closing the 1993 and 2003 schemes", input.base());
    page.markup("<!DOCTYPE html>\n").open("html", {{"lang", "en-GB"}});
    write_head(page, title);
    page.open("body").element("a", "Skip to main content", {{"class", "skip"}, {"href", "#main"}});
    page.open("header").open("p", {{"class", "name"}}).text("Case-closure simulator").close();
    page.element("p", page_note, {{"class", "note"}}).close();
    page.open("nav", {{"aria-label", "Contents"}}).open("ul");
    for (std::size_t i = 0; i < sections.size(); ++i)
        if (!written[i].empty())
            page.open("li").element("a", sections[i].name, {{"href", std::string("#") + sections[i].id}}).close();
    page.close().close();
    page.open("main", {{"id", "main"}, {"tabindex", "-1"}}).element("h1", title);
    if (input.scenario && !input.scenario->description.empty()) page.element("p", input.scenario->description);
    write_toggles(page);
    for (const std::string& section : written) page.markup(section);
    page.close();
    page.open("footer").element("p", std::string(page_note) + " Made by ccsim.").close();
    page.open("script").markup(page_script()).close();
    page.close().close();
    return page.str();
}

}  // namespace ccsim
