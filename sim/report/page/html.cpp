#include "sim/report/page/html.h"

#include <fmt/format.h>

#include "sim/core/problems.h"
#include "sim/report/markup_text.h"

namespace ccsim {

std::string data_link(std::string_view media_type, std::string_view text) {
    constexpr std::string_view kept =
        " -_.!~*'()/:;,=?@+$[]|^`{}\\";  // in no need of a code, in links and in attributes
    std::string out = fmt::format("data:{};charset=utf-8,", media_type);
    for (const char c : text) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (plain || kept.find(c) != std::string_view::npos) out += c;
        else out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
    return out;
}

void HtmlWriter::begin(std::string_view tag, Attributes attributes, std::string_view end) {
    out_ += fmt::format("<{}", tag);
    for (const HtmlAttribute& attribute : attributes)
        out_ += fmt::format(" {}=\"{}\"", attribute.name, markup_text(attribute.value));
    out_ += end;
}

HtmlWriter& HtmlWriter::open(std::string_view tag, Attributes attributes) {
    begin(tag, attributes, ">");
    open_.emplace_back(tag);
    return *this;
}

HtmlWriter& HtmlWriter::close() {
    if (open_.empty()) throw Fault("an element of a page is closed that was not opened");
    out_ += fmt::format("</{}>\n", open_.back());
    open_.pop_back();
    return *this;
}

HtmlWriter& HtmlWriter::text(std::string_view words) {
    out_ += markup_text(words);
    return *this;
}

HtmlWriter& HtmlWriter::element(std::string_view tag, std::string_view words, Attributes attributes) {
    return open(tag, attributes).text(words).close();
}

HtmlWriter& HtmlWriter::single(std::string_view tag, Attributes attributes) {
    begin(tag, attributes, "/>\n");
    return *this;
}

HtmlWriter& HtmlWriter::markup(std::string_view html) {
    out_ += html;
    return *this;
}

std::string HtmlWriter::str() const {
    if (!open_.empty()) throw Fault("the element " + open_.back() + " of a page is not closed");
    return out_;
}

}  // namespace ccsim
